"""Rooms are not used on dates others have them."""

from __future__ import annotations

from typing import Any

import pytest

from hsmc_scheduler.domain.daypart import DayPart
from hsmc_scheduler.domain.plan import Plan
from hsmc_scheduler.domain.timetable import Timetable
from hsmc_scheduler.rules.respect_room_busy_dates import RULE
from tests.builders import (
    a_cohort,
    a_delivery,
    a_plan,
    a_room,
    a_room_busy,
    a_session,
    a_set_meeting,
    a_timetable,
    placements,
)
from tests.rules.case import Case, deviation, found


def plan(*busy: Any, **session: Any) -> Plan:
    sessions = tuple(a_session(n, **session) for n in "12")
    return a_plan([a_delivery(sessions=sessions)], rooms=(a_room(busy=busy), a_room("room-2")))


def laid(plan: Plan, room: str = "room") -> Timetable:
    """The room is used on Tue 5 and Wed 6 October 2027."""
    return a_timetable(plan, placements(plan, "D1", ("2027-10-05", 2), room=room))


def case(name: str, plan: Plan, deviation: int) -> Case:
    return Case(name, plan, laid(plan), deviation)


TAKEN = plan(a_room_busy("2027-10-05", "2027-10-08"))
SETS = a_plan(
    [a_delivery(sessions=(a_set_meeting("1"), a_set_meeting("2")))],
    cohorts=(a_cohort(size=16),),
    rooms=(a_room(), a_room("room-2", busy=(a_room_busy("2027-10-06"),))),
)

CASES = (
    case("free throughout", plan(), 0),
    Case("no deliveries", a_plan([]), a_timetable(a_plan([])), 0),
    case("taken the day before and the day after", plan(a_room_busy("2027-10-04"), a_room_busy("2027-10-07")), 0),
    case("taken throughout", TAKEN, 4),
    case("taken on the last day", plan(a_room_busy("2027-10-06")), 2),
    case("taken in the mornings", plan(a_room_busy("2027-10-01", "2027-10-31", part=DayPart.MORNING)), 2),
    case(
        "taken in the mornings, used in the afternoons",
        plan(a_room_busy("2027-10-01", "2027-10-31", part=DayPart.MORNING), part=DayPart.AFTERNOON),
        0,
    ),
    case("taken twice over", plan(a_room_busy("2027-10-06"), a_room_busy("2027-10-06", "2027-10-07")), 2),
    case("booking switched off", plan(a_room_busy("2027-10-06", active=False)), 0),
    Case("another room taken", TAKEN, laid(TAKEN, "room-2"), 0),
    case("a set's own room taken", SETS, 2),
)


@pytest.mark.parametrize("case", CASES, ids=str)
def test_half_days_a_room_is_used_while_taken_are_counted(case: Case) -> None:
    assert deviation(RULE, case) == case.deviation


def test_the_reason_a_room_is_taken_is_reported() -> None:
    exams = plan(a_room_busy("2027-10-06", reason="exam board"))
    (violation,) = found(RULE, Case("", exams, laid(exams), 2))
    assert [s.id for s in violation.subjects] == ["room", "D1#1"]
    assert violation.facts == (DayPart.WHOLE, "exam board")
