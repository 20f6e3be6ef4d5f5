"""One facilitator for each action learning set, the whole year: whoever is free at all its meetings."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace

from hsmc_scheduler.app.adjusting.blocks import Key
from hsmc_scheduler.domain.index import Atom, PlanIndex, atoms
from hsmc_scheduler.domain.timetable import Placement, Timetable


def with_facilitators(index: PlanIndex, timetable: Timetable, blocks: frozenset[Key]) -> Timetable:
    """The sets that meet in those blocks facilitated; where nobody is free each time, a set stays without."""
    taken: dict[Atom, set[str]] = defaultdict(set)
    meetings: dict[tuple[str, str], list[Atom]] = defaultdict(list)
    able: dict[tuple[str, str], tuple[str, ...]] = {}
    for block in timetable.placements:
        for sitting in block.sittings:
            session = index.sessions.get((block.delivery, sitting.session))
            if session is None:
                continue
            own = atoms(sitting.day, session.part)
            for atom in own:
                taken[atom] |= set(sitting.people)
            for one in sitting.sets if block.key in blocks else ():
                key = (index.deliveries[block.delivery].year, one.learning_set)
                meetings[key] += own
                may = index.facilitators(session)
                able[key] = tuple(t for t in able.get(key, may) if t in may)
    chosen: dict[tuple[str, str], str] = {}
    for key, when in meetings.items():
        wished = index.all_sets[key[1]].facilitator if key[1] in index.all_sets else None
        order = (*(t for t in able[key] if t == wished), *(t for t in able[key] if t != wished))
        free = (t for t in order if all(t not in taken[a] and index.can_teach(t, a) for a in when))
        if (tutor := next(free, None)) is not None:
            chosen[key] = tutor
            for atom in when:
                taken[atom].add(tutor)
    return replace(
        timetable, placements=tuple(_with(index, p, chosen) if p.key in blocks else p for p in timetable.placements)
    )


def _with(index: PlanIndex, block: Placement, chosen: dict[tuple[str, str], str]) -> Placement:
    year = index.deliveries[block.delivery].year
    sittings = (
        replace(s, sets=tuple(replace(one, tutor=chosen.get((year, one.learning_set), one.tutor)) for one in s.sets))
        for s in block.sittings
    )
    return replace(block, sittings=tuple(sittings))
