"""Ways for the solver's process to end badly on purpose, so that tests can show what becomes of it."""

from __future__ import annotations

import os
import signal
import time
from enum import StrEnum
from typing import NoReturn


class Ending(StrEnum):
    """What goes wrong."""

    ABORT = "abort"
    SEGV = "segv"
    HANG = "hang"
    """The search never returns."""
    OOM = "oom"
    """Memory is taken until there is no more; needs a limit."""
    GARBAGE = "garbage"
    """Something that is no message comes out."""
    SILENT = "silent"
    """The whole process says nothing more, and Stop is not answered."""


class Moment(StrEnum):
    """When it goes wrong."""

    START = "start"
    """Before the search."""
    FOUND = "found"
    """When the first timetable has been told."""


CHUNK = 16 * 1024 * 1024


def die(ending: Ending) -> None:
    """End so; returns only from `GARBAGE`, which is left to who can speak.

    Raises:
        MemoryError: The ending is `OOM`.
    """
    match ending:
        case Ending.ABORT:
            os.abort()
        case Ending.SEGV:
            signal.raise_signal(signal.SIGSEGV)
        case Ending.OOM:
            taken = []
            while True:
                taken.append(bytearray(CHUNK))
        case Ending.HANG | Ending.SILENT:
            _sleep()
        case Ending.GARBAGE:
            return


def _sleep() -> NoReturn:
    while True:
        time.sleep(3600)
