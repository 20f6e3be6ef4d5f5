"""Nobody has to attend two things at once."""

from __future__ import annotations

from typing import Any

import pytest

from hsmc_scheduler.domain.cohort import RepeatRuns
from hsmc_scheduler.domain.daypart import DayPart
from hsmc_scheduler.domain.delivery import Delivery
from hsmc_scheduler.domain.plan import Plan
from hsmc_scheduler.domain.timetable import RunChoice, Timetable
from hsmc_scheduler.rules.avoid_student_clashes import RULE
from tests.builders import (
    Day,
    a_cohort,
    a_delivery,
    a_module,
    a_plan,
    a_room,
    a_session,
    a_slot,
    a_student,
    a_timetable,
    placements,
)
from tests.rules.case import Case, deviation, found

TUTORS = {"D1": "ann", "D2": "ben", "D3": "cat"}
THREE = [a_delivery(d, days=2) for d in TUTORS]


def plan(deliveries: list[Delivery], **changes: Any) -> Plan:
    """Each delivery has a tutor and a room of its own, so that only students can clash."""
    modules = tuple(a_module(d.id, (TUTORS[d.id],)) for d in deliveries)
    rooms = tuple(a_room(f"room-{d.id}") for d in deliveries)
    return a_plan(deliveries, modules=modules, rooms=rooms, **changes)


def laid(plan: Plan, *starts: Day, **changes: Any) -> Timetable:
    when = {d.id: start for d, start in zip(plan.deliveries, starts, strict=True)}
    blocks = [placements(plan, d, (start, 2), room=f"room-{d}") for d, start in when.items()]
    return a_timetable(plan, *blocks, **changes)


def halves(delivery: str, part: DayPart) -> Delivery:
    return a_delivery(delivery, sessions=tuple(a_session(n, delivery, part=part) for n in "12"))


TUE, WED, THU, LATER = "2027-10-05", "2027-10-06", "2027-10-07", "2027-11-02"
BOTH = plan(THREE[:2])
ALL_THREE = plan(THREE)
HALF_DAYS = plan([halves("D1", DayPart.MORNING), halves("D2", DayPart.AFTERNOON)])
MORNINGS = plan([THREE[0], halves("D2", DayPart.MORNING)])
TWO_COHORTS = plan(THREE[:2], cohorts=(a_cohort("C1", required=("D1",)), a_cohort("C2", required=("D2",))))
ONE_SLOT = plan(THREE, cohorts=(a_cohort(required=("D1",), electives=(a_slot("D2", "D3"),)),))
CHOOSE_TWO = plan(THREE, cohorts=(a_cohort(required=("D1",), electives=(a_slot("D2", "D3", choose=2),)),))
OTHERS_ONLY = plan(
    [THREE[0], a_delivery("D2", sessions=tuple(a_session(n, "D2", only_cohorts=("C2",)) for n in "12"))],
    cohorts=(a_cohort("C1", required=("D1", "D2")), a_cohort("C2", required=("D2",))),
)
RETURNER = plan(
    THREE[:2],
    cohorts=(a_cohort("C1", required=("D1",)), a_cohort("C2", required=("D2",))),
    students=(a_student("sam", takes=("D2",)),),
)
DEFERRER = plan(THREE[:2], students=(a_student("sam", skips=("D2",)),))
SECOND_RUN, THIRD_RUN = ((RunChoice("C1", "Induction", d),) for d in ("D2", "D3"))
RUNS = plan(THREE, cohorts=(a_cohort(required=("D1",), one_of=(RepeatRuns("Induction", ("D2", "D3")),)),))

CASES = (
    Case("one after the other", BOTH, laid(BOTH, TUE, THU), 0),
    Case("no deliveries", a_plan([]), a_timetable(a_plan([])), 0),
    Case("the same two days", BOTH, laid(BOTH, TUE, TUE), 4),
    Case("one day shared", BOTH, laid(BOTH, TUE, WED), 2),
    Case("three at once", ALL_THREE, laid(ALL_THREE, TUE, TUE, TUE), 8),
    Case("a morning and an afternoon", HALF_DAYS, laid(HALF_DAYS, TUE, TUE), 0),
    Case("whole days and mornings", MORNINGS, laid(MORNINGS, TUE, TUE), 2),
    Case("other people", TWO_COHORTS, laid(TWO_COHORTS, TUE, TUE), 0),
    Case("options nobody takes together", ONE_SLOT, laid(ONE_SLOT, LATER, TUE, TUE), 0),
    Case("a required delivery and one option", ONE_SLOT, laid(ONE_SLOT, TUE, LATER, TUE), 4),
    Case("a required delivery and each option, one taken", ONE_SLOT, laid(ONE_SLOT, TUE, TUE, TUE), 4),
    Case("two options taken together", CHOOSE_TWO, laid(CHOOSE_TWO, LATER, TUE, TUE), 4),
    Case("sessions this cohort stays away from", OTHERS_ONLY, laid(OTHERS_ONLY, TUE, TUE), 0),
    Case("a student who takes one more", RETURNER, laid(RETURNER, TUE, TUE), 4),
    Case("a student who takes one less", DEFERRER, laid(DEFERRER, TUE, LATER), 0),
    Case("the run not attended", RUNS, laid(RUNS, TUE, TUE, LATER, run_choices=THIRD_RUN), 0),
    Case("the run attended", RUNS, laid(RUNS, TUE, TUE, LATER, run_choices=SECOND_RUN), 4),
)


@pytest.mark.parametrize("case", CASES, ids=str)
def test_half_days_with_two_things_to_attend_are_counted(case: Case) -> None:
    assert deviation(RULE, case) == case.deviation


def test_a_clash_is_reported_once_with_who_what_and_when() -> None:
    (violation,) = found(RULE, Case("", BOTH, laid(BOTH, TUE, TUE), 4))
    assert [s.id for s in violation.subjects] == ["C1/2027-28", "D1#1", "D2#1"]
    assert [day.isoformat() for day in violation.dates] == [TUE, WED]
