"""Plan files made to eat memory and time. Run as a program: open each, and print what it took.

`bombs.py FOLDER` prints a line each: name, seconds of processor time, megabytes over idle, the first problem; parted by
tabs. Where processes can fork, each is opened in one of its own, so that none leaves memory to the next.
"""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Callable
from pathlib import Path

from hsmc_scheduler.storage.document import PlanFileError
from hsmc_scheduler.storage.files import load
from hsmc_scheduler.storage.parsing import MOST_BYTES, MOST_VALUES
from tests.reliability.memory import peak, start_again

MANY = MOST_VALUES - 10_000
LONG = MOST_BYTES - 100_000


def plan(fields: bytes) -> bytes:
    return b'{"format": "hsmc-plan", "schema_version": 1, "plan": {"title": "x", ' + fields + b"}}"


def tutors(item: bytes, values_each: int) -> bytes:
    return plan(b'"tutors": [' + b",".join([item] * (MANY // values_each)) + b"]")


BOMBS: dict[str, Callable[[], bytes]] = {
    "far too long": lambda: b" " * (4 * MOST_BYTES),
    "just too long": lambda: b" " * (MOST_BYTES + 1),
    "a million commas": lambda: tutors(b"1", 1) + b"," * 1_000_000,
    "wrong items": lambda: tutors(b"1", 1),
    "empty groups": lambda: tutors(b"{}", 2),
    "unknown fields everywhere": lambda: tutors(b'{"a":1}', 2),
    "tutors without end": lambda: tutors(b'{"id":"a","name":"b"}', 3),
    "lists in lists": lambda: tutors(b"[[[]]]", 4),
    "a deep list": lambda: b"[" * MANY,
    "a deep group": lambda: b'{"a":' * MANY,
    "a field a hundred thousand times": lambda: plan(b'"notes": {' + b",".join([b'"a":1'] * MANY) + b"}"),
    "doubled fields everywhere": lambda: tutors(b'{"a":1,"a":1}', 3),
    "fields without end": lambda: plan(b",".join(b'"a%d":1' % n for n in range(MANY))),
    "long numbers": lambda: plan(b'"tutors": [' + b",".join([b"9" * 5000] * (LONG // 5001)) + b"]"),
    "long exponents": lambda: tutors(b"1e999999999", 1),
    "a long name": lambda: plan(b'"notes": "' + b"x" * LONG + b'"'),
    "a long name in four bytes a letter": lambda: plan(b'"notes": "' + b"x" * LONG + "🎓".encode() + b'"'),
    "a long name of escapes": lambda: plan(b'"notes": "' + rb"\u0001" * (LONG // 6) + b'"'),
    "a long field name": lambda: plan(b'"' + b"x" * LONG + b'": 1'),
    "texts without end": lambda: plan(b'"notes": [' + b",".join([b'"abcdefgh"'] * MANY) + b"]"),
    "bad texts": lambda: tutors(rb'"\u0001"', 1),
    "not numbers": lambda: tutors(b"NaN", 1),
    "NULs": lambda: plan(b"") + b"\0" * LONG,
    "a text never closed": lambda: plan(b'"notes": "' + b"\\\\" * (LONG // 2))[:-2],
    "line breaks": lambda: b"\n" * LONG + b"}",
}


def run(name: str, folder: Path) -> None:
    path = folder / "plan.hsmc"
    path.write_bytes(BOMBS[name]())
    seconds, megabytes, said = measure(path)
    sys.stdout.write(f"{name}\t{seconds:.2f}\t{megabytes}\t{said}\n")
    sys.stdout.flush()


def run_all(folder: Path) -> None:
    path = folder / "plan.hsmc"
    for data in (tutors(b"1", MANY // 2), tutors(b"1", 2)):
        path.write_bytes(data)
        measure(path)  # what is loaded once is not counted
    for name in BOMBS:
        if not hasattr(os, "fork"):
            run(name, folder)
        elif child := os.fork():
            os.waitpid(child, 0)
        else:
            run(name, folder)
            os._exit(0)


def measure(path: Path) -> tuple[float, int, str]:
    start_again()
    idle = peak()
    began = time.process_time()
    try:
        load(path)
    except PlanFileError as refused:
        said = str(refused.problems[0])
    else:
        said = "opened"
    return time.process_time() - began, peak() - idle, said


if __name__ == "__main__":
    run_all(Path(sys.argv[1]))
