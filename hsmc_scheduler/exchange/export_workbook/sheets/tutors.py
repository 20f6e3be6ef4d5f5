"""Tutors: days against limits, a row a tutor and academic year."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from openpyxl.formatting.rule import DataBarRule
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from hsmc_scheduler.exchange.export_workbook.contents import Contents, Page
from hsmc_scheduler.exchange.export_workbook.listing import Column, Kind, draw_list
from hsmc_scheduler.exchange.export_workbook.page import set_page
from hsmc_scheduler.exchange.export_workbook.pen import BAD, SECONDARY, Look, Pen
from hsmc_scheduler.projections.short_dates import dates_by_month
from hsmc_scheduler.projections.workload import TutorRow, tutor_rows

LOAD = "Load"
BAR = "9CC3E0"
COLUMNS: tuple[Column[TutorRow], ...] = (
    Column("Tutor", Kind.STRONG, lambda r: r.name, 26),
    Column("Year", Kind.TEXT, lambda r: r.year),
    Column("Leads", Kind.TEXT, lambda r: r.leads, 16),
    Column("Teaching days", Kind.NUMBER, lambda r: r.teaching_days),
    Column("Set days", Kind.NUMBER, lambda r: r.set_days),
    Column("Days in all", Kind.NUMBER, lambda r: r.days),
    Column("Limit a year", Kind.NUMBER, lambda r: r.days_a_year),
    Column(LOAD, Kind.NUMBER, lambda r: r.share),
    Column("Most in a week", Kind.NUMBER, lambda r: r.busiest_week_days),
    Column("Limit a week", Kind.NUMBER, lambda r: r.days_a_week),
    Column("Most in a row", Kind.NUMBER, lambda r: r.longest_run),
    Column("Limit in a row", Kind.NUMBER, lambda r: r.days_in_a_row),
    Column("Scripts to mark", Kind.NUMBER, lambda r: r.scripts),
    Column("Dates", Kind.TEXT, lambda r: dates_by_month(r.dates), 62),
)

PURPOSE = "Days of each tutor, beside the limits set."


def pages(contents: Contents) -> Iterator[Page]:
    """The sheet."""
    yield Page("Tutors", PURPOSE, lambda sheet, pen: _draw(sheet, pen, contents))


def _draw(sheet: Worksheet, pen: Pen, contents: Contents) -> None:
    rows = tutor_rows(contents.index, contents.timetable)
    end = draw_list(sheet, pen, "Tutors", COLUMNS, rows, look_of=_look)
    letter = get_column_letter([c.title for c in COLUMNS].index(LOAD) + 1)
    bar = DataBarRule("num", 0, "num", 1, color=BAR, minLength=0, maxLength=100)  # type: ignore[no-untyped-call]  # openpyxl gives it no types
    sheet.conditional_formatting.add(f"{letter}2:{letter}{end - 1}", bar)
    sheet.freeze_panes = "C2"
    set_page(sheet, contents, titles=(1, 1))


def _look(row: TutorRow, column: Column[TutorRow], look: Look) -> Look:
    if column.title == LOAD:
        return replace(look, number='[=0]"–";0%')
    if column.title.startswith("Limit"):
        return replace(look, colour=SECONDARY)
    over = {
        "Days in all": row.days > (row.days_a_year or row.days),
        "Most in a week": row.busiest_week_days > (row.days_a_week or row.busiest_week_days),
    }
    return replace(look, colour=BAD, bold=True) if over.get(column.title) else look
