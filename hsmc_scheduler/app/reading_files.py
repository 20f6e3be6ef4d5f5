"""Reading other people's files: in a child process with a clock, so that no file can hurt or hold up the program."""

from __future__ import annotations

import json
import logging
import sys
import time
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import Any, TypeVar

import hsmc_scheduler
from hsmc_scheduler.app.child_process import ChildProcess
from hsmc_scheduler.engine.cancel import CancelToken
from hsmc_scheduler.exchange import wire
from hsmc_scheduler.exchange.calendars.busy import BusyTime, Calendar
from hsmc_scheduler.exchange.tables.table import ErrorValue, Sheet, Tables, Value
from hsmc_scheduler.exchange.unreadable import UnreadableError, unreadable

__all__ = [
    "BusyTime", "Calendar", "ErrorValue", "ReadingCancelledError", "Sheet", "Tables", "UnreadableError", "Value",
    "read_calendar", "read_many", "read_pasted", "read_tables",
]  # fmt: skip

FOLDER = Path(hsmc_scheduler.__file__).parents[1]
SECONDS_A_FILE = 10.0
SECONDS_TO_START = 20.0
"""Of the child: a busy machine takes its time."""
SECONDS_BETWEEN_LOOKS = 0.05
ANEW = "Open it in the program it comes from and save it anew, with fewer tables or events."
AGAIN = "Start the program again."

Answer = Tables | Calendar | UnreadableError
Wanted = TypeVar("Wanted", Tables, Calendar)

_log = logging.getLogger(__name__)


class ReadingCancelledError(Exception):
    """The reading was cancelled; nothing was read."""


def reading_command() -> list[str]:
    """How to start the process that reads."""
    return [sys.executable, "-m", "hsmc_scheduler.exchange"]


def read_tables(path: Path, cancel: CancelToken | None = None) -> Tables:
    """The tables of a workbook (.xlsx), a text file (.csv) or a saved web page; of the last two all values are text.

    Raises:
        UnreadableError: It cannot be read; its problems say why and what to do.
        ReadingCancelledError: `cancel` was set.
    """
    return _one(Tables, {"kind": "tables", "path": str(path.absolute())}, path.name, cancel)


def read_pasted(text: str, html: str = "") -> Tables:
    """The tables of what was copied: as a web page (`html`) or as text parted by tabs. Raises as `read_tables`."""
    name = "What was pasted"
    return _one(Tables, {"kind": "pasted", "name": name, "text": text, "html": html}, name)


def read_calendar(path: Path, first: date, last: date) -> Calendar:
    """When a calendar (.ics) has its owner busy, from `first` to `last`, both included. Raises as `read_tables`."""
    request = {"kind": "calendar", "path": str(path.absolute()), "first": first.isoformat(), "last": last.isoformat()}
    return _one(Calendar, request, path.name)


def read_many(paths: Iterable[Path], cancel: CancelToken | None = None) -> dict[Path, Tables | UnreadableError]:
    """The tables of each file, or why it cannot be read; in the order given.

    Raises:
        ReadingCancelledError: `cancel` was set.
    """
    paths = list(dict.fromkeys(paths))
    requests = [({"kind": "tables", "path": str(path.absolute())}, path.name) for path in paths]
    found: dict[Path, Tables | UnreadableError] = {}
    try:
        for path, answer in zip(paths, _answers(requests, cancel), strict=True):
            found[path] = _as(Tables, answer, path.name)
    except UnreadableError as error:  # no process can be started
        found |= {path: error for path in paths if path not in found}
    return found


def _one(wanted: type[Wanted], request: dict[str, Any], name: str, cancel: CancelToken | None = None) -> Wanted:
    (answer,) = _answers([(request, name)], cancel)
    found = _as(wanted, answer, name)
    if isinstance(found, UnreadableError):
        raise found
    return found


def _as(wanted: type[Wanted], answer: Answer, name: str) -> Wanted | UnreadableError:
    if isinstance(answer, (wanted, UnreadableError)):
        return answer
    return unreadable(name, "could not be read", ANEW)


def _answers(requests: Sequence[tuple[dict[str, Any], str]], cancel: CancelToken | None) -> Iterator[Answer]:
    """An answer to each, from one child; another child for the rest where that one is gone."""
    waiting = deque(requests)
    while waiting:
        with _child(cancel) as child:
            fresh = True
            while waiting:
                request, name = waiting[0]
                child.send(json.dumps(request).encode() + b"\n")
                answer, gone = _listen(child, name, cancel)
                if gone and answer is None and not fresh:
                    break  # what it read before may have worn it out: ask a new one
                waiting.popleft()
                fresh = False
                if gone:
                    _log.info("reading %s failed\n%s", name, child.written)
                yield answer or unreadable(name, "could not be read: reading it breaks off", ANEW)
                if gone:
                    break


def _listen(child: ChildProcess, name: str, cancel: CancelToken | None) -> tuple[Answer | None, bool]:
    """The answer about one file, if there is one, and whether the child is of no more use."""
    late = time.monotonic() + SECONDS_A_FILE
    hearing = wire.Hearing()
    while (line := _next(child, late - time.monotonic(), cancel)) is not None:
        try:
            if (answer := hearing.hear(line)) is not None:
                return answer, False
        except wire.NotAnAnswerError as error:
            child.note(str(error))
            return None, True
    return unreadable(name, f"was not read within {SECONDS_A_FILE:.0f} seconds", ANEW), True


@contextmanager
def _child(cancel: CancelToken | None) -> Iterator[ChildProcess]:
    """A process that is ready to read; it is gone afterwards."""
    try:
        child = ChildProcess(reading_command(), FOLDER)
    except OSError as error:
        raise unreadable("The file", f"could not be read: {error.strerror}", AGAIN) from error
    try:
        if _next(child, SECONDS_TO_START, cancel) != wire.READY:
            _log.warning("the reading process did not start\n%s", child.written)
            raise unreadable("The file", "could not be read: the part of the program that reads did not start", AGAIN)
        yield child
    finally:
        child.kill()
        child.end()


def _next(child: ChildProcess, seconds: float, cancel: CancelToken | None) -> bytes | None:
    """Its next line, empty where it is gone; None: nothing for so many seconds. Raises ReadingCancelledError."""
    late = time.monotonic() + seconds
    while time.monotonic() < late:
        if cancel is not None and cancel.asked:
            raise ReadingCancelledError("the reading was cancelled")
        if (line := child.next_line(SECONDS_BETWEEN_LOOKS)) is not None:
            return line
    return None
