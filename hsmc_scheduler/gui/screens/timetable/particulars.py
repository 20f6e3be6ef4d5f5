"""Who and what each block of a timetable is about: for filters, search and colours."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from enum import StrEnum

from hsmc_scheduler.domain.index import PlanIndex
from hsmc_scheduler.domain.timetable import Placement, Timetable
from hsmc_scheduler.gui.selection import Block
from hsmc_scheduler.projections.attending import Attending
from hsmc_scheduler.projections.messages.words import day_words, listed
from hsmc_scheduler.projections.names import Names, blocks_of
from hsmc_scheduler.projections.palette import Colour, Palette, colour
from hsmc_scheduler.projections.short_dates import span_short


class Kind(StrEnum):
    """What blocks can be asked for by."""

    TUTOR = "tutor"
    COHORT = "cohort"
    MODULE = "module"
    ROOM = "room"


class ColourBy(StrEnum):
    """What the colours stand for."""

    MODULE = "module"
    COHORT = "cohort"
    TUTOR = "tutor"


@dataclass(frozen=True, slots=True)
class Particulars:
    """One block: its placement, how many its delivery has, and the ids of those it takes.

    `tutors` teach or facilitate in it, the busiest first; `leads` answer for its modules.
    """

    placement: Placement
    of: int
    code: str
    title: str
    tutors: tuple[str, ...]
    leads: tuple[str, ...]
    cohorts: tuple[str, ...]
    modules: tuple[str, ...]
    rooms: tuple[str, ...]

    def concerns(self, kind: Kind, thing: str) -> bool:
        """Whether the block is that person's, cohort's, module's or room's; a lead's are all of the module."""
        taken = {
            Kind.TUTOR: (*self.tutors, *self.leads),
            Kind.COHORT: self.cohorts,
            Kind.MODULE: self.modules,
            Kind.ROOM: self.rooms,
        }
        return thing in taken[kind]


class Roll:
    """The particulars of every block of a timetable that the plan knows."""

    def __init__(self, index: PlanIndex, names: Names, palette: Palette, timetable: Timetable) -> None:
        self._index, self._names, self._palette = index, names, palette
        self._words: dict[Block, str] = {}
        attending = Attending(index, timetable)
        numbers = blocks_of(timetable.placements)
        cohorts = {d: attending.cohorts(d) for d in index.deliveries}
        self.blocks = {
            p.key: self._of(p, numbers[p.delivery], cohorts[p.delivery])
            for p in timetable.placements
            if p.delivery in index.deliveries
        }
        """In the timetable's order."""
        place = {c: n for n, c in enumerate(index.cohorts)}
        groups = sorted({b.cohorts for b in self.blocks.values()}, key=lambda group: [place[c] for c in group])
        self._group_numbers = {group: n for n, group in enumerate(groups)}
        self._family_numbers = {f.codes: n for n, f in enumerate(palette.families)}
        self._tutor_numbers = {t: n for n, t in enumerate(index.tutors)}

    def _of(self, placement: Placement, of: int, cohorts: tuple[str, ...]) -> Particulars:
        delivery = self._index.deliveries[placement.delivery]
        busiest = Counter(t for s in placement.sittings for t in s.people)
        rooms = (r for s in placement.sittings for r in (s.room, *(one.room for one in s.sets)) if r)
        leads = (t for m in delivery.modules if m in self._index.modules for t in self._index.modules[m].leads)
        return Particulars(
            placement,
            of,
            self._names.code(delivery),
            self._names.title(delivery),
            tuple(t for t, _ in busiest.most_common()),
            tuple(dict.fromkeys(leads)),
            cohorts,
            delivery.modules,
            tuple(dict.fromkeys(rooms)),
        )

    def words_of(self, block: Block) -> str:
        """Everything said of a block, in small letters, to be searched."""
        if block not in self._words:
            its, names = self.blocks[block], self._names
            parts = [
                names.taught_as(self._index.deliveries[block[0]]),
                its.title,
                f"block {block[1]}",
                f"{block[1]}/{its.of}",
                *names.tutors(its.tutors),
                *names.tutors(its.leads),
                *(names.cohort(c) for c in its.cohorts),
                *(names.room(r) for r in its.rooms),
                *(day_words(day) for day in its.placement.days),
                span_short(its.placement.start, its.placement.end),
            ]
            self._words[block] = "\n".join(parts).casefold()
        return self._words[block]

    def colour(self, block: Block, by: ColourBy) -> Colour:
        """The colour of a block."""
        return colour(self.number(block, by))

    def number(self, block: Block, by: ColourBy) -> int:
        """Which of its kind, from 0 in the plan's order, the colour of a block stands for."""
        its = self.blocks[block]
        if by is ColourBy.COHORT:
            return self._group_numbers[its.cohorts]
        if by is ColourBy.TUTOR:
            return self._tutor_numbers.get(its.tutors[0] if its.tutors else "", len(self._tutor_numbers))
        return self._family_numbers[self._palette.of(block[0]).codes]

    def meaning(self, block: Block, by: ColourBy) -> str:
        """What the colour of a block stands for, in words."""
        its, names = self.blocks[block], self._names
        if by is ColourBy.COHORT:
            return listed([names.cohort(c) for c in its.cohorts]) or "Nobody yet"
        if by is ColourBy.TUTOR:
            return names.tutor(its.tutors[0]) if its.tutors else "No tutor yet"
        family = self._palette.of(block[0])
        return f"{family.code}  {family.title}"
