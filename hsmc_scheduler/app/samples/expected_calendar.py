"""A calendar for any academic years: bank holidays are sure, all other dates are those to be expected, and say so."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from hsmc_scheduler.app.bank_holidays import bank_holidays, university_closed_days
from hsmc_scheduler.app.samples.calendars import ABOUT, NOT_PUBLISHED
from hsmc_scheduler.app.samples.people import example
from hsmc_scheduler.app.samples.shapes import FRIDAY, day_of_week
from hsmc_scheduler.domain.calendar import AcademicYear, Calendar, Period, PeriodKind, monday_of

SEMESTERS = ((1, 16), (17, 37))
"""The weeks of the two semesters, as in the years that were published."""


def academic_year(starts: int) -> AcademicYear:
    """The year from 1 September `starts`; week one begins on the last Monday of September, as published 2016-18."""
    name = f"{starts}-{(starts + 1) % 100:02}"
    return AcademicYear(name, date(starts, 9, 1), date(starts + 1, 8, 31), monday_of(date(starts, 9, 30)), name)


def expected_calendar(first_year: int, years: int) -> Calendar:
    """That many academic years from September of `first_year`, with what can be expected of them.

    Religious dates move with the moon and are left to the planner.
    """
    own = tuple(academic_year(first_year + n) for n in range(years))
    span = (own[0].start, own[-1].end)
    holidays = bank_holidays(*span)
    easters = {p.start.year: p.start for p in holidays if p.label == "Good Friday"}
    periods = (*holidays, *university_closed_days(*span), *(p for y in own for p in _expected(y, easters)))
    return Calendar(own, tuple(sorted(periods, key=lambda p: (p.start, p.kind, p.id))))


def _expected(year: AcademicYear, easters: dict[int, date]) -> Iterator[Period]:
    starts, ends = year.start.year, year.end.year
    for number, (first, last) in enumerate(SEMESTERS, 1):
        span = (day_of_week(year, first, 0), day_of_week(year, last, FRIDAY))
        yield _period(PeriodKind.TERM, f"Semester {number}, {year.id}", *span, NOT_PUBLISHED)
    october, february, may = (monday_of(date(*day)) for day in ((starts, 10, 31), (ends, 2, 21), (ends, 5, 31)))
    if october + timedelta(days=FRIDAY) > date(starts, 10, 31):
        october -= timedelta(weeks=1)
    easter = monday_of(easters[ends])
    for label, start, days in (
        (f"School half-term, October {starts}", october, 5),
        (f"School Christmas holiday {starts}", date(starts, 12, 20), 14),
        (f"School half-term, February {ends}", february, 5),
        (f"School Easter holiday {ends}", easter, 12),
        (f"School half-term, May {ends}", may, 5),
    ):
        yield _period(PeriodKind.AVOID, label, start, start + timedelta(days=days - 1), NOT_PUBLISHED)
    winter = (date(starts, 12, 1), date(ends, 2, 28))
    yield _period(PeriodKind.INFORMATION, f"NHS winter {year.id}, about", *winter, ABOUT)


def _period(kind: PeriodKind, label: str, start: date, end: date, comment: str) -> Period:
    return Period(f"{kind}-{start}", kind, example(label), start, end, provisional=True, comment=comment)
