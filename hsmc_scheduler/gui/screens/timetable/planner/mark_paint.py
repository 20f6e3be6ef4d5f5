"""What each date means for the held block, as a small mark: by icon, pattern and colour."""

from __future__ import annotations

from functools import lru_cache

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPen, QPixmap

from hsmc_scheduler.gui.screens.timetable.planner.block_paint import font_of
from hsmc_scheduler.gui.theme.theme import tokens
from hsmc_scheduler.gui.theme.tokens import CAPTION, Tokens
from hsmc_scheduler.projections.verdicts import State

GRADES = {State.FINE: "good", State.AT_A_COST: "caution", State.BLOCKED: "bad"}
DOT = 3.6
TALL, BROAD = 26, 24
"""From this height the icon stands under the number, below it beside; alone on a narrow blocked day."""


def mark(state: State, number: int, size: QSize, ratio: float, base: str) -> QPixmap:
    """The picture of a date's cell; `base`: what a weekend or closed day is shaded in, which needs no other colour."""
    return _mark(state, number, size.width(), size.height(), ratio, base, tokens())


@lru_cache(maxsize=1024)
def _mark(state: State, number: int, wide: int, high: int, ratio: float, base: str, look: Tokens) -> QPixmap:
    grade = GRADES[state]
    found = QPixmap(QSize(wide, high) * ratio)
    found.setDevicePixelRatio(ratio)
    found.fill(Qt.GlobalColor.transparent)
    painter = QPainter(found)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    box = QRectF(1, 1, wide - 2, high - 2)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(look.colour(base or ("panel" if state is State.BLOCKED else f"{grade}_soft")))
    painter.drawRoundedRect(box, 3, 3)
    if not base:
        _pattern(painter, state, box)
    beside = high < TALL
    alone = beside and wide < BROAD and state is State.BLOCKED
    middle = QPointF(wide - DOT - 1.5, high / 2) if beside else QPointF(wide / 2, high - DOT - 4)
    if alone:
        middle.setX(wide / 2)
    painter.setFont(font_of(CAPTION))
    painter.setPen(look.colour("secondary" if state is State.BLOCKED else "text"))
    room = QRectF(1, 0, middle.x() - DOT - 1, high) if beside else QRectF(0, 0, wide, middle.y() - 2)
    if not alone:
        painter.drawText(room, Qt.AlignmentFlag.AlignCenter, str(number))
    _icon(painter, state, middle, look.colour("secondary" if base else grade).name())
    painter.end()
    return found


def _pattern(painter: QPainter, state: State, box: QRectF) -> None:
    """Fine is even, at a cost is ruled across, blocked is hatched."""
    if state is State.FINE:
        return
    colour = tokens().colour(GRADES[state])
    colour.setAlpha(38 if state is State.BLOCKED else 60)
    painter.setPen(QPen(colour, 1))
    painter.setClipRect(box)
    if state is State.AT_A_COST:
        for y in range(4, round(box.bottom()), 4):
            painter.drawLine(QPointF(box.left(), y + 0.5), QPointF(box.right(), y + 0.5))
    else:
        for x in range(-round(box.height()), round(box.right()), 5):
            painter.drawLine(QPointF(x, box.bottom()), QPointF(x + box.height(), box.top()))
    painter.setClipping(False)


def _icon(painter: QPainter, state: State, middle: QPointF, colour: str) -> None:
    """A filled dot, a half dot, a small cross."""
    pen = QPen(colour)
    pen.setWidthF(1.4)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    painter.setPen(pen)
    if state is State.BLOCKED:
        reach = DOT - 1.2
        painter.drawLine(middle + QPointF(-reach, -reach), middle + QPointF(reach, reach))
        painter.drawLine(middle + QPointF(-reach, reach), middle + QPointF(reach, -reach))
        return
    painter.setBrush(pen.brush() if state is State.FINE else Qt.BrushStyle.NoBrush)
    painter.drawEllipse(middle, DOT - 0.7, DOT - 0.7)
    if state is State.AT_A_COST:
        painter.setBrush(pen.brush())
        painter.setPen(Qt.PenStyle.NoPen)
        half = QRectF(middle.x() - DOT, middle.y() - DOT, DOT * 2, DOT * 2)
        painter.drawPie(half, 90 * 16, 180 * 16)
