"""Deadlines: everything that must be done by a date, in order of date."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from openpyxl.worksheet.worksheet import Worksheet

from hsmc_scheduler.exchange.export_workbook.contents import Contents, Page
from hsmc_scheduler.exchange.export_workbook.listing import Column, Kind, draw_list
from hsmc_scheduler.exchange.export_workbook.page import set_page
from hsmc_scheduler.exchange.export_workbook.pen import Look, Pen
from hsmc_scheduler.projections.deadlines import Due, DueRow
from hsmc_scheduler.projections.messages.words import DAYS

WHAT = "What"
COLUMNS: tuple[Column[DueRow], ...] = (
    Column("Date", Kind.DATE, lambda r: r.day),
    Column("Day", Kind.TEXT, lambda r: DAYS[r.day.weekday()]),
    Column("Time", Kind.TIME, lambda r: r.at),
    Column(WHAT, Kind.TEXT, lambda r: r.due.value),
    Column("Module code", Kind.CODE, lambda r: r.code, 14),
    Column("Module", Kind.TEXT, lambda r: r.title, 40),
    Column("For", Kind.TEXT, lambda r: r.work or r.block, 28),
    Column("Teaching", Kind.TEXT, lambda r: r.teaching, 30),
    Column("Feedback by", Kind.DATE, lambda r: r.feedback),
    Column("Cohorts", Kind.TEXT, lambda r: r.cohorts, 26),
    Column("People", Kind.NUMBER, lambda r: r.people),
    Column("Marked by", Kind.TEXT, lambda r: r.tutors, 26),
)

PURPOSE = "Work and feedback due, when to tell employers, when to ask for rooms."


def pages(contents: Contents) -> Iterator[Page]:
    """The sheet."""
    yield Page("Deadlines", PURPOSE, lambda sheet, pen: _draw(sheet, pen, contents))


def _draw(sheet: Worksheet, pen: Pen, contents: Contents) -> None:
    draw_list(
        sheet,
        pen,
        "Deadlines",
        COLUMNS,
        contents.dues,
        colour_of=lambda row: contents.palette.of(row.delivery).colour,
        look_of=_look,
    )
    sheet.freeze_panes = "B2"
    set_page(sheet, contents, titles=(1, 1))


def _look(row: DueRow, column: Column[DueRow], look: Look) -> Look:
    return replace(look, bold=True) if column.title == WHAT and row.due is Due.WORK else look
