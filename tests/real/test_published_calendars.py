"""What the program works out, against calendars that were published."""

from __future__ import annotations

from datetime import date

from hsmc_scheduler.app.bank_holidays import bank_holidays, university_closed_days
from hsmc_scheduler.domain.calendar import days_between
from hsmc_scheduler.domain.deadlines import WorkingDays
from tests.real.published import day, published

CALENDARS = published()["calendars"]


def worked_out(first: date, last: date, *, with_closed_days: bool) -> list[date]:
    """Weekdays the program holds to be closed."""
    periods = (*bank_holidays(first, last), *(university_closed_days(first, last) if with_closed_days else ()))
    return sorted({d for p in periods for d in days_between(p.start, p.end) if d.weekday() < 5})


def test_bank_holidays_are_those_published_for_england_and_wales() -> None:
    given = [day(d) for d in CALENDARS["england_wales_bank_holidays"]["days"]]
    assert worked_out(given[0], given[-1], with_closed_days=False) == given


def test_closed_days_of_2021_are_those_the_university_published() -> None:
    given = [day(d) for d in CALENDARS["uob_closed_days"]["days"]["2021"]]
    assert worked_out(date(2021, 1, 1), date(2021, 12, 31), with_closed_days=True) == given


def test_closed_days_of_2022_are_those_the_university_published_and_the_state_funeral() -> None:
    given = {day(d) for d in CALENDARS["uob_closed_days"]["days"]["2022"]}
    found = set(worked_out(date(2022, 1, 1), date(2022, 12, 31), with_closed_days=True))
    assert found - given == {date(2022, 9, 19)}  # announced after the page was written
    assert given <= found


def test_the_key_dates_page_was_wrong_about_30_may_2022() -> None:
    assert date(2022, 5, 30) not in worked_out(date(2022, 1, 1), date(2022, 12, 31), with_closed_days=True)


def test_feedback_twenty_working_days_on_is_when_warwick_says() -> None:
    oracle = next(o for o in published()["oracles"] if "working_days" in o)
    working = WorkingDays(frozenset(day(d) for d in oracle["implied_closed"]))
    assert working.after(day(oracle["submission"]), oracle["working_days"]) == day(oracle["expected_return"])


def test_bank_holidays_alone_do_not_explain_warwicks_answer() -> None:
    oracle = next(o for o in published()["oracles"] if "working_days" in o)
    holidays = bank_holidays(date(2012, 12, 1), date(2013, 1, 31))
    working = WorkingDays(frozenset(p.start for p in holidays))
    assert working.after(day(oracle["submission"]), oracle["working_days"]) < day(oracle["expected_return"])
