"""What stays on the sheet while a block is moved: days, months, blocks; painted once into a picture."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPen, QPixmap

from hsmc_scheduler.gui.screens.timetable.planner.block_paint import BlockLook, font_of, paint_block
from hsmc_scheduler.gui.screens.timetable.planner.layout import HEADER, LABEL, YEAR, Layout, Row
from hsmc_scheduler.gui.selection import Block
from hsmc_scheduler.gui.theme.theme import tokens
from hsmc_scheduler.gui.theme.tokens import CAPTION, TEXT
from hsmc_scheduler.projections.planner import COLUMNS, PlannerPiece, Shade
from hsmc_scheduler.projections.short_dates import month_short

LETTERS = "MTWTFSS"
FADED = 0.22
SHADES = {Shade.WEEKEND: "weekend", Shade.CLOSED: "closed", Shade.AVOID: "avoid"}


@dataclass(frozen=True, slots=True)
class Still:
    """How the sheet is painted. `look`: what is painted of a block's part; `faded`: whether a block stands back."""

    layout: Layout
    look: Callable[[PlannerPiece], BlockLook]
    faded: Callable[[Block], bool]
    today: date


class StillPicture:
    """The sheet painted once, each row when it is first seen."""

    def __init__(self, still: Still, ratio: float) -> None:
        """`ratio`: device pixels a pixel."""
        self.ratio = ratio
        self._still = still
        self._left = list(still.layout.rows)
        self._picture = QPixmap(QSize(still.layout.width, still.layout.height) * ratio)
        self._picture.setDevicePixelRatio(ratio)
        self._picture.fill(tokens().colour("panel"))
        painter = QPainter(self._picture)
        _paint_titles(painter, still)
        painter.end()

    def whole(self) -> QPixmap:
        """With every row."""
        return self.between(0, self._still.layout.height)

    def between(self, top: int, bottom: int) -> QPixmap:
        """With the rows between two heights at least."""
        seen = [row for row in self._left if row.top < bottom and top < row.top + row.height]
        if seen:
            painter = QPainter(self._picture)
            for row in seen:
                _paint_row(painter, self._still, row)
            painter.end()
            self._left = [row for row in self._left if row not in seen]
        return self._picture


def paint_still(painter: QPainter, still: Still) -> None:
    """Paint the whole sheet, but for the weekday letters."""
    _paint_titles(painter, still)
    for row in still.layout.rows:
        _paint_row(painter, still, row)


def _paint_titles(painter: QPainter, still: Still) -> None:
    painter.setFont(font_of(TEXT, strong=True))
    painter.setPen(tokens().colour("text"))
    for top, title in still.layout.titles:
        painter.drawText(QRect(12, top, 400, YEAR), Qt.AlignmentFlag.AlignVCenter, f"Academic year {title}")


def paint_header(painter: QPainter, layout: Layout, across: int) -> None:
    """The weekday letters, over whatever is scrolled under them; `across`: how far the sheet is scrolled right."""
    painter.fillRect(QRect(0, 0, layout.width, HEADER), tokens().colour("panel"))
    painter.setFont(font_of(CAPTION))
    painter.setPen(tokens().colour("secondary"))
    for column in range(COLUMNS):
        left, right = layout.lefts[column : column + 2]
        box = QRect(left - across, 4, right - left, HEADER - 6)
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, LETTERS[column % 7])


def _paint_row(painter: QPainter, still: Still, row: Row) -> None:
    _paint_month(painter, row)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    _paint_days(painter, still, row)
    for piece in row.month.pieces:
        painter.setOpacity(FADED if still.faded(piece.placement.key) else 1.0)
        paint_block(painter, still.layout.piece(row, piece), still.look(piece))
    painter.setOpacity(1.0)


def _paint_month(painter: QPainter, row: Row) -> None:
    look, centre = tokens(), Qt.AlignmentFlag.AlignVCenter
    name = QRect(12, row.top, LABEL, row.height)
    painter.setFont(font_of(TEXT, strong=True))
    painter.setPen(look.colour("text"))
    painter.drawText(name, centre, month_short(row.month.first))
    painter.setFont(font_of(CAPTION))
    painter.setPen(look.colour("secondary"))
    painter.drawText(name.adjusted(32, 1, 0, 1), centre, str(row.month.first.year))


def _paint_days(painter: QPainter, still: Still, row: Row) -> None:
    look, centre = tokens(), Qt.AlignmentFlag.AlignCenter
    taken = {day for p in row.month.pieces for day in p.placement.days}
    cells = [(d, still.layout.cell(row, d.day)) for d in row.month.days if d.shade is not Shade.OUTSIDE]
    painter.setPen(Qt.PenStyle.NoPen)
    for day, cell in cells:
        if day.shade in SHADES:
            painter.setBrush(look.colour(SHADES[day.shade]))
            painter.drawRoundedRect(QRectF(cell).adjusted(1, 1, -1, -1), 3, 3)
    painter.setFont(font_of(CAPTION))
    painter.setPen(look.colour("secondary"))
    for day, cell in cells:
        if day.day not in taken and day.day != still.today:
            painter.drawText(cell, centre, str(day.day.day))
    for cell in (cell for day, cell in cells if day.day == still.today):
        painter.setPen(QPen(look.colour("accent"), 1.5))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(QRectF(cell).adjusted(1.5, 1.5, -1.5, -1.5), 4, 4)
        if still.today not in taken:
            painter.setFont(font_of(CAPTION, strong=True))
            painter.drawText(cell, centre, str(still.today.day))
