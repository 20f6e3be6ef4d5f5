"""Half-days somebody is not available, drawn together into absences."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from hsmc_scheduler.domain.calendar import PeriodKind, days_between
from hsmc_scheduler.domain.daypart import DayPart
from hsmc_scheduler.domain.plan import Plan
from hsmc_scheduler.domain.tutor import Absence, AbsenceKind

HalfDay = tuple[date, int]
"""A date, and 0 for its morning, 1 for its afternoon."""
PARTS = {(0, 1): DayPart.WHOLE, (0,): DayPart.MORNING, (1,): DayPart.AFTERNOON}


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is to be said of a half-day. An empty reason goes with any other."""

    kind: AbsenceKind
    reason: str = ""


def teaching_days(plan: Plan, weekdays: Iterable[int]) -> tuple[date, ...]:
    """Every day of the plan's years on one of these weekdays on which there can be teaching, in order."""
    closed = plan.calendar.days_of(PeriodKind.CLOSED)
    wanted = set(plan.calendar.teaching_weekdays) & set(weekdays)
    return tuple(
        day
        for year in plan.calendar.years
        for day in days_between(year.start, year.end)
        if day.weekday() in wanted and day not in closed
    )


def uncovered(wanted: Mapping[HalfDay, Wanted], kept: Iterable[Absence]) -> dict[HalfDay, Wanted]:
    """What is not said already, as firmly, by an absence that stays."""
    said: dict[HalfDay, bool] = {}
    for absence in kept:
        if absence.active:
            for day in days_between(absence.start, absence.end):
                for half in absence.part.halves:
                    said[day, half] = said.get((day, half), False) or absence.firm
    return {
        half: want
        for half, want in wanted.items()
        if half not in said or (want.kind is not AbsenceKind.PREFER_NOT and not said[half])
    }


def absences_of(days: Sequence[date], wanted: Mapping[HalfDay, Wanted], comment: str) -> tuple[Absence, ...]:
    """The absences, in order, each with that comment.

    `days` in order are those that could be taught on: of two that follow one another there nothing lies between.
    """
    found: list[Absence] = []
    open_ends: dict[DayPart, tuple[int, int]] = {}
    for number, day in enumerate(days):
        for part, want in _parts(day, wanted):
            before = open_ends.get(part)
            if before is not None and before[0] == number - 1 and _alike(found[before[1]], want):
                at, old = before[1], found[before[1]]
                found[at] = Absence(old.start, day, old.kind, part, old.reason or want.reason, comment=comment)
            else:
                at = len(found)
                found.append(Absence(day, day, want.kind, part, want.reason, comment=comment))
            open_ends[part] = (number, at)
    return tuple(found)


def _parts(day: date, wanted: Mapping[HalfDay, Wanted]) -> list[tuple[DayPart, Wanted]]:
    halves = [(half, wanted[day, half]) for half in (0, 1) if (day, half) in wanted]
    if len({want for _, want in halves}) == 1:
        return [(PARTS[tuple(half for half, _ in halves)], halves[0][1])]
    return [(PARTS[half,], want) for half, want in halves]


def _alike(absence: Absence, want: Wanted) -> bool:
    return absence.kind is want.kind and (absence.reason == want.reason or not absence.reason or not want.reason)
