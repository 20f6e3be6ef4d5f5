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


def picture(still: Still, ratio: float) -> QPixmap:
    """The whole sheet as a picture, `ratio` device pixels a pixel."""
    size = QSize(still.layout.width, still.layout.height)
    found = QPixmap(size * ratio)
    found.setDevicePixelRatio(ratio)
    found.fill(tokens().colour("panel"))
    painter = QPainter(found)
    paint_still(painter, still)
    painter.end()
    return found


def paint_still(painter: QPainter, still: Still) -> None:
    """Paint the whole sheet, but for the weekday letters."""
    layout = still.layout
    for top, title in layout.titles:
        painter.setFont(font_of(TEXT, strong=True))
        painter.setPen(tokens().colour("text"))
        painter.drawText(QRect(12, top, 400, YEAR), Qt.AlignmentFlag.AlignVCenter, f"Academic year {title}")
    for row in layout.rows:
        _paint_row(painter, still, row)


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
    look, layout = tokens(), still.layout
    centre = Qt.AlignmentFlag.AlignVCenter
    name = QRect(12, row.top, LABEL, row.height)
    painter.setFont(font_of(TEXT, strong=True))
    painter.setPen(look.colour("text"))
    painter.drawText(name, centre, month_short(row.month.first))
    painter.setFont(font_of(CAPTION))
    painter.setPen(look.colour("secondary"))
    painter.drawText(name.adjusted(32, 1, 0, 1), centre, str(row.month.first.year))
    taken = {day for p in row.month.pieces for day in p.placement.days}
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    for day in row.month.days:
        if day.shade is Shade.OUTSIDE:
            continue
        cell = layout.cell(row, day.day)
        if day.shade in SHADES:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(look.colour(SHADES[day.shade]))
            painter.drawRoundedRect(QRectF(cell).adjusted(1, 1, -1, -1), 3, 3)
        if day.day == still.today:
            painter.setPen(QPen(look.colour("accent"), 1.5))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(QRectF(cell).adjusted(1.5, 1.5, -1.5, -1.5), 4, 4)
        if day.day not in taken:
            today = day.day == still.today
            painter.setFont(font_of(CAPTION, strong=today))
            painter.setPen(look.colour("accent" if today else "secondary"))
            painter.drawText(cell, Qt.AlignmentFlag.AlignCenter, str(day.day.day))
    for piece in row.month.pieces:
        painter.setOpacity(FADED if still.faded(piece.placement.key) else 1.0)
        paint_block(painter, layout.piece(row, piece), still.look(piece))
    painter.setOpacity(1.0)
