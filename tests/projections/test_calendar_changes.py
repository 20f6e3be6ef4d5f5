"""An entry keeps its UID whatever it is called; SEQUENCE is raised on a move; what is gone is cancelled once."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import date, time

import pytest

from hsmc_scheduler.app.edits.renaming import rename
from hsmc_scheduler.domain.correspondence import EventKind
from hsmc_scheduler.domain.index import PlanIndex
from hsmc_scheduler.domain.plan import Plan
from hsmc_scheduler.domain.timetable import Placement, Timetable
from hsmc_scheduler.projections.calendar_changes import Calendars, Change, calendars
from hsmc_scheduler.projections.calendar_events import Entry, entries_of
from hsmc_scheduler.projections.concern import Concern, Who, concerns_of
from tests.builders import (
    a_cohort,
    a_delivery,
    a_first_year_pair,
    a_full_timetable,
    a_module,
    a_plan,
    a_timetable,
    a_tutor,
    an_assessment,
    placements,
)

ANN, BEN = Concern(Who.TUTOR, "ann"), Concern(Who.TUTOR, "ben")
LEAD, COHORT, ROOM = Concern(Who.LEAD, "ann"), Concern(Who.COHORT, "C1"), Concern(Who.ROOM, "room")
DATES = (("2027-10-05", 3), ("2027-11-09", 2))


def the_plan() -> Plan:
    module = a_module("D1", ("ann",), teachers=("ben",), assessments=(an_assessment(),))
    return a_plan([a_delivery("D1")], modules=(module,), tutors=(a_tutor("ann"), a_tutor("ben")))


def the_timetable(plan: Plan, *dates: tuple[str, int], tutors: tuple[str, ...] = ("ann",)) -> Timetable:
    delivery = plan.deliveries[0].id
    return a_timetable(plan, placements(plan, delivery, *(dates or DATES), tutors=tutors))


def sent(plan: Plan, timetable: Timetable, *concerns: Concern) -> Calendars:
    return calendars(plan, entries_of(PlanIndex(plan), timetable), concerns or concerns_of(plan))


def remembering(plan: Plan, found: Calendars) -> Plan:
    return replace(plan, correspondence=found.after)


def entries(plan: Plan, timetable: Timetable, concern: Concern) -> list[Entry]:
    return [e for e in entries_of(PlanIndex(plan), timetable) if e.concerns(concern)]


def changes(found: Calendars, concern: Concern) -> list[tuple[str, str, int]]:
    return [(s.change.value, s.event.title, s.event.sequence) for s in found.changes(concern)]


def test_a_tutor_has_what_they_teach_and_mark_with_its_place() -> None:
    plan = the_plan()
    found = entries(plan, the_timetable(plan), ANN)
    assert [(e.day, e.starts, e.title, e.place) for e in found if e.kind is EventKind.SESSION] == [
        (date(2027, month, day), time(9, 30), f"D1: Day {n}", "Room, Park House")
        for n, (month, day) in enumerate(((10, 5), (10, 6), (10, 7), (11, 9), (11, 10)), 1)
    ]
    assert [(e.kind, e.title) for e in found if e.starts is None] == [
        (EventKind.DEADLINE, "D1: Final assignment due 12:00"),
        (EventKind.FEEDBACK, "D1: feedback due, Final assignment"),
    ]
    assert entries(plan, the_timetable(plan), BEN) == []


def test_tasks_are_for_those_whose_they_are() -> None:
    plan = the_plan()
    timetable = the_timetable(plan)
    told = {c: {e.title.partition(":")[0] for e in entries(plan, timetable, c) if e.kind is EventKind.TASK}
            for c in (ANN, LEAD, COHORT, ROOM)}  # fmt: skip
    assert told == {ANN: set(), LEAD: {"Tell employers"}, COHORT: {"Tell employers"}, ROOM: {"Request rooms"}}


def test_a_facilitator_has_their_own_set_and_a_cohort_the_day_once() -> None:
    plan = a_plan([a_first_year_pair()], cohorts=(a_cohort(size=24, required=("LIC+ALL",)),))
    timetable = a_full_timetable(plan)
    sitting = next(s for p in timetable.placements for s in p.sittings if s.session == "S1")
    for one in sitting.sets:
        found = [e for e in entries(plan, timetable, Concern(Who.TUTOR, one.tutor or "")) if e.session == "S1"]
        assert [(e.detail, e.place) for e in found] == [
            (one.learning_set, f"{(one.room or '').capitalize()}, Park House")
        ]
        in_room = [e for e in entries(plan, timetable, Concern(Who.ROOM, one.room or "")) if e.session == "S1"]
        assert len(in_room) == 1
    of_cohort = [e for e in entries(plan, timetable, COHORT) if e.session == "S1"]
    assert len(of_cohort) == 1
    assert of_cohort[0].place == "Room, Park House; Set B: Room-2; Set C: Room-3"


def test_the_first_time_everything_is_new_and_the_second_nothing_is() -> None:
    plan = the_plan()
    timetable = the_timetable(plan)
    first = sent(plan, timetable)
    assert {s.change for found in first.entries.values() for s in found} == {Change.NEW}
    again = sent(remembering(plan, first), timetable)
    assert not any(again.changes(c) for c in again.entries)
    assert again.after == first.after


def test_what_went_out_to_others_at_the_same_moment_is_remembered_as_well() -> None:
    plan = the_plan()
    timetable = the_timetable(plan)
    tutor, room = sent(plan, timetable, ANN), sent(plan, timetable, ROOM)
    both = replace(plan, correspondence=room.told_in(tutor.after))
    again = sent(both, timetable, ANN, ROOM)
    assert not again.changes(ANN)
    assert not again.changes(ROOM)
    assert both == remembering(plan, sent(plan, timetable, ANN, ROOM))


def test_uids_are_the_same_without_a_record() -> None:
    plan = the_plan()
    first, again = (sent(plan, the_timetable(plan)) for _ in range(2))
    assert first.after == again.after


def test_a_move_raises_the_sequence_and_leaves_the_others_alone() -> None:
    plan = the_plan()
    first = sent(plan, the_timetable(plan))
    moved = sent(remembering(plan, first), the_timetable(plan, DATES[0], ("2027-11-16", 2)))
    assert changes(moved, ANN)[:2] == [("changed", "D1: Day 4", 1), ("changed", "D1: Day 5", 1)]
    uids = {s.event.uid: s.event.sequence for s in moved.entries[ANN]}
    assert uids.keys() == {s.event.uid for s in first.entries[ANN]}
    assert sorted(uids.values()) == [0, 0, 0, 1, 1, 1, 1]  # the assignment and its feedback follow the last block


@pytest.mark.parametrize(
    "edit",
    [
        lambda plan: replace(plan, rooms=tuple(replace(r, name="Seminar Room 4") for r in plan.rooms)),
        lambda plan: replace(plan, calendar=replace(plan.calendar, day_starts=time(9, 0))),
        lambda plan: _with_titles(plan, lambda title: f"{title}, revised"),
    ],
    ids=["place", "time", "title"],
)
def test_place_time_and_title_raise_the_sequence_too(edit: Callable[[Plan], Plan]) -> None:
    plan = the_plan()
    timetable = the_timetable(plan)
    later = edit(remembering(plan, sent(plan, timetable)))
    found = [c for c in changes(sent(later, timetable), COHORT) if "Day" in c[1]]
    assert [(change, sequence) for change, _, sequence in found] == [("changed", 1)] * 5


def _with_titles(plan: Plan, change: Callable[[str], str]) -> Plan:
    (delivery,) = plan.deliveries
    sessions = tuple(replace(s, title=change(s.title)) for s in delivery.sessions)
    return replace(plan, deliveries=(replace(delivery, sessions=sessions),))


def test_a_delivery_by_another_name_is_the_same_delivery() -> None:
    plan = the_plan()
    timetable = the_timetable(plan)
    first = sent(plan, timetable)
    renamed, moved = rename(remembering(plan, first), timetable, ("deliveries", "D1"), "autumn")
    assert moved is not None
    again = sent(renamed, moved)
    assert not any(again.changes(c) for c in again.entries)


def test_a_module_by_another_code_keeps_its_entries_under_their_new_titles() -> None:
    plan = the_plan()
    timetable = the_timetable(plan)
    first = sent(plan, timetable)
    renamed, moved = rename(remembering(plan, first), timetable, ("modules", "D1"), "HCQ")
    assert moved is not None
    again = sent(renamed, moved)
    assert {c for c, _, _ in changes(again, ANN)} == {"changed"}
    assert {s.event.uid for s in again.entries[ANN]} == {s.event.uid for s in first.entries[ANN]}


def test_what_vanished_is_cancelled_once_and_comes_back_above_that() -> None:
    plan = the_plan()
    whole = the_timetable(plan)
    plan = remembering(plan, sent(plan, whole))
    part = a_timetable(plan, whole.placements[0])
    without = sent(plan, part)
    gone = [c for c in changes(without, ANN) if "Day" in c[1]]
    assert gone == [("cancelled", "D1: Day 4", 1), ("cancelled", "D1: Day 5", 1)]
    plan = remembering(plan, without)
    assert changes(sent(plan, part), ANN) == []
    back = [c for c in changes(sent(plan, whole), ANN) if "Day" in c[1]]
    assert back == [("new", "D1: Day 4", 2), ("new", "D1: Day 5", 2)]


def test_what_a_tutor_no_longer_teaches_is_cancelled_for_them_and_not_for_the_cohort() -> None:
    plan = the_plan()
    plan = remembering(plan, sent(plan, the_timetable(plan, tutors=("ben",)), BEN, COHORT))
    found = sent(plan, the_timetable(plan, tutors=("ann",)), BEN, COHORT, ANN)
    assert {c for c, _, _ in changes(found, BEN)} == {"cancelled"}
    assert changes(found, COHORT) == []
    assert {c for c, _, _ in changes(found, ANN)} == {"new"}


def test_a_lead_keeps_in_one_calendar_what_they_only_lead() -> None:
    plan = the_plan()
    plan = remembering(plan, sent(plan, the_timetable(plan)))
    found = sent(plan, the_timetable(plan, tutors=("ben",)))
    assert changes(found, ANN) == []


def test_who_leads_no_more_or_is_switched_off_is_told_so_once() -> None:
    plan = the_plan()
    timetable = the_timetable(plan, tutors=("ben",))
    plan = remembering(plan, sent(plan, timetable))
    modules = tuple(replace(m, leads=("ben",)) for m in plan.modules)
    tutors = tuple(replace(t, active=t.id != "ann") for t in plan.tutors)
    plan = replace(plan, modules=modules, tutors=tutors)
    assert LEAD in concerns_of(plan)
    found = sent(plan, timetable)
    assert {c for c, _, _ in changes(found, LEAD)} == {"cancelled"}
    plan = remembering(plan, found)
    assert not {LEAD, ANN} & set(concerns_of(plan))


def test_who_was_not_sent_a_move_is_sent_it_later() -> None:
    plan = the_plan()
    plan = remembering(plan, sent(plan, the_timetable(plan)))
    moved = the_timetable(plan, DATES[0], ("2027-11-16", 2))
    plan = remembering(plan, sent(plan, moved, ANN))
    assert changes(sent(plan, moved, ANN), ANN) == []
    later = [c for c in changes(sent(plan, moved, COHORT), COHORT) if "Day" in c[1]]
    assert later == [("changed", "D1: Day 4", 1), ("changed", "D1: Day 5", 1)]


def test_no_entry_names_a_student() -> None:
    from tests.builders import a_student

    plan = replace(the_plan(), students=(a_student("sam", name="Zebedee Student"),))
    assert not [e for e in entries_of(PlanIndex(plan), the_timetable(plan)) if "Zebedee" in repr(e)]


def a_walk(plan: Plan, days: Iterable[Iterable[Placement]]) -> None:
    """However a plan goes on, a calendar that takes every file of changes is the calendar as it is."""
    held: dict[Concern, dict[str, tuple[object, ...]]] = {c: {} for c in concerns_of(plan)}
    high: dict[tuple[Concern, str], int] = {}
    for n, laid in enumerate(days):
        timetable = a_timetable(plan, *laid)
        asked = concerns_of(plan)[n % 2 :: 2] if n % 3 else concerns_of(plan)
        found = sent(plan, timetable, *asked)
        for concern in asked:
            for one in found.changes(concern):
                assert high.get((concern, one.event.uid), -1) < one.event.sequence
                high[concern, one.event.uid] = one.event.sequence
                if one.change is Change.CANCELLED:
                    held[concern].pop(one.event.uid)
                else:
                    held[concern][one.event.uid] = (one.event.day, one.event.title, one.event.place)
            wanted = sorted((e.day, e.title, e.place) for e in entries(plan, timetable, concern))
            if concern.who in (Who.COHORT, Who.ROOM):
                assert sorted(held[concern].values()) == wanted
        plan = remembering(plan, found)


def test_files_of_changes_alone_keep_a_calendar_right() -> None:
    plan = the_plan()
    first, second = the_timetable(plan).placements
    (moved,) = the_timetable(plan, DATES[0], ("2027-12-07", 2)).placements[1:]
    (other,) = the_timetable(plan, DATES[0], ("2027-12-07", 2), tutors=("ben",)).placements[1:]
    a_walk(
        plan, ((first, second), (first,), (first, moved), (first, other), (), (first, second), (moved,), (first, other))
    )
