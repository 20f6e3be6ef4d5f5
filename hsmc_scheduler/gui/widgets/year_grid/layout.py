"""Where each day of the wall calendar lies."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from PySide6.QtCore import QPoint, QRect

from hsmc_scheduler.domain.calendar import AcademicYear, days_between
from hsmc_scheduler.projections.planner import COLUMNS

LABEL, SHORT_LABEL, HEADING, LOWEST, HIGHEST, NARROWEST = 64, 34, 24, 16, 34, 14
"""Pixels: the months' names with and without their year, a year's heading, rows, the narrowest day."""


@dataclass(frozen=True, slots=True)
class Row:
    """One month of a year from `top`; `first` and `last` are its days inside the year, inclusive."""

    year: int
    month: date
    first: date
    last: date
    top: int


class Layout:
    """The rows of some academic years in a given width and height."""

    def __init__(self, years: Sequence[AcademicYear], width: int, height: int) -> None:
        self.years, self.width = tuple(years), width
        self.label = LABEL if width >= LABEL + COLUMNS * (NARROWEST + 2) else SHORT_LABEL
        months = [(n, *span) for n, year in enumerate(years) for span in _months(year)]
        self.row_height = max(LOWEST, min(HIGHEST, (height - HEADING * len(years)) // max(1, len(months))))
        self.headings: list[int] = []
        rows = []
        top = 0
        for number, month, first, last in months:
            if number == len(self.headings):
                self.headings.append(top)
                top += HEADING
            rows.append(Row(number, month, first, last, top))
            top += self.row_height
        self.rows, self.height = tuple(rows), top
        self._row_of = {(r.month.year, r.month.month, d): r for r in rows for d in days_between(r.first, r.last)}

    def left(self, column: int) -> int:
        """Where a day column begins."""
        return self.label + column * (self.width - self.label) // COLUMNS

    def row_of(self, day: date) -> Row | None:
        """The row a day lies in; None outside the years."""
        return self._row_of.get((day.year, day.month, day))

    def cell(self, day: date) -> QRect:
        """Where a day lies; an empty rectangle outside the years."""
        row = self.row_of(day)
        if row is None:
            return QRect()
        column = column_of(day)
        left = self.left(column)
        return QRect(left, row.top, self.left(column + 1) - left, self.row_height)

    def span(self, first: date, last: date) -> QRect:
        """Where days of one month lie."""
        return self.cell(first).united(self.cell(last))

    def column_at(self, x: int) -> int:
        """The day column at a place, the nearest where there is none."""
        found = max(0, min(COLUMNS - 1, (x - self.label) * COLUMNS // max(1, self.width - self.label)))
        return found + 1 if found + 1 < COLUMNS and self.left(found + 1) <= x else found

    def row_at(self, y: int, *, nearest: bool = False) -> Row | None:
        """The month at a height."""
        for row in self.rows:
            if y < row.top + self.row_height and (nearest or y >= row.top):
                return row
        return self.rows[-1] if nearest else None

    def heading_at(self, y: int) -> bool:
        """Whether the weekdays' letters are at that height."""
        return any(top <= y < top + HEADING for top in self.headings)

    def day_at(self, point: QPoint, *, nearest: bool = False) -> date | None:
        """The day at a place; the nearest one of the row with `nearest`."""
        row = self.row_at(point.y(), nearest=nearest)
        if row is None or (point.x() < self.label and not nearest):
            return None
        return in_row(row, self.column_at(point.x()), nearest=nearest)


def column_of(day: date) -> int:
    """The column of a day: the first of its month stands under its weekday."""
    return day.replace(day=1).weekday() + day.day - 1


def in_row(row: Row, column: int, *, nearest: bool = False) -> date | None:
    """The day of a month in a column."""
    day = row.month + timedelta(days=column - row.month.weekday())
    if row.first <= day <= row.last:
        return day
    return max(row.first, min(day, row.last)) if nearest else None


def _months(year: AcademicYear) -> list[tuple[date, date, date]]:
    found = []
    month = year.start.replace(day=1)
    while month <= year.end:
        following = (month + timedelta(days=32)).replace(day=1)
        found.append((month, max(month, year.start), min(following - timedelta(days=1), year.end)))
        month = following
    return found
