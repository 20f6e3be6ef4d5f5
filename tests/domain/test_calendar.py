"""Academic years, weeks and periods."""

from __future__ import annotations

from datetime import date, time

import pytest

from hsmc_scheduler.domain.calendar import AcademicYear, Calendar, Period, PeriodKind, days_between, monday_of
from tests.builders import a_calendar, a_period, on

YEAR = AcademicYear("2027-28", date(2027, 9, 1), date(2028, 8, 31), date(2027, 9, 29))


@pytest.mark.parametrize(
    ("day", "week"),
    [
        ("2027-09-27", 1),  # the Monday of the week that holds the Wednesday week one is counted from
        ("2027-10-03", 1),
        ("2027-10-04", 2),
        ("2027-09-26", 0),
        ("2027-09-01", -3),
        ("2028-03-26", 26),
        ("2028-03-27", 27),  # the clocks have gone forward
        ("2028-08-31", 49),
    ],
)
def test_weeks_are_counted_from_the_week_the_planner_set(day: str, week: int) -> None:
    assert YEAR.week_number(on(day)) == week


def test_a_year_holds_both_its_ends() -> None:
    assert date(2027, 9, 1) in YEAR
    assert date(2028, 8, 31) in YEAR
    assert date(2028, 9, 1) not in YEAR


def test_a_date_belongs_to_one_of_two_years_or_to_none() -> None:
    calendar = a_calendar(2)
    assert [y and y.id for y in map(calendar.year_of, (date(2028, 8, 31), date(2028, 9, 1), date(2029, 9, 1)))] == [
        "2027-28",
        "2028-29",
        None,
    ]
    assert (calendar.start, calendar.end) == (date(2027, 9, 1), date(2029, 8, 31))


def test_an_unknown_year_is_an_error() -> None:
    with pytest.raises(KeyError):
        a_calendar().year("2030-31")


def test_closed_days_hold_both_ends_of_every_period_that_is_switched_on() -> None:
    calendar = a_calendar(
        periods=(
            a_period("2027-12-24", "2027-12-28"),
            a_period("2027-12-27", "2027-12-29"),
            a_period("2028-01-03", active=False),
            a_period("2028-02-14", "2028-02-18", kind=PeriodKind.AVOID),
        )
    )
    assert sorted(calendar.days_of(PeriodKind.CLOSED)) == [date(2027, 12, day) for day in range(24, 30)]
    assert len(calendar.days_of(PeriodKind.AVOID)) == 5
    assert [p.label for p in calendar.active_periods(PeriodKind.AVOID)] == ["avoid 2028-02-14"]


def test_weeks_begin_on_monday() -> None:
    assert monday_of(date(2027, 10, 4)) == monday_of(date(2027, 10, 10)) == date(2027, 10, 4)


def test_days_between_holds_both_ends_over_a_leap_day() -> None:
    assert [d.day for d in days_between(date(2028, 2, 28), date(2028, 3, 1))] == [28, 29, 1]
    assert list(days_between(date(2028, 3, 1), date(2028, 2, 28))) == []


def test_a_calendar_that_cannot_be_is_refused() -> None:

    with pytest.raises(ValueError, match="at least one"):
        Calendar(())
    with pytest.raises(ValueError, match="without overlap"):
        Calendar((YEAR, YEAR))
    with pytest.raises(ValueError, match="weekdays"):
        Calendar((YEAR,), teaching_weekdays=(7,))
    with pytest.raises(ValueError, match="midday"):
        Calendar((YEAR,), midday=time(8, 0))


def test_a_year_or_period_that_ends_before_it_starts_is_refused() -> None:
    with pytest.raises(ValueError, match="ends"):
        AcademicYear("x", date(2028, 9, 1), date(2027, 9, 1), date(2028, 9, 1))
    with pytest.raises(ValueError, match="week one"):
        AcademicYear("x", date(2027, 9, 1), date(2028, 9, 1), date(2028, 9, 2))
    with pytest.raises(ValueError, match="ends"):
        Period("x", PeriodKind.CLOSED, "", date(2028, 1, 2), date(2028, 1, 1))
