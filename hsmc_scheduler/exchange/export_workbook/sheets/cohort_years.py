"""Year 1, Year 2, ...: a sheet for each cohort and academic year, to be handed out."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import partial

from openpyxl.utils import get_column_letter
from openpyxl.worksheet.pagebreak import Break
from openpyxl.worksheet.worksheet import Worksheet

from hsmc_scheduler.exchange.export_workbook.contents import Contents, Page
from hsmc_scheduler.exchange.export_workbook.legend import put_families, put_shades
from hsmc_scheduler.exchange.export_workbook.measure import BODY, LINE_HEIGHT, lines
from hsmc_scheduler.exchange.export_workbook.month_grid import LAST_DAY, Grid, YearDrawer, put_weekdays, set_columns
from hsmc_scheduler.exchange.export_workbook.page import put_title, set_page
from hsmc_scheduler.exchange.export_workbook.pen import HEADING, RULED, SECONDARY, Look, Pen, Value
from hsmc_scheduler.projections.cohort_years import CohortYear, DiaryRow, cohort_years
from hsmc_scheduler.projections.concern import Concern, Who
from hsmc_scheduler.projections.messages.words import counted, day_words
from hsmc_scheduler.projections.short_dates import span_short

GRID = Grid(day_width=4.4, month_height=33, least=11.5, lane_height=16)
PARTS = (
    ("Dates", 1, 6),
    ("Week", 7, 8),
    ("Code", 9, 11),
    ("What", 12, 23),
    ("Where", 24, 29),
    ("Tutors", 30, 35),
    ("Who", 36, LAST_DAY),
)
"""The diary's columns, each over several of the grid's, first and last inclusive."""

PURPOSE = "What one cohort has in one year: its planner, then its blocks and deadlines by date."


def pages(contents: Contents) -> Iterator[Page]:
    """A sheet for each cohort in each academic year."""
    if contents.concern is not None and contents.concern.who is not Who.COHORT:
        return
    for year in cohort_years(contents.index, contents.timetable):
        if contents.concern is not None and contents.concern != Concern(Who.COHORT, year.cohort):
            continue
        yield Page(f"Year {year.number} {year.title}", PURPOSE, partial(_draw, contents, year))


def _draw(contents: Contents, year: CohortYear, sheet: Worksheet, pen: Pen) -> None:
    sets = f" in {counted(year.sets, 'action learning set')}" if year.sets else ""
    title = f"{year.title}, year {year.number}: {contents.names.year(year.year)}"
    people = counted(year.people, "person", "people")
    row = put_title(sheet, pen, title, " · ".join((f"{people}{sets}", *year.choices))) - 1
    set_columns(sheet, GRID)
    put_weekdays(sheet, pen, row, contents.index.calendar.teaching_weekdays, GRID)
    row = YearDrawer(sheet, pen, contents.palette, GRID).year(row + 1, year.planner)
    shown = dict.fromkeys(contents.palette.of(d) for d in year.deliveries)
    row = put_families(sheet, pen, row + 1, tuple(shown), GRID)
    due = any(r.due for r in year.diary)
    put_shades(sheet, pen, row, GRID, ("Underlined in red: work is due that day",) if due else ())
    row += 1
    sheet.row_breaks.append(Break(row))
    row += 1
    _diary(sheet, pen, contents, year, row)
    set_page(sheet, contents, titles=(row, row), pages_high=None)


def _diary(sheet: Worksheet, pen: Pen, contents: Contents, year: CohortYear, top: int) -> None:
    for heading, first, last in PARTS:
        pen.block(sheet, (top, top), (first, last), heading, replace(HEADING, size=GRID.least))
    sheet.row_dimensions[top].height = 19
    widths = {heading: _width(sheet, first, last) for heading, first, last in PARTS}
    for number, row in enumerate(year.diary, top + 1):
        tall = 1
        values = _values(row)
        for (heading, first, last), value in zip(PARTS, values, strict=False):
            end = LAST_DAY if heading == PARTS[len(values) - 1][0] else last
            pen.block(sheet, (number, number), (first, end), value, _look(contents, row, heading))
            if isinstance(value, str) and end == last:
                tall = max(tall, lines(value, widths[heading], GRID.least))
        sheet.row_dimensions[number].height = LINE_HEIGHT * GRID.least / BODY * tall + 3


def _look(contents: Contents, row: DiaryRow, heading: str) -> Look:
    look = replace(RULED, size=GRID.least)
    if heading == "Week":
        return replace(look, horizontal="center", colour=SECONDARY)
    if heading == "Code":
        colour = contents.palette.of(row.delivery).colour
        fill = "" if row.due else colour.fill
        return replace(look, bold=True, fill=fill, left=("thick", colour.edge), wrap=False, horizontal="left", indent=1)
    return replace(look, italic=row.due is not None)


def _width(sheet: Worksheet, first: int, last: int) -> float:
    return sum(sheet.column_dimensions[get_column_letter(n)].width for n in range(first, last + 1))


def _values(row: DiaryRow) -> tuple[Value, ...]:
    if row.due is not None:
        feedback = f", feedback by {day_words(row.feedback)}" if row.feedback else ""
        text = f"{row.title}: {row.details[0]} due at {row.due:%H:%M}{feedback}"
        return (span_short(row.first, row.last), row.week, row.code, text)
    what = f"{row.title}: {'; '.join(row.details)}"
    dates = span_short(row.first, row.last)
    return (dates, row.week, row.code, what, "; ".join(row.rooms), "; ".join(row.tutors), row.who)
