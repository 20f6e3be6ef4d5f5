"""Working days, and the deadlines that follow blocks."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, time, timedelta

from hsmc_scheduler.domain.calendar import Calendar, PeriodKind
from hsmc_scheduler.domain.module import Anchor, Assessment, Module


@dataclass(frozen=True, slots=True)
class WorkingDays:
    """Monday to Friday, less the closed days of a calendar."""

    closed: frozenset[date]

    @classmethod
    def of(cls, calendar: Calendar) -> WorkingDays:
        """The working days of that calendar."""
        return cls(calendar.days_of(PeriodKind.CLOSED))

    def __contains__(self, day: date) -> bool:
        return day.weekday() < 5 and day not in self.closed

    def on_or_after(self, day: date) -> date:
        """The first working day from `day` on."""
        while day not in self:
            day += timedelta(days=1)
        return day

    def after(self, day: date, count: int) -> date:
        """The `count`-th working day after `day`, or before it where `count` is negative; 0 is `day` itself.

        Warwick's worked example: Friday 7 December 2012 + 20 working days = Tuesday 15 January 2013 (FACTS.md 4).
        """
        step = timedelta(days=1 if count > 0 else -1)
        for _ in range(abs(count)):
            day += step
            while day not in self:
                day += step
        return day


@dataclass(frozen=True, slots=True)
class Deadline:
    """One piece of work of one module as a delivery teaches it, on dates."""

    delivery: str
    module: str
    assessment: str
    title: str
    due: date
    due_time: time
    feedback: date


def due_date(assessment: Assessment, anchor_end: date, working: WorkingDays) -> date:
    """When work is due that follows a block ending on `anchor_end`.

    Whole weeks on, then the wanted weekday on or after that, then the first working day from there.
    """
    day = anchor_end + timedelta(weeks=assessment.after_weeks)
    if assessment.weekday is not None:
        day += timedelta(days=(assessment.weekday - day.weekday()) % 7)
    return working.on_or_after(day)


def deadlines_of(
    delivery: str, modules: tuple[Module, ...], first_end: date, last_end: date, working: WorkingDays
) -> tuple[Deadline, ...]:
    """The deadlines of the modules of a delivery whose first and last blocks end on those dates, earliest first."""
    found = []
    for module in modules:
        for a in module.assessments:
            if a.active:
                due = due_date(a, first_end if a.anchor is Anchor.FIRST_BLOCK else last_end, working)
                feedback = working.after(due, a.feedback_working_days)
                found.append(Deadline(delivery, module.code, a.id, a.title, due, a.due_time, feedback))
    return tuple(sorted(found, key=lambda d: (d.due, d.module, d.assessment)))
