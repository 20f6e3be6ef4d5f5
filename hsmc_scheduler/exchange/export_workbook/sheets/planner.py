"""Planner: the whole span on one sheet, to be pinned on the wall."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from openpyxl.worksheet.pagebreak import Break
from openpyxl.worksheet.worksheet import Worksheet

from hsmc_scheduler.exchange.export_workbook.contents import Contents, Page
from hsmc_scheduler.exchange.export_workbook.legend import put_families, put_shades
from hsmc_scheduler.exchange.export_workbook.month_grid import BREACH, PIN, Grid, YearDrawer, put_weekdays, set_columns
from hsmc_scheduler.exchange.export_workbook.page import A3, put_title, set_page
from hsmc_scheduler.exchange.export_workbook.pen import Pen
from hsmc_scheduler.projections.checks import broken_blocks, verdict_words
from hsmc_scheduler.projections.messages.words import counted
from hsmc_scheduler.projections.palette import Family
from hsmc_scheduler.projections.planner import PlannerYear, planner_years
from hsmc_scheduler.projections.proof import status_words

GRID = Grid(day_width=5.9, month_height=26, least=10.5, lane_height=14.5)
KEY = 20
"""The column the key of shades starts in, beside the subtitle: it is repeated on every page."""
ONE_PAGE = 660
"""Points of months that still read well when an A3 page holds them all."""

PURPOSE = "Every block of every academic year at a glance, for the wall (A3)."


def pages(contents: Contents) -> Iterator[Page]:
    """The sheet."""
    yield Page("Planner", PURPOSE, lambda sheet, pen: _draw(sheet, pen, contents))


def _draw(sheet: Worksheet, pen: Pen, contents: Contents) -> None:
    words = (
        status_words(contents.proof),
        counted(sum(map(contents.concerns, contents.timetable.placements)), "block"),
        verdict_words(contents.card),
    )
    top = put_title(sheet, pen, contents.title, " · ".join(words if contents.concern is None else words[:2])) - 1
    set_columns(sheet, GRID)
    put_weekdays(sheet, pen, top, contents.index.calendar.teaching_weekdays, GRID)
    sheet.freeze_panes = f"C{top + 1}"
    row = top + 1
    drawer = YearDrawer(sheet, pen, contents.palette, GRID)
    years = planner_years(contents.index, contents.timetable, broken_blocks(contents.card), contents.concerns)
    lanes = sum(max(month.lanes * GRID.lane_height, GRID.month_height) for year in years for month in year.months)
    together = lanes <= ONE_PAGE
    for year in years:
        row = drawer.year(row, year, f"Academic year {year.title}")
        if not together:  # a page a year, each with what its own colours mean
            row = put_families(sheet, pen, row + 1, _families(contents, [year]), GRID)
            sheet.row_breaks.append(Break(row - 1))
    if together:
        put_families(sheet, pen, row + 1, _families(contents, years), GRID)
    put_shades(sheet, pen, 2, GRID, _marks(years), place=KEY)
    sheet.sheet_view.zoomScale = 90
    set_page(sheet, contents, paper=A3, titles=(1, top), pages_high=1 if together else None)


def _families(contents: Contents, years: Sequence[PlannerYear]) -> list[Family]:
    shown = {contents.palette.of(p.placement.delivery) for y in years for month in y.months for p in month.pieces}
    return [family for family in contents.palette.families if family in shown]


def _marks(years: Iterable[PlannerYear]) -> list[str]:
    pieces = [p for year in years for month in year.months for p in month.pieces]
    pinned = [f"{PIN}  pinned by the planner"] if any(p.pinned for p in pieces) else []
    return pinned + ([f"{BREACH}  breaks a requirement: see Checks"] if any(p.broken for p in pieces) else [])
