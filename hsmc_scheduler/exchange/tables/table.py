"""What a stranger's workbook, csv or web page says, cell by cell, and nothing else of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import TypeAlias

from hsmc_scheduler.exchange.tables.addresses import letters, quoted

MOST_LETTERS = 32_767
"""In one cell, as in Excel; the rest is cut."""


@dataclass(frozen=True, slots=True)
class ErrorValue:
    """A cell that shows an error and no value: #N/A, #REF!, ######## for a date that does not exist."""

    text: str

    def __str__(self) -> str:
        return self.text


Value: TypeAlias = str | int | float | bool | date | datetime | time | ErrorValue | None
"""What is in a cell; None: nothing. A truth value is a number and a datetime is a date to `isinstance`: ask for
`bool` and `datetime` first. Text is never empty or blank, and stays text: "7/3/28" is a str."""
Cell: TypeAlias = Value


@dataclass(frozen=True, slots=True)
class Sheet:
    """One table. Rows and columns count from 0, blank ones included; rows end with their last filled cell."""

    title: str
    rows: tuple[tuple[Value, ...], ...]
    hidden: bool = False

    @property
    def width(self) -> int:
        """Cells in the longest row."""
        return max(map(len, self.rows), default=0)

    def value(self, row: int, column: int) -> Value:
        """What is in that cell; None also beyond the last."""
        cells = self.rows[row] if row < len(self.rows) else ()
        return cells[column] if column < len(cells) else None

    def where(self, row: int, column: int) -> str:
        """A cell's address as Excel writes it: `Sheet!B7`, `'My sheet'!B7`."""
        return f"{quoted(self.title)}!{letters(column)}{row + 1}"


@dataclass(frozen=True, slots=True)
class Tables:
    """All tables of one file (`name`, without its folder). `notes`: what was left out or cut, a sentence each."""

    name: str
    sheets: tuple[Sheet, ...]
    notes: tuple[str, ...] = ()


def trimmed(rows: Sequence[Sequence[Value]]) -> tuple[tuple[Value, ...], ...]:
    """Rows without the empty cells at their end and without the empty rows at the end of all."""
    kept = [_without_tail(row) for row in rows]
    while kept and not kept[-1]:
        kept.pop()
    return tuple(kept)


def _without_tail(row: Sequence[Value]) -> tuple[Value, ...]:
    end = len(row)
    while end and row[end - 1] is None:
        end -= 1
    return tuple(row[:end])


_CONTROL = dict.fromkeys((*range(9), 11, 12, *range(14, 32), *range(127, 160)), " ") | dict.fromkeys(
    (*range(0xD800, 0xE000), 0xFFFE, 0xFFFF), "\ufffd"
)


def text_value(text: str) -> str | None:
    """Text as a cell holds it: cut at Excel's limit, no control characters, one kind of line break; None if blank."""
    text = text[:MOST_LETTERS].replace("\r\n", "\n").replace("\r", "\n")
    if not text.isprintable():
        text = text.translate(_CONTROL)
    return text if text and not text.isspace() else None
