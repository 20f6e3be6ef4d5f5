"""Modules: days, blocks and deadlines of each."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from openpyxl.worksheet.worksheet import Worksheet

from hsmc_scheduler.exchange.export_workbook.contents import Contents, Page
from hsmc_scheduler.exchange.export_workbook.listing import Column, Kind, draw_list
from hsmc_scheduler.exchange.export_workbook.page import set_page
from hsmc_scheduler.exchange.export_workbook.pen import Pen
from hsmc_scheduler.projections.modules import ModuleRow, module_rows

COLUMNS: tuple[Column[ModuleRow], ...] = (
    Column("Year", Kind.TEXT, lambda r: r.year),
    Column("Module code", Kind.CODE, lambda r: r.code, 14),
    Column("Module", Kind.TEXT, lambda r: r.title, 26),
    Column("Credits", Kind.NUMBER, lambda r: r.credits),
    Column("Leads", Kind.TEXT, lambda r: r.leads, 18),
    Column("Taken by", Kind.TEXT, lambda r: "\n".join(r.taken_by), 26),
    Column("Days", Kind.NUMBER, lambda r: r.days),
    Column("Split", Kind.TEXT, lambda r: "+".join(map(str, r.split)), 16),
    Column("First day", Kind.DATE, lambda r: r.first),
    Column("Last day", Kind.DATE, lambda r: r.last),
    Column("Blocks", Kind.TEXT, lambda r: "\n".join(r.blocks) or "not placed yet", 36),
    Column("Deadlines", Kind.TEXT, lambda r: "\n".join(r.deadlines), 42),
    Column("Taught as", Kind.TEXT, lambda r: r.taught_as, 20),
)

PURPOSE = "Days, blocks and deadlines of each module."


def pages(contents: Contents) -> Iterator[Page]:
    """The sheet."""
    yield Page("Modules", PURPOSE, lambda sheet, pen: _draw(sheet, pen, contents))


def _draw(sheet: Worksheet, pen: Pen, contents: Contents) -> None:
    draw_list(
        sheet,
        pen,
        "Modules",
        COLUMNS,
        module_rows(contents.index, contents.timetable),
        colour_of=lambda row: contents.palette.of(row.delivery).colour,
        look_of=lambda row, column, look: replace(look, vertical="top"),  # noqa: ARG005
    )
    sheet.freeze_panes = "D2"
    set_page(sheet, contents, titles=(1, 1))
