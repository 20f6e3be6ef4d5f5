"""A block stays in the same main room."""

from __future__ import annotations

from dataclasses import replace

import pytest

from hsmc_scheduler.domain.plan import Plan
from hsmc_scheduler.domain.timetable import Placement, Timetable
from hsmc_scheduler.rules.keep_one_room import RULE
from tests.builders import a_delivery, a_plan, a_room, a_session, a_set_meeting, a_timetable, placements
from tests.rules.case import Case, deviation, found

ROOMS = tuple(a_room(f"room-{n}") for n in "123")
FIVE_DAYS = a_plan(rooms=ROOMS)
NO_ROOM_WANTED = a_plan([a_delivery(sessions=(a_session("1"), a_session("2", room=None)))], rooms=ROOMS)
SETS = a_plan([a_delivery(sessions=tuple(a_set_meeting(n) for n in "12"))], rooms=ROOMS)


def in_rooms(blocks: tuple[Placement, ...], rooms: str) -> tuple[Placement, ...]:
    """The main room of each day by its digit; - for none."""
    left = iter(rooms)
    return tuple(
        replace(
            b, sittings=tuple(replace(s, room=None if (n := next(left)) == "-" else f"room-{n}") for s in b.sittings)
        )
        for b in blocks
    )


def laid(plan: Plan, rooms: str) -> Timetable:
    lengths = (3, 2) if len(rooms) == 5 else (2,)
    blocks = ((f"2027-10-{5 + 7 * n:02}", length) for n, length in enumerate(lengths))
    return a_timetable(plan, in_rooms(placements(plan, "D1", *blocks), rooms))


CASES = (
    Case("one room throughout", FIVE_DAYS, laid(FIVE_DAYS, "11111"), 0),
    Case("no deliveries", a_plan([]), a_timetable(a_plan([])), 0),
    Case("another room for another block", FIVE_DAYS, laid(FIVE_DAYS, "11122"), 0),
    Case("one day elsewhere", FIVE_DAYS, laid(FIVE_DAYS, "12111"), 1),
    Case("there and back is one change", FIVE_DAYS, laid(FIVE_DAYS, "12122"), 1),
    Case("three rooms", FIVE_DAYS, laid(FIVE_DAYS, "12311"), 2),
    Case("both blocks", FIVE_DAYS, laid(FIVE_DAYS, "11212"), 2),
    Case("a day that wants no room", NO_ROOM_WANTED, laid(NO_ROOM_WANTED, "1-"), 0),
    Case("sets in rooms of their own", SETS, laid(SETS, "11"), 0),
)


@pytest.mark.parametrize("case", CASES, ids=str)
def test_changes_of_main_room_within_a_block_are_counted(case: Case) -> None:
    assert deviation(RULE, case) == case.deviation


def test_a_block_that_moves_is_reported_with_its_rooms() -> None:
    (violation,) = found(RULE, Case("", FIVE_DAYS, laid(FIVE_DAYS, "12311"), 2))
    assert [s.id for s in violation.subjects] == ["D1#1", "room-1", "room-2", "room-3"]
