"""Nobody teaches in two places at once."""

from __future__ import annotations

from typing import Any

import pytest

from hsmc_scheduler.domain.daypart import DayPart
from hsmc_scheduler.domain.delivery import Delivery
from hsmc_scheduler.domain.plan import Plan
from hsmc_scheduler.domain.timetable import Timetable
from hsmc_scheduler.rules.avoid_tutor_clashes import RULE
from tests.builders import (
    Day,
    a_cohort,
    a_delivery,
    a_module,
    a_plan,
    a_room,
    a_session,
    a_set_meeting,
    a_timetable,
    placements,
    with_set,
)
from tests.rules.case import Case, deviation, found

COHORTS = (a_cohort("C1", required=("D1",)), a_cohort("C2", required=("D2",)))
TUE, THU = "2027-10-05", "2027-10-07"


def plan(*deliveries: Delivery, leads: tuple[str, ...] = ("ann", "ben")) -> Plan:
    """Cohorts and rooms of their own, and a team that both have, so that only tutors can clash."""
    modules = tuple(a_module(d.id, leads) for d in deliveries)
    rooms = (a_room("room-D1"), a_room("room-D2"), a_room("room-3"))
    return a_plan(deliveries, modules=modules, rooms=rooms, cohorts=COHORTS)


def laid(plan: Plan, start: Day, tutors: tuple[str, ...], **changes: Any) -> Timetable:
    """Ann teaches the first delivery on Tue 5 and Wed 6 October 2027."""
    return a_timetable(
        plan,
        placements(plan, "D1", (TUE, 2), room="room-D1", tutors=("ann",)),
        placements(plan, "D2", (start, 2), room="room-D2", tutors=tutors),
    )


def halves(delivery: str, part: DayPart) -> Delivery:
    return a_delivery(delivery, sessions=tuple(a_session(n, delivery, part=part) for n in "12"))


WHOLE_DAYS = plan(a_delivery("D1", days=2), a_delivery("D2", days=2))
HALF_DAYS = plan(halves("D1", DayPart.MORNING), halves("D2", DayPart.AFTERNOON))
MORNINGS = plan(halves("D1", DayPart.MORNING), halves("D2", DayPart.MORNING))

SETS = a_plan(
    [a_delivery(sessions=(a_session("1", sets_meet=True), a_set_meeting("2")))],
    cohorts=(a_cohort(size=16),),
)
(SETS_APART,) = placements(SETS, "D1", (TUE, 2))
TEACHES_AND_FACILITATES = with_set(with_set(SETS_APART, "1", "C1/A", tutor="ann"), "2", "C1/A", tutor="ann")
TWO_SETS = with_set(with_set(SETS_APART, "1", "C1/A", tutor="ben"), "2", "C1/A", tutor="ben")

CASES = (
    Case("one after the other", WHOLE_DAYS, laid(WHOLE_DAYS, THU, ("ann",)), 0),
    Case("no deliveries", a_plan([]), a_timetable(a_plan([])), 0),
    Case("the same days, another tutor", WHOLE_DAYS, laid(WHOLE_DAYS, TUE, ("ben",)), 0),
    Case("the same days", WHOLE_DAYS, laid(WHOLE_DAYS, TUE, ("ann",)), 4),
    Case("one day shared", WHOLE_DAYS, laid(WHOLE_DAYS, "2027-10-06", ("ann",)), 2),
    Case("mornings and afternoons", HALF_DAYS, laid(HALF_DAYS, TUE, ("ann",)), 0),
    Case("the same mornings", MORNINGS, laid(MORNINGS, TUE, ("ann",)), 2),
    Case("a facilitator for each set, beside who teaches", SETS, a_timetable(SETS, SETS_APART), 0),
    Case("teaches and facilitates at once", SETS, a_timetable(SETS, TEACHES_AND_FACILITATES), 2),
    Case("facilitates two sets at once", SETS, a_timetable(SETS, TWO_SETS), 4),
)


@pytest.mark.parametrize("case", CASES, ids=str)
def test_half_days_with_two_places_to_be_are_counted(case: Case) -> None:
    assert deviation(RULE, case) == case.deviation


def test_a_clash_is_reported_once_with_who_what_and_when() -> None:
    (violation,) = found(RULE, Case("", WHOLE_DAYS, laid(WHOLE_DAYS, TUE, ("ann",)), 4))
    assert [s.id for s in violation.subjects] == ["ann", "D1#1", "D2#1"]
    assert [day.isoformat() for day in violation.dates] == [TUE, "2027-10-06"]
