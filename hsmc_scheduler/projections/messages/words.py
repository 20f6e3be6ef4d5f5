"""Plain English for dates, lists and counts, as an administrator writes them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, timedelta

from hsmc_scheduler.domain.problems.wording import MONTHS as MONTHS  # the words of problems are those of all else
from hsmc_scheduler.domain.problems.wording import counted as counted
from hsmc_scheduler.domain.problems.wording import listed as listed

MOST_RUNS = 5
DAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")


def day_words(day: date) -> str:
    """Tue 7 March 2028."""
    return f"{_span(day, day)} {day.year}"


def span_words(first: date, last: date) -> str:
    """3-14 May 2028, both ends inclusive; one day as `day_words` has it."""
    return f"{_span(first, last)} {last.year}"


def span_in_year(first: date, last: date) -> str:
    """3-14 May, both ends inclusive; Fri 7 May for one day: where the year is known."""
    return _span(first, last)


def dates_in_year(dates: Iterable[date]) -> str:
    """7-9 March and Tue 4 April: where the year is known."""
    return listed([_span(*run) for run in _runs(sorted(set(dates)))])


def dates_words(dates: Iterable[date]) -> str:
    """Dates in order with days in a row drawn together: 7-9 March and Tue 4 April 2028. Each date counts once."""
    runs = _runs(sorted(set(dates)))
    left = sum((last - first).days + 1 for first, last in runs[MOST_RUNS:])
    shown = runs[:MOST_RUNS]
    one_year = len({day.year for run in shown for day in run}) == 1
    words = [_span(*run) if one_year and run is not shown[-1] else span_words(*run) for run in shown]
    return listed([*words, f"{left} more {plural(left, 'date', 'dates')}"] if left else words)


def plural(number: int, one: str, many: str) -> str:
    """The word that goes with that many: is or are, day or days."""
    return one if number == 1 else many


def half_days(number: int) -> str:
    """Half-days as days: half a day, 1 day, 2½ days."""
    days, half = divmod(number, 2)
    if not half:
        return counted(days, "day")
    return f"{days}½ days" if days else "half a day"


NUMBERS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")


def in_words(number: int) -> str:
    """A number from 0 as a word; above twelve in digits."""
    return NUMBERS[number] if number < len(NUMBERS) else str(number)


def sentence_case(words: str) -> str:
    """The same with a capital first letter; the rest is left as it is."""
    return words[:1].upper() + words[1:]


def _span(first: date, last: date) -> str:
    end = f"{last.day} {MONTHS[last.month - 1]}"
    if first == last:
        return f"{DAYS[last.weekday()]} {end}"
    if first.year != last.year:
        return f"{first.day} {MONTHS[first.month - 1]} {first.year} – {end}"
    if first.month != last.month:
        return f"{first.day} {MONTHS[first.month - 1]} – {end}"
    return f"{first.day}-{end}"


def _runs(days: Sequence[date]) -> list[tuple[date, date]]:
    runs: list[tuple[date, date]] = []
    for day in days:
        if runs and day - runs[-1][1] == timedelta(days=1):
            runs[-1] = (runs[-1][0], day)
        else:
            runs.append((day, day))
    return runs
