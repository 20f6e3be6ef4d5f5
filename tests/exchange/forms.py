"""Filling in a tutor's availability form as a tutor does, in a spreadsheet program."""

from __future__ import annotations

import os
from collections.abc import Mapping
from datetime import date, datetime
from pathlib import Path
from typing import Any

from openpyxl import load_workbook
from openpyxl.cell.cell import Cell

GRID = "Availability"


def cell_of(sheet: Any, day: date) -> Cell:
    """The cell beside a date, where its answer goes."""
    for row in sheet.iter_rows():
        for cell in row[:-1]:
            if isinstance(cell.value, datetime) and cell.value.date() == day:
                beside: Cell = sheet.cell(cell.row, cell.column + 1)
                return beside
    raise AssertionError(f"{day} is not on the form")


def fill_in(
    path: Path,
    answers: Mapping[date, Any] | None = None,
    reasons: Mapping[date, Any] | None = None,
    comment: str = "",
    *,
    to: Path | None = None,
    at: datetime | None = None,
) -> Path:
    """Write answers by date, reasons by any date of their week, and a comment; save (as `to`), changed `at`."""
    book = load_workbook(path)
    sheet = book[GRID]
    for day, answer in (answers or {}).items():
        cell_of(sheet, day).value = answer
    for day, reason in (reasons or {}).items():
        sheet.cell(cell_of(sheet, day).row, sheet.max_column).value = reason
    if comment:
        sheet.cell(sheet.max_row, 1).value = comment
    saved = to or path
    book.save(saved)
    if at is not None:
        os.utime(saved, (at.timestamp(), at.timestamp()))
    return saved
