"""Respect the dates rooms are taken by others."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from hsmc_scheduler.domain.index import Atom
from hsmc_scheduler.domain.ruleset import Importance, RuleId
from hsmc_scheduler.rules.halves import dates_of, part_of
from hsmc_scheduler.rules.rule import FIRM, Kind, Rule, Subject, Violation
from hsmc_scheduler.rules.situation import Situation

ID = RuleId.RESPECT_ROOM_BUSY_DATES


def find(situation: Situation) -> Iterator[Violation]:
    """Half-days a room is used while taken by others; one violation a room and reason."""
    for room in situation.rooms:
        busy = situation.index.room_busy.get(room)
        if not busy:
            continue
        used: dict[str, dict[Atom, list[Subject]]] = {}
        for presence in situation.room_presences[room]:
            for atom in presence.atoms:
                if atom in busy:
                    used.setdefault(busy[atom], defaultdict(list))[atom].append(presence.block)
        for reason, halves in used.items():
            blocks = dict.fromkeys(block for found in halves.values() for block in found)
            subjects = (Subject(Kind.ROOM, room), *blocks)
            yield Violation(ID, len(halves), subjects, dates_of(halves), facts=(part_of(halves), reason))


RULE = Rule(
    id=ID,
    title="Respect the dates rooms are taken",
    unit="half-day",
    units="half-days",
    default=Importance.REQUIRED,
    choices=FIRM,
    find=find,
)
