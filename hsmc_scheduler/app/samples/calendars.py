"""The calendars of the samples: two academic years each.

Published: the University's terms 2016-18, bank holidays. Everything else is provisional and says so.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from hsmc_scheduler.app.bank_holidays import bank_holidays, university_closed_days
from hsmc_scheduler.domain.calendar import AcademicYear, Calendar, Period, PeriodKind

NOT_PUBLISHED = "Example: not published yet; put in the real dates."
NOT_CHECKED = "Example: not checked against what was published."
ABOUT = "About: example, to be confirmed in that year."

_TERMS_2016_18 = (
    ("Autumn term 2016", "2016-09-26", "2016-12-09"),
    ("Spring term 2017", "2017-01-09", "2017-03-24"),
    ("Summer term 2017", "2017-04-24", "2017-06-16"),
    ("Autumn term 2017", "2017-09-25", "2017-12-08"),
    ("Spring term 2018", "2018-01-08", "2018-03-23"),
    ("Summer term 2018", "2018-04-23", "2018-06-15"),
)
_AVOID_2016_18 = (
    ("School half-term, October 2016", "2016-10-24", "2016-10-28"),
    ("School Christmas holiday 2016", "2016-12-19", "2017-01-02"),
    ("School half-term, February 2017", "2017-02-20", "2017-02-24"),
    ("School Easter holiday 2017", "2017-04-10", "2017-04-21"),
    ("School half-term, May 2017", "2017-05-29", "2017-06-02"),
    ("School half-term, October 2017", "2017-10-23", "2017-10-27"),
    ("School Christmas holiday 2017", "2017-12-20", "2018-01-01"),
    ("School half-term, February 2018", "2018-02-19", "2018-02-23"),
    ("School Easter holiday 2018", "2018-03-26", "2018-04-06"),
    ("School half-term, May 2018", "2018-05-28", "2018-06-01"),
)
_ABOUT_2016_18 = (
    ("Yom Kippur, about", "2016-10-12", "2016-10-12"),
    ("NHS winter peak, about", "2017-01-03", "2017-01-13"),
    ("Eid al-Fitr, about", "2017-06-26", "2017-06-26"),
    ("Diwali, about", "2017-10-19", "2017-10-19"),
    ("NHS winter peak, about", "2018-01-02", "2018-01-12"),
    ("Eid al-Fitr, about", "2018-06-15", "2018-06-15"),
)
_TERMS_2027_29 = (
    ("Semester 1, 2027-28", "2027-09-27", "2028-01-14"),
    ("Semester 2, 2027-28", "2028-01-17", "2028-06-09"),
    ("Semester 1, 2028-29", "2028-09-25", "2029-01-12"),
    ("Semester 2, 2028-29", "2029-01-15", "2029-06-08"),
)
_AVOID_2027_29 = (
    ("School half-term, October 2027", "2027-10-25", "2027-10-29"),
    ("School Christmas holiday 2027", "2027-12-20", "2028-01-03"),
    ("School half-term, February 2028", "2028-02-21", "2028-02-25"),
    ("School Easter holiday 2028", "2028-04-10", "2028-04-21"),
    ("School half-term, May 2028", "2028-05-29", "2028-06-02"),
    ("School half-term, October 2028", "2028-10-23", "2028-10-27"),
    ("School Christmas holiday 2028", "2028-12-20", "2029-01-01"),
    ("School half-term, February 2029", "2029-02-12", "2029-02-16"),
    ("School Easter holiday 2029", "2029-03-26", "2029-04-06"),
    ("School half-term, May 2029", "2029-05-28", "2029-06-01"),
)
_ABOUT_2027_29 = (
    ("Yom Kippur, about", "2027-10-11", "2027-10-11"),
    ("Diwali, about", "2027-10-29", "2027-10-29"),
    ("NHS winter peak, about", "2028-01-04", "2028-01-14"),
    ("Eid al-Fitr, about", "2028-02-28", "2028-02-28"),
    ("Eid al-Adha, about", "2028-05-05", "2028-05-05"),
    ("Rosh Hashanah, about", "2028-09-21", "2028-09-22"),
    ("Diwali, about", "2028-10-17", "2028-10-17"),
    ("NHS winter peak, about", "2029-01-02", "2029-01-12"),
    ("Eid al-Fitr, about", "2029-02-15", "2029-02-15"),
    ("Eid al-Adha, about", "2029-04-25", "2029-04-25"),
)


def calendar_2016_18() -> Calendar:
    """The years of the programme page, with the term dates the University published."""
    years = (_academic_year(2016, "2016-09-26"), _academic_year(2017, "2017-09-25"))
    terms = _periods(PeriodKind.TERM, _TERMS_2016_18, provisional=False, comment="As published by the University.")
    avoid = _periods(PeriodKind.AVOID, _AVOID_2016_18, provisional=True, comment=NOT_CHECKED)
    about = _periods(PeriodKind.AVOID, _ABOUT_2016_18, provisional=True, comment=ABOUT)
    return _calendar(years, (*terms, *avoid, *about))


def calendar_2027_29() -> Calendar:
    """Two years ahead: of the dates, only the bank holidays are settled."""
    years = (_academic_year(2027, "2027-09-27"), _academic_year(2028, "2028-09-25"))
    terms = _periods(PeriodKind.TERM, _TERMS_2027_29, provisional=True, comment=NOT_PUBLISHED)
    avoid = _periods(PeriodKind.AVOID, _AVOID_2027_29, provisional=True, comment=NOT_PUBLISHED)
    about = _periods(PeriodKind.AVOID, _ABOUT_2027_29, provisional=True, comment=ABOUT)
    return _calendar(years, (*terms, *avoid, *about))


def _academic_year(starts: int, week_one: str) -> AcademicYear:
    name = f"{starts}-{(starts + 1) % 100:02}"
    return AcademicYear(name, date(starts, 9, 1), date(starts + 1, 8, 31), date.fromisoformat(week_one), name)


Named = tuple[str, str, str]
"""A label with the first and last day, both inclusive."""


def _calendar(years: tuple[AcademicYear, ...], own: Iterable[Period]) -> Calendar:
    span = (years[0].start, years[-1].end)
    winters = [(f"NHS winter {y.id}, about", f"{y.start.year}-12-01", f"{y.end.year}-02-28") for y in years]
    periods = (
        *own,
        *bank_holidays(*span),
        *university_closed_days(*span),
        *_periods(PeriodKind.INFORMATION, winters, provisional=True, comment=ABOUT),
    )
    return Calendar(years, tuple(sorted(periods, key=lambda p: (p.start, p.kind, p.id))))


def _periods(kind: PeriodKind, named: Iterable[Named], *, provisional: bool, comment: str) -> tuple[Period, ...]:
    return tuple(
        Period(f"{kind}-{first}", kind, label, _day(first), _day(last), provisional, comment=comment)
        for label, first, last in named
    )


def _day(written: str) -> date:
    return date.fromisoformat(written)
