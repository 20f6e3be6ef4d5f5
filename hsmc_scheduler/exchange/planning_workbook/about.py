"""What the first sheet says: how to work with the others, and what they are."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from openpyxl.utils import quote_sheetname
from openpyxl.worksheet.hyperlink import Hyperlink
from openpyxl.worksheet.worksheet import Worksheet

import hsmc_scheduler
from hsmc_scheduler.domain.fingerprint import fingerprint
from hsmc_scheduler.domain.plan import Plan
from hsmc_scheduler.exchange.export_workbook.measure import LINE_HEIGHT, lines
from hsmc_scheduler.exchange.export_workbook.pen import HEADING, RULED, SECONDARY, Look, Pen
from hsmc_scheduler.exchange.planning_workbook.drawing import fit_pages
from hsmc_scheduler.exchange.planning_workbook.grids import Grid
from hsmc_scheduler.exchange.planning_workbook.registry import GROUPS
from hsmc_scheduler.exchange.planning_workbook.version import VERSION
from hsmc_scheduler.projections.messages.words import day_words

WIDTHS = (24.0, 24.0, 76.0)
HOW = (
    "Change what you like on the other sheets, save, and bring the workbook back: in the program under Import & "
    "export, Planning workbook. It shows what would be added, changed and removed before anything is.",
    "To add something, write in the first empty row. To remove something, delete its whole row.",
    "Sheets name one another's things by their ids: a short word in the first columns. An id that is there cannot be "
    "typed over; names are understood as well. Where several go in one cell, put semicolons between.",
    "Rest the pointer on a heading to see what goes below it, and what an empty cell means.",
    "The order of columns, columns of your own, empty rows and other sheets do no harm. A sheet you delete is left as "
    "it is in the plan; an empty sheet means there is none of it.",
)
LEFT = (
    "Not in this workbook, and left as they are in the plan: the timetable, published releases, and what was sent to "
    "others and answered (bookings, reviews, calendars)."
)
NO_STUDENTS = "Students are not in this workbook, because nobody asked for them; they stay as they are in the plan."
LINK = Look(colour="175CD3", bold=True, bottom=RULED.bottom, horizontal="left", indent=1)


def draw_about(sheet: Worksheet, pen: Pen, plan: Plan, grids: Sequence[Grid], made_on: date) -> None:
    """The sheet of that workbook."""
    for letter, wide in zip("ABC", WIDTHS, strict=True):
        sheet.column_dimensions[letter].width = wide
    sheet.sheet_view.showGridLines = False
    pen.put(sheet, 1, 1, plan.title or "Plan without a title", Look(16, bold=True))
    sheet.row_dimensions[1].height = 26
    pen.put(sheet, 2, 1, f"Planning workbook of {day_words(made_on)}", Look(colour=SECONDARY))
    row = 4
    students = any(grid.spec.students for grid in grids)
    for text in (*HOW, LEFT, *(() if students else (NO_STUDENTS,))):
        pen.block(sheet, (row, row), (1, 3), text, Look(wrap=True, vertical="top"))
        sheet.row_dimensions[row].height = LINE_HEIGHT * lines(text, sum(WIDTHS)) + 6
        row += 1
    row = _sheets(sheet, pen, grids, row + 1)
    small = Look(9, colour=SECONDARY)
    pen.put(sheet, row + 1, 1, VERSION, small)
    pen.put(sheet, row + 1, 2, fingerprint(plan), small)
    pen.put(sheet, row + 2, 1, "Written by", small)
    pen.put(sheet, row + 2, 2, f"HSMC Scheduler {hsmc_scheduler.__version__}", small)
    fit_pages(sheet)


def _sheets(sheet: Worksheet, pen: Pen, grids: Sequence[Grid], row: int) -> int:
    for column, heading in enumerate(("Sheet", "Rows", "What it holds"), 1):
        look = replace(HEADING, horizontal="center") if column == 2 else replace(HEADING, indent=int(column == 1))
        pen.put(sheet, row, column, heading, look)
    there = {grid.spec.title: grid for grid in grids}
    for _, colour, specs in GROUPS:
        for spec in specs:
            grid = there.get(spec.title)
            if grid is None:
                continue
            row += 1
            pen.put(sheet, row, 1, spec.title, replace(LINK, left=("thick", colour)))
            address = f"{quote_sheetname(spec.title)}!A1"
            cell: Any = sheet.cell(row, 1)
            cell._hyperlink = Hyperlink(ref=cell.coordinate, location=address)
            pen.put(sheet, row, 2, len(grid.rows), replace(RULED, horizontal="center"))
            pen.put(sheet, row, 3, spec.about, RULED)
    return row + 1
