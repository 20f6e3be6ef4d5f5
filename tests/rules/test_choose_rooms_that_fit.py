"""Rooms are known and in use, with seats and features enough."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from hsmc_scheduler.domain.plan import Plan
from hsmc_scheduler.domain.room import Layout, LayoutCapacity, Room, RoomNeed
from hsmc_scheduler.domain.ruleset import RuleId
from hsmc_scheduler.domain.timetable import Timetable
from hsmc_scheduler.rules.choose_rooms_that_fit import RULE
from tests.builders import (
    a_cohort,
    a_delivery,
    a_plan,
    a_room,
    a_session,
    a_set_meeting,
    a_timetable,
    placements,
    with_set,
)
from tests.rules.case import Case, deviation, found


def plan(only: Room, /, size: int = 8, **session: Any) -> Plan:
    sessions = tuple(a_session(n, **session) for n in "12")
    return a_plan([a_delivery(sessions=sessions)], rooms=(only,), cohorts=(a_cohort(size=size),))


def case(name: str, plan: Plan, deviation: int, room: str = "room") -> Case:
    return Case(name, plan, laid(plan, room), deviation)


def laid(plan: Plan, room: str = "room") -> Timetable:
    return a_timetable(plan, placements(plan, "D1", ("2027-10-05", 2), room=room))


BOARDROOM_ONLY = replace(a_room(), capacities=(LayoutCapacity(Layout.BOARDROOM, 40),))
STEP_FREE = RoomNeed(features=("step-free",))
TWO_SETS = a_plan(
    [a_delivery(sessions=(a_set_meeting("1"), a_set_meeting("2")))],
    cohorts=(a_cohort(size=16),),
    rooms=(a_room(seats=16), a_room("room-2", seats=8), a_room("room-3", seats=7)),
)
(SEATED,) = placements(TWO_SETS, "D1", ("2027-10-05", 2))
FEW_SEATS = a_plan(
    [a_delivery(sessions=(a_set_meeting("1", room=RoomNeed(seats=2)), a_set_meeting("2", room=RoomNeed(seats=2))))],
    rooms=(a_room(seats=4),),
)
IN_MAIN_ROOM = placements(FEW_SEATS, "D1", ("2027-10-05", 2))
CRAMPED = with_set(SEATED, "1", "C1/B", room="room-3")

CASES = (
    case("room to spare", plan(a_room()), 0),
    Case("no deliveries", a_plan([]), a_timetable(a_plan([])), 0),
    case("exactly full", plan(a_room(seats=8)), 0),
    case("one seat short", plan(a_room(seats=7)), 2),
    case("seats in another layout only", plan(BOARDROOM_ONLY), 2),
    case("seats in the layout wanted", plan(BOARDROOM_ONLY, room=RoomNeed(Layout.BOARDROOM)), 0),
    case("seats the session says itself", plan(a_room(seats=20), room=RoomNeed(seats=20)), 0),
    case("fewer seats than the session says", plan(a_room(seats=20), room=RoomNeed(seats=21)), 2),
    case("has the feature", plan(a_room(features=("step-free", "screen")), room=STEP_FREE), 0),
    case("lacks the feature", plan(a_room(seats=8, features=("screen",)), room=STEP_FREE), 2),
    case("switched off", plan(a_room(active=False)), 2),
    case("a room the plan does not have", plan(a_room()), 2, room="attic"),
    case("small, where no room is asked for", plan(a_room(seats=1), room=None), 0),
    Case("a set's own room exactly full", TWO_SETS, a_timetable(TWO_SETS, SEATED), 0),
    Case("a set's own room one seat short", TWO_SETS, a_timetable(TWO_SETS, CRAMPED), 1),
    Case(
        "a set without room",
        TWO_SETS,
        a_timetable(TWO_SETS, with_set(SEATED, "1", "C1/B", room=None)),
        0,
        also=(RuleId.AVOID_ROOM_CLASHES,),
    ),
    Case("a set in a main room that need not seat it", FEW_SEATS, a_timetable(FEW_SEATS, IN_MAIN_ROOM), 0),
)


@pytest.mark.parametrize("case", CASES, ids=str)
def test_rooms_that_do_not_fit_are_counted(case: Case) -> None:
    assert deviation(RULE, case) == case.deviation


def test_people_of_cohorts_that_stay_away_need_no_seats() -> None:
    cohorts = (a_cohort("C1", size=8), a_cohort("C2", size=30))
    for_one = tuple(a_session(n, only_cohorts=("C1",)) for n in "12")
    shared = a_plan([a_delivery(sessions=for_one)], cohorts=cohorts, rooms=(a_room(seats=8),))
    assert found(RULE, Case("", shared, laid(shared), 0)) == ()


def test_a_room_too_small_is_reported_with_its_seats_and_those_needed() -> None:
    small = plan(a_room(seats=7))
    (violation,) = found(RULE, Case("", small, laid(small), 2))
    assert violation.facts == (7, 8, "cabaret")
