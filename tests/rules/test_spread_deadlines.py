"""A group's deadlines do not bunch."""

from __future__ import annotations

from typing import Any

import pytest

from hsmc_scheduler.domain.module import Anchor, Assessment
from hsmc_scheduler.domain.plan import Plan
from hsmc_scheduler.domain.ruleset import Importance
from hsmc_scheduler.domain.timetable import Timetable
from hsmc_scheduler.rules.spread_deadlines import RULE
from tests.builders import (
    Day,
    a_calendar,
    a_cohort,
    a_delivery,
    a_module,
    a_period,
    a_plan,
    a_rule,
    a_slot,
    a_timetable,
    an_assessment,
    placements,
)
from tests.rules.case import Case, deviation, found

FINAL = an_assessment("final", 4)


def plan(deliveries: int = 2, work: tuple[Assessment, ...] = (FINAL,), **changes: Any) -> Plan:
    """So many deliveries of two days, each of a module with that work to hand in."""
    ids = [f"D{n}" for n in range(1, deliveries + 1)]
    modules = tuple(a_module(d, assessments=work) for d in ids)
    return a_plan([a_delivery(d, days=2) for d in ids], modules=modules, **changes)


def laid(plan: Plan, *starts: Day) -> Timetable:
    """Each delivery in one block; its final assignment is due four weeks after the second day."""
    blocks = (placements(plan, d.id, (start, len(d.days))) for d, start in zip(plan.deliveries, starts, strict=True))
    return a_timetable(plan, *blocks)


def with_numbers(deliveries: int, **numbers: int) -> Plan:
    return plan(deliveries, rules=(a_rule(RULE.id, Importance.HIGH, **numbers),))


TUE, THU, ONE_ON, TWO_ON, THREE_ON = (f"2027-10-{day:02}" for day in (5, 7, 12, 19, 26))
PAIR, ALL_THREE = plan(), plan(3)
ANY_TWO, IN_THREE_WEEKS = with_numbers(3, most=2), with_numbers(2, weeks=3)
NO_WORK = plan(work=())
SWITCHED_OFF = plan(work=(FINAL, an_assessment("short", 4, active=False)))
OPTIONS = plan(3, cohorts=(a_cohort(required=("D1",), electives=(a_slot("D2", "D3"),)),))
OTHERS = plan(cohorts=(a_cohort("C1", required=("D1",)), a_cohort("C2", required=("D2",))))
SHORT = an_assessment("short", 2, anchor=Anchor.FIRST_BLOCK)
SHORT_AND_FINAL = a_plan(
    [a_delivery("D1", days=4)], modules=(a_module("D1", assessments=(SHORT, an_assessment("final", 1))),)
)
CLOSED = plan(calendar=a_calendar(periods=(a_period("2027-11-01", "2027-11-05"),)))

CASES = (
    Case("two weeks apart", PAIR, laid(PAIR, TUE, TWO_ON), 0),
    Case("no deliveries", a_plan([]), a_timetable(a_plan([])), 0),
    Case("no work to hand in", NO_WORK, laid(NO_WORK, TUE, THU), 0),
    Case("one week apart", PAIR, laid(PAIR, TUE, ONE_ON), 1),
    Case("in one week", PAIR, laid(PAIR, TUE, THU), 2),
    Case("in three weeks running", ALL_THREE, laid(ALL_THREE, TUE, ONE_ON, TWO_ON), 2),
    Case("two in one week and one in the next", ALL_THREE, laid(ALL_THREE, TUE, THU, ONE_ON), 3),
    Case("two where two are well", ANY_TWO, laid(ANY_TWO, TUE, THU, "2027-11-16"), 0),
    Case("three where two are well", ANY_TWO, laid(ANY_TWO, TUE, THU, ONE_ON), 1),
    Case("two weeks apart, looked at three weeks at a time", IN_THREE_WEEKS, laid(IN_THREE_WEEKS, TUE, TWO_ON), 1),
    Case("work that is off", SWITCHED_OFF, laid(SWITCHED_OFF, TUE, TWO_ON), 0),
    Case("options nobody takes together", OPTIONS, laid(OPTIONS, THREE_ON, TUE, THU), 0),
    Case("the worst option counts", OPTIONS, laid(OPTIONS, TUE, THU, ONE_ON), 2),
    Case("other people", OTHERS, laid(OTHERS, TUE, THU), 0),
    Case(
        "work after the first block and after the last",
        SHORT_AND_FINAL,
        a_timetable(SHORT_AND_FINAL, placements(SHORT_AND_FINAL, "D1", (TUE, 2), (TWO_ON, 2))),
        1,
    ),
    Case("a deadline moved on to a later week by closed days", CLOSED, laid(CLOSED, TUE, ONE_ON), 2),
)


@pytest.mark.parametrize("case", CASES, ids=str)
def test_deadlines_above_the_most_in_a_window_are_counted(case: Case) -> None:
    assert deviation(RULE, case) == case.deviation


def test_a_bunch_is_reported_once_with_its_modules_and_dates() -> None:
    (violation,) = found(RULE, Case("", ALL_THREE, laid(ALL_THREE, TUE, THU, ONE_ON), 3))
    assert [s.id for s in violation.subjects] == ["C1/2027-28", "D1", "D2", "D3"]
    assert [day.isoformat() for day in violation.dates] == ["2027-11-03", "2027-11-05", "2027-11-10"]
    assert violation.facts == (3, 2, 1)


def test_a_delivery_with_sessions_not_yet_placed_has_no_deadlines() -> None:
    half = a_timetable(SHORT_AND_FINAL, placements(SHORT_AND_FINAL, "D1", (TUE, 2)))
    assert found(RULE, Case("", SHORT_AND_FINAL, half, 0)) == ()
