"""What is painted over the still part of the sheet: marks of dates, outlines, the ghost of a carried block."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPen

from hsmc_scheduler.domain.timetable import Placement
from hsmc_scheduler.gui.screens.timetable.hand import Hand
from hsmc_scheduler.gui.screens.timetable.planner.block_paint import BlockLook, paint_block
from hsmc_scheduler.gui.screens.timetable.planner.layout import Layout
from hsmc_scheduler.gui.screens.timetable.planner.mark_paint import mark
from hsmc_scheduler.gui.selection import Block
from hsmc_scheduler.gui.theme.theme import tokens
from hsmc_scheduler.projections.planner import Shade
from hsmc_scheduler.projections.short_dates import numbers_short

PLAIN = {Shade.WEEKEND: "weekend", Shade.CLOSED: "closed"}


def paint_marks(painter: QPainter, layout: Layout, hand: Hand, seen: QRect, ratio: float) -> None:
    """The mark of every date judged so far, in the rows that are seen."""
    for row in layout.rows:
        if row.top + row.height < seen.top() or row.top > seen.bottom():
            continue
        for day in row.month.days:
            found = hand.verdicts.get(day.day)
            if found is not None and day.shade is not Shade.OUTSIDE:
                cell = layout.cell(row, day.day)
                size = QSize(cell.width(), min(cell.height(), layout.rows_least))
                top = cell.top() + (cell.height() - size.height()) // 2
                picture = mark(found.state, day.day.day, size, ratio, PLAIN.get(day.shade, ""))
                painter.drawPixmap(cell.left(), top, picture)


def paint_outline(painter: QPainter, rects: list[QRect], colour: str, width: float, *, dashed: bool = False) -> None:
    """A line around a block."""
    pen = QPen(tokens().colour(colour), width)
    if dashed:
        pen.setDashPattern([2, 2])
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    for rect in rects:
        painter.drawRoundedRect(QRectF(rect).adjusted(0, 0, 0, 0).adjusted(-0.5, -0.5, 0.5, 0.5), 4.5, 4.5)


def ghost_rects(layout: Layout, there: Placement) -> list[QRect]:
    """Where the block would lie."""
    return [layout.ghost(row, first, last) for row, first, last in layout.spans(there.start, there.end)]


def paint_ghost(painter: QPainter, layout: Layout, there: Placement, look: BlockLook, grade: str, count: str) -> None:
    """The block as it would lie, outlined in the colour of what that means."""
    parts = ghost_rects(layout, there)
    dates = numbers_short(there.start, there.end)
    for n, rect in enumerate(parts):
        shown = replace(
            look,
            details=(f"{dates} · {count}", f"{dates} {count}", dates),
            starts_here=n == 0,
            ends_here=n == len(parts) - 1,
            broken=False,
        )
        paint_block(painter, rect, shown)
    paint_outline(painter, parts, grade, 2.0)


def outlined(layout: Layout, blocks: tuple[Block, ...]) -> list[QRect]:
    """The places of several blocks."""
    return [rect for block in blocks for rect in layout.rects(block)]
