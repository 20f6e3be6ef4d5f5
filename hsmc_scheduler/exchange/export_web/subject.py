"""What a page is about: a plan with its timetable, or the part of one alone."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

from hsmc_scheduler.domain.index import PlanIndex
from hsmc_scheduler.domain.plan import Plan
from hsmc_scheduler.domain.timetable import Placement, Timetable
from hsmc_scheduler.projections.block_filter import of_cohort
from hsmc_scheduler.projections.concern import Concern
from hsmc_scheduler.projections.names import Names, blocks_of
from hsmc_scheduler.projections.palette import Family, Palette
from hsmc_scheduler.projections.scope import blocks_for, sessions_for, whose
from hsmc_scheduler.projections.sessions import SessionRow, rows_by_block

Key = tuple[str, int]


@dataclass(frozen=True, slots=True)
class Subject:
    """`shown` are the blocks on the page; `cohorts` (ids) those it can be narrowed to, with the blocks of each.

    `rows` are the sessions of each block shown.
    """

    index: PlanIndex
    timetable: Timetable
    names: Names
    palette: Palette
    whose: str
    shown: frozenset[Key]
    cohorts: dict[str, frozenset[Key]]
    rows: dict[Key, tuple[SessionRow, ...]]
    numbers: dict[str, int]

    @classmethod
    def of(cls, plan: Plan, timetable: Timetable, concern: Concern | None) -> Subject:
        """Look at a plan and its timetable for one alone, or for everybody."""
        index = PlanIndex(plan)
        names = Names(index)
        found = frozenset(p.key for p in timetable.placements if p.delivery in index.deliveries)
        if concern:
            found &= blocks_for(index, timetable, concern)
        cohorts = {} if concern else {c: of_cohort(index, timetable, c) & found for c in index.cohorts}
        theirs = sessions_for(index, names, concern) if concern else lambda _: True
        rows: dict[Key, list[SessionRow]] = defaultdict(list)
        for key, row in rows_by_block(index, timetable):
            if key in found and theirs(row):
                rows[key].append(row)
        return cls(
            index,
            timetable,
            names,
            Palette(index, names),
            whose(names, concern) if concern else "",
            found,
            {c: keys for c, keys in cohorts.items() if keys},
            {key: tuple(some) for key, some in rows.items()},
            blocks_of(timetable.placements),
        )

    @property
    def placements(self) -> list[Placement]:
        """The blocks on the page, earliest first."""
        return sorted((p for p in self.timetable.placements if p.key in self.shown), key=lambda p: (p.start, p.key))

    @property
    def families(self) -> list[Family]:
        """The families of what is shown, in the palette's order."""
        there = {self.palette.of(delivery) for delivery, _ in self.shown}
        return [family for family in self.palette.families if family in there]

    def family_number(self, placement: Placement) -> int:
        """The number of a block's family among those shown, from 0."""
        return self.families.index(self.palette.of(placement.delivery))

    def classes(self, placement: Placement) -> str:
        """The style classes that tell a block's colour, and whom it is of."""
        of = [f"c{n}" for n, keys in enumerate(self.cohorts.values()) if placement.key in keys]
        return " ".join(("b", f"f{self.family_number(placement)}", *of))
