"""Weeks, Monday to Sunday, as whole numbers, and windows of consecutive weeks."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from datetime import date


def week_of(day: date) -> int:
    """The number of the week of `day`; the next Monday starts the next number."""
    return (day.toordinal() - 1) // 7


def whole_weeks(days: int) -> int:
    """That many days as whole weeks, rounded up."""
    return -(-days // 7)


def windows_over(weeks: Iterable[int], length: int) -> list[int]:
    """The first weeks of every window of `length` consecutive weeks that holds at least one of `weeks`, in order."""
    return sorted({start for week in weeks for start in range(week - length + 1, week + 1)})


def crowded_windows(weeks: Sequence[int], length: int, most: int) -> Iterator[slice]:
    """The part of `weeks` (in order) inside each window of `length` weeks that holds more than `most` of them."""
    for first in windows_over(weeks, length):
        start = bisect_left(weeks, first)
        end = bisect_left(weeks, first + length, start)
        if end - start > most:
            yield slice(start, end)
