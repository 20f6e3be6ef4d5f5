"""Honour pins: what the planner has fixed, and what is past, stays."""

from __future__ import annotations

from collections.abc import Iterator

from hsmc_scheduler.domain.pin import Pin
from hsmc_scheduler.domain.ruleset import Importance, RuleId
from hsmc_scheduler.domain.timetable import Placement
from hsmc_scheduler.rules.rule import FIRM, Kind, Rule, Subject, Violation
from hsmc_scheduler.rules.situation import Situation, block_subject, session_subject

ID = RuleId.HONOUR_PINS
NOT_THERE = 4


def find(situation: Situation) -> Iterator[Violation]:
    """Pins that differ from the timetable in start, days, room or a session's tutors; past blocks that moved.

    And other blocks that start before the date up to which everything is past.
    """
    looked_at = {d.id for d in situation.deliveries}
    for pin in situation.index.plan.pins:
        if pin.active and pin.delivery in looked_at:
            yield from _differences(situation, pin, Subject(Kind.PIN, pin.id))
    before = situation.index.plan.frozen_before
    if before and situation.earlier:
        for past in situation.earlier.placements:
            if past.start < before and past.delivery in looked_at:
                as_it_was = Pin("", past.delivery, past.block, past.start, len(past.days))
                yield from _differences(situation, as_it_was, block_subject(past))
        gone = {past.key for past in situation.earlier.placements if past.start < before}
        for block in (b for d in situation.deliveries for b in situation.blocks(d.id)):
            if block.start < before and block.key not in gone:
                yield Violation(ID, 1, (block_subject(block),), (block.start,), "in the past", (before.isoformat(),))


def _differences(situation: Situation, pin: Pin, fixed: Subject) -> Iterator[Violation]:
    block = next((b for b in situation.blocks(pin.delivery) if b.block == pin.block), None)
    if block is None:
        missing = Subject(Kind.BLOCK, f"{pin.delivery}#{pin.block}")
        yield Violation(ID, NOT_THERE, tuple(dict.fromkeys((fixed, missing))), what="not there")
        return
    subjects = tuple(dict.fromkeys((fixed, block_subject(block))))
    if pin.start and block.start != pin.start:
        yield Violation(ID, 1, subjects, (block.start,), "start", (pin.start.isoformat(),))
    if pin.days is not None and len(block.days) != pin.days:
        yield Violation(ID, 1, subjects, block.days, "days", (pin.days, len(block.days)))
    if pin.room is not None:
        yield from _other_rooms(situation, pin.room, block, subjects)
    for pinned in pin.tutors:
        sittings = [s for s in block.sittings if s.session == pinned.session]
        if not sittings or any(set(s.tutors) != set(pinned.tutors) for s in sittings):
            session = session_subject(pin.delivery, pinned.session)
            wanted = (Subject(Kind.TUTOR, t) for t in pinned.tutors)
            yield Violation(ID, 1, (*subjects, session, *wanted), tuple(s.day for s in sittings), "tutors")


def _other_rooms(
    situation: Situation, room: str, block: Placement, subjects: tuple[Subject, ...]
) -> Iterator[Violation]:
    elsewhere = [s for s in block.sittings if s.room != room and situation.session(block, s).room is not None]
    if elsewhere:
        dates = tuple(dict.fromkeys(s.day for s in elsewhere))
        yield Violation(ID, 1, (*subjects, Subject(Kind.ROOM, room)), dates, "room")


RULE = Rule(
    id=ID,
    title="Honour pins",
    unit="pin",
    units="pins",
    default=Importance.REQUIRED,
    choices=FIRM,
    find=find,
)
