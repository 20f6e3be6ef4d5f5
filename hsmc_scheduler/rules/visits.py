"""A timetable as a group sees it: the days its people come, and which of its strands is worst off."""

from __future__ import annotations

from collections.abc import Container, Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from hsmc_scheduler.domain.index import PlanIndex
from hsmc_scheduler.domain.timetable import Placement
from hsmc_scheduler.rules.once_per_plan import once_per_plan
from hsmc_scheduler.rules.weeks import week_of


@dataclass(frozen=True, slots=True, eq=False)
class Visit:
    """One block a group's people come to, with the days of it they come to, in order.

    `week` holds the block's first day; `length` is how many days the block has for anybody.
    """

    placement: Placement
    days: tuple[date, ...]
    week: int
    length: int

    @property
    def delivery(self) -> str:
        """The delivery it is a block of."""
        return self.placement.delivery


@once_per_plan
def sessions_for(index: PlanIndex) -> dict[tuple[str, str], frozenset[str]]:
    """By delivery and cohort: the sessions (ids) people of that cohort come to if they take the delivery."""
    return {
        (delivery.id, cohort): frozenset(s.id for s in delivery.sessions if index.attends(s, cohort))
        for delivery in index.deliveries.values()
        for cohort in {g.cohort for g in index.groups}
    }


def visits_to(placements: Iterable[Placement], sessions: Container[str]) -> list[Visit]:
    """The visits of people who come to those sessions (ids) of one delivery; none to a block they see nothing of."""
    found = []
    for placement in placements:
        days = {s.day for s in placement.sittings if s.session in sessions}
        if days:
            every = placement.days
            found.append(Visit(placement, tuple(sorted(days)), week_of(every[0]), len(every)))
    return found


def worst_strand(strands: Iterable[frozenset[str]], counts: Mapping[str, int]) -> tuple[int, frozenset[str]]:
    """The most any strand has of what is counted by delivery (1 or more each), with the first strand that has it."""
    most, worst = -1, frozenset[str]()
    for strand in strands:
        if strand.issuperset(counts):
            return sum(counts.values()), strand
        if (count := sum(n for delivery, n in counts.items() if delivery in strand)) > most:
            most, worst = count, strand
    return max(most, 0), worst
