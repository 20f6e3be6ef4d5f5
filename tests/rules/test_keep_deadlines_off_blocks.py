"""No work is due on a day its students are taught."""

from __future__ import annotations

from typing import Any

import pytest

from hsmc_scheduler.domain.delivery import Delivery
from hsmc_scheduler.domain.module import Anchor, Assessment
from hsmc_scheduler.domain.plan import Plan
from hsmc_scheduler.domain.timetable import Timetable
from hsmc_scheduler.rules.keep_deadlines_off_blocks import RULE
from tests.builders import (
    Day,
    a_cohort,
    a_delivery,
    a_module,
    a_plan,
    a_session,
    a_slot,
    a_timetable,
    an_assessment,
    placements,
)
from tests.rules.case import Case, deviation, found

FINAL, ESSAY = an_assessment("final", 4), an_assessment("essay", 4)
BOTH = (a_cohort("C1", required=("D1", "D2")), a_cohort("C2", required=("D2",)))


def plan(other: Delivery | None = None, work: tuple[Assessment, ...] = (FINAL,), **changes: Any) -> Plan:
    """D1 has work to hand in four weeks after its second day; D2 has none."""
    deliveries = [a_delivery("D1", days=2), other or a_delivery("D2", days=2)]
    return a_plan(deliveries, modules=(a_module("D1", assessments=work),), **changes)


def laid(plan: Plan, *starts: Day) -> Timetable:
    blocks = (placements(plan, d.id, (start, len(d.days))) for d, start in zip(plan.deliveries, starts, strict=True))
    return a_timetable(plan, *blocks)


def partly(first: tuple[str, ...], second: tuple[str, ...]) -> Delivery:
    """D2, with the cohorts that come to each of its days."""
    sessions = (a_session(str(n), "D2", only_cohorts=c) for n, c in enumerate((first, second), 1))
    return a_delivery("D2", sessions=tuple(sessions))


TUE, DUE_ON_ITS_FIRST, DUE_ON_ITS_SECOND, DAY_AFTER = "2027-10-05", "2027-11-03", "2027-11-02", "2027-11-04"
USUAL, TWO_PIECES = plan(), plan(work=(FINAL, ESSAY))
OTHERS = plan(cohorts=(a_cohort("C1", required=("D1",)), a_cohort("C2", required=("D2",))))
STAY_AWAY, COME = plan(partly(("C1",), ("C2",)), cohorts=BOTH), plan(partly(("C2",), ("C1",)), cohorts=BOTH)
OPTIONS = plan(cohorts=(a_cohort(required=(), electives=(a_slot("D1", "D2"),)),))
SHORT = an_assessment("short", 2, anchor=Anchor.FIRST_BLOCK)
OWN_BLOCKS = a_plan([a_delivery("D1", days=4)], modules=(a_module("D1", assessments=(SHORT,)),))
THREE = a_plan(
    [a_delivery("D1", days=2), a_delivery("D2", days=2), a_delivery("D3", days=2)],
    modules=tuple(a_module(d, assessments=(FINAL,)) for d in ("D1", "D2")),
    cohorts=(a_cohort(required=("D3",), electives=(a_slot("D1", "D2"),)),),
)

CASES = (
    Case("a day nobody is taught", USUAL, laid(USUAL, TUE, DAY_AFTER), 0),
    Case("no deliveries", a_plan([]), a_timetable(a_plan([])), 0),
    Case("the first day of a block", USUAL, laid(USUAL, TUE, DUE_ON_ITS_FIRST), 1),
    Case("the last day of a block", USUAL, laid(USUAL, TUE, DUE_ON_ITS_SECOND), 1),
    Case("two pieces of work", TWO_PIECES, laid(TWO_PIECES, TUE, DUE_ON_ITS_FIRST), 2),
    Case("other people are taught", OTHERS, laid(OTHERS, TUE, DUE_ON_ITS_FIRST), 0),
    Case("a day they stay away from", STAY_AWAY, laid(STAY_AWAY, TUE, DUE_ON_ITS_SECOND), 0),
    Case("a day they come to", COME, laid(COME, TUE, DUE_ON_ITS_SECOND), 1),
    Case("options nobody takes together", OPTIONS, laid(OPTIONS, TUE, DUE_ON_ITS_FIRST), 0),
    Case(
        "work after the first block due within the last",
        OWN_BLOCKS,
        a_timetable(OWN_BLOCKS, placements(OWN_BLOCKS, "D1", (TUE, 2), ("2027-10-19", 2))),
        1,
    ),
    Case("the work of one option is due", THREE, laid(THREE, TUE, "2027-10-12", DUE_ON_ITS_FIRST), 1),
    Case("the work of each option is due", THREE, laid(THREE, TUE, "2027-10-12", "2027-11-09"), 1),
)


@pytest.mark.parametrize("case", CASES, ids=str)
def test_deadlines_on_a_day_of_teaching_are_counted(case: Case) -> None:
    assert deviation(RULE, case) == case.deviation


def test_a_date_is_reported_once_with_its_work_and_its_block() -> None:
    (violation,) = found(RULE, Case("", TWO_PIECES, laid(TWO_PIECES, TUE, DUE_ON_ITS_FIRST), 2))
    assert [s.id for s in violation.subjects] == ["C1/2027-28", "D1", "D2#1"]
    assert [day.isoformat() for day in violation.dates] == [DUE_ON_ITS_FIRST]
