"""Lists to choose a tutor, a facilitator or a room from: who is free, and why the others are not."""

from __future__ import annotations

from hsmc_scheduler.domain.daypart import DayPart
from hsmc_scheduler.domain.index import PlanIndex
from hsmc_scheduler.domain.plan import Plan
from hsmc_scheduler.domain.timetable import Timetable
from hsmc_scheduler.domain.tutor import AbsenceKind, TutorLimits
from hsmc_scheduler.projections.candidates import Candidate, Candidates
from hsmc_scheduler.projections.room_candidates import room_candidates
from tests.builders import (
    a_cohort,
    a_delivery,
    a_module,
    a_plan,
    a_room,
    a_room_busy,
    a_set_meeting,
    a_timetable,
    a_tutor,
    a_venue,
    an_absence,
    placements,
)

TEAM = ("ann", "ben", "cat", "dan", "eve")


def two_at_once(**ben: object) -> tuple[PlanIndex, Timetable]:
    """D1 taught by Ann on the days D2 is taught by Eve; Ben as asked."""
    tutors = tuple(a_tutor(t, **(ben if t == "ben" else {})) for t in TEAM)
    modules = tuple(a_module(m, ("ann",), teachers=TEAM) for m in ("D1", "D2"))
    cohorts = (a_cohort("C1", required=("D1",)), a_cohort("C2", required=("D2",)))
    plan = a_plan(
        [a_delivery("D1"), a_delivery("D2")],
        tutors=tutors,
        modules=modules,
        cohorts=cohorts,
        rooms=(a_room("oak"), a_room("elm")),
    )
    laid = (("2027-10-05", 2), ("2027-11-09", 3))
    first, second = placements(plan, "D1", *laid), placements(plan, "D2", *laid, tutors=("eve",), room="elm")
    return PlanIndex(plan), a_timetable(plan, first, second)


def tutors(index: PlanIndex, timetable: Timetable) -> dict[str, Candidate]:
    return {c.id: c for c in Candidates(index, timetable, ("D1", 1)).tutors("1")}


def test_who_teaches_it_now_is_marked_and_is_free_to() -> None:
    found = tutors(*two_at_once())
    assert [c.id for c in found.values() if c.chosen] == ["ann"]
    assert found["ann"].free
    assert found["ann"].notes == ("lead",)
    assert next(iter(found)) == "ann"


def test_who_teaches_elsewhere_says_what_and_when_and_comes_last() -> None:
    found = tutors(*two_at_once())
    assert found["eve"].why_not == ("teaches D2 on Tue 5 October",)
    assert list(found)[-1] == "eve"


def test_an_absence_is_told_with_its_dates_and_reason() -> None:
    absence = an_absence("2027-10-03", "2027-10-14", reason="leave")
    assert tutors(*two_at_once(absences=(absence,)))["ben"].why_not == ("away 3-14 October (leave)",)


def test_a_commitment_on_another_half_of_the_day_still_counts_for_a_whole_day() -> None:
    absence = an_absence("2027-10-05", kind=AbsenceKind.COMMITMENT, part=DayPart.MORNING)
    assert tutors(*two_at_once(absences=(absence,)))["ben"].why_not == ("busy elsewhere Tue 5 October",)


def test_a_weekday_not_worked_is_told() -> None:
    assert tutors(*two_at_once(working_weekdays=(0, 3)))["ben"].why_not == ("does not work on Tuesdays",)


def test_a_limit_that_would_be_passed_is_told() -> None:
    index, timetable = two_at_once(limits=TutorLimits(days_a_week=1))
    plan = index.plan
    laid = (("2027-10-05", 2), ("2027-11-09", 3))
    day_two = placements(plan, "D1", *laid, tutors={"2": ("ben",)})
    found = tutors(index, a_timetable(plan, day_two, *[p for p in timetable.placements if p.delivery == "D2"]))
    assert found["ben"].why_not == ("2 days that week, 1 at most",)


def test_a_wish_is_a_note_and_puts_behind_who_has_none() -> None:
    found = tutors(*two_at_once(absences=(an_absence("2027-10-05", kind=AbsenceKind.PREFER_NOT),)))
    assert found["ben"].free
    assert found["ben"].notes == ("would rather not then",)
    assert list(found)[:4] == ["ann", "cat", "dan", "ben"]


def test_load_so_far_is_told_with_the_year() -> None:
    found = tutors(*two_at_once())
    assert (found["ann"].load, found["ben"].load) == ("5 days in 2027-28", "nothing yet in 2027-28")


def meetings() -> tuple[Plan, PlanIndex, Timetable]:
    days = tuple(a_set_meeting(n, "ALL") for n in ("1", "2"))
    plan = a_plan(
        [a_delivery("D1", sessions=days)],
        cohorts=(a_cohort(size=16),),
        tutors=tuple(a_tutor(t, absences=(an_absence("2027-10-06"),) if t == "cat" else ()) for t in TEAM),
    )
    return plan, PlanIndex(plan), a_timetable(plan, placements(plan, "D1", ("2027-10-05", 2)))


def test_the_other_sets_facilitator_is_not_free() -> None:
    _, index, timetable = meetings()
    mine, other = timetable.placements[0].sittings[0].sets
    found = {
        c.id: c for c in Candidates(index, timetable, ("D1", 1)).facilitators("1", mine.learning_set, all_year=True)
    }
    assert found[mine.tutor or ""].chosen
    assert found[mine.tutor or ""].free
    assert found[other.tutor or ""].why_not[0].startswith("facilitates Set B of ALL on 5-6 October")


def test_all_year_looks_at_every_meeting_and_one_meeting_says_it_is_only_one() -> None:
    _, index, timetable = meetings()
    chooser = Candidates(index, timetable, ("D1", 1))
    learning_set = timetable.placements[0].sittings[0].sets[0].learning_set
    once = {c.id: c for c in chooser.facilitators("1", learning_set)}
    always = {c.id: c for c in chooser.facilitators("1", learning_set, all_year=True)}
    assert once["cat"].why_not == ("Set A keeps one facilitator all year",)
    assert always["cat"].why_not == ("away Wed 6 October",)


def test_nobody_is_listed_to_teach_where_only_sets_meet() -> None:
    _, index, timetable = meetings()
    assert Candidates(index, timetable, ("D1", 1)).tutors("1") == ()


def rooms(*others: object) -> dict[str, Candidate]:
    plan = a_plan(
        cohorts=(a_cohort(size=24),),
        rooms=(a_room("oak"), *others),
        venues=(a_venue(), a_venue("westmere", overflow=True)),
    )
    timetable = a_timetable(plan, placements(plan, "D1", ("2027-10-05", 2), ("2027-11-09", 3)))
    return {c.id: c for c in room_candidates(PlanIndex(plan), timetable, ("D1", 1))}


def test_a_room_too_small_says_how_many_it_seats_and_how_many_are_needed() -> None:
    found = rooms(a_room("elm", 20))
    assert found["elm"].why_not == ("seats 20, 24 needed",)
    assert found["oak"].chosen
    assert found["oak"].free


def test_a_room_taken_by_others_says_when() -> None:
    found = rooms(a_room("elm", busy=(a_room_busy("2027-10-06", reason="a fair"),)))
    assert found["elm"].why_not == ("taken Wed 6 October (a fair)",)


def test_a_room_of_the_overflow_venue_comes_after_those_at_home() -> None:
    found = rooms(a_room("elm", 30, venue="westmere"), a_room("ash", 90))
    assert [c for c in found if c != "oak"] == ["ash", "elm"]
    assert "overflow" in found["elm"].notes[0]


def test_a_room_another_block_is_in_says_which() -> None:
    index, timetable = two_at_once()
    found = {c.id: c for c in room_candidates(index, timetable, ("D1", 1))}
    assert found["elm"].why_not == ("D2 is there on 5-6 October",)
