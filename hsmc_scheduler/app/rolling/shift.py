"""What a date and a name become so many years later: the same week of the academic year, the same weekday."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, timedelta

from hsmc_scheduler.app.edits.errors import EditError
from hsmc_scheduler.app.samples.expected_calendar import academic_year
from hsmc_scheduler.domain.calendar import AcademicYear, Calendar, monday_of
from hsmc_scheduler.domain.delivery import DateWindow

LATEST = 2090
_YEAR = re.compile(r"(?<!\d)(20\d\d)(?:([-/\u2013])(\d\d))?(?![\d])")
MOST_YEARS_NAMED = 9


class YearShift:
    """So many years later. Raises EditError where that is too far off."""

    def __init__(self, calendar: Calendar, by: int) -> None:
        if calendar.end.year + by > LATEST:
            raise EditError(f"{calendar.end.year + by} is too far off.", f"Years up to {LATEST} can be planned.")
        self.by, self._calendar = by, calendar
        self.years = tuple(self._year(year) for year in calendar.years)
        self._new = dict(zip((y.id for y in calendar.years), self.years, strict=True))

    def text(self, text: str) -> str:
        """A name with its years later: "HCQ, 2027-28" is "HCQ, 2029-30"."""
        return _YEAR.sub(self._named, text)

    def day(self, day: date) -> date:
        """The same weekday in the week of the same number."""
        old = self._calendar.year_of(day) or min(self._calendar.years, key=lambda y: abs((y.start - day).days))
        weeks = monday_of(day) - monday_of(old.week_one)
        return monday_of(self._new[old.id].week_one) + weeks + timedelta(days=day.weekday())

    def inside(self, day: date) -> date:
        """The same, but no further than the ends of its new year."""
        old = self._calendar.year_of(day) or min(self._calendar.years, key=lambda y: abs((y.start - day).days))
        new = self._new[old.id]
        return min(new.end, max(new.start, self.day(day)))

    def window(self, window: DateWindow) -> DateWindow:
        """A window with both ends moved."""
        ends = (window.earliest and self.inside(window.earliest), window.latest and self.inside(window.latest))
        return replace(window, earliest=ends[0], latest=ends[1])

    def _named(self, found: re.Match[str]) -> str:
        year, until = int(found[1]), found[3]
        later = str(year + self.by)
        if until is None:
            return later
        spans = 0 < (int(until) - year) % 100 <= MOST_YEARS_NAMED  # 2027-28 and 2027-29, but not 2027-10-11
        return f"{later}{found[2]}{(int(until) + self.by) % 100:02}" if spans else f"{later}{found[2]}{until}"

    def _year(self, old: AcademicYear) -> AcademicYear:
        start, end = later(old.start, self.by), later(old.end, self.by)
        usual = academic_year(old.start.year).week_one
        if monday_of(old.week_one) == usual and old.start.month == 9:
            week_one = academic_year(old.start.year + self.by).week_one + (old.week_one - usual)
        else:
            about = later(old.week_one, self.by)
            week_one = about + timedelta(days=(old.week_one.weekday() - about.weekday() + 3) % 7 - 3)
        week_one = min(end, max(start, week_one))
        return AcademicYear(self.text(old.id), start, end, week_one, self.text(old.title))


def later(day: date, by: int) -> date:
    """The same day of the month so many years later; 28 for 29 February."""
    try:
        return day.replace(year=day.year + by)
    except ValueError:
        return day.replace(year=day.year + by, day=28)
