"""Partial timetables put together."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from hsmc_scheduler.domain.index import PlanIndex
from hsmc_scheduler.domain.timetable import Timetable


def merged(timetables: Iterable[Timetable | None]) -> Timetable:
    """Several partial timetables as one; None is an empty one."""
    some = [t for t in timetables if t is not None]
    runs = dict.fromkeys(r for t in some for r in t.run_choices)
    return Timetable(tuple(p for t in some for p in t.placements), tuple(runs))


def in_order(index: PlanIndex, timetable: Timetable) -> Timetable:
    """The placements in the plan's order of deliveries, then of blocks."""
    order = {d: place for place, d in enumerate(index.deliveries)}
    placements = sorted(timetable.placements, key=lambda p: (order[p.delivery], p.block))
    return replace(timetable, placements=tuple(placements))
