"""Stopping a save at any of its steps. Run as a program: save once and die at a given step.

Imports nothing but the save itself, so that a child starts quickly.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from hsmc_scheduler.storage.safe_write import hash_of, replace_file

CALLS = (
    "open", "read", "write", "fsync", "fchmod", "close", "link", "replace", "unlink", "stat", "fstat",
)  # fmt: skip
OLD, NEW = b"old " * 50_000, b"new " * 50_000
KILLED = 137


@contextmanager
def stopped(at: int, stop: Callable[[], None], *, for_good: bool = False) -> Iterator[list[str]]:
    """Call `stop` instead of the call to the system of that number, counted from 1; gives the names of all made.

    With `for_good`, instead of all calls from there on.
    """
    made: list[str] = []
    real = {name: getattr(os, name) for name in CALLS if hasattr(os, name)}

    def watched(name: str) -> Callable[..., Any]:
        def call(*args: Any, **kwargs: Any) -> Any:
            made.append(name)
            if len(made) == at or (for_good and len(made) > at):
                if name == "close":
                    real["close"](*args)  # a close that fails has closed all the same
                stop()
            return real[name](*args, **kwargs)

        return call

    try:
        for name in real:
            setattr(os, name, watched(name))
        yield made
    finally:
        for name, function in real.items():
            setattr(os, name, function)


def die() -> None:
    os._exit(KILLED)


if __name__ == "__main__":
    with stopped(int(sys.argv[2]), die):
        replace_file(sys.argv[1], NEW, hash_of(OLD))
    sys.stdout.write("done\n")
