"""What may be written down, and sent to others, of what went wrong: where it was, and nothing out of a plan."""

from __future__ import annotations

import re
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


_WORDS_OF_KINDS = "|".join(kind.__name__ for kind in ABOUT_CODE)
_KEPT = tuple(
    re.compile(pattern)
    for pattern in (
        r'\s*File "[^"]*", line \d+(, in |\sin )[\w<>.]+',
        r"Traceback \(most recent call last\):",
        r"(The above exception was|During handling of the above exception,).*",
        r"(Current thread|Thread) 0x[0-9a-f]+.*\(most recent call first\):",
        r"Fatal Python error: [A-Z][\w ]{1,40}",
        r"terminate called after throwing an instance of '[\w:]+'",
        rf"({_WORDS_OF_KINDS})\b.*",
        r"[IWEF]\d{4,8} [\d:.]+ +\d+ [\w./-]+:\d+\]",
        r"[\w.]*(Error|Exception|Interrupt|Exit)\b",
        r"the solver ended with -?\d+",
        r"\s*(what\(\):\s+)?std::bad_alloc",
    )
)
"""What may stay of a line that a process wrote: its beginning, as far as one of these goes."""


def without_names(written: str) -> str:
    """What the solver's process wrote, without what may be out of a plan: lines of known forms, as far as known."""
    kept, left_out = [], 0
    for line in written.splitlines():
        found = next((m.group() for pattern in _KEPT if (m := pattern.match(line))), "")
        if found:
            kept.append(found)
        elif line.strip():
            left_out += 1
    if left_out:
        kept.append(f"(left out, because they may hold names: {left_out})")
    return "\n".join(kept)


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
