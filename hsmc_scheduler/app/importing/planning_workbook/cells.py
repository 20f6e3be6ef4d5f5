"""One cell of the planning workbook as the value of its field."""

from __future__ import annotations

from dataclasses import MISSING, fields
from datetime import date, datetime, time, timedelta
from difflib import get_close_matches
from typing import Any

from hsmc_scheduler.app.edits.errors import EditError
from hsmc_scheduler.app.importing.planning_workbook.keys import Keys
from hsmc_scheduler.app.pasted.dates import read_dates
from hsmc_scheduler.app.pasted.values import number_of, time_of, weekdays_of, yes_of
from hsmc_scheduler.domain.daypart import DayPart
from hsmc_scheduler.domain.problems.values import FIRST, LAST
from hsmc_scheduler.domain.problems.wording import british, listed, one_line, quoted
from hsmc_scheduler.exchange.planning_workbook.cells import NONE, pair_separators
from hsmc_scheduler.exchange.planning_workbook.kinds import (
    Choice,
    Clock,
    Day,
    Key,
    Kind,
    Number,
    Numbers,
    Pairs,
    Reference,
    Text,
    Texts,
    Weekdays,
    YesNo,
)
from hsmc_scheduler.exchange.planning_workbook.quoting import ID_SEPARATORS, items_in, text_in
from hsmc_scheduler.exchange.planning_workbook.spec import LEFT_OUT
from hsmc_scheduler.exchange.tables.table import ErrorValue, Value

DAY_SECONDS = 86_400
MOST_CHOICES = 8
"""So many choices are listed; of more, the most alike are."""


def read_cell(cell: Value, kind: Kind, default: Any, keys: Keys) -> Any:
    """The value of a cell that is not empty. `default`: what an empty one would be.

    Raises:
        EditError: what is wrong with it, and how to mend it.
    """
    if isinstance(cell, ErrorValue):
        raise EditError(f"the cell shows {cell.text}", "Type the value itself in place of the formula or link.")
    match kind:
        case YesNo():
            return cell if isinstance(cell, bool) else yes_of(_text(cell))
        case Number():
            return _number(cell, kind.low, kind.high)
        case Day():
            return _day(cell)
        case Clock():
            return _clock(cell)
        case Text() | Key():
            return text_in(_text(cell))
    text = _text(cell)
    if text.strip().casefold() == NONE and default not in (MISSING, ()) and isinstance(kind, Weekdays | Numbers):
        return ()
    match kind:
        case Choice():
            return _choice(text_in(text), kind)
        case Weekdays():
            return _weekdays(text, kind)
        case Numbers():
            return _numbers(text, kind)
        case Texts():
            return tuple(items_in(text))
        case Reference():
            return _references(text, kind, keys)
        case Pairs():
            return tuple(_pair(item, kind, keys) for item in items_in(text, pair_separators(kind)))
    raise TypeError(kind)


def _text(cell: Value) -> str:
    """What is in a cell as text, where text is wanted and Excel may have made something else of it."""
    match cell:
        case str():
            return cell
        case bool():
            return "TRUE" if cell else "FALSE"
        case float() if cell.is_integer():
            return str(int(cell))
        case datetime() | date():
            what = f"Excel has made a date of it ({british(cell)})"
        case time() | timedelta():
            what = f"Excel has made a time of it ({cell})"
        case _:
            return str(cell)
    raise EditError(what, "Give the cell the format Text, and type it again.")


def _number(cell: Value, low: int, high: int) -> int:
    if isinstance(cell, bool | date | time | timedelta):
        shown = british(cell) if isinstance(cell, date) else str(cell)
        raise EditError(f"“{one_line(shown)}” is not a whole number", "Give one, such as 24.")
    number = cell if isinstance(cell, int) else number_of(_shown(cell))
    if not low <= number <= high:
        bounds = f"from {low:,} to {high:,}" if high < 1_000_000 else f"of at least {low:,}"
        raise EditError(f"{number:,} is out of range", f"Give a number {bounds}.")
    return number


def _shown(cell: Value) -> str:
    return f"{cell:g}" if isinstance(cell, float) else str(cell)


def _day(cell: Value) -> date:
    if isinstance(cell, datetime):
        if cell.time() != time():
            raise EditError(f"{british(cell)} has a time of day, {cell:%H:%M}", "Leave only the date.")
        return cell.date()
    if isinstance(cell, date):
        return cell
    if not isinstance(cell, str):
        what = f"{_shown(cell)} is a number, not a date"
        raise EditError(what, "Give the cell a date format and see which date it is, or type the date.")
    found = read_dates(cell.strip(), FIRST, LAST)
    if found.faults:
        raise EditError(found.faults[0].what, found.faults[0].mend)
    readings = [u.reading for u in found.understood] + [r for a in found.asked for r in a.readings]
    if any(len(r.days) > 1 for r in readings) or len(found.understood) + len(found.asked) != 1:
        raise EditError(f"{quoted(cell)} is not one date", "Give one date, such as 7 March 2028.")
    if len({r.days[0].year for r in readings}) > 2:
        raise EditError(f"{quoted(cell)} has no year", "Write it in full, such as 7 March 2028.")
    if found.asked:
        what = f"{quoted(cell)} can mean {listed((str(r) for r in readings), 'or')}"
        raise EditError(what, "Write the month as a word, such as 7 March 2028.")
    if readings[0].part is not DayPart.WHOLE:
        raise EditError(f"{quoted(cell)} names half a day", "Leave only the date.")
    return readings[0].days[0]


def _clock(cell: Value) -> time:
    if isinstance(cell, time):
        return cell.replace(microsecond=0)
    if isinstance(cell, datetime):
        return cell.time().replace(microsecond=0)
    if isinstance(cell, float | int) and not isinstance(cell, bool) and 0 <= cell < 1:
        seconds = min(round(cell * DAY_SECONDS), DAY_SECONDS - 1)
        return time(seconds // 3600, seconds // 60 % 60, seconds % 60)
    return time_of(_shown(cell))


def _choice(text: str, kind: Choice) -> Any:
    plain = " ".join(text.casefold().replace("_", " ").split())
    if kind.nothing and plain == kind.nothing.casefold():
        return LEFT_OUT
    for word, value in (*kind.words.items(), *kind.others.items()):
        if plain == word.casefold().replace("_", " "):
            return value
    words = [*kind.words, *([kind.nothing] if kind.nothing else [])]
    offered = words if len(words) <= MOST_CHOICES else get_close_matches(text[:60], words, 3, 0.3) or words[:3]
    raise EditError(f"{quoted(text)} is not one of the choices", f"Choose {listed(map(quoted, offered), 'or')}.")


def _weekdays(text: str, kind: Weekdays) -> Any:
    """In the order written, which may be the order of preference."""
    found = weekdays_of(text)
    if kind.one and (len(found) != 1 or found[0] > 4):
        raise EditError(f"{quoted(text)} is not one weekday from Monday to Friday", "Write one, such as Mon.")
    return found[0] if kind.one else found


def _numbers(text: str, kind: Numbers) -> tuple[int, ...]:
    for word in (" to ", "\u2013", "-") if kind.span else (" or ", " and "):
        text = text.replace(word, ",")
    numbers = tuple(_number(item, kind.low, kind.high) for item in items_in(text, ID_SEPARATORS))
    if kind.span and len(numbers) != 2:
        raise EditError(f"{quoted(text)} is not a range", "Write it as 3 to 5.")
    return numbers


def _references(text: str, kind: Reference, keys: Keys) -> Any:
    whole = text_in(text)
    items = [whole] if keys.knows(kind.to, whole) else items_in(text, ID_SEPARATORS)
    found = tuple(keys.key(kind.to, item) for item in items)
    if kind.many:
        return found
    if len(found) != 1:
        raise EditError(f"{quoted(text)} is more than one", "Give one.")
    return found[0]


def _pair(item: str, kind: Pairs, keys: Keys) -> Any:
    first, second = item, ""
    if not (isinstance(kind.first, Reference) and not kind.needed and keys.knows(kind.first.to, item)):
        first, _, second = item.rpartition(" ")
        if not second.lstrip("-").isdigit():
            first, second = item, ""
    if kind.needed and not second:
        raise EditError(f"{quoted(item)} has no number", "Write each with its number, and semicolons between.")
    if not (isinstance(kind.first, Reference) and keys.knows(kind.first.to, first)):
        first = first.rstrip(" :=")
    value = keys.key(kind.first.to, first) if isinstance(kind.first, Reference) else _choice(first, kind.first)
    names = [field.name for field in fields(kind.of)]
    try:
        return kind.of(**dict(zip(names, (value, int(second) if second else None), strict=True)))
    except ValueError as error:
        raise EditError(str(error), "Correct the number.") from error
