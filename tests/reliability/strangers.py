"""Read each hostile file as the reading process does, and print what it took.

`strangers.py FOLDER` prints a line each: name, seconds of processor time, megabytes over idle, what was said; parted by
tabs. Where processes can fork, each is read in one of its own, so that none leaves memory to the next.
"""

from __future__ import annotations

import json
import os
import sys
import time
from collections.abc import Callable
from pathlib import Path

from hsmc_scheduler.exchange.child import answer
from tests.reliability.hostile_calendars import CALENDARS, calendar, event
from tests.reliability.hostile_workbooks import TEXTS, WORKBOOKS, book
from tests.reliability.memory import peak, start_again

FILES: dict[str, Callable[[], bytes]] = {
    **{f"{name}.xlsx": make for name, make in WORKBOOKS.items()},
    **TEXTS,
    **{f"{name}.ics": make for name, make in CALENDARS.items()},
}


def request(path: Path) -> bytes:
    kind = "calendar" if path.suffix == ".ics" else "tables"
    return json.dumps({"kind": kind, "path": str(path), "first": "2027-09-01", "last": "2029-08-31"}).encode()


def measure(path: Path) -> tuple[float, int, str]:
    start_again()
    idle = peak()
    began = time.process_time()
    said = answer(request(path))
    seconds = time.process_time() - began
    last = json.loads(said[-1])
    if problems := last.get("problems"):
        return seconds, peak() - idle, f"refused: {': '.join(problems[0])}"
    notes = " ".join(last["notes"])
    return seconds, peak() - idle, f"left out: {notes}" if notes else "read"


def run(name: str, path: Path) -> None:
    seconds, megabytes, said = measure(path)
    sys.stdout.write(f"{name}\t{seconds:.2f}\t{megabytes}\t{said}\n")
    sys.stdout.flush()


def run_all(folder: Path, names: list[str]) -> None:
    for ending, honest in ((".xlsx", book()), (".csv", b"a,b\n"), (".ics", calendar(event()))):
        path = folder / f"honest{ending}"
        path.write_bytes(honest)
        measure(path)  # what is loaded once is not counted
    for name in names:
        path = folder / name
        path.write_bytes(FILES[name]())
        if not hasattr(os, "fork"):
            run(name, path)
        elif child := os.fork():
            os.waitpid(child, 0)
        else:
            run(name, path)
            os._exit(0)
        path.unlink()


if __name__ == "__main__":
    run_all(Path(sys.argv[1]), sys.argv[2:] or list(FILES))
