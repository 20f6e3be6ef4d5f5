"""Closed days worked out for a plan."""

from __future__ import annotations

from datetime import date

from hsmc_scheduler.app.bank_holidays import bank_holidays, university_closed_days
from hsmc_scheduler.domain.calendar import PeriodKind, days_between


def labels(first: str, last: str) -> dict[str, str]:
    return {str(p.start): p.label for p in bank_holidays(date.fromisoformat(first), date.fromisoformat(last))}


def test_a_holiday_at_a_weekend_is_listed_beside_its_substitute_day() -> None:
    assert labels("2026-12-20", "2026-12-31") == {
        "2026-12-25": "Christmas Day",
        "2026-12-26": "Boxing Day",
        "2026-12-28": "Boxing Day (substitute day)",
    }


def test_the_early_may_holiday_is_named_as_in_england() -> None:
    assert labels("2028-05-01", "2028-05-31") == {
        "2028-05-01": "Early May bank holiday",
        "2028-05-29": "Spring bank holiday",
    }


def test_a_moved_holiday_is_where_it_was_moved_to() -> None:
    found = labels("2022-05-20", "2022-06-10")
    assert "2022-05-30" not in found
    assert found["2022-06-02"] == "Spring bank holiday"
    assert "2022-06-03" in found


def test_only_dates_from_first_to_last_are_listed() -> None:
    assert list(labels("2028-04-14", "2028-04-17")) == ["2028-04-14", "2028-04-17"]
    assert not labels("2028-04-15", "2028-04-16")


def test_holidays_are_settled_and_closed_days_provisional() -> None:
    span = (date(2027, 9, 1), date(2029, 8, 31))
    assert not any(p.provisional for p in bank_holidays(*span))
    assert all(p.provisional and p.kind is PeriodKind.CLOSED for p in university_closed_days(*span))


def test_the_university_closes_five_working_days_at_christmas_and_two_after_easter() -> None:
    closed = university_closed_days(date(2027, 9, 1), date(2028, 8, 31))
    days = [str(day) for p in closed for day in days_between(p.start, p.end)]
    assert days == [
        "2027-12-23",
        "2027-12-24",
        "2027-12-29",
        "2027-12-30",
        "2027-12-31",
        "2028-04-18",
        "2028-04-19",
    ]
