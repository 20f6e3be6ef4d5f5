"""The span of a plan: academic years, named periods, teaching weekdays, week numbers."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, time, timedelta
from enum import StrEnum

MONDAY_TO_FRIDAY = (0, 1, 2, 3, 4)
ABOUT = ", about"
"""What the label of a period ends in whose dates hang on the moon; no words for a sentence."""


class PeriodKind(StrEnum):
    """What a named period means for the dates inside it."""

    CLOSED = "closed"
    """No teaching: a bank holiday, a day the University is closed."""
    AVOID = "avoid"
    """Teaching is possible but unwelcome: a half-term, a religious date."""
    TERM = "term"
    """A term or semester as the University publishes it; advisory only."""
    INFORMATION = "information"
    """Shown, never weighed."""


@dataclass(frozen=True, slots=True)
class AcademicYear:
    """One academic year; `start` and `end` are both inclusive.

    Weeks are counted from the week that holds `week_one`.
    """

    id: str
    start: date
    end: date
    week_one: date
    title: str = ""

    def __post_init__(self) -> None:
        if self.end < self.start:
            raise ValueError(f"the year ends ({self.end}) before it starts ({self.start})")
        if not self.start <= self.week_one <= self.end:
            raise ValueError(f"week one ({self.week_one}) must lie inside the year")

    def __contains__(self, day: date) -> bool:
        return self.start <= day <= self.end

    def week_number(self, day: date) -> int:
        """The number of the week of `day`; weeks before week one are 0, -1, ..."""
        return (monday_of(day) - monday_of(self.week_one)).days // 7 + 1


@dataclass(frozen=True, slots=True)
class Period:
    """A labelled span of dates, both ends inclusive. `provisional`: the University has not confirmed it."""

    id: str
    kind: PeriodKind
    label: str
    start: date
    end: date
    provisional: bool = False
    active: bool = True
    comment: str = ""

    def __post_init__(self) -> None:
        if self.end < self.start:
            raise ValueError(f"the period ends ({self.end}) before it starts ({self.start})")

    def __contains__(self, day: date) -> bool:
        return self.start <= day <= self.end


@dataclass(frozen=True, slots=True)
class Calendar:
    """When teaching can be. `teaching_weekdays`: 0 is Monday. Times are local (Europe/London)."""

    years: tuple[AcademicYear, ...]
    periods: tuple[Period, ...] = ()
    teaching_weekdays: tuple[int, ...] = MONDAY_TO_FRIDAY
    day_starts: time = time(9, 30)
    day_ends: time = time(16, 30)
    midday: time = time(13, 0)

    def __post_init__(self) -> None:
        if not self.years:
            raise ValueError("a calendar needs at least one academic year")
        if any(a.end >= b.start for a, b in zip(self.years, self.years[1:], strict=False)):
            raise ValueError("academic years must follow one another without overlap")
        if not set(self.teaching_weekdays) <= set(range(7)):
            raise ValueError("teaching weekdays are numbers from 0 (Monday) to 6 (Sunday)")
        if not self.day_starts < self.midday < self.day_ends:
            raise ValueError("the day must start before midday and end after it")

    @property
    def start(self) -> date:
        """The first day of the first year."""
        return self.years[0].start

    @property
    def end(self) -> date:
        """The last day of the last year, inclusive."""
        return self.years[-1].end

    def year(self, year_id: str) -> AcademicYear:
        """The year of that id. Raises KeyError."""
        for year in self.years:
            if year.id == year_id:
                return year
        raise KeyError(year_id)

    def year_of(self, day: date) -> AcademicYear | None:
        """The academic year `day` lies in, if any."""
        return next((year for year in self.years if day in year), None)

    def active_periods(self, kind: PeriodKind) -> tuple[Period, ...]:
        """The switched-on periods of that kind, in the planner's order."""
        return tuple(p for p in self.periods if p.kind is kind and p.active)

    def days_of(self, kind: PeriodKind) -> frozenset[date]:
        """Every date inside a switched-on period of that kind."""
        return frozenset(day for p in self.active_periods(kind) for day in days_between(p.start, p.end))


def monday_of(day: date) -> date:
    """The Monday of the week of `day`."""
    return day - timedelta(days=day.weekday())


def days_between(first: date, last: date) -> Iterator[date]:
    """Every date from `first` to `last`, both inclusive."""
    for offset in range((last - first).days + 1):
        yield first + timedelta(days=offset)
