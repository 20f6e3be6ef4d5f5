"""The tables of a workbook, cell by cell. Run in the child process alone.

openpyxl knows number formats and dates; the cells are read here, because it names no cell when one is wrong, and takes
eight seconds for 150,000 of them.
"""

from __future__ import annotations

import math
import re
from contextlib import suppress
from datetime import date, datetime, time

from openpyxl.utils.datetime import from_ISO8601

from hsmc_scheduler.exchange.tables.addresses import place_of
from hsmc_scheduler.exchange.tables.archive import DAMAGE
from hsmc_scheduler.exchange.tables.kinds import ASK_AGAIN
from hsmc_scheduler.exchange.tables.limits import MEGABYTE, MOST_TEXT
from hsmc_scheduler.exchange.tables.number_formats import NO_DATE, as_date, as_length, date_styles, plain_date
from hsmc_scheduler.exchange.tables.preflight import FEWER, Workbook, looked_through
from hsmc_scheduler.exchange.tables.table import MOST_LETTERS, ErrorValue, Sheet, Tables, Value, text_value, trimmed
from hsmc_scheduler.exchange.tables.xml_stream import BrokenXmlError, HostileXmlError, walk
from hsmc_scheduler.exchange.unreadable import unreadable

_ESCAPED = re.compile(r"_x([0-9A-Fa-f]{4})_")
_WHOLE = re.compile(r"-?[0-9]{1,15}")
BAD_NUMBER = ErrorValue("#NUM!")


def read_workbook(name: str, data: bytes) -> Tables:
    """Its sheets, the hidden ones marked. Raises UnreadableError."""
    book = looked_through(name, data)
    try:
        return _Reader(book).tables()
    except (BrokenXmlError, HostileXmlError, *DAMAGE) as error:
        raise unreadable(name, "is cut short or damaged", ASK_AGAIN) from error


class _Reader:
    def __init__(self, book: Workbook) -> None:
        self._book = book
        self._texts = 0
        self._cut = 0
        self._notes: list[str] = []
        self._strings: list[str | None] = []
        self._dates: frozenset[int] = frozenset()
        self._lengths: frozenset[int] = frozenset()

    def tables(self) -> Tables:
        package = self._book.package
        if package.strings:
            self._read_strings(package.strings)
        if package.styles:
            with self._book.open(package.styles) as stream:
                self._dates, self._lengths = date_styles(stream)
        sheets = tuple(Sheet(s.title, self._rows(s.part), s.hidden) for s in package.sheets)
        if self._cut:
            self._notes.append(f"Text longer than {MOST_LETTERS} characters was cut in {self._cut} places.")
        return Tables(self._book.name, sheets, tuple(self._notes))

    def _read_strings(self, part: str) -> None:
        pieces: list[str] = []
        wanted = phonetic = False

        def start(name: str, _: dict[str, str]) -> None:
            nonlocal wanted, phonetic
            if name == "si":
                pieces.clear()
            elif name == "rPh":
                phonetic = True
            elif name == "t":
                wanted = not phonetic

        def end(name: str) -> None:
            nonlocal wanted, phonetic
            if name == "t":
                wanted = False
            elif name == "rPh":
                phonetic = False
            elif name == "si":
                self._strings.append(self._text("".join(pieces)))

        with self._book.open(part) as stream:
            walk(stream, start, end, lambda text: pieces.append(text) if wanted else None)

    def _text(self, text: str) -> str | None:
        if len(text) > MOST_LETTERS:
            self._cut += 1
            text = text[:MOST_LETTERS]
        self._count(len(text))
        if "_x" in text:
            text = _ESCAPED.sub(lambda found: chr(int(found[1], 16)), text)
        return text_value(text)

    def _count(self, letters: int) -> None:
        self._texts += letters
        if self._texts > MOST_TEXT:
            what = f"holds more than {MOST_TEXT // MEGABYTE} million characters of text"
            raise unreadable(self._book.name, what, FEWER)

    def _rows(self, part: str) -> tuple[tuple[Value, ...], ...]:
        rows: dict[int, dict[int, Value]] = {}
        row = column = 0
        kind = ""
        style = 0
        value: list[str] = []
        inside = ""
        phonetic = False

        def start(name: str, attributes: dict[str, str]) -> None:
            nonlocal row, column, kind, style, inside, phonetic
            if name == "c":
                column += 1
                if at := place_of(attributes.get("r", "")):
                    row, column = at
                kind = attributes.get("t", "n")
                number = attributes.get("s", "0")
                style = int(number) if number.isdecimal() and len(number) < 7 else 0
                value.clear()
            elif name == "v" or (name == "t" and not phonetic):
                inside = name
            elif name == "rPh":
                phonetic = True
            elif name == "row":
                row, column = row + 1, 0
                if (number := attributes.get("r", "")).isdecimal():
                    row = int(number[:9])

        def end(name: str) -> None:
            nonlocal inside, phonetic
            if name in ("v", "t"):
                inside = ""
            elif name == "rPh":
                phonetic = False
            elif name == "c" and value:
                found = self._value(kind, "".join(value), style)
                if found is not None and row > 0:
                    rows.setdefault(row - 1, {})[column - 1] = found

        with self._book.open(part) as stream:
            walk(stream, start, end, lambda text: value.append(text) if inside else None)
        return _filled(rows)

    def _value(self, kind: str, text: str, style: int) -> Value:
        """What a cell of that kind, text and style holds."""
        if kind == "s":
            index = int(text) if text.isdecimal() and len(text) < 9 else -1
            if not 0 <= index < len(self._strings):
                return ErrorValue("#VALUE!")
            shared = self._strings[index]
            self._count(len(shared or ""))
            return shared
        if kind in ("str", "inlineStr"):
            return self._text(text)
        if kind == "e":
            return ErrorValue(text[:20].strip() or "#VALUE!") if text.strip().isprintable() else ErrorValue("#VALUE!")
        if kind == "b":
            return text.strip() in ("1", "true")
        if kind == "d":
            return _iso(text.strip()[:40])
        if (number := _number(text.strip())) is None:
            return BAD_NUMBER if text.strip() else None
        if style in self._dates:
            return as_date(number, self._book.package.from_1904)
        return as_length(number) if style in self._lengths else number


def _number(text: str) -> int | float | None:
    if _WHOLE.fullmatch(text):
        return int(text)
    if len(text) > 40 or "_" in text:
        return None
    with suppress(ValueError):
        if math.isfinite(number := float(text)):
            return int(number) if number.is_integer() and abs(number) < 1e15 else number
    return None


def _iso(text: str) -> Value:
    try:
        found = from_ISO8601(text)  # type: ignore[no-untyped-call]
    except (ValueError, TypeError, OverflowError, AttributeError):
        return NO_DATE
    return plain_date(found) if isinstance(found, (datetime, date, time)) else NO_DATE


def _filled(rows: dict[int, dict[int, Value]]) -> tuple[tuple[Value, ...], ...]:
    """Rows in order, with the blank ones between."""
    found: list[list[Value]] = [[] for _ in range(max(rows, default=-1) + 1)]
    for at, cells in rows.items():
        row: list[Value] = [None] * (max(cells) + 1)
        for column, value in cells.items():
            row[column] = value
        found[at] = row
    return trimmed(found)
