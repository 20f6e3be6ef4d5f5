"""A person's calendar as events to choose from: which half-days of teaching days each takes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from enum import StrEnum
from pathlib import Path

from hsmc_scheduler.app.availability.spells import HalfDay, teaching_days
from hsmc_scheduler.app.reading_files import read_calendar
from hsmc_scheduler.domain.plan import Plan
from hsmc_scheduler.exchange.calendars.busy import BusyTime
from hsmc_scheduler.exchange.unreadable import one_line
from hsmc_scheduler.projections.messages.words import DAYS

YEARS_AT_ONCE = 2
"""A calendar is read for three years at most."""
HALF = ("mornings", "afternoons")


class State(StrEnum):
    """How an event has its owner; only what is plainly busy is taken unless the planner says otherwise."""

    BUSY = "busy"
    TENTATIVE = "tentative"
    PRIVATE = "private"
    FREE = "free"
    CANCELLED = "cancelled"


@dataclass(frozen=True, slots=True)
class Event:
    """One event, or all of a series in the plan's years. `halves`: the half-days it takes of days with teaching.

    `at`: the times of the first, "all day" or "10:00-12:00", and whether others have others; `key` tells it from the
    others of its calendar.
    """

    key: int
    title: str
    state: State
    at: str
    halves: tuple[HalfDay, ...]

    @property
    def days(self) -> tuple[date, ...]:
        """Its dates, in order."""
        return tuple(sorted({day for day, _ in self.halves}))

    @property
    def takes(self) -> str:
        """Whole days, mornings, afternoons; what it takes of most days where they differ."""
        taken = [tuple(h for d, h in self.halves if d == day) for day in self.days]
        most = max(set(taken), key=taken.count)
        words = "whole days" if len(most) == 2 else HALF[most[0]]
        return words.removesuffix("s") if len(taken) == 1 else words

    @property
    def weekdays(self) -> str:
        """Mon, Tue."""
        return ", ".join(DAYS[n] for n in sorted({day.weekday() for day in self.days}))


@dataclass(frozen=True, slots=True)
class BusyCalendar:
    """What a calendar has within the plan's years. `outside`: how many events take no time of a teaching day."""

    file: str
    name: str
    events: tuple[Event, ...]
    outside: int
    notes: tuple[str, ...]


def read_busy(plan: Plan, path: Path) -> BusyCalendar:
    """Read a calendar (.ics) for this plan. Raises as `read_calendar`."""
    years = plan.calendar.years
    found = [
        read_calendar(path, part[0].start, part[-1].end)
        for part in (years[n : n + YEARS_AT_ONCE] for n in range(0, len(years), YEARS_AT_ONCE))
    ]
    times = dict.fromkeys(time for one in found for time in one.busy)
    notes = dict.fromkeys(note for one in found for note in one.notes)
    return busy_calendar(plan, one_line(path.name, 120), found[0].name, times, tuple(notes))


def busy_calendar(
    plan: Plan, file: str, name: str, times: Iterable[BusyTime], notes: tuple[str, ...] = ()
) -> BusyCalendar:
    """The events of a calendar, those of a series drawn together, in order of their first day."""
    possible = frozenset(teaching_days(plan, range(7)))
    series: dict[tuple[str, str, State], list[BusyTime]] = {}
    for number, one in enumerate(times):
        series.setdefault((one.uid or f"-{number}", one.title, _state(one)), []).append(one)
    events: list[Event] = []
    outside = 0
    for (_, title, state), found in series.items():
        halves = tuple(sorted({half for one in found for half in _halves(plan, one) if half[0] in possible}))
        if halves:
            shown = "Private" if found[0].private else title
            events.append(Event(len(events), shown, state, _at(found), halves))
        else:
            outside += 1
    return BusyCalendar(file, name, tuple(sorted(events, key=lambda e: (e.halves[0], e.title))), outside, notes)


def _state(one: BusyTime) -> State:
    if one.cancelled:
        return State.CANCELLED
    if not one.busy:
        return State.FREE
    if one.tentative:
        return State.TENTATIVE
    return State.PRIVATE if one.private else State.BUSY


def _at(found: Iterable[BusyTime]) -> str:
    """A weekly meeting of New York is at 14:00 here, but for the weeks between the two changes of the clocks."""
    times = list(dict.fromkeys(_time(one) for one in sorted(found, key=lambda f: f.start)))
    return times[0] if len(times) == 1 else f"{times[0]} and other times"


def _time(one: BusyTime) -> str:
    return "all day" if one.all_day else f"{one.start:%H:%M}-{one.end:%H:%M}"


def _halves(plan: Plan, one: BusyTime) -> Iterator[HalfDay]:
    """The halves of the teaching day it has any time in common with."""
    calendar = plan.calendar
    day = max(one.start.date(), calendar.start)
    while day <= min(one.end.date(), calendar.end):
        spans: tuple[tuple[time, time], ...] = (
            (calendar.day_starts, calendar.midday),
            (calendar.midday, calendar.day_ends),
        )
        for half, (begins, ends) in enumerate(spans):
            if one.start < datetime.combine(day, ends) and one.end > datetime.combine(day, begins):
                yield day, half
        day += timedelta(days=1)
