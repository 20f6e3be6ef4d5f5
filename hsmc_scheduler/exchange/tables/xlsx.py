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
from hsmc_scheduler.exchange.tables.cell_text import Letters, Texts
from hsmc_scheduler.exchange.tables.kinds import ASK_AGAIN
from hsmc_scheduler.exchange.tables.number_formats import NO_DATE, as_date, as_length, date_styles, plain_date
from hsmc_scheduler.exchange.tables.preflight import Workbook, looked_through
from hsmc_scheduler.exchange.tables.table import MOST_LETTERS, ErrorValue, Sheet, Tables, Value, trimmed
from hsmc_scheduler.exchange.tables.xml_stream import BrokenXmlError, HostileXmlError, walk
from hsmc_scheduler.exchange.unreadable import unreadable

BAD_NUMBER = ErrorValue("#NUM!")
BAD_VALUE = ErrorValue("#VALUE!")
LONGEST_NUMBER = 40
MOST_DIGITS = 1e15
"""Up to which a whole number is exact in Excel."""
_WHOLE = re.compile(r"-?[0-9]{1,15}")


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
        self._texts = Texts(book.name)
        self._dates: frozenset[int] = frozenset()
        self._lengths: frozenset[int] = frozenset()

    def tables(self) -> Tables:
        package = self._book.package
        if package.strings:
            with self._book.open(package.strings) as stream:
                self._texts.read(stream)
        if package.styles:
            with self._book.open(package.styles) as stream:
                self._dates, self._lengths = date_styles(stream)
        sheets = tuple(Sheet(s.title, self._rows(s.part), s.hidden) for s in package.sheets)
        cut = self._texts.cut
        notes = (f"Texts of more than {MOST_LETTERS} characters were cut: {cut}.",) if cut else ()
        return Tables(self._book.name, sheets, notes)

    def _rows(self, part: str) -> tuple[tuple[Value, ...], ...]:
        rows: dict[int, dict[int, Value]] = {}
        row = column = style = 0
        kind = ""
        letters = Letters()
        inside = phonetic = False

        def start(name: str, attributes: dict[str, str]) -> None:
            nonlocal row, column, kind, style, inside, phonetic
            if name == "c":
                column += 1
                if at := place_of(attributes.get("r", "")):
                    row, column = at
                kind = attributes.get("t", "n")
                number = attributes.get("s", "0")
                style = int(number) if number.isdecimal() and len(number) < LONGEST_NUMBER else 0
                letters.take()
            elif name in ("v", "t"):
                inside = not phonetic
            elif name == "rPh":
                phonetic = True
            elif name == "row":
                row, column = row + 1, 0
                if (number := attributes.get("r", "")).isdecimal():
                    row = int(number[:9])

        def end(name: str) -> None:
            nonlocal inside, phonetic
            if name in ("v", "t"):
                inside = False
            elif name == "rPh":
                phonetic = False
            elif name == "c" and (text := letters.take()):
                found = self._value(kind, text, style)
                if found is not None and row > 0:
                    rows.setdefault(row - 1, {})[column - 1] = found

        with self._book.open(part) as stream:
            walk(stream, start, end, lambda text: letters.add(text) if inside else None)
        return _filled(rows)

    def _value(self, kind: str, text: str, style: int) -> Value:
        """What a cell of that kind, text and style holds."""
        if kind in ("str", "inlineStr"):
            return self._texts.text(text)
        text = text.strip()[: LONGEST_NUMBER + 1]
        match kind:
            case "s":
                try:
                    return self._texts.shared(int(text)) if text.isdecimal() else BAD_VALUE
                except IndexError:
                    return BAD_VALUE
            case "e":
                return ErrorValue(text) if text and text.isprintable() else BAD_VALUE
            case "b":
                return text in ("1", "true")
            case "d":
                return _iso(text)
        if (number := _number(text)) is None:
            return BAD_NUMBER if text else None
        if style in self._dates:
            return as_date(number, self._book.package.from_1904)
        return as_length(number) if style in self._lengths else number


def _number(text: str) -> int | float | None:
    if _WHOLE.fullmatch(text):
        return int(text)
    if len(text) > LONGEST_NUMBER or "_" in text:
        return None
    with suppress(ValueError):
        if math.isfinite(number := float(text)):
            return int(number) if number.is_integer() and abs(number) < MOST_DIGITS else number
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
