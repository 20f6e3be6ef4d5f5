"""A workbook's sheets as they will look, near enough to show what is on them before the workbook is written."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Any

MOST_ROWS, MOST_COLUMNS = 250, 60
PIXELS_A_DIGIT = 7.5
PIXELS_A_POINT, USUAL_HEIGHT = 1.35, 15
LEAST_WIDE, WIDEST = 12, 320
SMALL = 10
"""Points; smaller type is shown smaller."""


@dataclass(frozen=True, slots=True)
class Cell:
    """What one cell says, and how."""

    text: str
    fill: str = ""
    strong: bool = False
    small: bool = False
    centred: bool = False


@dataclass(frozen=True, slots=True)
class Sheet:
    """One sheet: rows of cells, widths of columns in pixels, merged cells (row, column, rows, columns)."""

    title: str
    rows: tuple[tuple[Cell, ...], ...]
    widths: tuple[int, ...]
    heights: tuple[int, ...]
    spans: tuple[tuple[int, int, int, int], ...]


def sheets_of(book: Any) -> tuple[Sheet, ...]:
    """The sheets of an openpyxl workbook."""
    return tuple(_sheet(sheet) for sheet in book.worksheets)


def _sheet(sheet: Any) -> Sheet:
    from openpyxl.utils import get_column_letter  # here: the window imports this file, and openpyxl is slow to import

    rows, columns = min(sheet.max_row, MOST_ROWS), min(sheet.max_column, MOST_COLUMNS)
    cells = tuple(tuple(_cell(sheet.cell(r, c)) for c in range(1, columns + 1)) for r in range(1, rows + 1))
    widths = []
    for n in range(1, columns + 1):
        wide = sheet.column_dimensions[get_column_letter(n)].width or 8
        widths.append(max(LEAST_WIDE, min(WIDEST, round(wide * PIXELS_A_DIGIT))))
    spans = tuple(
        (r.min_row - 1, r.min_col - 1, min(r.max_row, rows) - r.min_row + 1, min(r.max_col, columns) - r.min_col + 1)
        for r in sheet.merged_cells.ranges
        if r.min_row <= rows and r.min_col <= columns
    )
    heights = tuple(
        round((sheet.row_dimensions[r].height or USUAL_HEIGHT) * PIXELS_A_POINT) for r in range(1, rows + 1)
    )
    return Sheet(sheet.title, cells, tuple(widths), heights, (*spans, *_overflowing(cells, widths, spans)))


def _overflowing(
    cells: Sequence[Sequence[Cell]], widths: Sequence[int], spans: Sequence[tuple[int, int, int, int]]
) -> Iterator[tuple[int, int, int, int]]:
    """Words that run on over the empty cells to their right, as they do in Excel."""
    merged = {(r + n, c + m) for r, c, rows, columns in spans for n in range(rows) for m in range(columns)}
    for r, row in enumerate(cells):
        for c, cell in enumerate(row):
            wide, last = widths[c], c
            wanted = len(cell.text) * PIXELS_A_DIGIT
            while wide < wanted and last + 1 < len(row) and not row[last + 1].text and (r, last + 1) not in merged:
                last += 1
                wide += widths[last]
            if last > c and (r, c) not in merged and not cell.centred:
                yield (r, c, 1, last - c + 1)


def _cell(cell: Any) -> Cell:
    fill, style = "", cell.fill
    if style is not None and style.fill_type == "solid" and isinstance(style.fgColor.rgb, str):
        fill = f"#{style.fgColor.rgb[-6:]}"
    size = cell.font.sz or 11
    centred = cell.alignment is not None and cell.alignment.horizontal == "center"
    return Cell(_text(cell.value), fill, bool(cell.font.b), size < SMALL, centred)


def _text(value: object) -> str:
    match value:
        case None:
            return ""
        case datetime() | date():
            return f"{value:%d %b %Y}" if hasattr(value, "year") else str(value)
        case time():
            return f"{value:%H:%M}"
    return str(value)
