"""Reads strangers' files in a process of its own: a request comes in, an answer goes out, a line each.

It leaves when its input closes, and uses no more than so much memory where the system can keep it to that.
"""

from __future__ import annotations

import base64
import binascii
import faulthandler
import json
import os
import signal
import sys
import traceback
from collections.abc import Iterable
from datetime import date
from pathlib import Path
from typing import Any, BinaryIO, NoReturn

from hsmc_scheduler.domain.problem import Problem
from hsmc_scheduler.exchange import wire
from hsmc_scheduler.exchange.calendars.busy import Calendar
from hsmc_scheduler.exchange.tables.table import Tables
from hsmc_scheduler.exchange.unreadable import UnreadableError, unreadable

MEGABYTE = 1_000_000
MOST_MORE_MEMORY = 500 * MEGABYTE
"""Bytes over what the process needs to start."""
MOST_READ = 25 * MEGABYTE
"""Bytes of one file that are looked at at all; each kind has its own limit below that."""


def main() -> NoReturn:
    """Answer requests until there are no more."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl+C is for the program
    faulthandler.enable()
    out = _take_over_stdout()
    limit_memory()
    _say(out, [wire.READY])
    for line in sys.stdin.buffer:
        try:
            _say(out, answer(line))
        except MemoryError:
            _leave_for_want_of_memory(out, line)
    os._exit(0)


def answer(line: bytes) -> list[bytes]:
    """The lines that answer one request; that something cannot be read is an answer too."""
    name = "The file"
    try:
        request = json.loads(line)
        name = str(request.get("name") or Path(str(request.get("path", name))).name)
        return list(wire.lines_of(_read(name, request)))
    except UnreadableError as refused:
        return [wire.refusal(refused.problems)]
    except RecursionError:
        return [wire.refusal([_problem(name, "is nested too deep to be read")])]
    except MemoryError:
        raise
    except Exception:  # whatever a stranger's file makes our libraries do is one sentence
        traceback.print_exc()
        return [wire.refusal([_problem(name, "could not be read: something in it is not as it should be")])]


def _read(name: str, request: dict[str, Any]) -> Tables | Calendar:
    match request["kind"]:
        case "tables":
            from hsmc_scheduler.exchange.tables.reading import tables_of

            return tables_of(name, _content(name, request))
        case "pasted":
            from hsmc_scheduler.exchange.tables.pasted import read_pasted

            return read_pasted(request["text"], request["html"])
        case "calendar":
            from hsmc_scheduler.exchange.calendars.reading import calendar_of

            first, last = (date.fromisoformat(request[key]) for key in ("first", "last"))
            return calendar_of(name, _content(name, request), first, last)
        case kind:
            raise ValueError(f"not a kind of request: {kind}")


def _content(name: str, request: dict[str, Any]) -> bytes:
    if "content" in request:
        try:
            return base64.b64decode(request["content"], validate=True)
        except binascii.Error as error:
            raise ValueError("the content is not base64") from error
    path = Path(request["path"])
    try:
        if not path.is_file():
            there = path.exists()
            what = "is not a file" if there else "is not there"
            raise unreadable(name, what, "Choose a file." if there else "Look whether it was moved or renamed.")
        with path.open("rb") as stream:
            return stream.read(MOST_READ)
    except OSError as error:
        what = f"could not be opened: {error.strerror or error}"
        raise unreadable(name, what, "Close it in other programs, or copy it to a folder of your own.") from error


def _problem(name: str, what: str) -> Problem:
    return Problem(name, what, "Open it in the program it comes from and save it anew.")


def _say(out: BinaryIO, lines: Iterable[bytes]) -> None:
    try:
        out.writelines(lines)
        out.flush()
    except OSError:
        os._exit(0)  # nobody listens any more


def _leave_for_want_of_memory(out: BinaryIO, line: bytes) -> NoReturn:
    """Say so and go: what memory is left may be in pieces."""
    try:
        name = Path(str(json.loads(line).get("path", "The file"))).name
    except (ValueError, MemoryError):
        name = "The file"
    _say(out, [wire.refusal([Problem(name, "needs too much memory to be read", "Save fewer tables in it.")])])
    os._exit(0)


def _take_over_stdout() -> BinaryIO:
    """Where answers go. Whatever else writes to standard output writes to standard error now."""
    out = os.dup(1)
    os.dup2(2, 1)
    sys.stdout = sys.stderr
    return os.fdopen(out, "wb")


def limit_memory() -> None:
    """Allow so much address space more than now, and no picture of it on disk; only where the system can."""
    if sys.platform == "win32":
        return
    import resource

    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))  # a core file would hold names
    if sys.platform == "linux":
        now = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[0]) * resource.getpagesize()
        most = now + MOST_MORE_MEMORY
        _, hard = resource.getrlimit(resource.RLIMIT_AS)
        resource.setrlimit(resource.RLIMIT_AS, (most if hard < 0 else min(most, hard), hard))
