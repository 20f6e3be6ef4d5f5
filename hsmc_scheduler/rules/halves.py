"""Half-days as a violation tells them: their dates, and the part of the day where it is one part only."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date

from hsmc_scheduler.domain.daypart import DayPart
from hsmc_scheduler.domain.index import Atom, day_of


def dates_of(halves: Collection[Atom]) -> tuple[date, ...]:
    """Their dates in order, each once."""
    return tuple(day_of(2 * day) for day in sorted({atom // 2 for atom in halves}))


def part_of(halves: Collection[Atom]) -> DayPart:
    """Morning or afternoon where all of them are that; else the whole day."""
    parts = {atom % 2 for atom in halves}
    if len(parts) > 1:
        return DayPart.WHOLE
    return DayPart.AFTERNOON if 1 in parts else DayPart.MORNING
