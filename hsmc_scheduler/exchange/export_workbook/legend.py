"""What the colours, shades and marks of a planner mean."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from openpyxl.worksheet.worksheet import Worksheet

from hsmc_scheduler.exchange.export_workbook.measure import fitting_size
from hsmc_scheduler.exchange.export_workbook.month_grid import FIRST_DAY, LAST_DAY, SHADES, Grid
from hsmc_scheduler.exchange.export_workbook.pen import SECONDARY, Look, Pen
from hsmc_scheduler.projections.palette import Family
from hsmc_scheduler.projections.planner import Shade

ACROSS = 4
"""Families side by side."""
SHADE_WORDS = ((Shade.CLOSED, "Closed"), (Shade.AVOID, "Best avoided"), (Shade.WEEKEND, "Weekend"))


def put_families(sheet: Worksheet, pen: Pen, top: int, families: Sequence[Family], grid: Grid) -> int:
    """A swatch with its code and title for each family; returns the first row after them."""
    step = (LAST_DAY - FIRST_DAY + 1) // ACROSS
    row = top
    for n, family in enumerate(families):
        row, place = top + 2 * (n // ACROSS), FIRST_DAY + n % ACROSS * step
        colour = family.colour
        edge = ("thin", colour.edge)
        size = fitting_size(family.code, grid.day_width * 2 - 1.6, grid.least, bold=True)
        swatch = Look(
            size, bold=True, fill=colour.fill, left=("thick", colour.edge), right=edge, top=edge, bottom=edge,
            horizontal="left", indent=1,
        )  # fmt: skip
        pen.block(sheet, (row, row), (place, place + 1), family.code, swatch)
        title = Look(grid.least, wrap=True, horizontal="left", indent=1)
        pen.block(sheet, (row, row), (place + 2, place + step - 2), family.title, title)
        sheet.row_dimensions[row].height = 30
        sheet.row_dimensions[row + 1].height = grid.gap
    return row + 2


def put_shades(
    sheet: Worksheet, pen: Pen, row: int, grid: Grid, notes: Sequence[str] = (), place: int = FIRST_DAY
) -> None:
    """The shades of days from column `place` on, then what marks mean."""
    words = Look(grid.least, colour=SECONDARY, horizontal="left", indent=1)
    for shade, said in SHADE_WORDS:
        pen.put(sheet, row, place, None, Look(fill=SHADES[shade]))
        pen.put(sheet, row, place + 1, said, replace(words, italic=shade is Shade.AVOID))
        place += 4
    pen.put(sheet, row, place, "      ".join(notes) or None, words)
    sheet.row_dimensions[row].height = 18
