"""Which rooms a block, or one set of it, could have, and why not the others; best first."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from datetime import date

from hsmc_scheduler.domain.index import Atom, PlanIndex, atoms, day_of
from hsmc_scheduler.domain.room import Room, RoomNeed
from hsmc_scheduler.domain.timetable import Placement, Timetable
from hsmc_scheduler.projections.candidates import Candidate, Key
from hsmc_scheduler.projections.messages.phrases import because
from hsmc_scheduler.projections.messages.words import counted, dates_in_year
from hsmc_scheduler.projections.names import Names
from hsmc_scheduler.rules.prefer_home_venue import overflow_rooms
from hsmc_scheduler.rules.situation import Presence, Situation

Wanted = dict[Atom, RoomNeed]
"""What is asked of the room on each half-day."""


def room_candidates(
    index: PlanIndex, timetable: Timetable, block: Key, learning_set: str | None = None
) -> tuple[Candidate, ...]:
    """Every active room for a block, or for one set of it: the free first, home venue, the smallest that fits.

    A set of the same block that is in the way is no obstacle: it would change places. Raises KeyError where the block
    is not in the timetable.
    """
    placement = next((p for p in timetable.placements if p.key == block), None)
    if placement is None or block[0] not in index.deliveries:
        raise KeyError(f"{block[0]}#{block[1]}")
    names, situation = Names(index), Situation(index, timetable)
    wanted, chosen = _wanted(index, placement, learning_set)
    overflow = overflow_rooms(index)
    found = []
    for room in index.rooms.values():
        presences = situation.room_presences.get(room.id, [])
        others = [p for p in presences if p.placement is not placement]
        why_not = (*_unfit(room, wanted), *_busy(index, room, wanted), *_clashes(names, index, others, wanted))
        notes = [names.venue(room.id)] if room.id not in overflow else [f"{names.venue(room.id)} (overflow venue)"]
        inside = [p.learning_set for p in presences if p.placement is placement and p.learning_set]
        notes += [f"changes places with {names.learning_set(s)}" for s in dict.fromkeys(inside) if s != learning_set]
        days = len({p.sitting.day for p in presences})
        load = f"used on {counted(days, 'day')}" if days else "not used yet"
        found.append(Candidate(room.id, room.name, room.id in chosen, why_not, tuple(notes), load))

    def worth(candidate: Candidate) -> tuple[bool, bool, int]:
        room = index.rooms[candidate.id]
        seats = max((room.capacity(need.layout) for need in wanted.values()), default=0)
        return (not candidate.free, candidate.id in overflow, seats)

    return tuple(sorted(found, key=worth))


def _wanted(index: PlanIndex, placement: Placement, learning_set: str | None) -> tuple[Wanted, set[str]]:
    """What is asked of the room when, and the rooms it has now."""
    wanted: Wanted = {}
    chosen: set[str] = set()
    known = index.all_sets.get(learning_set or "")
    for sitting in placement.sittings:
        session = index.sessions.get((placement.delivery, sitting.session))
        if session is None:
            continue
        if learning_set is None:
            need, room = index.main_need(placement.delivery, session), sitting.room
        else:
            mine = next((s for s in sitting.sets if s.learning_set == learning_set), None)
            need = index.set_need(session, known) if known and mine else None
            room = mine.room if mine else None
        if need is not None:
            wanted.update(dict.fromkeys(atoms(sitting.day, session.part), need))
            chosen |= {room} if room else set()
    return wanted, chosen


def _unfit(room: Room, wanted: Wanted) -> Iterator[str]:
    needs = tuple(dict.fromkeys(wanted.values()))
    for need in sorted(needs, key=lambda n: -(n.seats or 0)):
        seats = room.capacity(need.layout)
        if seats < (need.seats or 0):
            yield f"seats {seats}, {need.seats} needed" if seats else f"no seats in {need.layout.value} layout"
            break
    for feature in dict.fromkeys(f for need in needs for f in need.features if f not in room.features):
        yield f"no {feature}"


def _busy(index: PlanIndex, room: Room, wanted: Wanted) -> Iterator[str]:
    found: dict[str, list[date]] = defaultdict(list)
    for atom in wanted:
        if atom in index.room_busy[room.id]:
            found[index.room_busy[room.id][atom]].append(day_of(atom))
    for reason, days in found.items():
        yield f"taken {dates_in_year(days)}{because(reason)}"


def _clashes(names: Names, index: PlanIndex, others: list[Presence], wanted: Wanted) -> Iterator[str]:
    found: dict[str, list[date]] = defaultdict(list)
    for presence in others:
        if wanted.keys() & set(presence.atoms):
            found[names.code(index.deliveries[presence.placement.delivery])].append(presence.sitting.day)
    for code, days in found.items():
        yield f"{code} is there on {dates_in_year(days)}"
