"""Park House (or whatever the home venue is called): one row a room and day, ready for the room request form."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from hsmc_scheduler.domain.correspondence import BookingStatus
from hsmc_scheduler.exchange.export_workbook.booking_columns import (
    ALTERNATIVE,
    ASKED,
    BLOCK,
    DAY,
    EVENT,
    REFERENCE,
    REQUEST_BY,
    ROOMS,
    STATUS,
    VENUE,
    WHEN,
    WHO,
    BookingColumn,
    same,
    status_look,
    who_asks,
)
from hsmc_scheduler.exchange.export_workbook.contents import Contents, Page
from hsmc_scheduler.exchange.export_workbook.listing import Column, Kind, draw_list
from hsmc_scheduler.exchange.export_workbook.page import A3, set_page
from hsmc_scheduler.exchange.export_workbook.pen import Look, Pen
from hsmc_scheduler.projections.booking_changes import BookingLine, Change, booking_lines
from hsmc_scheduler.projections.concern import Who

WITHOUT_A_HOME = "Room bookings"
RECORDED: tuple[BookingColumn, ...] = (
    Column(REFERENCE, Kind.TEXT, lambda b: b.ref if b.told else None, 12),
    Column(STATUS, Kind.TEXT, lambda b: _status(b).value, 12),
)
"""What stands in the plan of it, as it was last told."""
COLUMNS = (*DAY, ROOMS, VENUE, *WHEN, *ASKED, *EVENT, *WHO, *BLOCK, ALTERNATIVE, REQUEST_BY)
FOR_THE_FORM = ("External speaker",)
"""Left blank: the plan does not know, and the form asks."""

PURPOSE = "Every room to be booked, one row a room and day, with what a room request asks and how far it is."


def pages(contents: Contents) -> Iterator[Page]:
    """The sheet, named after the home venue."""
    if contents.concern is not None and contents.concern.who is not Who.ROOM:
        return
    home = next((v.name for v in contents.plan.venues if not v.overflow), WITHOUT_A_HOME)
    yield Page(home, PURPOSE, lambda sheet, pen: _draw(sheet, pen, contents))


def _draw(sheet: Worksheet, pen: Pen, contents: Contents) -> None:
    blank = (same(title, "") for title in FOR_THE_FORM)
    columns = (*COLUMNS, *blank, *RECORDED, *who_asks(contents.plan.office))
    found = booking_lines(contents.index, contents.timetable, date.min)
    needed = sorted(
        (b for b in found if b.change is not Change.CANCEL and contents.whose in ("", b.row.room)),
        key=lambda b: (b.row.day, b.row.overflow, b.row.room),
    )
    printed = len(columns) - len(who_asks(contents.plan.office))  # these are the same in every row
    end = draw_list(sheet, pen, "Bookings", columns, needed, look_of=_look, paper=A3, printed=printed)
    sheet.freeze_panes = "D2"
    sheet.print_area = f"A1:{get_column_letter(printed)}{end - 1}"
    set_page(sheet, contents, paper=A3, titles=(1, 1))


def _status(line: BookingLine) -> BookingStatus:
    """A booking that has to be amended is to be asked for again."""
    return BookingStatus.NEEDED if line.change is Change.AMEND else line.status


def _look(line: BookingLine, column: BookingColumn, look: Look) -> Look:
    return status_look(_status(line).value, look) if column.title == STATUS else look
