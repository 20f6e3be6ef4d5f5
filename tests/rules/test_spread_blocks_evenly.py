"""The blocks of a delivery are spread evenly."""

from __future__ import annotations

from typing import Any

import pytest

from hsmc_scheduler.domain.delivery import DateWindow
from hsmc_scheduler.domain.plan import Plan
from hsmc_scheduler.domain.ruleset import Importance, RuleId
from hsmc_scheduler.domain.timetable import Timetable
from hsmc_scheduler.rules.spread_blocks_evenly import RULE
from tests.builders import Day, a_calendar, a_delivery, a_period, a_plan, a_rule, a_timetable, on, placements
from tests.rules.case import Case, deviation, found


def plan(blocks: int = 2, rules: tuple[Any, ...] = (), **changes: Any) -> Plan:
    """One delivery that is cut into so many blocks of two days."""
    return a_plan([a_delivery("D1", days=2 * blocks, block_lengths=(2,), **changes)], rules=rules)


def laid(plan: Plan, *starts: Day) -> Timetable:
    return a_timetable(plan, placements(plan, "D1", *((start, 2) for start in starts)))


def window(earliest: str, latest: str, **changes: Any) -> DateWindow:
    return DateWindow(on(earliest), on(latest), **changes)


MON, TUE = "2027-10-04", "2027-10-05"
PAIR = plan()
WIDER = plan(rules=(a_rule(RuleId.SPREAD_BLOCKS_EVENLY, Importance.LOW, short_gap_weeks=2, long_gap_weeks=9),))
OWN = plan(ideal_gap_weeks=(2, 2))
TEN_WEEKS = plan(3, window=window(MON, "2027-12-17"))
ELEVEN_WEEKS = plan(3, window=window("2027-10-08", "2027-12-24"))
OFF = plan(3, window=window(MON, "2027-12-17", active=False))
TO_THE_MONDAY = window(MON, "2027-12-20")
CLOSED_AT_THE_END = a_plan(
    [a_delivery("D1", days=6, block_lengths=(2,), window=TO_THE_MONDAY)],
    calendar=a_calendar(periods=(a_period("2027-12-20"),)),
)
SINGLE = plan(1)

CASES = (
    Case("three weeks apart", PAIR, laid(PAIR, TUE, "2027-10-26"), 0),
    Case("no deliveries", a_plan([]), a_timetable(a_plan([])), 0),
    Case("one block", SINGLE, laid(SINGLE, TUE), 0),
    Case("two weeks apart", PAIR, laid(PAIR, TUE, "2027-10-19"), 1),
    Case("in the same week", PAIR, laid(PAIR, TUE, "2027-10-07"), 3),
    Case("eight weeks apart", PAIR, laid(PAIR, TUE, "2027-11-30"), 0),
    Case("ten weeks apart", PAIR, laid(PAIR, TUE, "2027-12-14"), 2),
    Case("weeks are counted from Monday to Monday", PAIR, laid(PAIR, "2027-10-07", "2027-10-25"), 0),
    Case("the planner's own range", WIDER, laid(WIDER, TUE, "2027-10-19"), 0),
    Case("beyond the planner's own range", WIDER, laid(WIDER, TUE, "2027-12-14"), 1),
    Case("the delivery's own range", OWN, laid(OWN, TUE, "2027-10-19"), 0),
    Case("beyond the delivery's own range", OWN, laid(OWN, TUE, "2027-11-02"), 2),
    Case("evenly over the span", TEN_WEEKS, laid(TEN_WEEKS, TUE, "2027-11-09", "2027-12-14"), 0),
    Case("unevenly over the span", TEN_WEEKS, laid(TEN_WEEKS, TUE, "2027-11-02", "2027-12-14"), 2),
    Case("a span that does not divide", ELEVEN_WEEKS, laid(ELEVEN_WEEKS, "2027-10-12", "2027-11-16", "2027-12-21"), 0),
    Case(
        "a span that does not divide, and a week",
        ELEVEN_WEEKS,
        laid(ELEVEN_WEEKS, "2027-10-12", "2027-11-09", "2027-12-21"),
        1,
    ),
    Case("a window that is off", OFF, laid(OFF, "2027-09-07", "2028-02-29", "2028-08-22"), 2),
    Case("a window that ends closed", CLOSED_AT_THE_END, laid(CLOSED_AT_THE_END, TUE, "2027-11-09", "2027-12-14"), 0),
)


@pytest.mark.parametrize("case", CASES, ids=str)
def test_weeks_outside_the_ideal_gap_are_counted(case: Case) -> None:
    assert deviation(RULE, case) == case.deviation


def test_each_gap_is_reported_with_what_is_ideal() -> None:
    first, second = found(RULE, Case("", TEN_WEEKS, laid(TEN_WEEKS, TUE, "2027-11-02", "2027-12-14"), 2))
    assert [s.id for s in first.subjects] == ["D1#1", "D1#2"]
    assert (first.facts, second.facts) == ((4, 5, 5), (6, 5, 5))
