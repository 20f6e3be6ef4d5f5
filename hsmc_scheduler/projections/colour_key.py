"""What the colours of the blocks mean: their module, their cohort or who teaches them most."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from enum import StrEnum

from hsmc_scheduler.domain.index import PlanIndex
from hsmc_scheduler.domain.timetable import Placement, Timetable
from hsmc_scheduler.projections.attending import Attending
from hsmc_scheduler.projections.names import Names
from hsmc_scheduler.projections.palette import Colour, Palette, colour, dark_colour


class ColourBy(StrEnum):
    """What decides the colour of a block."""

    MODULE = "module"
    COHORT = "cohort"
    TUTOR = "tutor"


@dataclass(frozen=True, slots=True)
class KeyEntry:
    """One line of the legend. `id`: of the cohort or tutor, or the codes of the modules in one; "": nobody's."""

    id: str
    code: str
    title: str
    light: Colour
    dark: Colour


NOBODY = KeyEntry("", "", "None", Colour("E2E6EA", "46525F"), Colour("2B333D", "A3B1C0"))


class ColourKey:
    """The colours of one timetable's blocks, in the plan's order, so that a colour stays when others come."""

    def __init__(self, index: PlanIndex, timetable: Timetable, by: ColourBy) -> None:
        names = Names(index)
        self._index, self._by = index, by
        self._attending = Attending(index, timetable)
        if by is ColourBy.MODULE:
            self._palette = Palette(index, names)
            every = [KeyEntry("+".join(f.codes), f.code, f.title, f.colour, f.dark) for f in self._palette.families]
        else:
            things = {c.id: c.title for c in index.cohorts.values()}
            if by is ColourBy.TUTOR:
                things = {t.id: t.name for t in index.tutors.values()}
            every = [KeyEntry(i, "", t, colour(n), dark_colour(n)) for n, (i, t) in enumerate(things.items())]
        self._entries = {entry.id: entry for entry in every}
        used = {e.id for p in timetable.placements if p.delivery in index.deliveries for e in self.of(p)}
        self.entries = tuple(e for e in (*every, NOBODY) if e.id in used)
        """The legend: the entries some block has."""

    def of(self, placement: Placement) -> tuple[KeyEntry, ...]:
        """A block's entries, the one that gives its colour first; NOBODY where none applies."""
        found = tuple(self._entries[i] for i in self._ids(placement) if i in self._entries)
        return found or (NOBODY,)

    def _ids(self, placement: Placement) -> tuple[str, ...]:
        if placement.delivery not in self._index.deliveries:
            return ()
        if self._by is ColourBy.MODULE:
            return ("+".join(self._palette.of(placement.delivery).codes),)
        if self._by is ColourBy.COHORT:
            return self._attending.cohorts(placement.delivery)
        order = {t: n for n, t in enumerate(self._index.tutors)}
        teaches = Counter(t for s in placement.sittings for t in s.tutors)
        taught = sorted(teaches, key=lambda t: (-teaches[t], order.get(t, len(order))))
        facilitates = (t for s in placement.sittings for t in s.people if t not in teaches)
        return tuple(dict.fromkeys((*taught, *facilitates)))
