"""What the program and the process that reads strangers' files say to each other, in lines of JSON.

JSON and no pickle: the other end has read what a stranger wrote, so nothing it says may be more than data. An answer is
some lines of rows and a last one, so that taking in a large workbook never holds up the window.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Sequence
from dataclasses import asdict
from datetime import date, datetime, time
from typing import Any

from hsmc_scheduler.domain.problem import Problem
from hsmc_scheduler.exchange.calendars.busy import BusyTime, Calendar
from hsmc_scheduler.exchange.tables.table import ErrorValue, Sheet, Tables, Value
from hsmc_scheduler.exchange.unreadable import UnreadableError

ROWS_A_LINE = 500

_MARKED: dict[str, Callable[[str], Value]] = {
    "date": date.fromisoformat,
    "datetime": datetime.fromisoformat,
    "time": time.fromisoformat,
    "error": ErrorValue,
}


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


_encode = json.JSONEncoder(default=_marked, ensure_ascii=False, allow_nan=False, separators=(",", ":")).encode


def _line(**said: object) -> bytes:
    return _encode(said).encode("utf-8", errors="replace") + b"\n"


READY = _line(ready=True)
"""The first line of the reading process, before anything was asked."""


def lines_of(answer: Tables | Calendar) -> Iterator[bytes]:
    """An answer."""
    if isinstance(answer, Calendar):
        for start in range(0, len(answer.busy), ROWS_A_LINE):
            yield _line(busy=[asdict(busy) for busy in answer.busy[start : start + ROWS_A_LINE]])
        yield _line(calendar=answer.name, notes=answer.notes)
        return
    for sheet in answer.sheets:
        yield _line(sheet=sheet.title, hidden=sheet.hidden)
        for start in range(0, len(sheet.rows), ROWS_A_LINE):
            yield _line(rows=sheet.rows[start : start + ROWS_A_LINE])
    yield _line(tables=answer.name, notes=answer.notes)


def refusal(problems: Sequence[Problem]) -> bytes:
    """The answer that something cannot be read."""
    return _line(problems=[[problem.where, problem.what, problem.mend] for problem in problems])


class Hearing:
    """Puts one answer together."""

    def __init__(self) -> None:
        self._busy: list[BusyTime] = []
        self._sheets: list[tuple[str, bool, list[tuple[Value, ...]]]] = []

    def hear(self, line: bytes) -> Tables | Calendar | UnreadableError | None:
        """Take in a line; the answer, once that was the last of it. Raises NotAnAnswerError."""
        try:
            return self._heard(json.loads(line))
        except (ValueError, LookupError, TypeError, AttributeError, RecursionError) as error:
            raise NotAnAnswerError(f"not an answer: {line[:80]!r}") from error

    def _heard(self, said: dict[str, Any]) -> Tables | Calendar | UnreadableError | None:
        if "rows" in said:
            self._sheets[-1][2].extend(tuple([_value(cell) for cell in row]) for row in said["rows"])
        elif "sheet" in said:
            self._sheets.append((str(said["sheet"]), bool(said["hidden"]), []))
        elif "busy" in said:
            self._busy.extend(map(_busy, said["busy"]))
        elif "tables" in said:
            sheets = tuple(Sheet(title, tuple(rows), hidden) for title, hidden, rows in self._sheets)
            return Tables(str(said["tables"]), sheets, tuple(map(str, said["notes"])))
        elif "calendar" in said:
            return Calendar(str(said["calendar"]), tuple(self._busy), tuple(map(str, said["notes"])))
        else:
            return UnreadableError([Problem(str(a), str(b), str(c)) for a, b, c in said["problems"]])
        return None


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
        tentative=bool(said["tentative"]),
        private=bool(said["private"]),
    )
