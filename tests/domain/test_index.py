"""Quick questions about a plan."""

from __future__ import annotations

from datetime import date

from hsmc_scheduler.domain.cohort import PathwayYear
from hsmc_scheduler.domain.daypart import DayPart
from hsmc_scheduler.domain.index import PlanIndex, atoms, day_of
from hsmc_scheduler.domain.room import Layout, RoomNeed
from hsmc_scheduler.domain.session import Staffing
from hsmc_scheduler.domain.tutor import AbsenceKind
from tests.builders import (
    YEAR,
    a_calendar,
    a_cohort,
    a_delivery,
    a_module,
    a_period,
    a_plan,
    a_room,
    a_room_busy,
    a_session,
    a_set_meeting,
    a_tutor,
    an_absence,
)

TUE = date(2027, 10, 5)
MORNING, AFTERNOON = atoms(TUE, DayPart.WHOLE)


def test_half_days_know_their_date() -> None:
    assert atoms(TUE, DayPart.MORNING) == (MORNING,)
    assert atoms(TUE, DayPart.AFTERNOON) == (AFTERNOON,)
    assert day_of(MORNING) == day_of(AFTERNOON) == TUE


def test_a_delivery_is_open_on_its_weekdays_of_its_year_that_are_not_closed() -> None:
    calendar = a_calendar(2, periods=(a_period("2027-10-05"),))
    delivery = a_delivery(weekdays=(0, 1, 2))
    index = PlanIndex(a_plan([delivery], calendar=calendar))
    days = (TUE, date(2027, 10, 6), date(2027, 10, 7), date(2028, 9, 5))
    assert [index.is_open(delivery, day) for day in days] == [False, True, False, False]


def test_absences_that_overlap_are_merged_and_none_is_lost() -> None:
    absences = (
        an_absence("2027-10-04", "2027-10-05", part=DayPart.MORNING, reason="clinic"),
        an_absence("2027-10-05", reason="leave"),
        an_absence("2027-10-06", active=False),
        an_absence("2027-10-07", kind=AbsenceKind.PREFER_NOT),
    )
    index = PlanIndex(a_plan(tutors=(a_tutor("ann", absences=absences),)))
    away = index.away["ann"]
    assert {(day_of(a).day, a % 2): reason for a, reason in away.items()} == {
        (4, 0): "clinic",
        (5, 0): "clinic",
        (5, 1): "leave",
    }
    assert {day_of(a).day for a in index.prefer_not["ann"]} == {7}


def test_who_is_away_off_that_weekday_or_not_in_the_plan_cannot_teach() -> None:
    tutors = (
        a_tutor("ann", absences=(an_absence("2027-10-05", part=DayPart.MORNING),)),
        a_tutor("ben", working_weekdays=(0, 2, 3, 4)),
        a_tutor("cat", active=False),
    )
    index = PlanIndex(a_plan(tutors=tutors))
    assert [index.can_teach("ann", a) for a in (MORNING, AFTERNOON)] == [False, True]
    assert not any(index.can_teach(t, AFTERNOON) for t in ("ben", "cat", "zed"))


def test_rooms_know_when_others_have_them() -> None:
    busy = (
        a_room_busy("2027-10-05", part=DayPart.AFTERNOON, reason="exam board"),
        a_room_busy("2027-10-06", active=False),
    )
    index = PlanIndex(a_plan(rooms=(a_room(busy=busy),)))
    assert index.room_busy == {"room": {AFTERNOON: "exam board"}}


def test_a_team_is_leads_first_without_those_switched_off() -> None:
    module = a_module("D1", ("ben", "ann"), teachers=("cat", "ben", "dan"))
    people = (a_tutor("ann"), a_tutor("ben"), a_tutor("cat", active=False), a_tutor("dan"))
    index = PlanIndex(a_plan(modules=(module,), tutors=people))
    session = a_session()
    assert (index.team(session), index.leads(session)) == (("ben", "ann", "dan"), ("ben", "ann"))
    assert index.facilitators(session) == ("ben", "ann")
    assert index.team(a_session(staffing=Staffing(team=("dan", "cat")))) == ("dan",)


def test_the_people_expected_are_those_of_the_cohorts_that_come() -> None:
    cohorts = (a_cohort("C1", size=8), a_cohort("C2", size=30))
    index = PlanIndex(a_plan(cohorts=cohorts))
    assert index.expected("D1", a_session()) == 38
    assert index.expected("D1", a_session(only_cohorts=("C2",))) == 30
    assert index.cohorts_of_delivery["D1"] == ("C1", "C2")


def test_a_main_room_seats_those_expected_unless_the_session_says() -> None:
    index = PlanIndex(a_plan(cohorts=(a_cohort(size=30),)))
    assert index.main_need("D1", a_session()) == RoomNeed(seats=30)
    assert index.main_need("D1", a_session(room=RoomNeed(Layout.THEATRE, seats=50))) == RoomNeed(
        Layout.THEATRE, seats=50
    )
    assert index.main_need("D1", a_session(room=None)) is None


def test_rooms_that_fit_come_smallest_first() -> None:
    rooms = (
        a_room("hall", 100, features=("screen",)),
        a_room("den", 7, features=("screen",)),
        a_room("study", 8, features=("screen", "step-free")),
        a_room("cellar", 20),
        a_room("old", 50, features=("screen",), active=False),
    )
    index = PlanIndex(a_plan(rooms=rooms))
    assert index.rooms_that_fit(RoomNeed(features=("screen",), seats=8)) == ("study", "hall")


def test_the_sets_that_meet_are_those_of_the_cohorts_that_come() -> None:
    cohorts = (a_cohort("C1", size=16), a_cohort("C2", size=8), a_cohort("C3", size=8, required=()))
    delivery = a_delivery(sessions=(a_set_meeting("1"), a_set_meeting("2", only_cohorts=("C2",)), a_session("3")))
    index = PlanIndex(a_plan([delivery], cohorts=cohorts))
    assert [[s.id for s in index.sets("D1", session)] for session in delivery.sessions] == [
        ["C1/A", "C1/B", "C2/A"],
        ["C2/A"],
        [],
    ]


def test_deliveries_switched_off_are_left_out() -> None:
    cohort = a_cohort(pathway=(PathwayYear(YEAR, ("D1", "D2")),))
    index = PlanIndex(a_plan([a_delivery(), a_delivery("D2", active=False)], cohorts=(cohort,)))
    assert list(index.deliveries) == ["D1"]
    assert [g.id for g in index.groups_of_delivery["D1"]] == ["C1/2027-28"]
    assert ("D2", "1") not in index.sessions


def test_each_session_knows_its_day() -> None:
    sessions = (a_session("am", part=DayPart.MORNING), a_session("pm", part=DayPart.AFTERNOON), a_session("2"))
    index = PlanIndex(a_plan([a_delivery(sessions=sessions)]))
    assert index.day_numbers == {("D1", "am"): 0, ("D1", "pm"): 0, ("D1", "2"): 1}
