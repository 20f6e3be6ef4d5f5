"""Numbers, dates, times, weekdays and yes or no, in the forms a British Excel pastes them; and written for it."""

from __future__ import annotations

import re
from datetime import date, time

from hsmc_scheduler.app.edits.errors import EditError
from hsmc_scheduler.app.pasted.date_words import Kind, words_of
from hsmc_scheduler.app.pasted.dates import read_dates
from hsmc_scheduler.domain.problems.wording import one_line

_YES = {"yes", "y", "true", "1", "x", "on", "\u2713", "\u2714"}
_NO = {"no", "n", "false", "0", "", "off", "-", "\u2717", "\u2718"}
_TIME = re.compile(r"(\d{1,2})(?:[:.](\d{2})(?::\d{2})?)?\s*(am|pm|a\.m\.|p\.m\.)?", re.IGNORECASE)
_NUMBER = re.compile(r"[-\u2212]?\d{1,3}(?:,\d{3})+(?:\.0+)?|[-\u2212]?\d+(?:\.0+)?")


def number_of(text: str) -> int:
    """24, "1,200" or "24.0".

    Raises:
        EditError: it is not a whole number.
    """
    plain = text.strip()
    if not _NUMBER.fullmatch(plain) or len(plain) > 15:
        raise EditError(f"“{one_line(text)}” is not a whole number.", "Give one, such as 24.")
    return int(float(plain.replace(",", "").replace("\u2212", "-")))


def date_of(text: str) -> date:
    """One date, day before month where it is in figures; "07/03/2028", "07-Mar-28", "7 March 2028".

    Raises:
        EditError: it is no date, or more than one.
    """
    found = read_dates(text.strip(), date(1990, 1, 1), date(2199, 12, 31))
    readings = [u.reading for u in found.understood] + [a.readings[0] for a in found.asked]
    several = len(readings) != 1 or len(readings[0].days) != 1
    if several or found.faults or any(w.kind is Kind.NUMERIC and w.figures[2] is None for w in words_of(text)):
        why = found.faults[0].what if found.faults else f"“{one_line(text)}” is not one date."
        raise EditError(why, "Write it as 7 March 2028.")
    if found.asked and len({r.days[0].year for r in found.asked[0].readings}) > 2:
        raise EditError(f"“{one_line(text)}” has no year.", "Write it as 7 March 2028.")
    return readings[0].days[0]


def time_of(text: str) -> time:
    """A time of day: "9:30", "09:30:00", "1.30pm".

    Raises:
        EditError: it is none.
    """
    match = _TIME.fullmatch(text.strip())
    wrong = EditError(f"“{one_line(text)}” is not a time of day.", "Write it as 09:30.")
    if not match or (match[2] is None and match[3] is None):
        raise wrong
    hour, half = int(match[1]), (match[3] or "").casefold()[:1]
    if half and not 1 <= hour <= 12:
        raise wrong
    hour = hour % 12 + (12 if half == "p" else 0) if half else hour
    try:
        return time(hour, int(match[2] or 0))
    except ValueError:
        raise wrong from None


def weekdays_of(text: str) -> tuple[int, ...]:
    """Weekdays (0 is Monday) in the order written, each once: "Mon, Tue and Thu", "Mon-Thu", "" for none.

    Raises:
        EditError: something else is said.
    """
    found: list[int] = []
    until = False
    for word in words_of(text):
        if word.kind in (Kind.WEEKDAY, Kind.EVERY):
            if until and found and found[-1] < word.value:
                found += range(found[-1] + 1, word.value)
            found.append(word.value)
            until = False
        elif word.kind is Kind.RANGE and found:
            until = True
        elif word.kind is not Kind.AND:
            raise EditError(f"“{one_line(word.text)}” is not a weekday.", "Write them as Mon, Tue, Thu.")
    return tuple(dict.fromkeys(found))


def yes_of(text: str) -> bool:
    """Yes or no; an empty cell says no.

    Raises:
        EditError: it says neither.
    """
    plain = text.strip().casefold()
    if plain not in _YES | _NO:
        raise EditError(f"“{one_line(text)}” is neither yes nor no.", "Write yes or no.")
    return plain in _YES


def text_of(value: object) -> str:
    """A value as its cell: 07/03/2028, 09:30, Yes, Mon, Tue for weekdays, lists with commas; None is empty."""
    match value:
        case None:
            return ""
        case bool():
            return "Yes" if value else "No"
        case date():
            return f"{value:%d/%m/%Y}"
        case time():
            return f"{value:%H:%M}"
        case tuple() | list():
            return ", ".join(text_of(v) for v in value)
        case _:
            return str(value)
