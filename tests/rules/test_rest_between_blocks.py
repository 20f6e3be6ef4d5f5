"""People have weeks of their own between one block and the next."""

from __future__ import annotations

from typing import Any

import pytest

from hsmc_scheduler.domain.cohort import RepeatRuns
from hsmc_scheduler.domain.delivery import Delivery
from hsmc_scheduler.domain.plan import Plan
from hsmc_scheduler.domain.ruleset import Importance, RuleId
from hsmc_scheduler.domain.timetable import RunChoice, Timetable
from hsmc_scheduler.rules.rest_between_blocks import RULE
from tests.builders import (
    Day,
    a_cohort,
    a_delivery,
    a_plan,
    a_rule,
    a_session,
    a_slot,
    a_student,
    a_timetable,
    placements,
)
from tests.rules.case import Case, deviation, found

THREE = [a_delivery(d, days=2) for d in ("D1", "D2", "D3")]


def plan(*deliveries: Delivery, **changes: Any) -> Plan:
    return a_plan(deliveries, **changes)


def with_numbers(**numbers: int) -> Plan:
    return plan(*THREE[:2], rules=(a_rule(RuleId.REST_BETWEEN_BLOCKS, Importance.HIGH, **numbers),))


def laid(plan: Plan, *starts: Day, **changes: Any) -> Timetable:
    """Each delivery in one block that starts on that date."""
    blocks = (placements(plan, d.id, (start, len(d.days))) for d, start in zip(plan.deliveries, starts, strict=True))
    return a_timetable(plan, *blocks, **changes)


TUE, FRIDAY_TOO, NEXT_MON, ONE_ON, TWO_ON, THREE_ON = (f"2027-10-{day:02}" for day in (5, 7, 11, 12, 19, 26))
TWO = plan(*THREE[:2])
ALL_THREE = plan(*THREE)
STRICT, LAX = with_numbers(bad_below_days=22, noted_below_days=28), with_numbers(bad_below_days=0, noted_below_days=7)
ONE_DAY = plan(THREE[0], a_delivery("D2", days=1, block_lengths=(1,)))
ONE_DAY_COUNTS = plan(
    *ONE_DAY.deliveries, rules=(a_rule(RuleId.REST_BETWEEN_BLOCKS, Importance.HIGH, shortest_block_days=1),)
)
OTHERS = plan(*THREE[:2], cohorts=(a_cohort("C1", required=("D1",)), a_cohort("C2", required=("D2",))))
OPTIONS = plan(*THREE, cohorts=(a_cohort(required=("D1",), electives=(a_slot("D2", "D3"),)),))
STAYS_AWAY = plan(
    THREE[0],
    a_delivery("D2", sessions=tuple(a_session(n, "D2", only_cohorts=("C2",)) for n in "12")),
    cohorts=(a_cohort("C1", required=("D1", "D2")), a_cohort("C2", required=("D2",))),
)
COMES_FOR_A_DAY = plan(
    THREE[0],
    a_delivery("D2", sessions=(a_session("1", "D2"), a_session("2", "D2", only_cohorts=("C2",)))),
    cohorts=(a_cohort("C1", required=("D1", "D2")), a_cohort("C2", required=("D2",))),
)
RETURNER = plan(*THREE[:2], cohorts=OTHERS.cohorts, students=(a_student("sam", takes=("D2",)),))
RUNS = plan(*THREE, cohorts=(a_cohort(required=("D1",), one_of=(RepeatRuns("Induction", ("D2", "D3")),)),))
ONE_DELIVERY = plan(a_delivery("D1", days=5))
LATE_RUN = (RunChoice("C1", "Induction", "D3"),)

CASES = (
    Case("three weeks apart", TWO, laid(TWO, TUE, THREE_ON), 0),
    Case("no deliveries", a_plan([]), a_timetable(a_plan([])), 0),
    Case("two weeks apart", TWO, laid(TWO, TUE, TWO_ON), 1),
    Case("one week apart", TWO, laid(TWO, TUE, ONE_ON), 3),
    Case("on each side of a weekend", TWO, laid(TWO, FRIDAY_TOO, NEXT_MON), 3),
    Case("in the same week", TWO, laid(TWO, TUE, FRIDAY_TOO), 5),
    Case("in three weeks running", ALL_THREE, laid(ALL_THREE, TUE, ONE_ON, TWO_ON), 6),
    Case(
        "blocks of one delivery",
        ONE_DELIVERY,
        a_timetable(ONE_DELIVERY, placements(ONE_DELIVERY, "D1", (TUE, 3), (ONE_ON, 2))),
        3,
    ),
    Case("numbers are rounded up to whole weeks", STRICT, laid(STRICT, TUE, THREE_ON), 2),
    Case("only blocks in one week are noted", LAX, laid(LAX, TUE, ONE_ON), 0),
    Case("one week where only that is noted", LAX, laid(LAX, TUE, FRIDAY_TOO), 1),
    Case("a single day is left out", ONE_DAY, laid(ONE_DAY, TUE, ONE_ON), 0),
    Case("a single day counts if it is to", ONE_DAY_COUNTS, laid(ONE_DAY_COUNTS, TUE, ONE_ON), 3),
    Case("other people", OTHERS, laid(OTHERS, TUE, ONE_ON), 0),
    Case("a student who takes both", RETURNER, laid(RETURNER, TUE, ONE_ON), 3),
    Case("options nobody takes together", OPTIONS, laid(OPTIONS, THREE_ON, "2027-11-16", "2027-11-23"), 0),
    Case("the worst option counts in each window", OPTIONS, laid(OPTIONS, TUE, ONE_ON, TWO_ON), 3),
    Case("a block they stay away from", STAYS_AWAY, laid(STAYS_AWAY, TUE, ONE_ON), 0),
    Case("a block they come to for a day", COMES_FOR_A_DAY, laid(COMES_FOR_A_DAY, TUE, ONE_ON), 3),
    Case("the run not attended", RUNS, laid(RUNS, TUE, ONE_ON, THREE_ON, run_choices=LATE_RUN), 0),
    Case("the run attended", RUNS, laid(RUNS, TUE, THREE_ON, ONE_ON, run_choices=LATE_RUN), 3),
)


@pytest.mark.parametrize("case", CASES, ids=str)
def test_weeks_of_rest_that_are_missing_are_counted(case: Case) -> None:
    assert deviation(RULE, case) == case.deviation


def test_each_pair_of_neighbours_is_reported_once() -> None:
    first, second = found(RULE, Case("", ALL_THREE, laid(ALL_THREE, TUE, ONE_ON, TWO_ON), 6))
    assert [s.id for s in first.subjects] == ["C1/2027-28", "D1#1", "D2#1"]
    assert [s.id for s in second.subjects] == ["C1/2027-28", "D2#1", "D3#1"]
    assert (first.deviation, second.deviation, first.facts) == (3, 3, (1, 3))
