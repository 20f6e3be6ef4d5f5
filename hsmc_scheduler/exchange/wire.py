"""What the program and the process that reads strangers' files say to each other: a line of JSON each.

JSON and no pickle: the other end has read what a stranger wrote, so nothing it says may be more than data.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Sequence
from dataclasses import asdict
from datetime import date, datetime, time
from typing import Any

from hsmc_scheduler.domain.problem import Problem
from hsmc_scheduler.exchange.calendars.busy import BusyTime, Calendar
from hsmc_scheduler.exchange.tables.table import ErrorValue, Sheet, Tables, Value
from hsmc_scheduler.exchange.unreadable import UnreadableError

_MARKED: dict[str, Callable[[str], Value]] = {
    "date": date.fromisoformat,
    "datetime": datetime.fromisoformat,
    "time": time.fromisoformat,
    "error": ErrorValue,
}
Pieces = Iterable[str]


class NotAnAnswerError(ValueError):
    """A line the reading process cannot have meant."""


def _marked(value: object) -> dict[str, str]:
    match value:
        case datetime():
            return {"datetime": value.isoformat()}
        case date():
            return {"date": value.isoformat()}
        case time():
            return {"time": value.isoformat()}
        case ErrorValue():
            return {"error": value.text}
    raise TypeError(type(value).__name__)


_said = json.JSONEncoder(default=_marked, ensure_ascii=False, allow_nan=False, separators=(",", ":")).encode

READY = b'{"ready":true}\n'
"""The first line of the reading process, before anything was asked."""


def tables_line(tables: Tables) -> Pieces:
    """An answer, in pieces that make one line."""
    yield f'{{"tables":{_said(tables.name)},"notes":{_said(tables.notes)},"sheets":['
    for number, sheet in enumerate(tables.sheets):
        yield f"{',' if number else ''}[{_said(sheet.title)},{_said(sheet.hidden)},["
        for row_number, row in enumerate(sheet.rows):
            yield f"{',' if row_number else ''}{_said(row)}"
        yield "]]"
    yield "]}\n"


def calendar_line(calendar: Calendar) -> Pieces:
    """An answer, in pieces that make one line."""
    yield f'{{"calendar":{_said(calendar.name)},"notes":{_said(calendar.notes)},"busy":['
    for number, busy in enumerate(calendar.busy):
        yield f"{',' if number else ''}{_said(asdict(busy))}"
    yield "]}\n"


def refusal_line(problems: Sequence[Problem]) -> Pieces:
    """An answer, in pieces that make one line."""
    yield _said({"problems": [[p.where, p.what, p.mend] for p in problems]}) + "\n"


def answer(line: bytes) -> Tables | Calendar | UnreadableError:
    """What a line says. Raises NotAnAnswerError."""
    try:
        said = json.loads(line)
        if "problems" in said:
            return UnreadableError([Problem(str(a), str(b), str(c)) for a, b, c in said["problems"]])
        notes = tuple(map(str, said["notes"]))
        if "calendar" in said:
            return Calendar(str(said["calendar"]), tuple(map(_busy, said["busy"])), notes)
        return Tables(str(said["tables"]), tuple(map(_sheet, said["sheets"])), notes)
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        raise NotAnAnswerError(f"not an answer: {line[:80]!r}") from error


def _sheet(said: tuple[str, bool, list[list[Any]]]) -> Sheet:
    title, hidden, rows = said
    return Sheet(str(title), tuple(tuple([_value(cell) for cell in row]) for row in rows), bool(hidden))


def _value(said: Any) -> Value:
    if type(said) is dict:
        ((mark, text),) = said.items()
        return _MARKED[mark](text)
    if said is None or isinstance(said, str | int | float):
        return said
    raise TypeError(type(said).__name__)


def _busy(said: dict[str, Any]) -> BusyTime:
    return BusyTime(
        uid=str(said["uid"]),
        title=str(said["title"]),
        start=datetime.fromisoformat(said["start"]["datetime"]),
        end=datetime.fromisoformat(said["end"]["datetime"]),
        all_day=bool(said["all_day"]),
        busy=bool(said["busy"]),
        place=str(said["place"]),
        categories=tuple(map(str, said["categories"])),
        cancelled=bool(said["cancelled"]),
    )
