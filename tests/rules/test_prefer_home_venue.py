"""An overflow venue is used only where home is full."""

from __future__ import annotations

from dataclasses import replace

import pytest

from hsmc_scheduler.domain.plan import Plan
from hsmc_scheduler.domain.timetable import SetSitting, Timetable
from hsmc_scheduler.rules.prefer_home_venue import RULE
from tests.builders import (
    a_delivery,
    a_plan,
    a_room,
    a_set,
    a_set_meeting,
    a_timetable,
    a_tutor,
    a_venue,
    placements,
)
from tests.rules.case import Case, deviation, found

VENUES = (a_venue("park-house"), a_venue("westmere", overflow=True), a_venue("priorsfield"))
ROOMS = (
    a_room("home-1"),
    a_room("home-2"),
    a_room("other-home", venue="priorsfield"),
    a_room("away-1", venue="westmere"),
    a_room("away-2", venue="westmere"),
)
TEACHING = a_plan([a_delivery(days=2)], venues=VENUES, rooms=ROOMS)
TWO_SETS = a_plan(
    [a_delivery(sessions=tuple(a_set_meeting(n) for n in "12"))],
    venues=VENUES,
    rooms=ROOMS,
    sets=(a_set("A", size=4), a_set("B", size=4)),
    tutors=(a_tutor("ann"), a_tutor("ben")),
)


def laid(plan: Plan, *rooms: str) -> Timetable:
    """Two days, each in one of the rooms."""
    (block,) = placements(plan, "D1", ("2027-10-05", 2))
    sittings = (replace(s, room=r) for s, r in zip(block.sittings, rooms, strict=True))
    return a_timetable(plan, replace(block, sittings=tuple(sittings)))


def sets_in(main: str, *rooms: str) -> Timetable:
    """Two days, both with the same main room and the same rooms for the two sets."""
    (block,) = placements(TWO_SETS, "D1", ("2027-10-05", 2))
    sets = tuple(SetSitting(s, t, r) for s, t, r in zip("AB", ("ann", "ben"), rooms, strict=True))
    return a_timetable(
        TWO_SETS, replace(block, sittings=tuple(replace(s, room=main, sets=sets) for s in block.sittings))
    )


CASES = (
    Case("at home", TEACHING, laid(TEACHING, "home-1", "home-1"), 0),
    Case("no deliveries", a_plan([]), a_timetable(a_plan([])), 0),
    Case("another venue that is no overflow", TEACHING, laid(TEACHING, "other-home", "other-home"), 0),
    Case("one day away", TEACHING, laid(TEACHING, "home-1", "away-1"), 1),
    Case("both days away", TEACHING, laid(TEACHING, "away-1", "away-1"), 2),
    Case("sets at home", TWO_SETS, sets_in("home-1", "home-1", "home-2"), 0),
    Case("a set's own room away", TWO_SETS, sets_in("home-1", "home-1", "away-1"), 2),
    Case("a set in the main room is not counted again", TWO_SETS, sets_in("away-1", "away-1", "home-1"), 2),
    Case("main room and a set's own room away", TWO_SETS, sets_in("away-1", "away-1", "away-2"), 4),
    Case("both sets away, and nobody in the main room", TWO_SETS, sets_in("home-1", "away-1", "away-2"), 4),
)


@pytest.mark.parametrize("case", CASES, ids=str)
def test_rooms_in_an_overflow_venue_are_counted(case: Case) -> None:
    assert deviation(RULE, case) == case.deviation


def test_a_room_away_is_reported_once_a_block() -> None:
    (violation,) = found(RULE, Case("", TEACHING, laid(TEACHING, "away-1", "away-1"), 2))
    assert [s.id for s in violation.subjects] == ["D1#1", "away-1"]
    assert [day.day for day in violation.dates] == [5, 6]
