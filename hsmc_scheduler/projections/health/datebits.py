"""Sets of dates as the bits of one integer, so that a year of dates is weighed in one operation."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from hsmc_scheduler.domain.calendar import Calendar

DateSet = int
"""Bit n stands for the date n days after the first day of the calendar."""


class DateBits:
    """Turns dates of one calendar into bits and back."""

    def __init__(self, calendar: Calendar) -> None:
        self.first = calendar.start.toordinal()
        self.size = calendar.end.toordinal() - self.first + 1
        self.every: DateSet = (1 << self.size) - 1
        self._start_weekday = calendar.start.weekday()
        self._weekly = sum(1 << n for n in range(0, self.size, 7))

    def between(self, first: date | None, last: date | None) -> DateSet:
        """Every date from `first` to `last`, both inclusive; None is the calendar's own end."""
        low = 0 if first is None else max(0, first.toordinal() - self.first)
        high = self.size - 1 if last is None else min(self.size - 1, last.toordinal() - self.first)
        return (1 << high + 1) - (1 << low) if low <= high else 0

    def of(self, days: Iterable[date]) -> DateSet:
        """These dates; those outside the calendar are left out."""
        found = 0
        for day in days:
            place = day.toordinal() - self.first
            if 0 <= place < self.size:
                found |= 1 << place
        return found

    def weekdays(self, weekdays: Iterable[int]) -> DateSet:
        """Every date on one of these weekdays; 0 is Monday."""
        found = 0
        for weekday in weekdays:
            found |= self._weekly << (weekday - self._start_weekday) % 7
        return found & self.every

    def day(self, place: int) -> date:
        """The date of that bit."""
        return date.fromordinal(self.first + place)

    def dates(self, days: DateSet) -> Iterator[date]:
        """The dates of a set, earliest first."""
        while days:
            low = days & -days
            yield self.day(low.bit_length() - 1)
            days ^= low

    def earliest(self, days: DateSet) -> date:
        """The first date of a set that is not empty."""
        return self.day((days & -days).bit_length() - 1)

    def latest(self, days: DateSet) -> date:
        """The last date of a set that is not empty."""
        return self.day(days.bit_length() - 1)

    def later(self, days: DateSet, least: int, most: int | None = None) -> DateSet:
        """Every date that lies `least` to `most` days after one of a set; most None: any number from `least`."""
        if not days:
            return 0
        if most is None:
            return self.every & ~(_moved(days & -days, least) - 1)
        return _moved(_smeared(days, most - least), least) & self.every

    def earlier(self, days: DateSet, least: int, most: int | None = None) -> DateSet:
        """Every date that lies `least` to `most` days before one of a set; most None: any number from `least`."""
        if not days:
            return 0
        if most is None:
            return _moved((1 << days.bit_length()) - 1, -least) & self.every
        return _moved(_smeared(days, most - least), -most) & self.every


def _moved(days: DateSet, distance: int) -> DateSet:
    return days << distance if distance >= 0 else days >> -distance


def _smeared(days: DateSet, reach: int) -> DateSet:
    """Each date of the set with the `reach` dates after it."""
    done = 0
    while done < reach:
        step = min(done + 1, reach - done)
        days |= days << step
        done += step
    return days


def at_least(count: int, sets: Iterable[DateSet], every: DateSet) -> DateSet:
    """The dates that lie in at least `count` of the sets."""
    reached = [every] + [0] * count
    for days in sets:
        for n in range(count, 0, -1):
            reached[n] |= reached[n - 1] & days
    return reached[count]
