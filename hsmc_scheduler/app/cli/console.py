"""Words to the person at the terminal: answers on standard output, everything else on standard error."""

from __future__ import annotations

import io
import json
import sys
import time

SECONDS_BETWEEN_LINES = 10.0


def speak_utf8() -> None:
    """Names are printed as they are written, whatever the machine's own character set."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="replace")


def plain(text: str) -> str:
    """The text on one line, without characters that would steer a terminal."""
    return "".join(c if c.isprintable() else " " for c in text)


def say(text: str = "") -> None:
    """A line of the answer."""
    print(plain(text))


def say_json(answer: object) -> None:
    """The whole answer, for another program."""
    print(json.dumps(answer, indent=2, ensure_ascii=False))


def note(text: str) -> None:
    """A line that is not part of the answer: a problem, a warning."""
    print(plain(text), file=sys.stderr, flush=True)


class ProgressLine:
    """One line on standard error that is written over as work goes on.

    Where standard error is a file, a line is added instead, at most every ten seconds.
    """

    def __init__(self) -> None:
        self._terminal = sys.stderr.isatty()
        self._width = 0
        self._next = 0.0

    def show(self, text: str) -> None:
        """Put the text in place of what stood there."""
        text = plain(text)
        if self._terminal:
            sys.stderr.write("\r" + text.ljust(self._width))
            sys.stderr.flush()
            self._width = len(text)
        elif time.monotonic() >= self._next:
            note(text)
            self._next = time.monotonic() + SECONDS_BETWEEN_LINES

    def clear(self) -> None:
        """Leave the line empty for what comes next."""
        if self._width:
            sys.stderr.write("\r" + " " * self._width + "\r")
            sys.stderr.flush()
            self._width = 0
