"""Choose rooms that fit: known, in use, with the seats in that layout, and the features."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from datetime import date

from hsmc_scheduler.domain.index import PlanIndex
from hsmc_scheduler.domain.room import RoomNeed
from hsmc_scheduler.domain.ruleset import Importance, RuleId
from hsmc_scheduler.rules.once_per_plan import once_per_plan
from hsmc_scheduler.rules.rule import FIRM, Kind, Rule, Subject, Violation
from hsmc_scheduler.rules.situation import Presence, Situation

ID = RuleId.CHOOSE_ROOMS_THAT_FIT

Fault = tuple[str, tuple[str | int, ...]]
"""What is wrong with a room, and the facts."""


def find(situation: Situation) -> Iterator[Violation]:
    """Main rooms and sets' own rooms that do not fit; one violation a room, block, set and fault."""
    for delivery in situation.deliveries:
        found: dict[tuple[tuple[Subject, ...], Fault], list[date]] = defaultdict(list)
        for presence in situation.presences_of_delivery.get(delivery.id, ()):
            for subjects, fault in _sitting(situation.index, presence):
                found[subjects, fault].append(presence.sitting.day)
        for (subjects, (what, facts)), days in found.items():
            yield Violation(ID, len(days), subjects, tuple(dict.fromkeys(days)), what, facts)


@once_per_plan
def main_needs(index: PlanIndex) -> dict[tuple[str, str], RoomNeed | None]:
    """What the main room of each session must offer, by delivery and session."""
    return {(d, s): index.main_need(d, session) for (d, s), session in index.sessions.items()}


def _sitting(index: PlanIndex, presence: Presence) -> Iterator[tuple[tuple[Subject, ...], Fault]]:
    sitting, session = presence.sitting, presence.session
    if sitting.room is not None:
        fault = _fault(index, sitting.room, main_needs(index)[presence.placement.delivery, session.id])
        if fault:
            yield (Subject(Kind.ROOM, sitting.room), presence.block), fault
    for s in sitting.sets:
        if s.room is not None and s.room != sitting.room:
            learning_set = index.all_sets.get(s.learning_set)
            fault = _fault(index, s.room, index.set_need(session, learning_set) if learning_set else None)
            if fault:
                yield (Subject(Kind.ROOM, s.room), presence.block, Subject(Kind.SET, s.learning_set)), fault


def _fault(index: PlanIndex, room_id: str, need: RoomNeed | None) -> Fault | None:
    room = index.rooms.get(room_id)
    if room is None:
        return "unknown", ()
    if need is None or index.fits(room, need):
        return None
    if room.capacity(need.layout) < (need.seats or 0):
        return "small", (room.capacity(need.layout), need.seats or 0, need.layout.value)
    return "features", tuple(f for f in need.features if f not in room.features)


RULE = Rule(
    id=ID,
    title="Choose rooms that fit",
    unit="room",
    units="rooms",
    default=Importance.REQUIRED,
    choices=FIRM,
    find=find,
)
