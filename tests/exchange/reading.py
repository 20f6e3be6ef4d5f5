"""Reading a saved workbook as anybody could, without any of the program."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from openpyxl import load_workbook
from openpyxl.workbook import Workbook

Row = dict[str, Any]


def opened(path: Path) -> Workbook:
    """The workbook as openpyxl reads it."""
    return load_workbook(path)


def table(book: Workbook, title: str) -> list[Row]:
    """The rows under a sheet's first row, by heading."""
    headings, *rows = book[title].iter_rows(values_only=True)
    return [dict(zip(map(str, headings), row, strict=True)) for row in rows]


def texts(book: Workbook, title: str) -> list[str]:
    """Every text in a sheet's cells."""
    return [value for row in book[title].iter_rows(values_only=True) for value in row if isinstance(value, str)]
