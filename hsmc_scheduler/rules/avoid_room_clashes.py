"""Avoid room clashes: a room holds one thing at a time, and what needs a room has one."""

from __future__ import annotations

from collections.abc import Iterator

from hsmc_scheduler.domain.ruleset import Importance, RuleId
from hsmc_scheduler.rules.avoid_tutor_clashes import clashes
from hsmc_scheduler.rules.halves import dates_of, part_of
from hsmc_scheduler.rules.rule import FIRM, Kind, Rule, Subject, Violation
from hsmc_scheduler.rules.situation import Situation, block_subject, session_subject

ID = RuleId.AVOID_ROOM_CLASHES


def find(situation: Situation) -> Iterator[Violation]:
    """Half-days for which a room has more than one use; sittings and sets that have no room."""
    for room in situation.rooms:
        for uses, halves in clashes(situation.room_presences[room]).items():
            deviation = (len(uses) - 1) * len(halves)
            subjects = (Subject(Kind.ROOM, room), *(subject for use in uses for subject in use))
            yield Violation(ID, deviation, subjects, dates_of(halves), "shared", (part_of(halves),))
    yield from _without_room(situation)


def _without_room(situation: Situation) -> Iterator[Violation]:
    for delivery in situation.deliveries:
        for block in situation.blocks(delivery.id):
            needing = [s for s in block.sittings if situation.session(block, s).room is not None]
            lacking = [s for s in needing if s.room is None]
            if lacking:
                sessions = (session_subject(delivery.id, s.session) for s in lacking)
                dates = tuple(dict.fromkeys(s.day for s in lacking))
                yield Violation(ID, len(lacking), (block_subject(block), *sessions), dates, "no room")
            for sitting in needing:
                sets = [Subject(Kind.SET, s.learning_set) for s in sitting.sets if s.room is None]
                if sets:
                    session = session_subject(delivery.id, sitting.session)
                    subjects = (block_subject(block), session, *sets)
                    yield Violation(ID, len(sets), subjects, (sitting.day,), "no room for sets")


RULE = Rule(
    id=ID,
    title="Avoid room clashes",
    unit="half-day",
    units="half-days",
    default=Importance.REQUIRED,
    choices=FIRM,
    find=find,
)
