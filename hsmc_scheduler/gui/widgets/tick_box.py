"""A box to tick, painted: as the check boxes of the style sheet, for rows that are no widgets."""

from __future__ import annotations

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter

from hsmc_scheduler.gui.theme.icons import pixmap
from hsmc_scheduler.gui.theme.theme import tokens

SIDE = 15
"""Pixels."""


def paint_tick_box(painter: QPainter, left: int, middle: int, *, on: bool) -> None:
    """Paint it with its left edge there, around that height."""
    look = tokens()
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    box = QRectF(left, middle - SIDE // 2, SIDE, SIDE)
    painter.setPen(look.colour("accent" if on else "secondary"))
    painter.setBrush(look.colour("accent" if on else "panel"))
    painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), 3, 3)
    if on:
        painter.drawPixmap(int(box.left()) + 1, int(box.top()) + 1, pixmap("check", look.on_accent, 13))
    painter.restore()
