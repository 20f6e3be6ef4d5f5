"""Action learning sets: each set's facilitator, and the room of every meeting."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from hsmc_scheduler.exchange.export_workbook.contents import Contents, Page
from hsmc_scheduler.exchange.export_workbook.measure import LINE_HEIGHT, lines, width
from hsmc_scheduler.exchange.export_workbook.page import put_title, set_page
from hsmc_scheduler.exchange.export_workbook.pen import BAD, BAND, HEADING, RULED, SECONDARY, Look, Pen
from hsmc_scheduler.projections.learning_sets import SetYear, set_years
from hsmc_scheduler.projections.messages.words import counted

FIXED = ("Set", "People", "Facilitator")
MEETING_WIDTH = 17.5
DATE = "[$-809]ddd d mmm yyyy"

PURPOSE = "The facilitator of each set, and its room at each meeting."


def pages(contents: Contents) -> Iterator[Page]:
    """The sheet."""
    yield Page("Action learning sets", PURPOSE, lambda sheet, pen: _draw(sheet, pen, contents))


def _draw(sheet: Worksheet, pen: Pen, contents: Contents) -> None:
    years = set_years(contents.index, contents.timetable)
    text = "Each set keeps its facilitator all year. Under each date: the room the set meets in."
    row = put_title(sheet, pen, "Action learning sets", text if years else "No sets meet in this timetable.")
    names = [s.title for y in years for s in y.sets]
    tutors = ["; ".join(s.facilitators) for y in years for s in y.sets]
    for letter, texts, most in (("A", [*names, "Set"], 22), ("C", [*tutors, "Facilitator"], 26)):
        sheet.column_dimensions[letter].width = min(max(map(width, texts)) + 2, most)
    sheet.column_dimensions["B"].width = 8
    for n in range(max((len(y.meetings) for y in years), default=0)):
        sheet.column_dimensions[get_column_letter(len(FIXED) + 1 + n)].width = MEETING_WIDTH
    for year in years:
        row = _year(sheet, pen, year, row) + 1
    sheet.freeze_panes = "D4"
    set_page(sheet, contents, titles=(1, 2))


def _year(sheet: Worksheet, pen: Pen, year: SetYear, top: int) -> int:
    heading = f"{year.cohort}, {year.year}: {counted(len(year.meetings), 'meeting')}"
    pen.put(sheet, top, 1, heading, Look(12, bold=True))
    sheet.row_dimensions[top].height = 20
    for column, title in enumerate(FIXED, 1):
        pen.put(sheet, top + 1, column, None, Look(fill=BAND))
        pen.put(sheet, top + 2, column, title, HEADING)
    texts = [f"{meeting.code}: {meeting.session}" for meeting in year.meetings]
    for column, (meeting, text) in enumerate(zip(year.meetings, texts, strict=True), len(FIXED) + 1):
        pen.put(sheet, top + 1, column, meeting.day, replace(HEADING, bottom=None, number=DATE, horizontal="left"))
        pen.put(sheet, top + 2, column, text, replace(HEADING, size=10, bold=False, colour=SECONDARY, vertical="top"))
    sheet.row_dimensions[top + 2].height = 14 * max((lines(t, MEETING_WIDTH, 10) for t in texts), default=1) + 4
    row = top + 3
    for learning_set in year.sets:
        facilitator = "; ".join(learning_set.facilitators)
        who = RULED if facilitator else replace(RULED, colour=BAD)
        pen.put(sheet, row, 1, learning_set.title, replace(RULED, bold=True))
        pen.put(sheet, row, 2, learning_set.people, replace(RULED, horizontal="center"))
        pen.put(sheet, row, 3, facilitator or "facilitator needed", who)
        for column, room in enumerate(learning_set.rooms, len(FIXED) + 1):
            pen.put(sheet, row, column, room or "–", replace(RULED, size=10))
        tall = [lines(facilitator, sheet.column_dimensions["C"].width)]
        tall += (lines(room, MEETING_WIDTH, 10) for room in learning_set.rooms)
        sheet.row_dimensions[row].height = LINE_HEIGHT * max(tall) + 3
        row += 1
    return row
