"""What the rest of a timetable already takes while a part of it is being solved."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass, field

from hsmc_scheduler.domain.index import Atom, PlanIndex, atoms
from hsmc_scheduler.domain.timetable import Timetable
from hsmc_scheduler.engine.rooms_wanted import RoomBook, RoomChoice
from hsmc_scheduler.rules.marking import scripts_of
from hsmc_scheduler.rules.situation import Situation
from hsmc_scheduler.rules.weeks import week_of


@dataclass(frozen=True, slots=True)
class Obstacles:
    """Half-days tutors teach elsewhere, rooms wanted elsewhere, loads carried elsewhere. Empty: the whole is solved."""

    taught: dict[str, frozenset[Atom]] = field(default_factory=dict)
    rooms_wanted: dict[Atom, tuple[RoomChoice, ...]] = field(default_factory=dict)
    halves: dict[tuple[str, str], int] = field(default_factory=dict)
    """Half-days by (tutor, academic year)."""
    scripts: dict[tuple[str, int], int] = field(default_factory=dict)
    """Scripts by (tutor, week)."""


def obstacles_of(book: RoomBook, timetable: Timetable) -> Obstacles:
    """What the blocks of a timetable take."""
    taught: dict[str, set[Atom]] = defaultdict(set)
    rooms: dict[Atom, list[RoomChoice]] = defaultdict(list)
    halves: Counter[tuple[str, str]] = Counter()
    index = book.index
    for placement in timetable.placements:
        year = index.deliveries[placement.delivery].year
        for sitting in placement.sittings:
            session = index.sessions[placement.delivery, sitting.session]
            times = atoms(sitting.day, session.part)
            for tutor in sitting.people:
                taught[tutor].update(times)
                halves[tutor, year] += len(times)
            for atom in times:
                rooms[atom].extend(book.wants(placement.delivery, sitting.session, placement.block))
    return Obstacles(
        {t: frozenset(a) for t, a in taught.items()},
        {a: tuple(r) for a, r in rooms.items()},
        dict(halves),
        scripts_due(index, timetable),
    )


def scripts_due(index: PlanIndex, timetable: Timetable) -> dict[tuple[str, int], int]:
    """The scripts each lead has to mark, by (tutor, week)."""
    due: Counter[tuple[str, int]] = Counter()
    for delivery, deadlines in Situation(index, timetable).deadlines.items():
        scripts = scripts_of(index, index.deliveries[delivery])
        for deadline in deadlines:
            for lead, number in scripts.get(deadline.module, {}).items():
                due[lead, week_of(deadline.due)] += number
    return dict(due)
