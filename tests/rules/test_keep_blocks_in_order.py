"""Blocks of a delivery follow one another with the gaps it allows."""

from __future__ import annotations

from typing import Any

import pytest

from hsmc_scheduler.domain.delivery import GapLimits
from hsmc_scheduler.domain.plan import Plan
from hsmc_scheduler.domain.ruleset import RuleId
from hsmc_scheduler.domain.timetable import Timetable
from hsmc_scheduler.rules.keep_blocks_in_order import RULE
from tests.builders import Day, a_delivery, a_plan, a_timetable, placements
from tests.rules.case import Case, deviation


def plan(**gaps: Any) -> Plan:
    return a_plan([a_delivery(gaps=GapLimits(**gaps))])


def laid(plan: Plan, second: Day) -> Timetable:
    """The first block is on Mon 4 and Tue 5 October 2027; the second has three days."""
    return a_timetable(plan, placements(plan, "D1", ("2027-10-04", 2), (second, 3)))


FREE, THREE_WEEKS, OFF = plan(), plan(min_days=21, max_days=28), plan(min_days=21, max_days=28, active=False)
ONE = a_plan([a_delivery(days=3)])

CASES = (
    Case("four weeks later", FREE, laid(FREE, "2027-11-01"), 0),
    Case("the next day", FREE, laid(FREE, "2027-10-06"), 0),
    Case("one block", ONE, a_timetable(ONE, placements(ONE, "D1", ("2027-10-05", 3))), 0),
    Case("the second block first", FREE, laid(FREE, "2027-09-28"), 8, also=(RuleId.TEACH_CONTACT_DAYS,)),
    Case("exactly the least gap", THREE_WEEKS, laid(THREE_WEEKS, "2027-10-26"), 0),
    Case("a day too soon", THREE_WEEKS, laid(THREE_WEEKS, "2027-10-25"), 1),
    Case("exactly the longest gap", THREE_WEEKS, laid(THREE_WEEKS, "2027-11-02"), 0),
    Case("six days too late", THREE_WEEKS, laid(THREE_WEEKS, "2027-11-08"), 6),
    Case("limits switched off", OFF, laid(OFF, "2027-10-06"), 0),
    Case("order kept where limits are off", OFF, laid(OFF, "2027-09-28"), 8, also=(RuleId.TEACH_CONTACT_DAYS,)),
)


@pytest.mark.parametrize("case", CASES, ids=str)
def test_days_a_gap_is_too_short_or_too_long_are_counted(case: Case) -> None:
    assert deviation(RULE, case) == case.deviation


def test_a_block_without_dates_leaves_room_for_itself() -> None:
    often = a_plan([a_delivery(days=6, gaps=GapLimits(max_days=28))])
    first, _, third = placements(often, "D1", ("2027-10-04", 2), ("2027-10-25", 2), ("2027-11-15", 2))
    assert deviation(RULE, Case("", often, a_timetable(often, first, third), 0)) == 0
