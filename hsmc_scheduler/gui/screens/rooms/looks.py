"""How a room's days look: where others have it, and what the calendar makes of them."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from hsmc_scheduler.domain.calendar import PeriodKind, days_between
from hsmc_scheduler.domain.plan import Plan
from hsmc_scheduler.domain.room import Room
from hsmc_scheduler.gui.widgets.year_grid.brushes import Brush
from hsmc_scheduler.gui.widgets.year_grid.look import CLOSED, WEEKEND, DayLook, Fill, Pattern

BUSY, FREE = "busy", "free"
TAKEN = Fill("caution_soft", Pattern.HATCH, "caution")
BRUSHES = (Brush(BUSY, "Taken", TAKEN), Brush(FREE, "Free", None))


def looks_of(plan: Plan, room: Room) -> Callable[[date], DayLook]:
    """What each day of a room looks like."""
    closed = {
        day: p.label
        for p in reversed(plan.calendar.active_periods(PeriodKind.CLOSED))
        for day in days_between(p.start, p.end)
    }
    halves: set[tuple[date, int]] = set()
    said: dict[date, list[str]] = {}
    for busy in room.busy:
        if busy.active:
            words = f"Taken{f', {busy.part}s' if len(busy.part.halves) == 1 else ''}"
            for day in days_between(busy.start, busy.end):
                said.setdefault(day, []).append(f"{words}: {busy.reason}" if busy.reason else words)
                halves |= {(day, half) for half in busy.part.halves}
    teaching = set(plan.calendar.teaching_weekdays)

    def look(day: date) -> DayLook:
        ground, words = None, said.get(day, [])
        if day.weekday() not in teaching:
            ground = WEEKEND
        elif day in closed:
            ground, words = CLOSED, [*words, f"Closed: {closed[day]}"]
        morning, afternoon = (TAKEN if (day, half) in halves else None for half in (0, 1))
        return DayLook(ground, morning, afternoon, " · ".join(words))

    return look
