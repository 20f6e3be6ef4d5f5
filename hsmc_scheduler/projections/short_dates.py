"""Dates short enough for a table or a coloured block; full sentences have theirs in messages/words.py."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta
from itertools import groupby

from hsmc_scheduler.projections.messages.words import DAYS, MONTHS


def day_short(day: date) -> str:
    """Tue 7 Mar 2028."""
    return f"{DAYS[day.weekday()]} {day.day} {month_short(day)} {day.year}"


def month_short(day: date) -> str:
    """Mar."""
    return MONTHS[day.month - 1][:3]


def span_short(first: date, last: date) -> str:
    """Tue 7 – Thu 9 Mar 2028, both ends inclusive; one day as `day_short` has it."""
    if first == last:
        return day_short(first)
    start = f"{DAYS[first.weekday()]} {first.day}"
    if (first.year, first.month) != (last.year, last.month):
        start += f" {month_short(first)}"
    if first.year != last.year:
        start += f" {first.year}"
    return f"{start} – {day_short(last)}"


def span_long(first: date, last: date) -> str:
    """Tue 25 – Wed 26 January 2028, both ends inclusive."""
    end = f"{DAYS[last.weekday()]} {last.day} {MONTHS[last.month - 1]} {last.year}"
    if first == last:
        return end
    start = f"{DAYS[first.weekday()]} {first.day}"
    if (first.year, first.month) != (last.year, last.month):
        start += f" {MONTHS[first.month - 1]}"
    if first.year != last.year:
        start += f" {first.year}"
    return f"{start} – {end}"


def numbers_short(first: date, last: date) -> str:
    """7–9, or 30 Nov–2 Dec across months: for where the month is seen already."""
    if first == last:
        return str(first.day)
    if (first.year, first.month) == (last.year, last.month):
        return f"{first.day}–{last.day}"
    return f"{first.day} {month_short(first)}–{last.day} {month_short(last)}"


def dates_by_month(days: Iterable[date]) -> tuple[str, ...]:
    """Oct 2027: 5–6, 12–14; a text a month, days in a row drawn together."""
    ordered = sorted(set(days))
    return tuple(
        f"{month_short(date(year, month, 1))} {year}: {', '.join(_runs(list(found)))}"
        for (year, month), found in groupby(ordered, key=lambda d: (d.year, d.month))
    )


def _runs(days: list[date]) -> list[str]:
    runs: list[list[date]] = []
    for day in days:
        if runs and day - runs[-1][-1] == timedelta(days=1):
            runs[-1].append(day)
        else:
            runs.append([day])
    return [numbers_short(run[0], run[-1]) for run in runs]


def weeks_apart(one: date, other: date) -> str:
    """How far a date lies from another, in words: "a week later", "2 days earlier"."""
    days = (one - other).days
    if not days:
        return "the same dates"
    way = "later" if days > 0 else "earlier"
    weeks, rest = divmod(abs(days), 7)
    if rest:
        return f"{'a day' if abs(days) == 1 else f'{abs(days)} days'} {way}"
    return f"{'a week' if weeks == 1 else f'{weeks} weeks'} {way}"
