"""What is painted over the still part of the sheet: marks of dates, outlines, the ghost of a carried block."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from itertools import islice

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPen, QPixmap

from hsmc_scheduler.domain.timetable import Placement
from hsmc_scheduler.gui.screens.timetable.planner.block_paint import BlockLook, paint_block
from hsmc_scheduler.gui.screens.timetable.planner.layout import Layout
from hsmc_scheduler.gui.screens.timetable.planner.mark_paint import mark
from hsmc_scheduler.gui.screens.timetable.planner.still import FADED
from hsmc_scheduler.gui.selection import Block
from hsmc_scheduler.gui.theme.theme import tokens
from hsmc_scheduler.projections.planner import Shade
from hsmc_scheduler.projections.short_dates import numbers_short
from hsmc_scheduler.projections.verdicts import Verdict

PLAIN = {Shade.WEEKEND: "weekend", Shade.CLOSED: "closed"}


class HeldPicture:
    """The sheet while a block is held: all blocks stand back, and the marks are added as dates are judged."""

    def __init__(self, layout: Layout, still: QPixmap) -> None:
        self._layout = layout
        self._marked = 0
        self.picture = QPixmap(still)
        painter = QPainter(self.picture)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        veil = tokens().colour("panel")
        veil.setAlphaF(1 - FADED)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(veil)
        for block in layout.places:
            for rect in layout.rects(block):
                painter.drawRect(rect)
        painter.end()

    def follow(self, verdicts: Mapping[date, Verdict]) -> QPixmap:
        """The picture with every date marked that is judged by now."""
        coming = list(islice(verdicts.values(), self._marked, None))
        if coming:
            painter = QPainter(self.picture)
            for verdict in coming:
                self._mark(painter, verdict)
            painter.end()
            self._marked += len(coming)
        return self.picture

    def _mark(self, painter: QPainter, verdict: Verdict) -> None:
        day, row = verdict.start, self._layout.row_of(verdict.start)
        if row is None:
            return
        cell = self._layout.cell(row, day)
        size = QSize(cell.width(), min(cell.height(), self._layout.rows_least))
        base = PLAIN.get(row.month.days[day.day - 1].shade, "")
        picture = mark(verdict.state, day.day, size, self.picture.devicePixelRatio(), base)
        painter.drawPixmap(cell.left(), cell.top() + (cell.height() - size.height()) // 2, picture)


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
