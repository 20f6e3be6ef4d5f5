"""A room holds one thing at a time, and what needs a room has one."""

from __future__ import annotations

from typing import Any

import pytest

from hsmc_scheduler.domain.daypart import DayPart
from hsmc_scheduler.domain.plan import Plan
from hsmc_scheduler.domain.timetable import Timetable
from hsmc_scheduler.rules.avoid_room_clashes import RULE
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
    with_sitting,
)
from tests.rules.case import Case, deviation, found

TUE = "2027-10-05"


def plan(**session: Any) -> Plan:
    """Two deliveries of two days with cohorts and tutors of their own, and two rooms, so that only rooms can clash."""
    leads = {"D1": "ann", "D2": "ben"}
    first = a_delivery("D1", sessions=tuple(a_session(n, "D1", **session) for n in "12"))
    second = a_delivery("D2", sessions=tuple(a_session(n, "D2", part=DayPart.MORNING) for n in "12"))
    return a_plan(
        [first, second],
        modules=tuple(a_module(d, (t,)) for d, t in leads.items()),
        cohorts=tuple(a_cohort(f"C{d}", required=(d,)) for d in leads),
        rooms=(a_room("room"), a_room("room-2")),
    )


def laid(plan: Plan, start: Day, room: str | None = "room") -> Timetable:
    """The first delivery is in the room on Tue 5 and Wed 6 October 2027; the second has mornings only."""
    first = placements(plan, "D1", (TUE, 2), room="room" if plan.deliveries[0].sessions[0].room else None)
    return a_timetable(plan, first, placements(plan, "D2", (start, 2), room=room))


WHOLE, AFTERNOONS, NO_ROOM = plan(), plan(part=DayPart.AFTERNOON), plan(room=None)
SETS = a_plan([a_delivery(sessions=(a_set_meeting("1"), a_set_meeting("2")))], cohorts=(a_cohort(size=24),))
(APART,) = placements(SETS, "D1", (TUE, 2))
ROOMLESS_SETS = a_plan(
    [a_delivery(sessions=(a_set_meeting("1", room=None), a_set_meeting("2", room=None)))],
    cohorts=(a_cohort(size=24),),
)

CASES = (
    Case("one after the other", WHOLE, laid(WHOLE, "2027-10-07"), 0),
    Case("no deliveries", a_plan([]), a_timetable(a_plan([])), 0),
    Case("the same mornings", WHOLE, laid(WHOLE, TUE), 2),
    Case("the same mornings in another room", WHOLE, laid(WHOLE, TUE, "room-2"), 0),
    Case("afternoons and mornings", AFTERNOONS, laid(AFTERNOONS, TUE), 0),
    Case("no room", WHOLE, laid(WHOLE, TUE, None), 2),
    Case("no room asked for", NO_ROOM, laid(NO_ROOM, TUE), 0),
    Case("the first set in the main room", SETS, a_timetable(SETS, APART), 0),
    Case("two sets in the main room", SETS, a_timetable(SETS, with_set(APART, "1", "C1/B", room="room")), 2),
    Case("two sets in one other room", SETS, a_timetable(SETS, with_set(APART, "1", "C1/B", room="room-3")), 2),
    Case("a set without room", SETS, a_timetable(SETS, with_set(APART, "1", "C1/B", room=None)), 1),
    Case(
        "sets without room where none is asked for",
        ROOMLESS_SETS,
        a_timetable(ROOMLESS_SETS, placements(ROOMLESS_SETS, "D1", (TUE, 2))),
        0,
    ),
)


@pytest.mark.parametrize("case", CASES, ids=str)
def test_half_days_a_room_is_used_twice_and_things_without_a_room_are_counted(case: Case) -> None:
    assert deviation(RULE, case) == case.deviation


def test_a_main_room_missing_on_one_day_is_reported_for_that_day() -> None:
    (block,) = placements(WHOLE, "D1", (TUE, 2))
    timetable = a_timetable(WHOLE, with_sitting(block, "2", room=None))
    (violation,) = found(RULE, Case("", WHOLE, timetable, 1))
    assert [s.id for s in violation.subjects] == ["D1#1", "D1/2"]
    assert [day.isoformat() for day in violation.dates] == ["2027-10-06"]
