"""A table in a text file: which letters, which delimiter, and what is wrong in which line."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from io import StringIO
from pathlib import PurePath

from hsmc_scheduler.exchange.tables.limits import (
    MEGABYTE,
    MOST_CELLS,
    MOST_COLUMNS,
    MOST_FILE_BYTES,
    MOST_ROWS,
    MOST_TEXT,
)
from hsmc_scheduler.exchange.tables.table import MOST_LETTERS, Sheet, Tables, Value, text_value, trimmed
from hsmc_scheduler.exchange.unreadable import unreadable

DELIMITERS = (",", ";", "\t", "|")
LOOKED_AT = 50
"""Lines from which the delimiter is guessed."""
_MARKS = ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))
SAVE_UTF_8 = "Open it in Excel and save it as “CSV UTF-8” or as a workbook (.xlsx)."


def read_csv(name: str, data: bytes) -> Tables:
    """Its one table, named as the file. Raises UnreadableError."""
    if len(data) > MOST_FILE_BYTES:
        what = f"is {len(data) / MEGABYTE:.0f} MB; no more than {MOST_FILE_BYTES // MEGABYTE} MB are read"
        raise unreadable(name, what, "Save the rows that are wanted in a file of their own.")
    text, notes = decoded(name, data)
    return Tables(name, (Sheet(PurePath(name).stem or name, read_lines(name, text)),), notes)


def decoded(name: str, data: bytes) -> tuple[str, tuple[str, ...]]:
    """The text of a file, and a note where its letters had to be guessed. Raises UnreadableError."""
    encoding = next((encoding for mark, encoding in _MARKS if data.startswith(mark)), "")
    if not encoding:
        encoding = "utf-8"
        if data[1::2][:200].count(0) > len(data[1::2][:200]) // 2:
            encoding = "utf-16-le"
        elif (at := data.find(b"\0")) >= 0:
            raise unreadable(_line(name, data, at), "holds a NUL character, so it is no table of text", SAVE_UTF_8)
    try:
        return data.decode(encoding), ()
    except UnicodeDecodeError as error:
        if encoding != "utf-8":
            raise unreadable(name, f"is not {encoding.upper()} text to its end", SAVE_UTF_8) from error
    note = f"{name} does not say how its letters are stored; it was read as Windows text (cp1252). Look at the accents."
    return data.decode("cp1252", errors="replace"), (note,)


def _line(name: str, data: bytes, at: int) -> str:
    lines = data[:at].count(b"\n") + 1
    return f"{name}, line {lines}"


def read_lines(name: str, text: str, delimiter: str = "") -> tuple[tuple[Value, ...], ...]:
    """The rows of a text; the delimiter is guessed where none is given. Raises UnreadableError."""
    text = text.removeprefix("\ufeff")
    told, rest = _told_delimiter(text)
    mark = delimiter or told or guessed(rest)
    rows: list[list[Value]] = [[]] if told else []
    csv.field_size_limit(MOST_TEXT)
    reader = csv.reader(_lines(rest), delimiter=mark, skipinitialspace=mark != "\t")
    cells = 0
    try:
        for row in reader:
            line = reader.line_num + bool(told)
            if len(row) > MOST_COLUMNS or len(rows) >= MOST_ROWS:
                what = f"has more than {MOST_COLUMNS} columns or {MOST_ROWS} rows"
                raise unreadable(f"{name}, line {line}", what, "Save what is wanted in a file of its own.")
            for field in row:
                if len(field) > MOST_LETTERS:
                    what = f"a field has {len(field)} characters, more than the {MOST_LETTERS} Excel takes"
                    raise unreadable(f"{name}, line {line}", what, "A quotation mark may be missing near there.")
            cells += len(row)
            if cells > MOST_CELLS * 2:
                raise unreadable(f"{name}, line {line}", f"more than {MOST_CELLS * 2} cells", "Save fewer rows.")
            rows.append([text_value(field.strip()) for field in row])
    except csv.Error as error:
        what = f"cannot be taken apart ({error})"
        raise unreadable(f"{name}, line {reader.line_num + bool(told)}", what, SAVE_UTF_8) from error
    return trimmed(rows)


def _lines(text: str) -> Iterator[str]:
    """Lines with their ends: of Windows, Unix and old Macs."""
    return iter(StringIO(text.replace("\r\n", "\n").replace("\r", "\n")))


def _told_delimiter(text: str) -> tuple[str, str]:
    """Excel reads a first line `sep=;` as the delimiter; and the text after it."""
    if text[:4].lower() == "sep=" and len(text) > 5 and text[5] in "\r\n" and text[4] not in '\r\n"':
        return text[4], text[5:].removeprefix("\r").removeprefix("\n")
    return "", text


def guessed(text: str) -> str:
    """The delimiter that parts most of the first lines into the same number of fields, at least two."""
    start = [line for _, line in zip(range(LOOKED_AT), _lines(text[:200_000]), strict=False)]

    def worth(mark: str) -> tuple[int, int]:
        try:
            widths = [len(row) for row in csv.reader(start, delimiter=mark) if row]
        except csv.Error:
            return (0, 0)
        usual = max(set(widths), key=lambda w: (widths.count(w), w), default=1)
        return (widths.count(usual) if usual > 1 else 0, usual)

    return max(DELIMITERS, key=worth)
