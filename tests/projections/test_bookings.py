"""What has to be booked."""

from __future__ import annotations

from dataclasses import replace
from datetime import time

from hsmc_scheduler.domain.cohort import RepeatRuns
from hsmc_scheduler.domain.daypart import DayPart
from hsmc_scheduler.domain.index import PlanIndex
from hsmc_scheduler.domain.plan import Office, Plan
from hsmc_scheduler.domain.session import Staffing
from hsmc_scheduler.domain.timetable import Placement, RunChoice
from hsmc_scheduler.projections.bookings import BookingRow, booking_rows
from tests.builders import (
    a_cohort,
    a_delivery,
    a_plan,
    a_room,
    a_room_busy,
    a_session,
    a_set_meeting,
    a_timetable,
    a_venue,
    on,
    placements,
)


def book(plan: Plan, *laid: tuple[Placement, ...]) -> tuple[BookingRow, ...]:
    return booking_rows(PlanIndex(plan), a_timetable(plan, *laid))


def test_a_room_used_twice_on_a_day_is_booked_once() -> None:
    sessions = (a_session("1", part=DayPart.MORNING), a_session("2", part=DayPart.AFTERNOON))
    plan = a_plan([a_delivery(sessions=sessions, block_lengths=(1,))])
    (row,) = book(plan, placements(plan, "D1", ("2027-10-05", 1)))
    assert (row.opens, row.starts, row.ends, row.closes) == (time(9), time(9, 30), time(16, 30), time(17))
    assert (row.event, row.sessions) == ("D1 2027-28 block 1", ("Day 1", "Day 2"))
    assert (row.people, row.first, row.request_by) == (8, on("2027-10-05"), on("2027-09-07"))


def test_setting_up_never_starts_the_day_before() -> None:
    plan = a_plan([a_delivery(days=1, block_lengths=(1,))], office=Office(set_up_minutes=600, clear_up_minutes=600))
    (row,) = book(plan, placements(plan, "D1", ("2027-10-05", 1)))
    assert (row.opens, row.closes) == (time(0), time(23, 59))


def sets(staffing: Staffing) -> tuple[BookingRow, ...]:
    meeting = replace(a_set_meeting(), staffing=staffing)
    plan = a_plan([a_delivery(sessions=(meeting,), block_lengths=(1,))], cohorts=(a_cohort(size=16),))
    return book(plan, placements(plan, "D1", ("2027-10-05", 1)))


def test_a_set_in_a_room_of_its_own_is_booked_for_its_people_and_its_facilitator() -> None:
    first, second = sets(Staffing(0))
    assert (first.room, first.sets) == ("Room", ("Set A",))
    assert (second.room, second.sets, second.people, second.cohorts) == ("Room-2", ("Set B",), 8, ("Cohort C1",))
    assert len(second.tutors) == 1


def test_a_set_that_stays_in_the_main_room_is_booked_with_the_group() -> None:
    first, _ = sets(Staffing(1))
    assert (first.people, first.sets) == (16, ("Set A",))
    assert first.tutors[0] == "Ann"
    assert len(first.tutors) == 2


def test_the_alternative_fits_and_is_free_that_day() -> None:
    rooms = (
        a_room("taken"),
        a_room("busy", busy=(a_room_busy("2027-10-05"),)),
        a_room("small", seats=4),
        a_room("hotel", seats=20, venue="hotel"),
        a_room("free", seats=30),
    )
    venues = (a_venue(), a_venue("hotel", overflow=True))
    plan = a_plan([a_delivery(days=2)], rooms=rooms, venues=venues)
    first, second = book(plan, placements(plan, "D1", ("2027-10-05", 2), room="taken"))
    assert (first.alternative, second.alternative) == ("Free", "Free")
    alone = replace(plan, rooms=rooms[:3])
    assert [r.alternative for r in book(alone, placements(plan, "D1", ("2027-10-05", 2), room="taken"))] == ["", "Busy"]


def test_only_those_who_attend_a_run_are_counted_at_it() -> None:
    runs = (RepeatRuns("Induction", ("D1", "D2")),)
    cohorts = (a_cohort("C1", required=(), one_of=runs), a_cohort("C2", size=5, required=(), one_of=runs))
    plan = a_plan([a_delivery(d, 1, block_lengths=(1,)) for d in ("D1", "D2")], cohorts=cohorts)
    laid = (placements(plan, "D1", ("2027-10-05", 1)), placements(plan, "D2", ("2027-10-12", 1)))
    both = book(plan, *laid)
    assert [(r.people, r.cohorts) for r in both] == [(13, ("Cohort C1", "Cohort C2"))] * 2
    chosen = (RunChoice("C1", "Induction", "D1"), RunChoice("C2", "Induction", "D2"))
    found = booking_rows(PlanIndex(plan), a_timetable(plan, *laid, run_choices=chosen))
    assert [(r.people, r.cohorts) for r in found] == [(8, ("Cohort C1",)), (5, ("Cohort C2",))]
