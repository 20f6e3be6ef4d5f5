"""Other tutors, facilitators and rooms by hand."""

from __future__ import annotations

from datetime import date

import pytest

from hsmc_scheduler.app.adjusting import (
    CannotAdjustError,
    assign_facilitator,
    assign_room,
    assign_tutors,
    change_room_on,
    newly_broken,
)
from hsmc_scheduler.domain.plan import Plan
from hsmc_scheduler.domain.timetable import SetSitting, Sitting, Timetable
from hsmc_scheduler.rules.score import score_timetable
from tests.app.adjusting.plans import two_deliveries
from tests.builders import a_cohort, a_delivery, a_plan, a_room, a_set_meeting, a_timetable, a_tutor, placements

PEOPLE = (a_tutor("ann"), a_tutor("ben"), a_tutor("cat", active=False))
ROOMS = (a_room("oak", 30), a_room("elm"), a_room("ash", active=False))


def sitting(timetable: Timetable, delivery: str, session: str) -> Sitting:
    return next(s for p in timetable.placements if p.delivery == delivery for s in p.sittings if s.session == session)


def meetings() -> tuple[Plan, Timetable]:
    """Two deliveries of two set meetings each, with two sets."""
    days = tuple(a_set_meeting(n, "ALL") for n in ("1", "2"))
    deliveries = (a_delivery("D1", sessions=days), a_delivery("D2", sessions=days))
    plan = a_plan(
        deliveries,
        cohorts=(a_cohort(size=16, required=("D1", "D2")),),
        tutors=tuple(a_tutor(t) for t in ("ann", "ben", "cat")),
    )
    return plan, a_timetable(plan, placements(plan, "D1", ("2027-10-05", 2)), placements(plan, "D2", ("2027-11-09", 2)))


def facilitators(timetable: Timetable, learning_set: str) -> list[str | None]:
    return [
        one.tutor
        for p in timetable.placements
        for s in p.sittings
        for one in s.sets
        if one.learning_set == learning_set
    ]


def test_a_session_gets_other_tutors_and_nothing_else_changes() -> None:
    plan, timetable = two_deliveries(tutors=PEOPLE)
    after = assign_tutors(plan, timetable, ("D1", 1), "2", ["ben", "ben"])
    assert sitting(after, "D1", "2").tutors == ("ben",)
    assert assign_tutors(plan, after, ("D1", 1), "2", ["ann"]) == timetable


@pytest.mark.parametrize(
    ("tutor", "why"), [("zoe", "zoe is not a tutor of the plan"), ("cat", "Cat is switched off and is given nothing")]
)
def test_nobody_unknown_or_switched_off_is_given_a_session(tutor: str, why: str) -> None:
    plan, timetable = two_deliveries(tutors=PEOPLE)
    with pytest.raises(CannotAdjustError, match=why):
        assign_tutors(plan, timetable, ("D1", 1), "2", [tutor])


def test_a_session_of_another_block_is_not_there() -> None:
    plan, timetable = two_deliveries(tutors=PEOPLE)
    with pytest.raises(CannotAdjustError, match="does not hold the session 5"):
        assign_tutors(plan, timetable, ("D1", 1), "5", ["ben"])


def test_a_facilitator_changes_in_one_meeting_or_all_year() -> None:
    plan, timetable = meetings()
    first, second = (s.id for s in plan.sets) if plan.sets else ("C1/A", "C1/B")
    before = facilitators(timetable, first)
    other = next(t.id for t in plan.tutors if t.id not in {*before, *facilitators(timetable, second)})
    once = assign_facilitator(plan, timetable, ("D1", 1), "1", first, other)
    assert facilitators(once, first) == [other, *before[1:]]
    assert any("keep one facilitator" in said for said in newly_broken(plan, timetable, once))
    always = assign_facilitator(plan, timetable, ("D1", 1), "1", first, other, all_year=True)
    assert facilitators(always, first) == [other] * 4
    assert facilitators(always, second) == facilitators(timetable, second)
    assert newly_broken(plan, timetable, always) == ()


def test_a_set_that_does_not_meet_then_gets_no_facilitator() -> None:
    plan, timetable = two_deliveries(tutors=PEOPLE)
    with pytest.raises(CannotAdjustError, match="does not meet"):
        assign_facilitator(plan, timetable, ("D1", 1), "1", "S1", "ann")


def test_a_block_moves_to_another_room_as_a_whole() -> None:
    plan, timetable = two_deliveries(rooms=ROOMS)
    after = assign_room(plan, timetable, ("D1", 2), "elm")
    assert [s.room for p in after.placements for s in p.sittings] == [
        *("oak", "oak"),
        *("elm", "elm", "elm"),
        *(["oak"] * 5),
    ]


def test_a_set_in_the_room_asked_for_changes_places_with_the_block() -> None:
    plan, timetable = meetings()
    was = sitting(timetable, "D1", "1")
    shared, other = was.sets
    after = sitting(assign_room(plan, timetable, ("D1", 1), other.room), "D1", "1")
    assert after.room == other.room
    assert after.sets == (
        SetSitting(shared.learning_set, shared.tutor, other.room),
        SetSitting(other.learning_set, other.tutor, was.room),
    )
    assert score_timetable(plan, assign_room(plan, timetable, ("D1", 1), other.room)).sound


def test_two_sets_change_rooms() -> None:
    plan, timetable = meetings()
    one, other = sitting(timetable, "D1", "1").sets
    after = assign_room(plan, timetable, ("D1", 1), one.room, other.learning_set)
    assert [s.room for s in sitting(after, "D1", "1").sets] == [other.room, one.room]
    assert score_timetable(plan, after).sound


@pytest.mark.parametrize(("room", "why"), [("fir", "fir is not a room of the plan"), ("ash", "Ash is switched off")])
def test_no_room_unknown_or_switched_off_is_used(room: str, why: str) -> None:
    plan, timetable = two_deliveries(rooms=ROOMS)
    with pytest.raises(CannotAdjustError, match=why):
        assign_room(plan, timetable, ("D1", 2), room)


def test_a_room_changes_on_one_day_and_the_other_days_stay() -> None:
    plan, timetable = two_deliveries(rooms=ROOMS)
    before = sitting(timetable, "D1", "1")
    assert before.room is not None
    other = "elm" if before.room == "oak" else "oak"
    after = change_room_on(plan, timetable, before.day, before.room, other)
    assert sitting(after, "D1", "1").room == other
    assert change_room_on(plan, after, before.day, other, before.room) == timetable
    assert [p for p in after.placements if p.delivery == "D2"] == [
        p for p in timetable.placements if p.delivery == "D2"
    ]
    assert sitting(after, "D1", "2").room == before.room


def test_a_set_that_sat_in_the_room_taken_for_a_day_gets_the_one_given_up() -> None:
    plan, timetable = meetings()
    before = sitting(timetable, "D1", "1")
    first, second = (one.room for one in before.sets)
    assert first is not None
    assert second is not None
    after = sitting(change_room_on(plan, timetable, before.day, first, second), "D1", "1")
    assert [one.room for one in after.sets] == [second, first]


def test_nothing_is_changed_in_a_room_that_is_empty_that_day() -> None:
    plan, timetable = two_deliveries(rooms=ROOMS)
    with pytest.raises(CannotAdjustError, match="nothing is in Elm on Sun 2 January 2028"):
        change_room_on(plan, timetable, date(2028, 1, 2), "elm", "oak")
