"""What may be written down, and sent to others, of an exception: where it was, and nothing out of a plan."""

from __future__ import annotations

import traceback
from collections.abc import Iterator
from types import TracebackType

ABOUT_CODE = frozenset(
    {
        AttributeError,
        ImportError,
        IndexError,
        MemoryError,
        ModuleNotFoundError,
        NameError,
        RecursionError,
        RuntimeError,
        TypeError,
        UnboundLocalError,
        ZeroDivisionError,
    }
)
"""Kinds whose words are about the program; those of others (a KeyError's key) may be somebody's name."""


def report(error: BaseException, trace: TracebackType | None = None) -> str:
    """The kind of an exception and of those that led to it, and the lines of the program it came through."""
    return "\n".join(_lines(error, trace or error.__traceback__))


def _lines(error: BaseException, trace: TracebackType | None) -> Iterator[str]:
    seen: set[int] = set()
    chain: list[tuple[BaseException, TracebackType | None]] = [(error, trace)]
    while (before := error.__cause__ or (None if error.__suppress_context__ else error.__context__)) is not None:
        if id(before) in seen:
            break
        seen.add(id(before))
        chain.append((before, before.__traceback__))
        error = before
    for number, (one, its_trace) in enumerate(reversed(chain)):
        if number:
            yield "which led to"
        yield from "".join(traceback.format_tb(its_trace)).rstrip().splitlines()
        yield f"{type(one).__qualname__}: {one}" if type(one) in ABOUT_CODE else type(one).__qualname__
