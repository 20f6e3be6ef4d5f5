"""Park House (or whatever the home venue is called): one row a room and day, ready for the room request form."""

from __future__ import annotations

from collections.abc import Iterator

from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from hsmc_scheduler.exchange.export_workbook.contents import Contents, Page, Who
from hsmc_scheduler.exchange.export_workbook.listing import Column, Kind, draw_list
from hsmc_scheduler.exchange.export_workbook.page import A3, set_page
from hsmc_scheduler.exchange.export_workbook.pen import Pen
from hsmc_scheduler.projections.bookings import BookingRow, booking_rows
from hsmc_scheduler.projections.messages.words import DAYS

WITHOUT_A_HOME = "Room bookings"
COLUMNS: tuple[Column[BookingRow], ...] = (
    Column("Date", Kind.DATE, lambda r: r.day),
    Column("Day", Kind.TEXT, lambda r: DAYS[r.day.weekday()]),
    Column("Room", Kind.STRONG, lambda r: r.room, 26),
    Column("Venue", Kind.TEXT, lambda r: r.venue, 16),
    Column("Set up from", Kind.TIME, lambda r: r.opens),
    Column("Start", Kind.TIME, lambda r: r.starts),
    Column("End", Kind.TIME, lambda r: r.ends),
    Column("Clear by", Kind.TIME, lambda r: r.closes),
    Column("People", Kind.NUMBER, lambda r: r.people),
    Column("Layout", Kind.TEXT, lambda r: r.layouts, 12),
    Column("Features", Kind.TEXT, lambda r: r.needs, 14),
    Column("Event", Kind.TEXT, lambda r: r.events, 44),
    Column("Type", Kind.TEXT, lambda r: r.kinds, 13),
    Column("Cohorts", Kind.TEXT, lambda r: r.cohorts, 12),
    Column("Sets", Kind.TEXT, lambda r: r.sets, 8),
    Column("Tutors", Kind.TEXT, lambda r: r.tutors, 32),
    Column("First day", Kind.DATE, lambda r: r.first),
    Column("Last day", Kind.DATE, lambda r: r.last),
    Column("Alternative room", Kind.TEXT, lambda r: r.alternative or "none free", 26),
    Column("Request by", Kind.DATE, lambda r: r.request_by),
)
FOR_THE_FORM = ("Catering", "External speaker", "Access needs")
"""Left blank: the plan does not know, and the form asks."""

PURPOSE = "Every room to be booked, one row a room and day, with what a room request asks."


def pages(contents: Contents) -> Iterator[Page]:
    """The sheet, named after the home venue."""
    if contents.concern is not None and contents.concern.who is not Who.ROOM:
        return
    home = next((v.name for v in contents.plan.venues if not v.overflow), WITHOUT_A_HOME)
    yield Page(home, PURPOSE, lambda sheet, pen: _draw(sheet, pen, contents))


def _draw(sheet: Worksheet, pen: Pen, contents: Contents) -> None:
    office = contents.plan.office
    columns = (
        *COLUMNS,
        *(_same(title, "") for title in FOR_THE_FORM),
        _same("Status", "Provisional"),
        _same("Contact", office.contact),
        _same("E-mail", office.email),
        _same("Telephone", office.telephone),
        _same("Department", office.department),
        _same("Cost code", office.cost_code),
    )
    every = booking_rows(contents.index, contents.timetable)
    rows = [row for row in every if contents.concern is None or row.room == contents.whose]
    end = draw_list(sheet, pen, "Bookings", columns, rows, paper=A3)
    sheet.freeze_panes = "D2"
    printed = get_column_letter(len(COLUMNS) + len(FOR_THE_FORM) + 1)  # who asks is the same in every row
    sheet.print_area = f"A1:{printed}{end - 1}"
    set_page(sheet, contents, paper=A3, titles=(1, 1))


def _same(title: str, text: str) -> Column[BookingRow]:
    """A column that says the same in every row."""
    return Column(title, Kind.QUIET, lambda _: text or None, 60)
