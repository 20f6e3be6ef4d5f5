"""Which parts are searched together: pieces, as large as the time lets, and windows onto the whole.

What parts cost each other comes from the tutors they share. A search of several parts at once sees it, and so finds
both a higher limit and a better timetable than searches of each; but it takes more than so many times as long.
"""

from __future__ import annotations

from collections.abc import Collection
from math import ceil

from hsmc_scheduler.domain.index import PlanIndex
from hsmc_scheduler.engine.part_state import PartState

MOST_DAYS = 220
"""Teaching days one search is given at the most; a year of the whole centre has about 180."""
YEAR_DAYS = 35
SECONDS = 1.75
POWER = 1.75
"""A search takes about SECONDS x (days / YEAR_DAYS) ** POWER: measured on 1 to 8 programmes of a year (ADR 33)."""


def days_in(days: int, seconds: float) -> int:
    """How many teaching days a piece may have, so that pieces of `days` in all are searched in so many seconds."""
    alone = days / YEAR_DAYS * SECONDS
    return min(MOST_DAYS, int(YEAR_DAYS * (seconds / max(1.0, alone)) ** (1 / (POWER - 1))))


def clusters_of(units: Collection[PartState]) -> list[list[PartState]]:
    """The units in clusters that share tutors, each in an order in which those that share most are near each other."""
    left, found = list(units), []
    while left:
        cluster = [left.pop(0)]
        while linked := [u for u in left if any(shared(u, c) for c in cluster)]:
            nearest = max(linked, key=lambda u: sum(shared(u, c) for c in cluster))
            left.remove(nearest)
            cluster.append(nearest)
        found.append(cluster)
    return found


def runs_of(cluster: list[PartState], most_days: int) -> list[list[PartState]]:
    """A cluster cut into runs of units that share its days evenly."""
    days = sum(u.days for u in cluster)
    number = max(1, ceil(days / max(1, most_days)))
    runs: list[list[PartState]] = [[]]
    passed = 0
    for unit in cluster:
        if runs[-1] and passed + unit.days / 2 > len(runs) * days / number:
            runs.append([])
        runs[-1].append(unit)
        passed += unit.days
    return runs


def together(index: PlanIndex, parts: Collection[PartState]) -> PartState:
    """Several parts as one; its limit is at least the sum of theirs."""
    if len(parts) == 1:
        return next(iter(parts))
    return PartState(index, tuple(d for p in parts for d in p.part), sum(p.bound for p in parts))


def shared(one: PartState, other: PartState) -> int:
    """How many tutors two parts share; none where they are taught in different years."""
    return len(one.people & other.people) if one.touches(other) else 0


def those_around(unit: PartState, units: Collection[PartState], number: int) -> list[PartState]:
    """A unit and those it shares most tutors with, so many in all or as many as there are."""
    others = sorted((u for u in units if u is not unit and shared(u, unit)), key=lambda u: -shared(u, unit))
    return [unit, *others[: number - 1]]
