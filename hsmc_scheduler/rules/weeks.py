"""Weeks, Monday to Sunday, as whole numbers, and windows of consecutive weeks."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date


def week_of(day: date) -> int:
    """The number of the week of `day`; the next Monday starts the next number."""
    return (day.toordinal() - 1) // 7


def monday_of_week(week: int) -> date:
    """The Monday a week of that number starts on."""
    return date.fromordinal(week * 7 + 1)


def whole_weeks(days: int) -> int:
    """That many days as whole weeks, rounded up."""
    return -(-days // 7)


def windows_over(weeks: Iterable[int], length: int) -> list[int]:
    """The first weeks of every window of `length` consecutive weeks that holds at least one of `weeks`, in order."""
    return sorted({start for week in weeks for start in range(week - length + 1, week + 1)})
