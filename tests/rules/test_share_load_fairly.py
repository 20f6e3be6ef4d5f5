"""Nobody teaches much more of a year than their fair share."""

from __future__ import annotations

from typing import Any

import pytest

from hsmc_scheduler.domain.cohort import PathwayYear
from hsmc_scheduler.domain.daypart import DayPart
from hsmc_scheduler.domain.delivery import Delivery
from hsmc_scheduler.domain.index import PlanIndex
from hsmc_scheduler.domain.plan import Plan
from hsmc_scheduler.domain.ruleset import Importance, RuleId
from hsmc_scheduler.domain.session import LeadCover, Staffing
from hsmc_scheduler.domain.timetable import Timetable
from hsmc_scheduler.rules.fair_share import fair_shares
from hsmc_scheduler.rules.share_load_fairly import RULE
from tests.builders import (
    NEXT_YEAR,
    YEAR,
    a_cohort,
    a_delivery,
    a_plan,
    a_rule,
    a_session,
    a_set_meeting,
    a_timetable,
    a_tutor,
    placements,
)
from tests.rules.case import Case, deviation, found

BLOCKS = (("2027-10-05", 3), ("2027-10-12", 2))
NEXT_BLOCKS = (("2028-10-03", 3), ("2028-10-10", 2))


def plan(tolerance: int | None, *deliveries: Delivery, tutors: int = 2, **changes: Any) -> Plan:
    """Ann leads; Ben and Cat teach too, where there are so many tutors."""
    rules = () if tolerance is None else (a_rule(RULE.id, Importance.LOW, tolerance_days=tolerance),)
    people = tuple(a_tutor(t) for t in ("ann", "ben", "cat")[:tutors])
    return a_plan(deliveries or (a_delivery(),), tutors=people, rules=rules, **changes)


def laid(plan: Plan, **laid: Any) -> Timetable:
    return a_timetable(plan, placements(plan, "D1", *BLOCKS, **laid))


def sessions(**changes: Any) -> Delivery:
    return a_delivery(sessions=tuple(a_session(n, **changes) for n in "12345"))


USUAL, EXACT, TWO_DAYS, THIRDS = plan(None), plan(0), plan(2), plan(0, tutors=3)
ALONE = plan(0, tutors=1)
PAIRS = plan(0, sessions(staffing=Staffing(2)))
MORNINGS = plan(0, sessions(part=DayPart.MORNING))
SETS = plan(0, a_delivery(sessions=tuple(a_set_meeting(n) for n in "12345")), tutors=2)
NO_TEAM = plan(0, sessions(staffing=Staffing(1, LeadCover.NONE, ("ben",))))
TWO_YEARS = plan(
    0,
    a_delivery("D1"),
    a_delivery("D2", module="D1", year=NEXT_YEAR),
    cohorts=(a_cohort(pathway=(PathwayYear(YEAR, ("D1",)), PathwayYear(NEXT_YEAR, ("D2",)))),),
)
IN_TURN = {n: (("ann", "ben")[int(n) % 2],) for n in "12345"}

CASES = (
    Case("half as much again within three days", USUAL, laid(USUAL), 0),
    Case("no deliveries", a_plan([]), a_timetable(a_plan([])), 0),
    Case("all of it", EXACT, laid(EXACT), 5),
    Case("all of it, two days tolerated", TWO_DAYS, laid(TWO_DAYS), 1),
    Case("a share is rounded up", THIRDS, laid(THIRDS), 6),
    Case("the only tutor", ALONE, laid(ALONE), 0),
    Case("two people needed", PAIRS, laid(PAIRS), 0),
    Case("mornings", MORNINGS, laid(MORNINGS), 2),
    Case("facilitating", SETS, laid(SETS), 5),
    Case("only the team has a share", NO_TEAM, laid(NO_TEAM), 0),
    Case(
        "in turn", EXACT, laid(EXACT, tutors=IN_TURN), 1, also=(RuleId.COVER_SESSIONS,)
    ),  # Ann leads, and is not always there
    Case(
        "each year by itself",
        TWO_YEARS,
        a_timetable(TWO_YEARS, placements(TWO_YEARS, "D1", *BLOCKS), placements(TWO_YEARS, "D2", *NEXT_BLOCKS)),
        10,
    ),
)


@pytest.mark.parametrize("case", CASES, ids=str)
def test_half_days_above_a_fair_share_are_counted(case: Case) -> None:
    assert deviation(RULE, case) == case.deviation


def test_a_tutor_is_reported_with_load_share_and_tolerance() -> None:
    (violation,) = found(RULE, Case("", TWO_DAYS, laid(TWO_DAYS), 1))
    assert [s.id for s in violation.subjects] == ["ann"]
    assert violation.facts == (YEAR, 10, 5, 4)


def test_the_shares_of_a_year_cover_its_teaching_and_its_sets() -> None:
    shares = fair_shares(PlanIndex(SETS))
    assert shares == {("ann", YEAR): 5, ("ben", YEAR): 5}
