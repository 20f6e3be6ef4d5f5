"""The best so far and the proven limit, as they draw together."""

from __future__ import annotations

from math import sqrt

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget

from hsmc_scheduler.gui.theme.fonts import font
from hsmc_scheduler.gui.theme.theme import theme, tokens
from hsmc_scheduler.gui.theme.tokens import CAPTION, SPACE

HEIGHT = 112
LEAST_SECONDS = 5.0
"""The least span of time the curve is drawn over."""
Point = tuple[float, int]
"""Seconds since the start, and a cost."""


class Curve(QWidget):
    """Two lines over time; costs by their square root, so that late small gains can still be seen. No numbers."""

    def __init__(self) -> None:
        super().__init__()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName("How the search is going")
        self.best: list[Point] = []
        self.limit: list[Point] = []
        self._now = 0.0
        theme().changed.connect(self.update)

    def sizeHint(self) -> QSize:
        """As wide as there is room."""
        return QSize(240, HEIGHT)

    def clear(self) -> None:
        """Begin anew."""
        self.best, self.limit, self._now = [], [], 0.0
        self.update()

    def take(self, seconds: float, best: int | None, limit: int) -> None:
        """The search stands here now."""
        self._now = max(self._now, seconds)
        if best is not None:
            self.best.append((seconds, best))
        self.limit.append((seconds, limit))
        self.update()

    def tick(self, seconds: float) -> None:
        """Time has gone on."""
        self._now = max(self._now, seconds)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw both lines, and their names at their ends."""
        look, painter = tokens(), QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        area = QRectF(self.rect()).adjusted(0, SPACE * 2 + 2, 0, -(SPACE * 2 + 2))
        painter.setPen(QPen(look.colour("line"), 1))
        painter.drawLine(area.bottomLeft(), area.bottomRight())
        painter.setFont(font(CAPTION))
        if self.limit:
            self._draw(painter, area, self.limit, "good", dashed=True)
            painter.setPen(look.colour("good"))
            below = QRectF(area.left(), area.bottom() + 2, area.width(), SPACE * 2)
            painter.drawText(below, Qt.AlignmentFlag.AlignRight, "no timetable can be below")
        if self.best:
            self._draw(painter, area, self.best, "accent", dashed=False)
            painter.setPen(look.colour("accent"))
            above = QRectF(area.left(), 0, area.width(), SPACE * 2)
            painter.drawText(above, Qt.AlignmentFlag.AlignLeft, "best so far")

    def _draw(self, painter: QPainter, area: QRectF, points: list[Point], colour: str, *, dashed: bool) -> None:
        highest = sqrt(max([cost for _, cost in (*self.best, *self.limit)] + [1]))
        span = max(self._now, LEAST_SECONDS)

        def at(seconds: float, cost: int) -> QPointF:
            return QPointF(
                area.left() + area.width() * seconds / span,
                area.bottom() - area.height() * sqrt(max(cost, 0)) / highest,
            )

        steps = QPolygonF()
        for n, (seconds, cost) in enumerate(points):
            if n:
                steps.append(at(seconds, points[n - 1][1]))
            steps.append(at(seconds, cost))
        steps.append(at(self._now, points[-1][1]))
        style = Qt.PenStyle.DashLine if dashed else Qt.PenStyle.SolidLine
        painter.setPen(QPen(tokens().colour(colour), 2, style))
        painter.drawPolyline(steps)
        painter.setBrush(tokens().colour(colour))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.drawEllipse(at(self._now, points[-1][1]), 3.5, 3.5)
