"""Drawing academic years as months down and days across, with blocks in their modules' colours."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta

from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from hsmc_scheduler.domain.calendar import days_between
from hsmc_scheduler.exchange.export_workbook.measure import fitting_size, width
from hsmc_scheduler.exchange.export_workbook.pen import BAD, BAND, SECONDARY, Look, Pen, Run
from hsmc_scheduler.projections.palette import Palette
from hsmc_scheduler.projections.planner import (
    COLUMNS,
    PlannerDay,
    PlannerMonth,
    PlannerPiece,
    PlannerYear,
    Shade,
)
from hsmc_scheduler.projections.short_dates import month_short, numbers_short

FIRST_DAY = 3
"""The column of the first Monday; the month and its year stand before it."""
LAST_DAY = FIRST_DAY + COLUMNS - 1
DAY_LETTERS = "MTWTFSS"
SHADES = {Shade.OPEN: "", Shade.WEEKEND: "F0F2F5", Shade.AVOID: "FFEDC2", Shade.CLOSED: "CDD3DC", Shade.OUTSIDE: ""}
WHITE = ("thin", "FFFFFF")
PIN, BREACH = "●", "▲"
MOST_DUE = 3
"""So many pieces of work due on one day are counted, not named."""
ONE_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Grid:
    """The measures of a grid: a day's width in digits; a month's least height, a lane's and the gap's in points.

    `least` is the size of its smallest letters, which are readable (9 points) once the page is fitted to the paper.
    """

    day_width: float
    month_height: float
    least: float
    lane_height: float
    gap: float = 3


def set_columns(sheet: Worksheet, grid: Grid) -> None:
    """Give the grid's columns their widths."""
    sheet.column_dimensions["A"].width = 5
    sheet.column_dimensions["B"].width = 5.6
    for column in range(FIRST_DAY, LAST_DAY + 1):
        sheet.column_dimensions[get_column_letter(column)].width = grid.day_width


def put_weekdays(sheet: Worksheet, pen: Pen, row: int, teaching: tuple[int, ...], grid: Grid) -> None:
    """The letters of the weekdays over the day columns."""
    for offset in range(COLUMNS):
        weekday = offset % 7
        look = Look(grid.least, bold=weekday in teaching, colour=SECONDARY, horizontal="center")
        pen.put(sheet, row, FIRST_DAY + offset, DAY_LETTERS[weekday], look)
    sheet.row_dimensions[row].height = 17


class YearDrawer:
    """Draws planner years into one sheet."""

    def __init__(self, sheet: Worksheet, pen: Pen, palette: Palette, grid: Grid) -> None:
        self.sheet, self.pen, self.palette, self.grid = sheet, pen, palette, grid

    def year(self, top: int, year: PlannerYear, heading: str = "") -> int:
        """Draw a year from row `top` on; returns the first row after it."""
        if heading:
            self.pen.block(
                self.sheet, (top, top), (1, LAST_DAY), heading, Look(self.grid.least + 1, bold=True, fill=BAND)
            )
            self.sheet.row_dimensions[top].height = 18
            top = self._gap(top + 1)
        for month in year.months:
            top = self._gap(self._month(top, month))
        return top

    def _gap(self, row: int) -> int:
        self.sheet.row_dimensions[row].height = self.grid.gap
        return row + 1

    def _month(self, top: int, month: PlannerMonth) -> int:
        lanes = month.lanes
        last = top + lanes - 1
        height = max(self.grid.month_height / lanes, self.grid.lane_height) if lanes > 1 else self.grid.month_height
        for row in range(top, last + 1):
            self.sheet.row_dimensions[row].height = height
        year = Look(self.grid.least, colour=SECONDARY, horizontal="left")
        self.pen.block(self.sheet, (top, last), (1, 1), month_short(month.first), Look(self.grid.least, bold=True))
        self.pen.block(self.sheet, (top, last), (2, 2), month.first.year, year)
        column = {day.day: FIRST_DAY + month.first.weekday() + n for n, day in enumerate(month.days)}
        taken: set[tuple[int, date]] = set()
        for piece in month.pieces:
            rows = _rows(piece, top, lanes)
            taken.update((row, day) for row in rows for day in days_between(piece.first, piece.last))
            high = height * len(rows) >= self.grid.month_height - 1
            self._piece(piece, (rows[0], rows[-1]), (column[piece.first], column[piece.last]), two_lines=high)
        for day in month.days:
            free = [row for row in range(top, last + 1) if (row, day.day) not in taken]
            for rows_free in _stretches(free):
                beside = any((row, day.day - ONE_DAY) in taken for row in free)
                self._day(day, rows_free, column[day.day], numbered=rows_free[0] == free[0], after_block=beside)
        return last + 1

    def _day(self, day: PlannerDay, rows: tuple[int, int], column: int, *, numbered: bool, after_block: bool) -> None:
        if day.shade is Shade.OUTSIDE:
            return
        fill = SHADES[day.shade]
        left = WHITE if fill and not after_block else None
        look = Look(
            self.grid.least,
            colour=SECONDARY,
            fill=fill,
            left=left,
            horizontal="center",
            italic=day.shade is Shade.AVOID,
        )  # italic: seen without colour too
        value: int | tuple[Run, ...] | None = day.day.day if numbered else None
        if day.due and numbered:
            codes = list(dict.fromkeys(day.due))
            codes = codes if len(codes) < MOST_DUE else [f"{len(codes)} due"]
            size = min(fitting_size(code, self.grid.day_width - 0.4, self.grid.least, bold=True) for code in codes)
            number = Run(f"{day.day.day}\n", self.grid.least, bold=True)
            value = (number, Run("\n".join(codes), size, bold=True, colour=BAD))
            look = replace(look, wrap=True, bottom=("medium", BAD))
        self.pen.block(self.sheet, rows, (column, column), value, look)

    def _piece(self, piece: PlannerPiece, rows: tuple[int, int], columns: tuple[int, int], *, two_lines: bool) -> None:
        block, least = piece.placement, self.grid.least
        family = self.palette.of(block.delivery)
        narrow = columns[0] == columns[1]
        room = self.grid.day_width * (columns[1] - columns[0] + 1) - (0.4 if narrow else 1.6)
        code = family.code + (f" {PIN}" if piece.pinned else "") + (f" {BREACH}" if piece.broken else "")
        edge = ("thin", family.colour.edge)
        look = Look(
            least, bold=True, fill=family.colour.fill, left=("thick", family.colour.edge), right=edge, top=edge,
            bottom=edge, horizontal="center" if narrow else "left", indent=0 if narrow else 1, wrap=two_lines,
        )  # fmt: skip
        number, dates = f"{block.block}/{piece.of}", numbers_short(piece.first, piece.last)
        if two_lines and width(code, least, bold=True) > room:
            self.pen.block(self.sheet, rows, columns, code, replace(look, turned=True, wrap=False))
            return
        size = fitting_size(code, room, least + 1 if two_lines else least, bold=True)
        between, taken = ("\n", "") if two_lines else (" ", f"{code} ")
        wanted = (f"{dates} · {number}", dates if narrow and two_lines else number)
        below = next((text for text in wanted if width(taken + text, least, bold=bool(taken)) <= room), "")
        value = (Run(code + between, size, bold=True), Run(below, least)) if below else (Run(code, size, bold=True),)
        self.pen.block(self.sheet, rows, columns, value, look)


def _rows(piece: PlannerPiece, top: int, lanes: int) -> list[int]:
    first = piece.lane * lanes // piece.lanes
    return [top + n for n in range(first, max((piece.lane + 1) * lanes // piece.lanes, first + 1))]


def _stretches(rows: list[int]) -> list[tuple[int, int]]:
    found: list[tuple[int, int]] = []
    for row in rows:
        if found and found[-1][1] == row - 1:
            found[-1] = (found[-1][0], row)
        else:
            found.append((row, row))
    return found
