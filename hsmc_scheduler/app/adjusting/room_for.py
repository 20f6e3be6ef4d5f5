"""Finding dates near a wished one on which a block can stand: open, in one week, without a clash."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from hsmc_scheduler.domain.calendar import monday_of
from hsmc_scheduler.domain.delivery import Delivery
from hsmc_scheduler.domain.index import Atom, PlanIndex, atoms
from hsmc_scheduler.domain.timetable import Sitting, Timetable


@dataclass(frozen=True, slots=True)
class Spot:
    """What looks for dates: the sittings of each of its days, and the dates it has to lie between, both exclusive."""

    delivery: Delivery
    sittings: Sequence[Sequence[Sitting]]
    days: int
    after: date | None = None
    before: date | None = None


def room_for(index: PlanIndex, timetable: Timetable, spot: Spot, wanted: date, far: int) -> date:
    """The nearest start to `wanted`, at most `far` days off: free of clashes, or at least open; else `wanted`."""
    taken = _taken(index, timetable, spot.delivery)
    open_ = []
    for start in _outwards(wanted, far):
        days = [start + timedelta(days=n) for n in range(spot.days)]
        if _open(index, spot, days):
            if _free(index, spot, days, taken):
                return start
            open_.append(start)
    return open_[0] if open_ else wanted


def _outwards(wanted: date, far: int) -> Iterator[date]:
    yield wanted
    for n in range(1, far + 1):
        yield wanted - timedelta(days=n)
        yield wanted + timedelta(days=n)


def _open(index: PlanIndex, spot: Spot, days: Sequence[date]) -> bool:
    window = spot.delivery.window
    earliest, latest = (window.earliest, window.latest) if window.active else (None, None)
    return (
        (spot.after is None or days[0] > spot.after)
        and (spot.before is None or days[-1] < spot.before)
        and (earliest is None or days[0] >= earliest)
        and (latest is None or days[-1] <= latest)
        and monday_of(days[0]) == monday_of(days[-1])
        and all(index.is_open(spot.delivery, day) for day in days)
    )


def _free(index: PlanIndex, spot: Spot, days: Sequence[date], taken: dict[Atom, set[str]]) -> bool:
    """Whether nobody and no room of it is needed elsewhere then, nobody is away, and its people attend nothing else."""
    for day, sittings in zip(days, spot.sittings, strict=True):
        for sitting in sittings:
            people = {t for t in sitting.people if t in index.tutors}
            rooms = {r for r in (sitting.room, *(s.room for s in sitting.sets)) if r in index.rooms}
            for atom in atoms(day, index.sessions[spot.delivery.id, sitting.session].part):
                if taken.get(atom, set()) & {_ATTENDED, *people, *rooms}:
                    return False
                if any(not index.can_teach(t, atom) for t in people) or any(atom in index.room_busy[r] for r in rooms):
                    return False
    return True


_ATTENDED = "\0attended"
"""Beside the ids of people and rooms: those who come to the block are taught something else."""


def _taken(index: PlanIndex, timetable: Timetable, delivery: Delivery) -> dict[Atom, set[str]]:
    """By half-day: the tutors and rooms other deliveries take, and whether its own students are among those taught."""
    met = frozenset().union(
        *(strand for g in index.groups_of_delivery[delivery.id] for strand in g.strands if delivery.id in strand)
    )
    found: dict[Atom, set[str]] = {}
    for placement in timetable.placements:
        if placement.delivery == delivery.id:
            continue
        for sitting in placement.sittings:
            session = index.sessions.get((placement.delivery, sitting.session))
            if session is None:
                continue
            users = {*sitting.people, *(r for r in (sitting.room, *(s.room for s in sitting.sets)) if r)}
            if placement.delivery in met:
                users.add(_ATTENDED)
            for atom in atoms(sitting.day, session.part):
                found.setdefault(atom, set()).update(users)
    return found
