"""Prefer the home venue: an overflow venue is used only where home is full."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from datetime import date

from hsmc_scheduler.domain.index import PlanIndex
from hsmc_scheduler.domain.ruleset import Importance, RuleId
from hsmc_scheduler.domain.timetable import Sitting
from hsmc_scheduler.rules.once_per_plan import once_per_plan
from hsmc_scheduler.rules.rule import GRADED, Kind, Rule, Subject, Violation
from hsmc_scheduler.rules.situation import Situation, block_subject


def find(situation: Situation) -> Iterator[Violation]:
    """Each main room or set's own room of a sitting in an overflow venue; told by block and room."""
    overflow = overflow_rooms(situation.index)
    for delivery in situation.deliveries if overflow else ():
        for block in situation.blocks(delivery.id):
            used: dict[str, list[date]] = defaultdict(list)
            for sitting in block.sittings:
                for room in _rooms(sitting):
                    if room in overflow:
                        used[room].append(sitting.day)
            for room, days in used.items():
                subjects = (block_subject(block), Subject(Kind.ROOM, room))
                yield Violation(RULE.id, len(days), subjects, tuple(sorted(set(days))))


@once_per_plan
def overflow_rooms(index: PlanIndex) -> frozenset[str]:
    """The ids of the active rooms of overflow venues."""
    return frozenset(r.id for r in index.rooms.values() if (v := index.venues.get(r.venue)) and v.overflow)


def _rooms(sitting: Sitting) -> Iterator[str]:
    if sitting.room is not None:
        yield sitting.room
    for learning_set in sitting.sets:
        if learning_set.room is not None and learning_set.room != sitting.room:
            yield learning_set.room


RULE = Rule(
    id=RuleId.PREFER_HOME_VENUE,
    title="Prefer the home venue",
    unit="room",
    units="rooms",
    default=Importance.MEDIUM,
    choices=GRADED,
    find=find,
)
