"""What the rest of a timetable already takes while a part of it is being solved."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection
from dataclasses import dataclass, field
from datetime import date

from hsmc_scheduler.domain.index import Atom, atoms
from hsmc_scheduler.domain.timetable import Timetable
from hsmc_scheduler.engine.rooms_wanted import RoomBook, RoomChoice

@dataclass(frozen=True, slots=True)
class Obstacles:
    """Half-days tutors teach elsewhere, rooms wanted elsewhere, loads carried elsewhere. Empty: the whole is solved."""

    taught: dict[str, frozenset[Atom]] = field(default_factory=dict)
    rooms_wanted: dict[Atom, tuple[RoomChoice, ...]] = field(default_factory=dict)
    halves: dict[tuple[str, str], int] = field(default_factory=dict)
    """Half-days by (tutor, academic year)."""
    scripts: dict[tuple[str, int], int] = field(default_factory=dict)
    """Scripts by (tutor, week)."""

    def taught_on(self, tutor: str, day: date) -> int:
        """How many half-days of a date the tutor teaches elsewhere."""
        base = day.toordinal() * 2
        return len(self.taught.get(tutor, frozenset()) & {base, base + 1})


def obstacles_of(
    book: RoomBook, timetable: Timetable, leaving_out: Collection[str], scripts: dict[tuple[str, int], int]
) -> Obstacles:
    """What all deliveries of a timetable take except those left out; `scripts` as counted for the same deliveries."""
    taught: dict[str, set[Atom]] = defaultdict(set)
    rooms: dict[Atom, list[RoomChoice]] = defaultdict(list)
    halves: Counter[tuple[str, str]] = Counter()
    index = book.index
    for placement in timetable.placements:
        if placement.delivery in leaving_out:
            continue
        year = index.deliveries[placement.delivery].year
        for sitting in placement.sittings:
            session = index.sessions[placement.delivery, sitting.session]
            times = atoms(sitting.day, session.part)
            people = [*sitting.tutors, *(s.tutor for s in sitting.sets if s.tutor)]
            for tutor in people:
                taught[tutor].update(times)
                halves[tutor, year] += len(times)
            wants = book.wants(placement.delivery, sitting.session, placement.block)
            for atom in times:
                rooms[atom].extend(wants)
    return Obstacles(
        {t: frozenset(a) for t, a in taught.items()},
        {a: tuple(r) for a, r in rooms.items()},
        dict(halves),
        scripts,
    )
