"""What pins ask: each thing a pin holds, by itself."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import partial
from typing import Any

from hsmc_scheduler.domain.index import PlanIndex
from hsmc_scheduler.domain.pin import Pin
from hsmc_scheduler.domain.plan import Plan
from hsmc_scheduler.engine.explain.edits import change_pin
from hsmc_scheduler.engine.explain.requirement import Requirement, once
from hsmc_scheduler.projections.messages.names import block_name, session_name
from hsmc_scheduler.projections.messages.words import counted, day_words, listed
from hsmc_scheduler.rules.rule import Kind, Subject

MOVE, OTHER = 5, 3


def of_pin(index: PlanIndex, pin: Pin) -> Iterator[Requirement]:
    """The date, the length, the room and the tutors a pin holds."""
    block = block_name(index, pin.delivery, pin.block)
    names = {t.id: t.name for t in index.plan.tutors} | {r.id: r.name for r in index.plan.rooms}
    subjects = (Subject(Kind.PIN, pin.id), Subject(Kind.BLOCK, f"{pin.delivery}#{pin.block}"))
    if pin.start is not None:
        sentence = f"{block} is pinned to {day_words(pin.start)}"
        words = f"Let {block} move from {day_words(pin.start)}"
        yield _held(pin, "start", sentence, words, subjects, {"start": None}, MOVE)
    if pin.days is not None:
        sentence = f"{block} is pinned to last {counted(pin.days, 'day')}"
        words = f"Let {block} last other than {counted(pin.days, 'day')}"
        yield _held(pin, "days", sentence, words, subjects, {"days": None}, OTHER)
    if pin.room is not None:
        room = names.get(pin.room, pin.room)
        subjects_of_room = (*subjects, Subject(Kind.ROOM, pin.room))
        words = f"Let {block} be in another room than {room}"
        yield _held(pin, "room", f"{block} is pinned to {room}", words, subjects_of_room, {"room": None}, OTHER)
    for pinned in pin.tutors:
        session = session_name(index, f"{pin.delivery}/{pinned.session}")
        who = listed([names.get(t, t) for t in pinned.tutors]) or "nobody"
        people = (*subjects, *(Subject(Kind.TUTOR, t) for t in pinned.tutors))
        sentence = f"{session} of {block} is pinned to {who}"
        words = f"Let somebody other than {who} teach {session} of {block}"
        drop = partial(_without_tutors, pin.id, pinned.session)
        yield Requirement(f"pin {pin.id} {pinned.session}", sentence, people, drop, (once(words, drop, OTHER),))


def _held(
    pin: Pin,
    what: str,
    sentence: str,
    words: str,
    subjects: tuple[Subject, ...],
    free: dict[str, Any],
    size: int,
) -> Requirement:
    def drop(plan: Plan) -> Plan:
        return change_pin(plan, pin.id, lambda p: replace(p, **free))

    return Requirement(f"pin {pin.id} {what}", sentence, subjects, drop, (once(words, drop, size),))


def _without_tutors(pin: str, session: str, plan: Plan) -> Plan:
    return change_pin(plan, pin, lambda p: replace(p, tutors=tuple(t for t in p.tutors if t.session != session)))
