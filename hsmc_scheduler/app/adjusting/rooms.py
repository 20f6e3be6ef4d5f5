"""Choosing a room for a block, or for one set of it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from hsmc_scheduler.app.adjusting.blocks import CannotAdjustError, Key, block_of, delivery_of, with_blocks
from hsmc_scheduler.domain.plan import Plan
from hsmc_scheduler.domain.timetable import Sitting, Timetable
from hsmc_scheduler.projections.messages.words import day_words


def assign_room(
    plan: Plan, timetable: Timetable, key: Key, room: str | None, learning_set: str | None = None
) -> Timetable:
    """The block in that main room (None: no room yet), or one set of it there; a set that sat there changes places.

    Raises:
        CannotAdjustError: The block is not there, the set does not meet in it, it wants no room, or the room is not
            an active room of the plan.
    """
    block = block_of(plan, timetable, key)
    delivery = delivery_of(plan, key[0])
    if room is not None:
        _known_room(plan, room)
    wanting = {s.id for s in delivery.sessions if s.room is not None}
    if learning_set is None:
        found = [with_main_room(s, room) if s.session in wanting else s for s in block.sittings]
        if not any(s.session in wanting for s in block.sittings):
            raise CannotAdjustError(f"{delivery.title} block {key[1]} needs no room")
    else:
        found = [_with_set_room(s, learning_set, room) for s in block.sittings]
        if all(one.learning_set != learning_set for s in block.sittings for one in s.sets):
            raise CannotAdjustError(f"{learning_set} does not meet in {delivery.title} block {key[1]}")
    return with_blocks(timetable, [replace(block, sittings=tuple(found))])


def change_room_on(plan: Plan, timetable: Timetable, day: date, old: str, new: str) -> Timetable:
    """Everything that is in one room on a day in another, that day only; a set of the same block that sat there swaps.

    Raises:
        CannotAdjustError: Nothing is in the old room that day, or the new one is not an active room of the plan.
    """
    _known_room(plan, new)
    trade = {old: new, new: old}
    found = []
    for block in timetable.placements:
        if any(s.day == day and old in (s.room, *(one.room for one in s.sets)) for s in block.sittings):
            sittings = tuple(_traded(s, trade) if s.day == day else s for s in block.sittings)
            found.append(replace(block, sittings=sittings))
    if not found:
        raise CannotAdjustError(f"nothing is in {_name(plan, old)} on {day_words(day)}")
    return with_blocks(timetable, found)


def _traded(sitting: Sitting, trade: dict[str, str]) -> Sitting:
    sets = tuple(replace(s, room=trade.get(s.room, s.room) if s.room else None) for s in sitting.sets)
    return replace(sitting, room=trade.get(sitting.room, sitting.room) if sitting.room else None, sets=sets)


def _name(plan: Plan, room: str) -> str:
    return next((r.name for r in plan.rooms if r.id == room), room)


def with_main_room(sitting: Sitting, room: str | None) -> Sitting:
    """The sitting in another main room: a set that shares it goes along, one that is in the way takes the old one."""
    trade: dict[str | None, str | None] = {}
    if room is not None and sitting.room is not None:
        trade = {sitting.room: room, room: sitting.room}
    sets = tuple(replace(s, room=trade.get(s.room, s.room)) for s in sitting.sets)
    return replace(sitting, room=room, sets=sets)


def _with_set_room(sitting: Sitting, learning_set: str, room: str | None) -> Sitting:
    mine = next((s for s in sitting.sets if s.learning_set == learning_set), None)
    if mine is None:
        return sitting
    sets = []
    for one in sitting.sets:
        if one is mine:
            sets.append(replace(one, room=room))
        elif room is not None and one.room == room:
            sets.append(replace(one, room=mine.room))
        else:
            sets.append(one)
    return replace(sitting, sets=tuple(sets))


def _known_room(plan: Plan, room: str) -> None:
    found = next((r for r in plan.rooms if r.id == room), None)
    if found is None:
        raise CannotAdjustError(f"{room} is not a room of the plan")
    if not found.active:
        raise CannotAdjustError(f"{found.name} is switched off and is given nothing")
