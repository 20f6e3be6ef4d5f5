"""One block as it is painted on the sheet: fill, edge, as much of its text as fits, and its marks."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QPainterPath, QPen

from hsmc_scheduler.gui.theme.fonts import font
from hsmc_scheduler.gui.theme.icons import pixmap
from hsmc_scheduler.gui.theme.inks import inks, paint_edge
from hsmc_scheduler.gui.theme.theme import tokens
from hsmc_scheduler.gui.theme.tokens import CAPTION, SECONDARY
from hsmc_scheduler.projections.palette import Colour
from hsmc_scheduler.projections.reviews import Said

SAID = {Said.CHECKED: ("check", "good"), Said.COMMENTED: ("info", "caution"), Said.AGAIN: ("circle-help", "caution")}
"""The mark and its colour."""
BROKEN, REFUSED, PIN = ("triangle-alert", "bad"), ("door-open", "bad"), ("pin", "text")
CORNER, STRIPE, MARK = 4, 4, 11
NARROWEST = 0.74
"""Text is squeezed to this share of its width before it is cut off."""
SLIGHT = 0.9
"""And details to this, before fewer are shown."""
WIDE = 48
TWO_LINES, ROOMY = 27, 18
"""From this height a block has two lines of text; from this one its first line is in the larger size."""


@dataclass(frozen=True, slots=True)
class BlockLook:
    """What is painted of a block. `details` are tried in turn until one fits: "12–14 · 1/2", "1/2".

    `said`: what module leads said of it; None: nothing.
    """

    code: str
    details: tuple[str, ...]
    colour: Colour
    pinned: bool = False
    broken: bool = False
    starts_here: bool = True
    ends_here: bool = True
    refused: bool = False
    """Its room was refused by those who book rooms."""
    said: Said | None = None


def paint_block(painter: QPainter, rect: QRect, look: BlockLook) -> None:
    """Paint a block into its place."""
    ink = inks(look.colour)
    box = QRectF(rect).adjusted(0.5, 0.5, -0.5, -0.5)
    path = QPainterPath()
    path.addRoundedRect(box, CORNER, CORNER)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(tokens().colour("bad"), 1.5) if look.broken or look.refused else QPen(ink.edge, 1))
    painter.setBrush(ink.fill)
    painter.drawPath(path)
    painter.save()
    painter.setClipPath(path)
    if look.starts_here:
        paint_edge(painter, QRectF(rect.left(), rect.top(), STRIPE, rect.height()), look.colour)
    if not look.ends_here or not look.starts_here:
        _ragged(painter, rect, look)
    painter.restore()
    _paint_text(painter, rect, look, *_paint_marks(painter, rect, look))


def _ragged(painter: QPainter, rect: QRect, look: BlockLook) -> None:
    """Dots where the block goes on in another month."""
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(inks(look.colour).edge)
    for goes_on, x in ((not look.ends_here, rect.right() - 3.0), (not look.starts_here, rect.left() + 3.5)):
        if goes_on:
            for step in (-4, 0, 4):
                painter.drawEllipse(QPointF(x, rect.center().y() + 0.5 + step), 1.1, 1.1)


def _paint_marks(painter: QPainter, rect: QRect, look: BlockLook) -> tuple[int, int]:
    """The pin, the door and the caution mark in the top right corner, what was said of it below; how wide they are.

    In a block of one line all stand side by side.
    """
    two = rect.height() >= TWO_LINES
    over = [mark for mark, there in ((BROKEN, look.broken), (REFUSED, look.refused), (PIN, look.pinned)) if there]
    said = [SAID[look.said]] if look.said else []
    if not two:
        return _marks(painter, rect, over + said, (rect.height() - MARK) // 2), 0
    return _marks(painter, rect, over, 3), _marks(painter, rect, said, rect.height() - MARK - 3)


def _marks(painter: QPainter, rect: QRect, marks: list[tuple[str, str]], top: int) -> int:
    """Marks from the right, as many as there is room for, so far from the block's top; how wide they are."""
    wide = 0
    for name, colour in marks:
        if rect.width() >= STRIPE + MARK * 2 + wide:
            picture = pixmap(name, getattr(tokens(), colour), MARK)
            painter.drawPixmap(rect.right() - 2 - wide - MARK, rect.top() + top, picture)
            wide += MARK + 1
    return wide + 2 if wide else 0


def _paint_text(painter: QPainter, rect: QRect, look: BlockLook, marks: int, below: int) -> None:
    pad = 3 if rect.width() > WIDE else 2
    inner = rect.adjusted(STRIPE + pad + 2 * (not look.starts_here), 0, -1, 0)
    two = rect.height() >= TWO_LINES
    size, code, squeeze = _code(look.code, float(inner.width() - marks), roomy=rect.height() >= ROOMY)
    painter.setPen(tokens().colour("text"))
    painter.setFont(font_of(size, strong=True))
    first = QRect(inner.left(), rect.top() + 1, inner.width(), rect.height() // 2) if two else inner
    _write(painter, first, code, squeeze)
    painter.setFont(font_of(CAPTION))
    painter.setPen(tokens().colour("secondary" if tokens().dark else "text"))
    if two:
        line = QRect(inner.left(), first.bottom() - 1, inner.width() - below, rect.height() // 2)
    else:
        used = round(width(code, size, strong=True) * squeeze) + 5
        line = inner.adjusted(used, 0, -marks, 0)
    for words in look.details:
        squeeze = min(1.0, line.width() / width(words, CAPTION))
        if squeeze >= (NARROWEST if words == look.details[-1] and two else SLIGHT):
            _write(painter, line, words, squeeze)
            break


def _write(painter: QPainter, line: QRect, words: str, squeeze: float) -> None:
    painter.save()
    painter.translate(line.topLeft())
    painter.scale(squeeze, 1.0)
    whole = QRect(0, 0, 999, line.height())
    painter.drawText(whole, Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine, words)
    painter.restore()


@lru_cache(maxsize=4096)
def _code(code: str, room: float, *, roomy: bool) -> tuple[int, str, float]:
    """The size the code is written in, as much of it as fits, and how far it is squeezed: from NARROWEST to 1."""
    if roomy and width(code, SECONDARY, strong=True) <= room:
        return SECONDARY, code, 1.0
    while (squeeze := room / width(code, CAPTION, strong=True)) < NARROWEST and len(code) > 1:
        code = code[:-1]  # no dots: where two letters fit, both should tell something
    return CAPTION, code, min(squeeze, 1.0)


@lru_cache(maxsize=4096)
def width(words: str, size: int, *, strong: bool = False) -> float:
    """How wide some words are."""
    return _metrics(size, strong=strong).horizontalAdvance(words)


def font_of(size: int, *, strong: bool = False) -> QFont:
    """The font of that size; on paper another than on the screen."""
    return font(size, strong=strong)


@lru_cache(maxsize=16)
def _metrics(size: int, *, strong: bool) -> QFontMetricsF:
    return QFontMetricsF(font_of(size, strong=strong))
