"""Fixing what a block has, and letting go of it; several blocks in one step."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from enum import StrEnum

from hsmc_scheduler.app.adjusting.blocks import CannotAdjustError, Key, block_of, delivery_of
from hsmc_scheduler.domain.pin import Pin, PinnedTutors
from hsmc_scheduler.domain.plan import Plan
from hsmc_scheduler.domain.timetable import Placement, Timetable
from hsmc_scheduler.storage.document import Document, with_plan


class Hold(StrEnum):
    """What of a block is pinned."""

    DATES = "dates"
    ROOM = "room"
    TUTORS = "tutors"
    ALL = "all"


def pin(plan: Plan, timetable: Timetable, blocks: Iterable[Key], hold: Hold = Hold.ALL) -> Plan:
    """The plan with those blocks fixed as they are now, beside what is fixed of them already.

    A block in several rooms keeps its room open under ALL. Set facilitators are not held by pins.

    Raises:
        CannotAdjustError: A block has no dates, or no single room to hold.
    """
    pins = list(plan.pins)
    for key in dict.fromkeys(blocks):
        block = block_of(plan, timetable, key)
        held = _held(plan, block, hold)
        pins = _with_pin(pins, held, hold)
    return replace(plan, pins=tuple(pins))


def pinned(content: Document, blocks: Iterable[Key], hold: Hold = Hold.ALL) -> Document:
    """The same with those blocks fixed as they are now.

    A timetable that answered the plan answers this one too, and is no further from the best that this one allows: it
    does already what is asked more of it.

    Raises:
        CannotAdjustError: As `pin`; there is no timetable.
    """
    if content.timetable is None:
        raise CannotAdjustError("there is no timetable yet")
    return with_plan(content, pin(content.plan, content.timetable, blocks, hold))


def unpin(plan: Plan, blocks: Iterable[Key], hold: Hold = Hold.ALL) -> Plan:
    """The plan with that let go of those blocks; pins that are switched off stay as they are."""
    wanted = set(blocks)
    pins = (_loosened(p, hold) if p.active and (p.delivery, p.block) in wanted else p for p in plan.pins)
    return replace(plan, pins=tuple(p for p in pins if p is not None))


def _held(plan: Plan, block: Placement, hold: Hold) -> Pin:
    """A pin that holds what is asked of the block and nothing else."""
    delivery = delivery_of(plan, block.delivery)
    sessions = {s.id: s for s in delivery.sessions}
    held = Pin(f"{block.delivery}#{block.block}", block.delivery, block.block)
    if hold in (Hold.DATES, Hold.ALL):
        held = replace(held, start=block.start, days=len(block.days))
    if hold in (Hold.ROOM, Hold.ALL):
        rooms = {s.room for s in block.sittings if s.session in sessions and sessions[s.session].room is not None}
        room = next(iter(rooms)) if len(rooms) == 1 else None
        if room is None and hold is Hold.ROOM:
            several = "is in several rooms" if len(rooms) > 1 else "has no room"
            raise CannotAdjustError(f"{delivery.title} block {block.block} {several}, so no room can be pinned")
        held = replace(held, room=room)
    if hold in (Hold.TUTORS, Hold.ALL):
        staffed = (s for s in block.sittings if s.session in sessions and sessions[s.session].staffing.tutors)
        held = replace(held, tutors=tuple(PinnedTutors(s.session, s.tutors) for s in staffed))
    return held


def _with_pin(pins: list[Pin], held: Pin, hold: Hold) -> list[Pin]:
    """The pins with one more thing held; the block's first pin holds it, so that no two can disagree."""
    mine = [p for p in pins if p.active and _key(p) == _key(held)]
    if not mine:
        taken = {p.id for p in pins}
        ids = (held.id if n == 1 else f"{held.id} ({n})" for n in range(1, len(taken) + 2))
        return pins if _empty(held) else [*pins, replace(held, id=next(i for i in ids if i not in taken))]
    first = mine[0]
    everything = hold is Hold.ALL
    own = replace(
        first,
        start=held.start if everything or hold is Hold.DATES else first.start,
        days=held.days if everything or hold is Hold.DATES else first.days,
        room=held.room if everything or hold is Hold.ROOM else first.room,
        tutors=held.tutors if everything or hold is Hold.TUTORS else first.tutors,
    )
    others = {id(p): _loosened(p, hold) for p in mine[1:]}
    kept = (own if p is first else others.get(id(p), p) for p in pins)
    return [p for p in kept if p is not None and not (p is own and _empty(own))]


def _key(pinned: Pin) -> Key:
    return (pinned.delivery, pinned.block)


def _loosened(pinned: Pin, hold: Hold) -> Pin | None:
    """The pin without that; None where it then holds nothing."""
    if hold in (Hold.DATES, Hold.ALL):
        pinned = replace(pinned, start=None, days=None)
    if hold in (Hold.ROOM, Hold.ALL):
        pinned = replace(pinned, room=None)
    if hold in (Hold.TUTORS, Hold.ALL):
        pinned = replace(pinned, tutors=())
    return None if _empty(pinned) else pinned


def _empty(pinned: Pin) -> bool:
    return (pinned.start, pinned.days, pinned.room, pinned.tutors) == (None, None, None, ())
