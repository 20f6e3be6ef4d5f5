"""Pins: what is held stays what it is, singly and for many blocks."""

from __future__ import annotations

from dataclasses import replace

import pytest

from hsmc_scheduler.app.adjusting import CannotAdjustError, Hold, assign_room, move, newly_broken, pin, pinned, unpin
from hsmc_scheduler.app.solving import proof_of
from hsmc_scheduler.domain.fingerprint import fingerprint
from hsmc_scheduler.domain.pin import PinnedTutors
from hsmc_scheduler.engine.api import Result, Status
from hsmc_scheduler.rules.problems import problems_of
from hsmc_scheduler.rules.score import score_timetable
from hsmc_scheduler.storage.document import Document, proof_holds
from tests.app.adjusting.plans import two_deliveries
from tests.builders import a_pin, a_room, on

ROOMS = (a_room("oak", 30), a_room("elm"))


@pytest.mark.parametrize("hold", list(Hold))
def test_what_is_pinned_is_what_there_is(hold: Hold) -> None:
    plan, timetable = two_deliveries()
    after = pin(plan, timetable, [p.key for p in timetable.placements], hold)
    assert len(after.pins) == 4
    assert score_timetable(after, timetable).sound
    assert problems_of(after) == problems_of(plan)


def test_pinned_dates_hold_start_and_length() -> None:
    plan, timetable = two_deliveries()
    (held,) = pin(plan, timetable, [("D1", 2)], Hold.DATES).pins
    assert (held.start, held.days, held.room, held.tutors) == (on("2027-11-09"), 3, None, ())
    moved = move(plan, timetable, ("D1", 2), on("2027-11-16"))
    assert newly_broken(pin(plan, timetable, [("D1", 2)], Hold.DATES), timetable, moved)


def test_pins_of_one_block_add_up_in_one_pin() -> None:
    plan, timetable = two_deliveries()
    for hold in (Hold.DATES, Hold.ROOM, Hold.TUTORS):
        plan = pin(plan, timetable, [("D1", 1)], hold)
    (held,) = plan.pins
    assert (held.start, held.room) == (on("2027-10-05"), "room")
    assert held.tutors == (PinnedTutors("1", ("ann",)), PinnedTutors("2", ("ann",)))
    plan = unpin(plan, [("D1", 1)], Hold.ROOM)
    assert (plan.pins[0].start, plan.pins[0].room) == (on("2027-10-05"), None)
    assert unpin(plan, [("D1", 1)]).pins == ()


def test_pinning_again_keeps_the_planners_comment_and_settles_disagreements() -> None:
    old = (
        a_pin("D1", 1, "2027-10-12", comment="agreed with Ann"),
        a_pin("D1", 1, "2027-10-12", id="other", room="room"),
    )
    plan, timetable = two_deliveries(pins=old)
    after = pin(plan, timetable, [("D1", 1)], Hold.DATES)
    assert [(p.id, p.start, p.room, p.comment) for p in after.pins] == [
        (old[0].id, on("2027-10-05"), None, "agreed with Ann"),
        ("other", None, "room", ""),
    ]


def test_a_pin_that_is_switched_off_stays_as_it_is() -> None:
    off = a_pin("D1", 1, "2027-12-01", active=False)
    plan, timetable = two_deliveries(pins=(off,))
    after = pin(plan, timetable, [("D1", 1)])
    assert after.pins[0] == off
    assert unpin(after, [("D1", 1)]).pins == (off,)


def test_a_new_pin_gets_an_id_of_its_own() -> None:
    plan, timetable = two_deliveries(pins=(a_pin("D2", 1, "2027-12-07", id="D1#1"),))
    assert [p.id for p in pin(plan, timetable, [("D1", 1)]).pins] == ["D1#1", "D1#1 (2)"]


def test_a_block_in_several_rooms_has_none_to_pin() -> None:
    plan, timetable = two_deliveries(rooms=ROOMS)
    block = timetable.placements[0]
    split = replace(block, sittings=(block.sittings[0], replace(block.sittings[1], room="elm")))
    timetable = replace(timetable, placements=(split, *timetable.placements[1:]))
    with pytest.raises(CannotAdjustError, match="is in several rooms"):
        pin(plan, timetable, [("D1", 1)], Hold.ROOM)
    (held,) = pin(plan, timetable, [("D1", 1)]).pins
    assert (held.start, held.room) == (on("2027-10-05"), None)
    one_room = assign_room(plan, timetable, ("D1", 1), "elm")
    assert pin(plan, one_room, [("D1", 1)], Hold.ROOM).pins[0].room == "elm"


def test_unpinning_what_is_not_pinned_changes_nothing() -> None:
    plan, _ = two_deliveries(pins=(a_pin("D2", 1, "2027-12-07"),))
    assert unpin(plan, [("D1", 1)]) == plan


def answered() -> Document:
    """A plan and a timetable that is proven the best answer to it."""
    plan, timetable = two_deliveries()
    timetable = replace(timetable, plan_fingerprint=fingerprint(plan))
    result = Result(Status.PROVEN, timetable, 0, 0, 1.0)
    return Document(plan, timetable, proof_of(result))


def test_what_is_proven_stays_proven_when_blocks_are_pinned_where_they_are() -> None:
    before = answered()
    assert proof_holds(before)
    after = pinned(before, [("D1", 1), ("D2", 2)])
    assert len(after.plan.pins) == 2
    assert after.timetable is not None
    assert before.timetable is not None
    assert after.timetable.placements == before.timetable.placements
    assert proof_holds(after)


def test_pinning_proves_nothing_of_what_was_moved_since_or_of_a_plan_edited_since() -> None:
    before = answered()
    assert before.timetable is not None
    moved = replace(before, timetable=move(before.plan, before.timetable, ("D1", 2), on("2027-11-16")))
    edited = replace(before, plan=replace(before.plan, title="Another"))
    for content in (moved, edited):
        assert not proof_holds(pinned(content, [("D1", 1)]))
    after = pinned(edited, [("D1", 1)])
    assert after.timetable is not None
    assert after.timetable.plan_fingerprint != fingerprint(after.plan)
