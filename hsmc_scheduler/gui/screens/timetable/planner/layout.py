"""Where everything on the planner's sheet lies: months down, days across, blocks in lanes."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from PySide6.QtCore import QPoint, QRect, QSize

from hsmc_scheduler.gui.selection import Block
from hsmc_scheduler.projections.planner import COLUMNS, PlannerMonth, PlannerPiece, PlannerYear, Shade

HEADER, YEAR, GAP = 26, 24, 8
"""Heights of the weekday letters, of a year's title, and of the room under the last row."""
LABEL, EDGE = 80, 8
"""The least width of the months' names, and the room right of the last column."""
COLUMN = 18
"""The least width of a day; the sheet scrolls across where even that does not fit."""
ROW_LEAST, ROW_MOST, ROW_EASY = 18, 33, 30
"""A month's height: squeezed so that all months fit, at most, and where the sheet scrolls anyway."""
LANE_LEAST, LANE_EASY = 14, 19
"""The same for one of several lanes."""


@dataclass(frozen=True, slots=True)
class Row:
    """One month's row. `top` is counted from the top of the sheet; `first` and `last` are its days in the year."""

    month: PlannerMonth
    top: int
    height: int
    first: date
    last: date


class Layout:
    """The sheet laid out for a window of `size`. Coordinates are the sheet's own, its top left is 0, 0."""

    def __init__(self, years: Sequence[PlannerYear], size: QSize) -> None:
        self.years = tuple(years)
        across = max(COLUMN * COLUMNS, size.width() - LABEL - EDGE)
        self.lefts = [LABEL + round(across * n / COLUMNS) for n in range(COLUMNS + 1)]
        """Where each day column starts, and where the last one ends; some are a pixel wider than others."""
        self.width = LABEL + across + EDGE
        self.titles: list[tuple[int, str]] = []
        self.rows: list[Row] = []
        self._stack(size.height())
        self.rows_least = min((row.height for row in self.rows), default=ROW_EASY)
        """The height of the lowest row."""
        self._tops = [row.top for row in self.rows]
        self.places: dict[Block, list[tuple[Row, PlannerPiece]]] = {}
        for row in self.rows:
            for piece in row.month.pieces:
                self.places.setdefault(piece.placement.key, []).append((row, piece))

    def _stack(self, height: int) -> None:
        lanes = [m.lanes for y in self.years for m in y.months]
        left = height - HEADER - YEAR * len(self.years) - GAP
        row, lane = _row_height(lanes, left)
        top = HEADER
        for year in self.years:
            self.titles.append((top, year.title))
            top += YEAR
            for month in year.months:
                tall = max(row, month.lanes * lane + 2) if month.lanes > 1 else row
                inside = [d.day for d in month.days if d.shade is not Shade.OUTSIDE]
                self.rows.append(Row(month, top, tall, inside[0], inside[-1]))
                top += tall
        self.height = top + GAP

    def row_of(self, day: date) -> Row | None:
        """The row a day is in."""
        return next((row for row in self.rows if row.first <= day <= row.last), None)

    def cell(self, row: Row, day: date) -> QRect:
        """The place of one day."""
        column = row.month.first.weekday() + day.day - 1
        return QRect(self.lefts[column], row.top, self.lefts[column + 1] - self.lefts[column], row.height)

    def span(self, row: Row, first: date, last: date) -> QRect:
        """The place of days in a row, both inclusive."""
        return self.cell(row, first).united(self.cell(row, last))

    def piece(self, row: Row, piece: PlannerPiece) -> QRect:
        """The place of a block's part in a month."""
        whole = self.span(row, piece.first, piece.last).adjusted(1, 1, -1, -1)
        high = min(whole.height() / piece.lanes, ROW_MOST)
        start = whole.top() + (whole.height() - high * piece.lanes) / 2
        top, bottom = round(start + piece.lane * high), round(start + (piece.lane + 1) * high)
        return QRect(whole.left(), top, whole.width(), bottom - top - (piece.lane + 1 < piece.lanes))

    def ghost(self, row: Row, first: date, last: date) -> QRect:
        """The place of days a block is carried over: as high as a row with one lane, in the middle of the row."""
        whole = self.span(row, first, last).adjusted(1, 1, -1, -1)
        high = min(whole.height(), self.rows_least - 2)
        return QRect(whole.left(), whole.top() + (whole.height() - high) // 2, whole.width(), high)

    def rects(self, block: Block) -> list[QRect]:
        """The places of all parts of a block."""
        return [self.piece(row, piece) for row, piece in self.places.get(block, ())]

    def spans(self, first: date, last: date) -> Iterator[tuple[Row, date, date]]:
        """The rows that days from `first` to `last` (inclusive) lie in, with the first and last day in each."""
        for row in self.rows:
            start, end = max(first, row.first), min(last, row.last)
            if start <= end:
                yield row, start, end

    def row_at(self, y: int) -> Row | None:
        """The row at that height, the nearest where there is none."""
        if not self.rows:
            return None
        return self.rows[max(0, bisect_right(self._tops, y) - 1)]

    def day_at(self, point: QPoint, *, nearest: bool = False) -> date | None:
        """The day at a point; with `nearest`, the nearest of the row at that height."""
        row = self.row_at(point.y())
        if row is None:
            return None
        column = bisect_right(self.lefts, point.x()) - 1 - row.month.first.weekday()
        day = row.month.first + timedelta(days=column)
        if nearest:
            return min(max(day, row.first), row.last)
        return day if row.first <= day <= row.last and row.top <= point.y() < row.top + row.height else None

    def block_at(self, point: QPoint) -> Block | None:
        """The block at a point."""
        row = self.row_at(point.y())
        if row is None:
            return None
        return next((p.placement.key for p in row.month.pieces if self.piece(row, p).contains(point)), None)


def _row_height(lanes: Sequence[int], left: int) -> tuple[int, int]:
    """The height of a month's row and of a lane, so that all fits into `left` if it can."""
    for row in range(ROW_MOST, ROW_LEAST - 1, -1):
        if sum(max(row, n * LANE_LEAST + 2) if n > 1 else row for n in lanes) <= left:
            return row, LANE_LEAST
    return ROW_EASY, LANE_EASY
