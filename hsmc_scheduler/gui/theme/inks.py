"""A module's colour as it is painted in today's look, with its strong edge and its swatch."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from hsmc_scheduler.gui.theme.theme import tokens
from hsmc_scheduler.projections.palette import Colour, Line

DASHES = {Line.DASHED: (5, 3), Line.DOTTED: (2, 2), Line.TOOTHED: (2, 2)}
"""How long a stroke of the edge is, and the room after it, in pixels."""
THIN = 0.36
"""The share of the edge's width that a thin line takes."""
ENDS = 0.3
"""The share of the edge's length that its upper and lower end take."""


@dataclass(frozen=True, slots=True)
class Inks:
    """A block's soft fill and strong edge; text on the fill is in the text colour."""

    fill: QColor
    edge: QColor


def inks(colour: Colour) -> Inks:
    """The colour in today's look, light or dark."""
    return _inks(colour, dark=tokens().dark)


@lru_cache(maxsize=256)
def _inks(colour: Colour, *, dark: bool) -> Inks:
    fill, edge = (colour.dark_fill, colour.dark_edge) if dark else (colour.fill, colour.edge)
    return Inks(QColor(f"#{fill}"), QColor(f"#{edge}"))


def paint_edge(painter: QPainter, box: QRectF, colour: Colour) -> None:
    """The strong edge, filling an upright box in the line of its colour: whole, dashed, and so on."""
    edge = inks(colour).edge
    for left, top, wide, high in _strokes(colour.line, box.width(), box.height()):
        painter.fillRect(QRectF(box.left() + left, box.top() + top, wide, high), edge)


def paint_swatch(painter: QPainter, box: QRectF, colour: Colour) -> None:
    """A little block, as it stands in a legend."""
    ink = inks(colour)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(ink.fill)
    painter.drawRoundedRect(box, 3, 3)
    paint_edge(painter, QRectF(box.left() + 1, box.top() + 1, 4, box.height() - 2), colour)
    painter.setPen(QPen(ink.edge, 1.5))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRoundedRect(box, 3, 3)


@lru_cache(maxsize=512)
def _strokes(line: Line, wide: float, high: float) -> tuple[tuple[float, float, float, float], ...]:
    """Left, top, width and height of each stroke, from the top left of the edge."""
    thin = wide * THIN
    found = []
    if line in {Line.DOUBLE, Line.TOOTHED}:
        found.append((0.0, 0.0, thin, high))
    if line is Line.SOLID:
        found.append((0.0, 0.0, wide, high))
    if line is Line.DOUBLE:
        found.append((wide - thin, 0.0, thin, high))
    if line is Line.ENDS:
        found += [(0.0, 0.0, wide, high * ENDS), (0.0, high * (1 - ENDS), wide, high * ENDS)]
    if line in DASHES:
        on, off = DASHES[line]
        top = off / 2
        while top < high:
            found.append((0.0, top, wide, min(on, high - top)))
            top += on + off
    return tuple(found)
