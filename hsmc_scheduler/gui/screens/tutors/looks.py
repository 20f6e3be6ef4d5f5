"""How a tutor's days look: what is painted on them, and what the calendar makes of them."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from hsmc_scheduler.domain.calendar import PeriodKind, days_between
from hsmc_scheduler.domain.plan import Plan
from hsmc_scheduler.domain.tutor import AbsenceKind, Tutor
from hsmc_scheduler.gui.widgets.year_grid.brushes import Brush
from hsmc_scheduler.gui.widgets.year_grid.look import AVOID, CLOSED, WEEKEND, DayLook, Fill, Pattern

FREE = "free"
LOOKS = {
    AbsenceKind.AWAY: Fill("bad_soft", Pattern.HATCH, "bad"),
    AbsenceKind.COMMITMENT: Fill("accent_soft", Pattern.CROSS, "accent"),
    AbsenceKind.PREFER_NOT: AVOID,
}
TITLES = {AbsenceKind.AWAY: "Away", AbsenceKind.COMMITMENT: "Commitment", AbsenceKind.PREFER_NOT: "Prefer not"}
BRUSHES = (*(Brush(kind.value, TITLES[kind], look) for kind, look in LOOKS.items()), Brush(FREE, "Free", None))
NOT_WORKING = Fill("weekend", Pattern.STRIPES)
FIRMEST = (AbsenceKind.AWAY, AbsenceKind.COMMITMENT, AbsenceKind.PREFER_NOT)


def looks_of(plan: Plan, tutor: Tutor) -> Callable[[date], DayLook]:
    """What each day of a tutor looks like; of several absences on one half-day the firmest shows."""
    closed = {
        day: p.label
        for p in reversed(plan.calendar.active_periods(PeriodKind.CLOSED))
        for day in days_between(p.start, p.end)
    }
    halves: dict[tuple[date, int], AbsenceKind] = {}
    said: dict[date, list[str]] = {}
    for absence in sorted((a for a in tutor.absences if a.active), key=lambda a: FIRMEST.index(a.kind)):
        words = f"{TITLES[absence.kind]}{f', {absence.part}s' if len(absence.part.halves) == 1 else ''}"
        for day in days_between(absence.start, absence.end):
            said.setdefault(day, []).append(f"{words}: {absence.reason}" if absence.reason else words)
            for half in absence.part.halves:
                halves.setdefault((day, half), absence.kind)
    teaching = set(plan.calendar.teaching_weekdays)

    def look(day: date) -> DayLook:
        ground, words = None, said.get(day, [])
        if day.weekday() not in teaching:
            ground = WEEKEND
        elif day in closed:
            ground, words = CLOSED, [*words, f"Closed: {closed[day]}"]
        elif day.weekday() not in tutor.working_weekdays:
            ground, words = NOT_WORKING, [*words, "Not a working day"]
        morning, afternoon = (halves.get((day, half)) for half in (0, 1))
        line = "good" if day.weekday() in tutor.preferred_weekdays and ground is None else ""
        return DayLook(
            ground,
            LOOKS[morning] if morning else None,
            LOOKS[afternoon] if afternoon else None,
            " · ".join(words),
            line=line,
        )

    return look
