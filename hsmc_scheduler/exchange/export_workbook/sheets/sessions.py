"""Sessions: one row a session and day, for filtering by anything."""

from __future__ import annotations

from collections.abc import Iterator

from openpyxl.worksheet.worksheet import Worksheet

from hsmc_scheduler.exchange.export_workbook.contents import Contents, Page
from hsmc_scheduler.exchange.export_workbook.listing import Column, Kind, draw_list
from hsmc_scheduler.exchange.export_workbook.page import set_page
from hsmc_scheduler.exchange.export_workbook.pen import Pen
from hsmc_scheduler.projections.messages.words import DAYS
from hsmc_scheduler.projections.sessions import SessionRow

COLUMNS: tuple[Column[SessionRow], ...] = (
    Column("Date", Kind.DATE, lambda r: r.day),
    Column("Day", Kind.TEXT, lambda r: DAYS[r.day.weekday()]),
    Column("Week", Kind.NUMBER, lambda r: r.week),
    Column("Start", Kind.TIME, lambda r: r.starts),
    Column("End", Kind.TIME, lambda r: r.ends),
    Column("Module code", Kind.CODE, lambda r: r.code, 14),
    Column("Module", Kind.TEXT, lambda r: r.module, 29),
    Column("Session", Kind.TEXT, lambda r: r.session, 30),
    Column("Block", Kind.TEXT, lambda r: r.block, 22),
    Column("Cohorts", Kind.TEXT, lambda r: r.cohorts, 14),
    Column("Set", Kind.TEXT, lambda r: r.learning_set, 12),
    Column("Room", Kind.TEXT, lambda r: r.room, 25),
    Column("Venue", Kind.TEXT, lambda r: r.venue, 16),
    Column("Tutors", Kind.TEXT, lambda r: r.tutors, 27),
    Column("Status", Kind.TEXT, lambda r: r.status, 12),
)

PURPOSE = "One row a session and day; where only sets meet, one row a set. Filter by anybody or anything."


def pages(contents: Contents) -> Iterator[Page]:
    """The sheet."""
    yield Page("Sessions", PURPOSE, lambda sheet, pen: _draw(sheet, pen, contents))


def _draw(sheet: Worksheet, pen: Pen, contents: Contents) -> None:
    draw_list(
        sheet, pen, "Sessions", COLUMNS, contents.sessions, colour_of=lambda row: contents.palette.of_module(row.code)
    )
    sheet.freeze_panes = "B2"
    set_page(sheet, contents, titles=(1, 1))
