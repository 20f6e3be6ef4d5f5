"""Texts of a workbook: in pieces as XML tells them, with Excel's own escapes, and no more than a cell holds."""

from __future__ import annotations

import re
from typing import IO

from hsmc_scheduler.exchange.tables.limits import MEGABYTE, MOST_TEXT
from hsmc_scheduler.exchange.tables.table import MOST_LETTERS, text_value
from hsmc_scheduler.exchange.tables.xml_stream import walk
from hsmc_scheduler.exchange.unreadable import unreadable

_ESCAPED = re.compile(r"_x([0-9A-Fa-f]{4})_")


class Letters:
    """The text of one cell; what is too long is not kept, but for one letter that tells."""

    def __init__(self) -> None:
        self._pieces: list[str] = []
        self._room = MOST_LETTERS + 1

    def add(self, text: str) -> None:
        """Take in a piece."""
        if self._room > 0:
            self._pieces.append(text[: self._room])
            self._room -= len(text)

    def take(self) -> str:
        """All of it; begin anew."""
        found = "".join(self._pieces)
        if found:
            self._pieces.clear()
            self._room = MOST_LETTERS + 1
        return found


class Texts:
    """What a workbook holds of text: the shared ones, and how much in all."""

    def __init__(self, name: str) -> None:
        self._name = name
        self._letters = 0
        self._shared: list[str | None] = []
        self.cut = 0
        """Texts that were longer than a cell holds."""

    def shared(self, number: int) -> str | None:
        """A shared text. Raises IndexError, and UnreadableError as `text`."""
        found = self._shared[number]
        self._count(len(found or ""))
        return found

    def text(self, text: str) -> str | None:
        """A text as a cell's value. Raises UnreadableError where the workbook holds too much text."""
        if len(text) > MOST_LETTERS:
            self.cut += 1
        self._count(len(text))
        if "_x" in text:
            text = _ESCAPED.sub(lambda found: chr(int(found[1], 16)), text)
        return text_value(text)

    def read(self, stream: IO[bytes]) -> None:
        """Take in the shared texts. How a word is pronounced is no part of it."""
        letters = Letters()
        wanted = phonetic = False

        def start(name: str, _: dict[str, str]) -> None:
            nonlocal wanted, phonetic
            if name == "t":
                wanted = not phonetic
            elif name == "si":
                letters.take()
            elif name == "rPh":
                phonetic = True

        def end(name: str) -> None:
            nonlocal wanted, phonetic
            if name == "t":
                wanted = False
            elif name == "si":
                self._shared.append(self.text(letters.take()))
            elif name == "rPh":
                phonetic = False

        walk(stream, start, end, lambda text: letters.add(text) if wanted else None)

    def _count(self, letters: int) -> None:
        self._letters += letters
        if self._letters > MOST_TEXT:
            what = f"holds more than {MOST_TEXT // MEGABYTE} million characters of text"
            raise unreadable(self._name, what, "Save the tables that are wanted in a workbook of their own.")
