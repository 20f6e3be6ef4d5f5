"""What is known of one part of a plan while it is being solved, and how parts lie to one another.

A unit is a part that shares no students with another; a piece is one or more units whose limit is searched for together;
a window is some units searched beside the others.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from functools import cached_property

from hsmc_scheduler.domain.index import PlanIndex
from hsmc_scheduler.domain.timetable import Timetable
from hsmc_scheduler.engine.parts import Part
from hsmc_scheduler.rules.rule import Kind, Subject
from hsmc_scheduler.rules.score import ScoreCard


@dataclass(eq=False)
class PartState:
    """The proven limit of a part's cost, and its timetable beside the others."""

    index: PlanIndex
    part: Part
    bound: int = 0
    alone: Timetable | None = None
    """Its best timetable found when nothing else was looked at."""
    proven: bool = False
    """Whether that is proven to cost no more than `bound`."""
    chosen: Timetable | None = None
    """Its timetable in the best of the whole, where it is a unit."""

    @cached_property
    def ids(self) -> frozenset[str]:
        """The deliveries in it."""
        return frozenset(d.id for d in self.part)

    @cached_property
    def people(self) -> frozenset[str]:
        """Every tutor who may have a duty in it, or marks its work."""
        index = self.index
        return frozenset(
            t
            for d in self.part
            for s in d.sessions
            for t in (*index.team(s), *index.leads(s), *(index.facilitators(s) if s.sets_meet else ()))
        )

    @cached_property
    def years(self) -> frozenset[str]:
        """The academic years it is taught in."""
        return frozenset(d.year for d in self.part)

    @property
    def days(self) -> int:
        """Its teaching days."""
        return sum(len(d.days) for d in self.part)

    @property
    def name(self) -> str:
        """It in a few words."""
        first = self.part[0].title
        return first if len(self.part) == 1 else f"{first} and {len(self.part) - 1} more"

    def touches(self, other: PartState) -> bool:
        """Whether both are taught in one year, and so may want the same rooms and tutors."""
        return not self.years.isdisjoint(other.years)


def part_of(whole: Timetable, part: PartState) -> Timetable:
    """What a timetable says of one part."""
    mine = tuple(p for p in whole.placements if p.delivery in part.ids)
    runs = tuple(r for r in whole.run_choices if r.delivery in part.ids)
    return Timetable(mine, runs)


def shares_of(states: list[PartState], card: ScoreCard) -> dict[PartState, int]:
    """What each part has to do with in the cost of a timetable; what several have to do with counts for each."""
    shares: Counter[PartState] = Counter()
    for line in card.lines:
        for violation in line.violations if line.setting.weight else ():
            for state in _concerned(states, violation.subjects):
                shares[state] += line.setting.weight * violation.deviation
    return dict(shares)


def _concerned(states: list[PartState], subjects: tuple[Subject, ...]) -> list[PartState]:
    found = {delivery_of(s) for s in subjects} - {""}
    groups = {s.id for s in subjects if s.kind is Kind.GROUP}
    if not found and groups and states:
        found = {d for g in states[0].index.groups if g.id in groups for d in g.deliveries}
    if found:
        return [s for s in states if s.ids & found]
    tutors = {s.id for s in subjects if s.kind is Kind.TUTOR}
    return [s for s in states if not tutors or s.people & tutors]


def delivery_of(subject: Subject) -> str:
    """The delivery a subject belongs to; empty for what belongs to none."""
    return re.split("[#/]", subject.id)[0] if subject.kind in (Kind.DELIVERY, Kind.BLOCK, Kind.SESSION) else ""
