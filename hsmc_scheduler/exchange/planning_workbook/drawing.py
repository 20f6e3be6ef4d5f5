"""A grid on its sheet: headings with comments, rows, drop-down lists, and room for new rows."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, time
from typing import Any

from openpyxl.comments import Comment
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.table import Table
from openpyxl.worksheet.worksheet import Worksheet

from hsmc_scheduler.exchange.export_workbook.listing import BUTTON
from hsmc_scheduler.exchange.export_workbook.measure import LINE_HEIGHT, PADDING, lines, width
from hsmc_scheduler.exchange.export_workbook.pen import BAND, HEADING, RULED, SECONDARY, Look, Pen
from hsmc_scheduler.exchange.export_workbook.text import MOST_IN_CELL
from hsmc_scheduler.exchange.planning_workbook.cells import Value
from hsmc_scheduler.exchange.planning_workbook.grids import Grid
from hsmc_scheduler.exchange.planning_workbook.kinds import Clock, Day, Key, Kind, Number, Shown, Text, YesNo
from hsmc_scheduler.exchange.planning_workbook.lists import Lists, hint
from hsmc_scheduler.exchange.planning_workbook.quoting import in_file
from hsmc_scheduler.exchange.planning_workbook.spec import PARENT, Column, SheetSpec
from hsmc_scheduler.exchange.saving import NotWrittenError

DATE_FORMAT = "[$-809]ddd dd/mm/yyyy"
WIDEST, WIDEST_LIST = 46.0, 34.0
COMMENT_WIDE, COMMENT_LINE, LETTERS_A_LINE = 260, 18, 40
"""A heading's comment, in points and letters."""
KEY_FILL = "F6F7F9"
_CENTRED = replace(RULED, horizontal="center", wrap=False)
_TEXT = replace(RULED, number="@", vertical="top")


def look_of(kind: Kind) -> Look:
    """How the cells of a kind look."""
    match kind:
        case Day():
            return replace(RULED, horizontal="left", number=DATE_FORMAT, wrap=False, vertical="top")
        case Clock():
            return replace(_CENTRED, number="hh:mm", vertical="top")
        case Number() | YesNo():
            return replace(_CENTRED, vertical="top")
        case Key():
            return replace(_TEXT, bold=True, fill=KEY_FILL, wrap=False)
        case Shown():
            return replace(RULED, colour=SECONDARY, horizontal="left", vertical="top")
        case Text(long=True):
            return replace(RULED, vertical="top")
    return _TEXT


def draw_grid(sheet: Worksheet, pen: Pen, grid: Grid, lists: Lists) -> None:
    """A sheet of rows."""
    spec = grid.spec
    looks = [look_of(c.kind) for c in spec.columns]
    widths = [_width(c, [row[n] for row in grid.rows]) for n, c in enumerate(spec.columns)]
    for n, (column, look, wide) in enumerate(zip(spec.columns, looks, widths, strict=True), 1):
        letter = get_column_letter(n)
        pen.style(sheet.column_dimensions[letter], replace(look, fill="", bottom=None))
        sheet.column_dimensions[letter].width = wide
        centred = look.horizontal == "center"
        head = replace(HEADING, horizontal="center") if centred else HEADING
        _head(sheet, pen, n, column, replace(head, colour=SECONDARY) if isinstance(column.kind, Shown) else head)
        lists.offer(
            sheet, column, f"{letter}2:{letter}{lists.last_row(grid)}", f"{letter}2:{letter}{len(grid.rows) + 1}"
        )
    heights = (lines(c.heading, w - BUTTON + PADDING, bold=True) for c, w in zip(spec.columns, widths, strict=True))
    sheet.row_dimensions[1].height = LINE_HEIGHT * max(heights) + 4
    for number, row in enumerate(grid.rows, 2):
        tall = 1
        for n, (value, look, wide) in enumerate(zip(row, looks, widths, strict=True), 1):
            _fits(spec, number, spec.columns[n - 1].heading, value)
            pen.put(sheet, number, n, in_file(value) if isinstance(value, str) else value, look)
            if isinstance(value, str) and look.wrap and len(value) > 12:
                tall = max(tall, lines(value, wide, look.size, look.bold))
        sheet.row_dimensions[number].height = LINE_HEIGHT * min(tall, 8) + 3
    name = spec.title.replace(" ", "_")
    area = f"A1:{get_column_letter(len(spec.columns))}{max(len(grid.rows), 1) + 1}"
    sheet.add_table(Table(displayName=f"{name}_table", name=f"{name}_table", ref=area))
    fixed = next((n for n, c in enumerate(spec.columns, 2) if isinstance(c.kind, Key)), 2)
    sheet.freeze_panes = f"{get_column_letter(fixed)}2"
    fit_pages(sheet)


def draw_settings(sheet: Worksheet, pen: Pen, grid: Grid, lists: Lists) -> None:
    """A sheet of settings, one a row."""
    spec = grid.spec
    for n, (heading, wide) in enumerate(zip(grid.headings, (36.0, 48.0, 68.0), strict=True), 1):
        pen.put(sheet, 1, n, heading, HEADING)
        sheet.column_dimensions[get_column_letter(n)].width = wide
    for number, (column, row) in enumerate(zip(spec.columns, grid.rows, strict=True), 2):
        look = replace(look_of(column.kind), horizontal="left", indent=0, wrap=True)
        _fits(spec, number, column.heading, row[1])
        pen.put(sheet, number, 1, row[0], replace(look_of(Key()), wrap=True))
        pen.put(sheet, number, 2, in_file(row[1]) if isinstance(row[1], str) else row[1], look)
        pen.put(sheet, number, 3, row[2], look_of(Shown(lambda *_: "")))
        tall = lines(row[1], 48.0) if isinstance(row[1], str) else 1
        sheet.row_dimensions[number].height = LINE_HEIGHT * min(tall, 20) + 3
        lists.offer(sheet, column, f"B{number}", "")
    lists.lock(sheet, f"A2:A{len(grid.rows) + 1}", "The program knows the setting by this name.")
    sheet.freeze_panes = "B2"
    fit_pages(sheet)


def _head(sheet: Worksheet, pen: Pen, n: int, column: Column, look: Look) -> None:
    pen.put(sheet, 1, n, column.heading, replace(look, fill=BAND))
    text = " ".join(part for part in (column.comment, hint(column.kind)) if part)
    tall = COMMENT_LINE * (len(text) // LETTERS_A_LINE + 2)
    note: Any = Comment(text, "HSMC Scheduler", height=tall, width=COMMENT_WIDE)
    sheet.cell(1, n).comment = note


def _fits(spec: SheetSpec, row: int, heading: str, value: Value) -> None:
    if isinstance(value, str) and len(value) > MOST_IN_CELL // 2 and len(value.encode("utf-16-le")) // 2 > MOST_IN_CELL:
        what = (
            f"“{heading}” in row {row} of the sheet {spec.title} is longer than the {MOST_IN_CELL:,} letters of a cell"
        )
        raise NotWrittenError(f"The workbook was not written: {what}. Shorten it in the program first.")


def _width(column: Column, values: Sequence[Value]) -> float:
    kind = column.kind
    bold = isinstance(kind, Key)
    longest = max((_one(v, bold) for v in values if v is not None), default=0.0)
    heading = max(width(word, bold=True) for word in column.heading.split()) + BUTTON
    roomy = (isinstance(kind, Text) and not column.field.endswith(".comment")) or column.field == PARENT or bold
    return max(min(longest + PADDING, WIDEST if roomy else WIDEST_LIST), heading, _least(kind))


def _least(kind: Kind) -> float:
    return 16.0 if isinstance(kind, Day) else 18.0 if isinstance(kind, Text) else 8.0


def _one(value: Value, bold: bool) -> float:
    if isinstance(value, str):
        return max(width(line, bold=bold) for line in value.split("\n"))
    return 16.0 if isinstance(value, date) else 6.0 if isinstance(value, time) else len(str(value))


def fit_pages(sheet: Worksheet) -> None:
    """Print on pages as wide as the sheet, its headings on each."""
    setup: Any = sheet.page_setup
    setup.paperSize, setup.orientation = 9, "landscape"
    setup.fitToWidth, setup.fitToHeight = 1, 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    if sheet.freeze_panes:
        sheet.print_title_rows = "1:1"
    foot: Any = sheet.oddFooter
    foot.left.text, foot.right.text = sheet.title, "Page &P of &N"
