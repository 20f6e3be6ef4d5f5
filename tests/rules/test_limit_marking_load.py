"""A lead is not sent too many scripts in one week."""

from __future__ import annotations

from typing import Any

import pytest

from hsmc_scheduler.domain.index import PlanIndex
from hsmc_scheduler.domain.module import Assessment
from hsmc_scheduler.domain.plan import Plan
from hsmc_scheduler.domain.ruleset import Importance
from hsmc_scheduler.domain.timetable import Timetable
from hsmc_scheduler.rules.limit_marking_load import RULE
from hsmc_scheduler.rules.situation import Scope, Situation
from tests.builders import (
    Day,
    a_cohort,
    a_delivery,
    a_module,
    a_plan,
    a_rule,
    a_session,
    a_timetable,
    a_tutor,
    an_assessment,
    placements,
)
from tests.rules.case import Case, deviation, found

FINAL = an_assessment("final", 4)
ANN, BEN, CAT = (a_tutor(t) for t in ("ann", "ben", "cat"))


def plan(
    most: int | None = 8, leads: tuple[str, ...] = ("ann",), work: tuple[Assessment, ...] = (FINAL,), **changes: Any
) -> Plan:
    """Two deliveries of two days with work to hand in, for a cohort of eight."""
    rules = () if most is None else (a_rule(RULE.id, Importance.LOW, most_scripts=most),)
    modules = tuple(a_module(d, leads, assessments=work) for d in ("D1", "D2"))
    deliveries = changes.pop("deliveries", [a_delivery(d, days=2) for d in ("D1", "D2")])
    return a_plan(deliveries, **{"modules": modules, "rules": rules, "tutors": (ANN, BEN, CAT)} | changes)


def laid(plan: Plan, *starts: Day) -> Timetable:
    blocks = (placements(plan, d.id, (start, len(d.days))) for d, start in zip(plan.deliveries, starts, strict=True))
    return a_timetable(plan, *blocks)


TUE, THU, NEXT_WEEK = "2027-10-05", "2027-10-07", "2027-10-12"
SIXTY, EIGHT, FIFTEEN, SIXTEEN = plan(None), plan(8), plan(15), plan(16)
THREE_LEADS = plan(0, ("ann", "ben", "cat"))
BEN_HAS_LEFT = plan(8, ("ann", "ben"), tutors=(ANN, a_tutor("ben", active=False)))
TWO_PIECES = plan(8, work=(FINAL, an_assessment("essay", 4), an_assessment("draft", 4, active=False)))
OWN_LEADS = plan(8, modules=tuple(a_module(d, (t,), assessments=(FINAL,)) for d, t in (("D1", "ann"), ("D2", "ben"))))
PARTLY = plan(
    8,
    deliveries=[
        a_delivery("D1", sessions=(a_session("1", only_cohorts=("C2",)), a_session("2", only_cohorts=("C1",)))),
        a_delivery("D2", days=2),
    ],
    cohorts=(a_cohort("C1", 8, ("D1",)), a_cohort("C2", 5, ("D1", "D2"))),
)

CASES = (
    Case("few enough", SIXTY, laid(SIXTY, TUE, THU), 0),
    Case("no deliveries", a_plan([]), a_timetable(a_plan([])), 0),
    Case("in two weeks", EIGHT, laid(EIGHT, TUE, NEXT_WEEK), 0),
    Case("in one week", EIGHT, laid(EIGHT, TUE, THU), 8),
    Case("one too many", FIFTEEN, laid(FIFTEEN, TUE, THU), 1),
    Case("just as many as is well", SIXTEEN, laid(SIXTEEN, TUE, THU), 0),
    Case("three leads share, rounded up", THREE_LEADS, laid(THREE_LEADS, TUE, THU), 18),
    Case("a lead who has left marks nothing", BEN_HAS_LEFT, laid(BEN_HAS_LEFT, TUE, THU), 8),
    Case("each piece of work counts", TWO_PIECES, laid(TWO_PIECES, TUE, NEXT_WEEK), 16),
    Case("each lead by themselves", OWN_LEADS, laid(OWN_LEADS, TUE, THU), 0),
    Case("people at the largest session", PARTLY, laid(PARTLY, TUE, THU), 5),
)


@pytest.mark.parametrize("case", CASES, ids=str)
def test_scripts_above_the_most_in_a_week_are_counted(case: Case) -> None:
    assert deviation(RULE, case) == case.deviation


def test_a_week_is_reported_once_a_lead_with_its_modules() -> None:
    (violation,) = found(RULE, Case("", EIGHT, laid(EIGHT, TUE, THU), 8))
    assert [s.id for s in violation.subjects] == ["ann", "D1", "D2"]
    assert violation.facts == (16, 8)


def test_a_lead_who_does_not_teach_is_looked_at_with_the_deliveries_in_scope() -> None:
    scope = Scope(frozenset({"D1"}), frozenset(), frozenset(), frozenset())
    situation = Situation(PlanIndex(EIGHT), laid(EIGHT, TUE, THU), scope=scope)
    assert [v.deviation for v in RULE.find(situation)] == [8]
