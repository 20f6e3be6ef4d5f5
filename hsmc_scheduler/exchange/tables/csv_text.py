"""A table in a text file: which letters, which delimiter, and what is wrong in which line."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator
from itertools import islice
from pathlib import PurePath

from hsmc_scheduler.exchange.tables.limits import (
    MEGABYTE,
    MOST_CELLS,
    MOST_COLUMNS,
    MOST_RECORD,
    MOST_ROWS,
    MOST_TEXT_BYTES,
)
from hsmc_scheduler.exchange.tables.table import MOST_LETTERS, Sheet, Tables, Value, text_value, trimmed
from hsmc_scheduler.exchange.unreadable import UnreadableError, unreadable

DELIMITERS = (",", ";", "\t", "|")
LOOKED_AT = 50
"""Lines from which the delimiter is guessed."""
SAVE_UTF_8 = "Open it in Excel and save it as “CSV UTF-8” or as a workbook (.xlsx)."
FEWER = "Save the rows that are wanted in a file of their own."
QUOTE = "A quotation mark may be missing near there."

_MARKS = ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))
_LINE = re.compile(r"[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+")


def read_csv(name: str, data: bytes) -> Tables:
    """Its one table, named as the file. Raises UnreadableError."""
    text, notes = decoded(name, data)
    return Tables(name, (Sheet(PurePath(name).stem or name, read_lines(name, text)),), notes)


def decoded(name: str, data: bytes) -> tuple[str, tuple[str, ...]]:
    """The text of a file, and a note where its letters had to be guessed. Raises UnreadableError."""
    if len(data) > MOST_TEXT_BYTES:
        what = f"is {len(data) / MEGABYTE:.0f} MB; no more than {MOST_TEXT_BYTES // MEGABYTE} MB of text are read"
        raise unreadable(name, what, FEWER)
    encoding = next((encoding for mark, encoding in _MARKS if data.startswith(mark)), "") or _without_mark(data)
    if encoding == "utf-8" and (at := data.find(b"\0")) >= 0:
        line = data.count(b"\n", 0, at) + 1
        raise unreadable(f"{name}, line {line}", "holds a NUL character, so it is no table of text", SAVE_UTF_8)
    try:
        return data.decode(encoding), ()
    except UnicodeDecodeError as error:
        if encoding != "utf-8":
            raise unreadable(name, f"is not {encoding.upper()} text to its end", SAVE_UTF_8) from error
    note = f"{name} does not say how its letters are stored; it was read as Windows text (cp1252). Look at the accents."
    return data.decode("cp1252", errors="replace"), (note,)


def _without_mark(data: bytes) -> str:
    """Latin letters in UTF-16 have a NUL in every second place, and only there."""
    even, odd = (data[start:400:2].count(0) * 2 for start in (0, 1))
    half = len(data[:400]) // 2
    if odd > half > even * 4:
        return "utf-16-le"
    return "utf-16-be" if even > half > odd * 4 else "utf-8"


class _Lines:
    """The lines of a text, of Windows, Unix and old Macs; it counts the letters of the row that is being read."""

    def __init__(self, name: str, text: str, start: int) -> None:
        self._name = name
        self._text = text
        self._start = start
        self.number = self.first = 1 + bool(start)
        self._letters = 0

    def begin_row(self) -> None:
        self.first, self._letters = self.number, 0

    @property
    def where(self) -> str:
        """The line in which the row begins."""
        return f"{self._name}, line {self.first}"

    def __iter__(self) -> Iterator[str]:
        for match in _LINE.finditer(self._text, self._start):
            self._letters += match.end() - match.start()
            if self._letters > MOST_RECORD:
                raise unreadable(self.where, f"a row has more than {MOST_RECORD} characters", QUOTE)
            self.number += 1
            yield match[0]


def read_lines(name: str, text: str, delimiter: str = "") -> tuple[tuple[Value, ...], ...]:
    """The rows of a text; the delimiter is guessed where none is given. Raises UnreadableError."""
    start = 1 if text.startswith("\ufeff") else 0
    told = re.match(r"sep=([^\r\n\"])(?:\r\n|\r|\n)", text[start : start + 8], re.IGNORECASE)  # Excel's own first line
    if told is not None:
        start += told.end()
    mark = delimiter or (told[1] if told is not None else guessed(text[start : start + 200_000]))
    lines = _Lines(name, text, start if told is not None else 0)
    rows: list[list[Value]] = [[]] if told is not None else []
    csv.field_size_limit(MOST_LETTERS)
    cells = 0
    try:
        for row in csv.reader(iter(lines), delimiter=mark, skipinitialspace=mark != "\t"):
            cells += len(row)
            if len(row) > MOST_COLUMNS or len(rows) >= MOST_ROWS or cells > MOST_CELLS:
                what = f"more than {MOST_COLUMNS} columns, {MOST_ROWS} rows or {MOST_CELLS} cells"
                raise unreadable(lines.where, what, FEWER)
            rows.append([text_value(field.strip().removeprefix("\ufeff")) for field in row])
            lines.begin_row()
    except csv.Error as error:
        raise _bad_row(lines.where, str(error)) from error
    return trimmed(rows)


def _bad_row(where: str, said: str) -> UnreadableError:
    if "field limit" in said:
        return unreadable(where, f"a field has more than the {MOST_LETTERS} characters Excel takes", QUOTE)
    return unreadable(where, f"cannot be taken apart ({said})", SAVE_UTF_8)


def guessed(text: str) -> str:
    """The delimiter that parts most of the first lines into the same number of fields, at least two."""
    start = [match[0] for match in islice(_LINE.finditer(text), LOOKED_AT)]

    def worth(mark: str) -> tuple[int, int]:
        try:
            widths = [len(row) for row in csv.reader(start, delimiter=mark) if row]
        except csv.Error:
            return (0, 0)
        usual = max(set(widths), key=lambda w: (widths.count(w), w), default=1)
        return (widths.count(usual) if usual > 1 else 0, usual)

    return max(DELIMITERS, key=worth)
