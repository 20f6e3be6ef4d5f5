"""Blocks stay inside the window of their delivery and their own."""

from __future__ import annotations

from typing import Any

import pytest

from hsmc_scheduler.domain.delivery import BlockWindow, DateWindow
from hsmc_scheduler.domain.plan import Plan
from hsmc_scheduler.domain.timetable import Timetable
from hsmc_scheduler.rules.stay_inside_windows import RULE
from tests.builders import Day, a_delivery, a_plan, a_timetable, on, placements
from tests.rules.case import Case, deviation


def window(earliest: Day | None = None, latest: Day | None = None, **changes: Any) -> DateWindow:
    return DateWindow(on(earliest) if earliest else None, on(latest) if latest else None, **changes)


def plan(delivery: DateWindow | None = None, **blocks: DateWindow) -> Plan:
    own = tuple(BlockWindow(int(number.replace("last", "-1").strip("b")), w) for number, w in blocks.items())
    return a_plan([a_delivery(window=delivery or DateWindow(), block_windows=own)])


def laid(plan: Plan) -> Timetable:
    """Tue 5 to Thu 7 October and Tue 2 to Wed 3 November 2027."""
    return a_timetable(plan, placements(plan, "D1", ("2027-10-05", 3), ("2027-11-02", 2)))


def case(name: str, plan: Plan, deviation: int) -> Case:
    return Case(name, plan, laid(plan), deviation)


CASES = (
    case("no window", plan(), 0),
    case("exactly filled", plan(window("2027-10-05", "2027-11-03")), 0),
    case("opens a day late", plan(window("2027-10-06")), 1),
    case("closes before the last block", plan(window(latest="2027-11-01")), 2),
    case("off at both ends", plan(window("2027-10-07", "2027-11-02")), 3),
    case("switched off", plan(window("2027-10-07", "2027-11-02", active=False)), 0),
    case("a window for the first block, kept", plan(b1=window(latest="2027-10-07")), 0),
    case("a window for the first block, broken", plan(b1=window(latest="2027-10-06")), 1),
    case("a window for the last block, kept", plan(last=window("2027-11-02")), 0),
    case("a window for the last block, broken", plan(last=window("2027-11-04")), 2),
    case("a window for the last block, switched off", plan(last=window("2027-11-04", active=False)), 0),
    case("a window for a third block there is not", plan(b3=window("2027-12-01")), 0),
    case("each window counts by itself", plan(window(latest="2027-11-02"), last=window(latest="2027-11-01")), 3),
    Case("no deliveries", a_plan([]), a_timetable(a_plan([])), 0),
)


@pytest.mark.parametrize("case", CASES, ids=str)
def test_days_outside_a_window_are_counted(case: Case) -> None:
    assert deviation(RULE, case) == case.deviation


def test_a_window_for_the_last_block_waits_until_the_last_session_is_placed() -> None:
    spring = plan(last=window("2028-03-01"))
    first = placements(spring, "D1", ("2027-10-05", 3))
    assert deviation(RULE, Case("", spring, a_timetable(spring, first), 0)) == 0
