"""How the days of the calendar look: closed, to be avoided, in term, not yet confirmed."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from hsmc_scheduler.domain.calendar import Calendar, Period, PeriodKind, days_between
from hsmc_scheduler.gui.widgets.year_grid.brushes import Brush
from hsmc_scheduler.gui.widgets.year_grid.look import AVOID, CLOSED, WEEKEND, DayLook, Fill, Pattern

OPEN = "open"
LOOKS = {
    PeriodKind.CLOSED: CLOSED,
    PeriodKind.AVOID: AVOID,
    PeriodKind.TERM: Fill("good_soft"),
    PeriodKind.INFORMATION: Fill("accent_soft"),
}
UNCONFIRMED = Fill("closed", Pattern.HATCH)
TITLES = {
    PeriodKind.CLOSED: "Closed",
    PeriodKind.AVOID: "Avoid",
    PeriodKind.TERM: "Term",
    PeriodKind.INFORMATION: "Information",
}
LINES = {PeriodKind.TERM: "good", PeriodKind.INFORMATION: "accent"}
BRUSHES = (
    Brush("closed", "Closed", CLOSED),
    Brush("avoid", "Avoid", AVOID),
    Brush(OPEN, "Open", None),
)
STRONGEST = (PeriodKind.CLOSED, PeriodKind.AVOID, PeriodKind.INFORMATION, PeriodKind.TERM)


def look_of_period(period: Period) -> Fill:
    """The swatch of a period in the list."""
    return UNCONFIRMED if period.provisional and period.kind is PeriodKind.CLOSED else LOOKS[period.kind]


def looks_of(calendar: Calendar) -> Callable[[date], DayLook]:
    """What each day looks like; of several periods on one day the strongest shows."""
    fills: dict[date, Fill] = {}
    lines: dict[date, str] = {}
    unconfirmed: set[date] = set()
    said: dict[date, list[str]] = {}
    active = [p for p in calendar.periods if p.active]
    for period in sorted(active, key=lambda p: (STRONGEST.index(p.kind), p.provisional)):
        words = f"{TITLES[period.kind]}: {period.label}"
        if period.provisional and "confirm" not in period.label:
            words += " (to be confirmed)"
        for day in days_between(max(period.start, calendar.start), min(period.end, calendar.end)):
            said.setdefault(day, []).append(words)
            if period.kind in LINES:
                lines.setdefault(day, LINES[period.kind])
            elif day not in fills:
                fills[day] = look_of_period(period)
                if period.provisional:
                    unconfirmed.add(day)
    teaching = set(calendar.teaching_weekdays)

    def look(day: date) -> DayLook:
        fill = fills.get(day)
        ground = None if day.weekday() in teaching else WEEKEND
        words = " · ".join(said.get(day, ()))
        return DayLook(ground, fill, fill, words, provisional=day in unconfirmed, line=lines.get(day, ""))

    return look
