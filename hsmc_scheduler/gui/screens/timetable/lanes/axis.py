"""The time axis of the lanes: dates to pixels and back."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from hsmc_scheduler.domain.calendar import monday_of

SPANS = {"year": 366, "term": 112, "month": 35, "week": 9}
"""How many days fill the width at each zoom."""
LEAST, MOST = 0.6, 160.0
"""Pixels a day."""
STEP = 1.25


@dataclass(frozen=True, slots=True)
class Axis:
    """From `first` to `last` inclusive, `scale` pixels a day; 0 is the left edge of `first`."""

    first: date
    last: date
    scale: float

    @property
    def days_in_all(self) -> int:
        """How many days there are."""
        return (self.last - self.first).days + 1

    @property
    def width(self) -> int:
        """All of it."""
        return round(self.days_in_all * self.scale)

    def x(self, day: date) -> int:
        """The left edge of a day; that of the day after is its right edge."""
        return round((day - self.first).days * self.scale)

    def day_at(self, x: float) -> date:
        """The day at a place, the nearest where it lies outside."""
        days = int(x // self.scale)
        return min(max(self.first + timedelta(days=days), self.first), self.last)

    def months(self, left: int, right: int) -> Iterator[date]:
        """The first of each month that is seen from `left` to `right`."""
        day = self.day_at(left).replace(day=1)
        last = self.day_at(right)
        while day <= last:
            yield day
            day = (day + timedelta(days=32)).replace(day=1)

    def weeks(self, left: int, right: int) -> Iterator[date]:
        """The Monday of each week that is seen."""
        day = monday_of(self.day_at(left))
        last = self.day_at(right)
        while day <= last:
            yield day
            day += timedelta(weeks=1)

    def days(self, left: int, right: int) -> Iterator[date]:
        """Each day that is seen."""
        day, last = self.day_at(left), self.day_at(right)
        while day <= last:
            yield day
            day += timedelta(days=1)


def scale_of(zoom: str, width: int, days: int) -> float:
    """The pixels a day at which that zoom fills the width; with "all", all `days` of the axis do."""
    return min(max(width / SPANS.get(zoom, days), LEAST), MOST)


def zoom_of(scale: float, width: int, days: int) -> str:
    """The zoom nearest to a scale."""

    def apart(zoom: str) -> float:
        its = scale_of(zoom, width, days)
        return max(scale / its, its / scale)

    return min(("all", *SPANS), key=apart)
