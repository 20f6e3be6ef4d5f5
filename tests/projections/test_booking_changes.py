"""What those who book rooms are told: only what changed since the last letter, each booking under one reference."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, time, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from hsmc_scheduler.app.adjusting import assign_room, move, remove
from hsmc_scheduler.app.edits.bookings import BookingAnswer, answer_bookings, send_bookings
from hsmc_scheduler.app.edits.editing import remove as take_out
from hsmc_scheduler.domain.correspondence import Booking, BookingStatus, Correspondence
from hsmc_scheduler.domain.fingerprint import fingerprint
from hsmc_scheduler.domain.index import PlanIndex
from hsmc_scheduler.domain.plan import Plan
from hsmc_scheduler.domain.timetable import Timetable
from hsmc_scheduler.projections.booking_changes import BookingLine, Change, booking_lines, to_tell, totals_words
from hsmc_scheduler.projections.refusals import refusals
from tests.builders import a_cohort, a_delivery, a_plan, a_room, a_timetable, on, placements

TODAY = date(2027, 9, 1)
KEY = ("D1", 1)


def the_plan() -> Plan:
    rooms = (a_room("oak", seats=20), a_room("elm", seats=30), a_room("ash", seats=10))
    return a_plan([a_delivery("D1"), a_delivery("D2", days=2)], rooms=rooms)


def laid(plan: Plan) -> Timetable:
    return a_timetable(
        plan,
        placements(plan, "D1", ("2027-11-02", 2), ("2027-12-07", 3), room="oak"),
        placements(plan, "D2", ("2028-01-11", 2), room="elm"),
    )


def lines_of(plan: Plan, timetable: Timetable, today: date = TODAY) -> tuple[BookingLine, ...]:
    return booking_lines(PlanIndex(plan), timetable, today)


def sent(plan: Plan, timetable: Timetable, today: date = TODAY) -> Plan:
    return send_bookings(plan, lines_of(plan, timetable, today), today)


def told(plan: Plan, timetable: Timetable, today: date = TODAY) -> list[tuple[str, str, date, str]]:
    return [(b.change.value, b.ref, b.row.day, b.row.room) for b in to_tell(lines_of(plan, timetable, today))]


def confirmed(plan: Plan, *refs: str, status: BookingStatus = BookingStatus.CONFIRMED) -> Plan:
    return answer_bookings(plan, [BookingAnswer(ref, status, "a wedding") for ref in refs])


def status(plan: Plan, ref: str) -> BookingStatus:
    return next(b.status for b in plan.correspondence.bookings if b.ref == ref)


def test_the_first_letter_asks_for_everything_and_the_second_for_nothing() -> None:
    plan = the_plan()
    timetable = laid(plan)
    first = lines_of(plan, timetable)
    assert [b.ref for b in first] == [f"PH-000{n}" for n in range(1, 8)]
    assert {b.change for b in first} == {Change.NEW}
    plan = sent(plan, timetable)
    assert told(plan, timetable) == []
    assert {b.sent for b in plan.correspondence.bookings} == {TODAY}
    assert fingerprint(plan) == fingerprint(the_plan())


def test_a_moved_block_is_cancelled_and_asked_for_anew_side_by_side() -> None:
    plan = the_plan()
    timetable = laid(plan)
    plan = sent(plan, timetable)
    moved = move(plan, timetable, KEY, on("2027-11-09"))
    assert told(plan, moved) == [
        ("cancel", "PH-0001", on("2027-11-02"), "Oak"),
        ("new", "PH-0008", on("2027-11-09"), "Oak"),
        ("cancel", "PH-0002", on("2027-11-03"), "Oak"),
        ("new", "PH-0009", on("2027-11-10"), "Oak"),
    ]
    old, new, *_ = lines_of(plan, moved)
    assert old.row.modules == new.row.modules
    assert old.row.modules
    assert (old.words, new.words) == (
        ("now Tue 9 November 2027 (PH-0008)",),
        ("instead of Tue 2 November 2027 (PH-0001)",),
    )
    after = sent(plan, moved)
    assert status(after, "PH-0001") is BookingStatus.CANCELLED
    assert told(after, moved) == []


def test_another_room_on_the_same_day_is_shown_beside_the_one_given_up() -> None:
    plan = the_plan()
    timetable = laid(plan)
    plan = sent(plan, timetable)
    elsewhere = assign_room(plan, timetable, KEY, "elm")
    assert [b.words for b in to_tell(lines_of(plan, elsewhere))][:2] == [
        ("now Elm (PH-0008)",),
        ("instead of Oak (PH-0001)",),
    ]


def test_more_people_and_other_hours_in_the_same_room_amend_what_was_confirmed() -> None:
    plan = the_plan()
    timetable = laid(plan)
    plan = confirmed(sent(plan, timetable), "PH-0001")
    later = replace(
        plan,
        cohorts=(a_cohort(size=17, required=("D1",)), a_cohort("C2", required=("D2",))),
        calendar=replace(plan.calendar, day_starts=time(10)),
    )
    first, second, *_ = to_tell(lines_of(later, timetable))
    words = ("set-up 09:00 -> 09:30", "start 09:30 -> 10:00", "people 8 -> 17")
    assert (first.change, first.ref) == (Change.AMEND, "PH-0001")
    assert first.words == (*words, "please confirm again")
    assert second.words == words
    assert status(sent(later, timetable), "PH-0001") is BookingStatus.REQUESTED


def test_a_block_taken_off_is_cancelled_and_its_reference_never_given_again() -> None:
    plan = the_plan()
    timetable = laid(plan)
    plan = sent(plan, timetable)
    without = remove(plan, timetable, ("D2", 1))
    assert [t[:2] for t in told(plan, without)] == [("cancel", "PH-0006"), ("cancel", "PH-0007")]
    plan = sent(plan, without)
    assert [t[:2] for t in told(plan, timetable)] == [("new", "PH-0008"), ("new", "PH-0009")]


def test_a_room_taken_out_of_the_plan_is_cancelled_by_its_name() -> None:
    plan = the_plan()
    timetable = laid(plan)
    plan = sent(plan, timetable)
    gone = take_out(replace(plan, correspondence=_without_room(plan, "elm")), ("rooms", "elm"))
    elsewhere = assign_room(gone, timetable, ("D2", 1), "oak")
    assert [t[3] for t in told(gone, elsewhere) if t[0] == "cancel"] == ["Elm", "Elm"]


def _without_room(plan: Plan, room: str) -> Correspondence:
    bookings = tuple(replace(b, room="") if b.room == room else b for b in plan.correspondence.bookings)
    return replace(plan.correspondence, bookings=bookings)


def test_what_is_past_is_neither_asked_for_nor_cancelled() -> None:
    plan = the_plan()
    timetable = laid(plan)
    plan = sent(plan, timetable)
    without = remove(plan, timetable, KEY)
    assert told(plan, without, on("2027-11-03")) == [("cancel", "PH-0002", on("2027-11-03"), "Oak")]
    assert told(plan, without, on("2027-11-04")) == []


def test_a_refusal_stands_until_the_block_is_elsewhere_and_nobody_is_told_of_its_end() -> None:
    plan = the_plan()
    timetable = laid(plan)
    plan = confirmed(sent(plan, timetable), "PH-0001", status=BookingStatus.REFUSED)
    smaller = replace(plan, cohorts=tuple(replace(c, size=c.size - 2) for c in plan.cohorts))
    assert "PH-0001" not in [t[1] for t in told(smaller, timetable)]
    (refusal,) = refusals(PlanIndex(plan), timetable)
    assert (refusal.blocks, refusal.others) == ((KEY,), ("ash", "elm"))
    assert refusal.sentence == (
        "Park House refused Oak on Tue 2 November 2027 for D1 2027-28 block 1 (PH-0001): a wedding"
    )
    offered = answer_bookings(plan, [BookingAnswer("PH-0001", BookingStatus.REFUSED, "offers elm; a wedding")])
    assert refusals(PlanIndex(offered), timetable)[0].others == ("elm", "ash")
    moved = move(plan, timetable, KEY, on("2027-11-09"))
    assert refusals(PlanIndex(plan), moved) == ()
    assert [t[:2] for t in told(plan, moved)] == [("cancel", "PH-0002"), ("new", "PH-0008"), ("new", "PH-0009")]
    assert refusals(PlanIndex(plan), timetable)  # back in the refused room, it is refused still


def test_the_summary_counts_and_says_what_is_urgent() -> None:
    plan = the_plan()
    timetable = laid(plan)
    assert totals_words(lines_of(plan, timetable), TODAY) == "7 new; 2 must be asked for by Tue 5 October 2027"
    late = date(2027, 10, 20)
    words = "7 new; 2 are overdue; 3 must be asked for by Tue 9 November 2027"
    assert totals_words(lines_of(plan, timetable, late), late) == words
    assert totals_words((), TODAY) == "no room to book"


starts = st.dates(date(2027, 10, 4), date(2028, 6, 30)).filter(lambda d: d.weekday() in (0, 1, 2))
rounds = st.lists(
    st.tuples(st.sampled_from((("D1", 1), ("D1", 2), ("D2", 1))), st.none() | starts, st.sampled_from(("oak", "elm"))),
    min_size=10,
    max_size=10,
)


@settings(max_examples=25, deadline=None)
@given(rounds)
def test_over_ten_rounds_of_changes_no_reference_is_used_twice(
    changes: list[tuple[tuple[str, int], date | None, str]],
) -> None:
    plan = the_plan()
    now = whole = laid(plan)
    first: dict[str, tuple[str, date]] = {}
    held: dict[tuple[str, date], str] = {}
    for day, (key, start, room) in enumerate(changes):
        now = _changed(plan, now, whole, key, start, room)
        today = TODAY + timedelta(days=day)
        plan = sent(plan, now, today)
        assert told(plan, now, today) == []
        live = [b for b in plan.correspondence.bookings if b.status is not BookingStatus.CANCELLED]
        assert len({b.ref for b in plan.correspondence.bookings}) == len(plan.correspondence.bookings)
        for b in plan.correspondence.bookings:
            assert first.setdefault(b.ref, (b.room, b.day)) == (b.room, b.day)
        places = {(b.room, b.day): b.ref for b in live}
        assert {place: ref for place, ref in places.items() if held.get(place, ref) != ref} == {}
        held = places
        used = {(s.room, s.day) for p in now.placements for s in p.sittings}
        assert set(places) == used


def _changed(
    plan: Plan, now: Timetable, whole: Timetable, key: tuple[str, int], start: date | None, room: str
) -> Timetable:
    there = any(p.key == key for p in now.placements)
    if start is None:
        return remove(plan, now, key) if there else now
    if not there:
        back = next(p for p in whole.placements if p.key == key)
        now = replace(now, placements=tuple(sorted((*now.placements, back), key=lambda p: p.key)))
    return assign_room(plan, move(plan, now, key, start), key, room)


def test_a_booking_that_was_asked_for_again_keeps_its_reference() -> None:
    plan = the_plan()
    timetable = laid(plan)
    plan = confirmed(sent(plan, timetable), "PH-0001", status=BookingStatus.NEEDED)
    assert told(plan, timetable) == [("new", "PH-0001", on("2027-11-02"), "Oak")]
    after = sent(plan, timetable)
    assert [b.ref for b in after.correspondence.bookings] == [b.ref for b in plan.correspondence.bookings]
    assert status(after, "PH-0001") is BookingStatus.REQUESTED


def test_a_reference_that_somebody_wrote_by_hand_does_not_stop_the_numbers() -> None:
    plan = the_plan()
    timetable = laid(plan)
    odd = Booking("A/7", "", "Hall", TODAY, time(9), time(9), time(10), time(10))
    high = replace(odd, ref="PH-0041", status=BookingStatus.CANCELLED)
    plan = replace(plan, correspondence=replace(plan.correspondence, bookings=(odd, high)))
    assert lines_of(plan, timetable)[0].ref == "A/7"
    assert next(b.ref for b in lines_of(plan, timetable) if b.change is Change.NEW) == "PH-0042"
