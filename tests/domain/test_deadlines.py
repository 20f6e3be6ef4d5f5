"""Deadlines follow blocks; working days are Monday to Friday less closed days."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from hsmc_scheduler.domain.deadlines import WorkingDays, deadlines_of, due_date
from hsmc_scheduler.domain.module import Anchor
from tests.builders import a_calendar, a_module, a_period, an_assessment, on

PUBLISHED = Path(__file__).parents[1] / "real" / "published_timetables.json"
NONE_CLOSED = WorkingDays(frozenset())


def oracle(name: str) -> dict[str, Any]:
    (found,) = (o for o in json.loads(PUBLISHED.read_text(encoding="utf-8"))["oracles"] if name in o["name"])
    return dict(found)


def test_warwicks_worked_example_of_twenty_working_days_comes_out() -> None:
    example = oracle("Warwick")
    working = WorkingDays(frozenset(on(day) for day in example["implied_closed"]))
    returned = working.after(on(example["submission"]), example["working_days"])
    assert returned == on(example["expected_return"]) == date(2013, 1, 15)


def test_sheffields_count_of_days_late_comes_out() -> None:
    assert "Thu=1, Fri=2, Mon=3, Tue=4, Wed=5" in oracle("Sheffield")["rule"]
    wednesday = date(2027, 10, 6)
    late = [NONE_CLOSED.after(wednesday, count) for count in range(1, 6)]
    assert [day.weekday() for day in late] == [3, 4, 0, 1, 2]


def test_working_days_are_counted_backwards_too() -> None:
    assert NONE_CLOSED.after(date(2027, 10, 6), -3) == date(2027, 10, 1)
    assert NONE_CLOSED.after(date(2027, 10, 9), 0) == date(2027, 10, 9)


def test_closed_days_of_the_calendar_are_not_worked_on() -> None:
    working = WorkingDays.of(a_calendar(periods=(a_period("2027-12-24", "2028-01-03"),)))
    assert date(2027, 12, 29) not in working
    assert working.on_or_after(date(2027, 12, 24)) == date(2028, 1, 4)


@pytest.mark.parametrize(
    ("end", "weeks", "weekday", "due"),
    [
        ("2027-10-07", 4, None, "2027-11-04"),
        ("2027-10-07", 0, None, "2027-10-07"),
        ("2027-10-07", 4, 0, "2027-11-08"),  # the Monday after Thursday 4 November
        ("2027-10-07", 4, 3, "2027-11-04"),
        ("2027-11-26", 4, None, "2027-12-29"),  # Friday 24 to Tuesday 28 December are closed
        ("2027-11-26", 4, 0, "2027-12-29"),
        ("2027-10-09", 1, None, "2027-10-18"),  # a Saturday
    ],
)
def test_work_is_due_whole_weeks_later_on_the_wanted_weekday_and_then_a_working_day(
    end: str, weeks: int, weekday: int | None, due: str
) -> None:
    working = WorkingDays(frozenset(date(2027, 12, day) for day in range(24, 29)))
    assert due_date(an_assessment(weeks=weeks, weekday=weekday), on(end), working) == on(due)


def test_short_work_follows_the_first_block_and_long_work_the_last() -> None:
    short = an_assessment("short", weeks=2, anchor=Anchor.FIRST_BLOCK)
    off = an_assessment("old", active=False)
    module = a_module(assessments=(an_assessment("final", weeks=4), short, off))
    found = deadlines_of("D1", (module,), on("2027-10-07"), on("2027-11-03"), NONE_CLOSED)
    assert [(d.assessment, d.due.isoformat(), d.feedback.isoformat()) for d in found] == [
        ("short", "2027-10-21", "2027-11-11"),
        ("final", "2027-12-01", "2027-12-22"),
    ]
