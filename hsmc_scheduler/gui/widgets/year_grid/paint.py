"""The wall calendar as it is painted while nothing moves on it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import date, timedelta
from functools import lru_cache

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen, QPixmap

from hsmc_scheduler.domain.calendar import days_between
from hsmc_scheduler.domain.daypart import DayPart
from hsmc_scheduler.gui.theme.fonts import font
from hsmc_scheduler.gui.theme.inks import inks, paint_edge
from hsmc_scheduler.gui.theme.theme import tokens
from hsmc_scheduler.gui.theme.tokens import CAPTION, SECONDARY
from hsmc_scheduler.gui.widgets.year_grid.layout import HEADING, LABEL, Layout
from hsmc_scheduler.gui.widgets.year_grid.look import DayLook, Fill, Pattern, Strip
from hsmc_scheduler.projections.planner import COLUMNS
from hsmc_scheduler.projections.short_dates import month_short

LETTERS = "MTWTFSS"
TILE = 6
CENTRED = Qt.AlignmentFlag.AlignCenter
LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
CLOSE, SMALLEST = 16, 9
"""Where days are narrower than that, their numbers are this small, or they would run into each other."""


def paint_sheet(
    painter: QPainter, layout: Layout, look_of: Callable[[date], DayLook], strips: Sequence[Strip], today: date
) -> None:
    """Paint the years: headings, months, days, and the blocks on them."""
    _headings(painter, layout)
    taught = {d for s in strips if not s.small for d in s.days}
    numbers = CAPTION if layout.left(1) - layout.left(0) >= CLOSE else SMALLEST
    number_ink, marked_ink = tokens().colour("secondary"), tokens().colour("text")
    for row in layout.rows:
        _month(painter, layout, row.month, row.top)
        painter.setPen(number_ink)
        painter.setFont(font_of(numbers))
        for day in days_between(row.first, row.last):
            rect = layout.cell(day)
            look = look_of(day)
            paint_day(painter, rect, look)
            if day not in taught:
                painter.setPen(marked_ink if look.morning or look.afternoon else number_ink)
                painter.drawText(rect, CENTRED, str(day.day))
    _weeks(painter, layout)
    for strip in strips:
        _strip(painter, layout, strip)
    cell = layout.cell(today)
    if not cell.isEmpty():
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(tokens().colour("accent"), 1.5))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        size = min(cell.width(), cell.height()) - 1.5
        ring = QRectF(0, 0, size, size)
        ring.moveCenter(QRectF(cell).center())
        painter.drawEllipse(ring)


def paint_day(painter: QPainter, rect: QRect, look: DayLook) -> None:
    """Paint one day's colours, with a hair of the sheet between it and the next."""
    inner = rect.adjusted(0, 0, -1, -1)
    if look.ground is not None:
        fill(painter, inner, look.ground)
    if look.morning is not None and look.morning == look.afternoon:
        fill(painter, inner, look.morning)
    else:
        for half, found in ((0, look.morning), (1, look.afternoon)):
            if found is not None:
                fill(painter, half_of(inner, half), found)
    if look.line:
        painter.fillRect(rect.left(), rect.bottom(), rect.width(), 1, tokens().colour(look.line))
    if look.provisional:
        painter.setPen(QPen(tokens().colour("secondary"), 1, Qt.PenStyle.DotLine))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(inner.adjusted(0, 0, -1, -1))


def half_of(rect: QRect, half: int) -> QRect:
    """The upper half of a day is its morning (0), the lower its afternoon (1)."""
    middle = rect.top() + rect.height() // 2
    if half:
        return QRect(rect.left(), middle, rect.width(), rect.bottom() - middle + 1)
    return QRect(rect.left(), rect.top(), rect.width(), middle - rect.top())


def halves_of(rect: QRect, part: DayPart) -> QRect:
    """The place of a part of a day."""
    return rect if part is DayPart.WHOLE else half_of(rect, part.halves[0])


def fill(painter: QPainter, rect: QRect, look: Fill) -> None:
    """Paint a colour and the pattern on it; patterns run on from one day to the next."""
    painter.fillRect(rect, tokens().colour(look.colour))
    if look.pattern is not Pattern.PLAIN:
        tile = _tile(look.pattern, getattr(tokens(), look.ink), painter.device().devicePixelRatioF())
        painter.drawTiledPixmap(QRectF(rect), tile, QPointF(rect.x() % TILE, rect.y() % TILE))


@lru_cache(maxsize=64)
def _tile(pattern: Pattern, ink: str, sharpness: float) -> QPixmap:
    """A small square that repeats without a seam."""
    found = QPixmap(round(TILE * sharpness), round(TILE * sharpness))
    found.setDevicePixelRatio(sharpness)
    found.fill(Qt.GlobalColor.transparent)
    painter = QPainter(found)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    colour = QColor(ink)
    colour.setAlphaF(0.45)
    painter.setPen(QPen(colour, 1.1))
    if pattern in (Pattern.HATCH, Pattern.CROSS):
        for shift in (-TILE, 0, TILE):
            painter.drawLine(QPointF(shift - 1, TILE + 1), QPointF(shift + TILE + 1, -1))
            if pattern is Pattern.CROSS:
                painter.drawLine(QPointF(shift - 1, -1), QPointF(shift + TILE + 1, TILE + 1))
    elif pattern is Pattern.DOTS:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour)
        painter.drawEllipse(QPointF(1.5, 1.5), 0.9, 0.9)
        painter.drawEllipse(QPointF(1.5 + TILE / 2, 1.5 + TILE / 2), 0.9, 0.9)
    else:
        colour.setAlphaF(0.28)
        painter.setPen(QPen(colour, 1))
        painter.drawLine(QPointF(0, TILE / 2), QPointF(TILE, TILE / 2))
    painter.end()
    return found


def _headings(painter: QPainter, layout: Layout) -> None:
    for year, top in zip(layout.years, layout.headings, strict=True):
        painter.setPen(tokens().colour("text"))
        roomy = layout.label == LABEL
        title_font = font_of(SECONDARY if roomy else CAPTION, strong=roomy)
        painter.setFont(title_font)
        title = _year_title(year.title or year.id, layout.label, title_font)
        painter.drawText(QRect(0, top, LABEL, HEADING), LEFT, title)
        painter.setPen(tokens().colour("secondary"))
        painter.setFont(font_of(CAPTION))
        for column in range(COLUMNS):
            left = layout.left(column)
            place = QRect(left, top, layout.left(column + 1) - left, HEADING)
            painter.drawText(place, CENTRED, LETTERS[column % 7])


def _year_title(title: str, room: int, title_font: QFont) -> str:
    if room < LABEL and title[:4].isdecimal():
        title = title[2:]  # 27-28
    return QFontMetricsF(title_font).elidedText(title, Qt.TextElideMode.ElideRight, room)


def _month(painter: QPainter, layout: Layout, month: date, top: int) -> None:
    painter.setPen(tokens().colour("text"))
    painter.setFont(font_of(SECONDARY, strong=True))
    painter.drawText(QRect(0, top, 28, layout.row_height), LEFT, month_short(month))
    painter.setPen(tokens().colour("secondary"))
    painter.setFont(font_of(CAPTION))
    if layout.label == LABEL:
        painter.drawText(QRect(30, top, LABEL - 30, layout.row_height), LEFT, str(month.year))


def _weeks(painter: QPainter, layout: Layout) -> None:
    """A hair between the weeks, so that the eye keeps its column."""
    painter.setPen(QPen(tokens().colour("line"), 1))
    for number, top in enumerate(layout.headings):
        rows = [r for r in layout.rows if r.year == number]
        for column in range(7, COLUMNS, 7):
            x = layout.left(column) - 1
            painter.drawLine(x, top + HEADING - 4, x, rows[-1].top + layout.row_height - 2)


def _strip(painter: QPainter, layout: Layout, strip: Strip) -> None:
    ink = inks(strip.colour)
    for first, last in _runs(strip.days):
        rect = layout.span(first, last)
        if rect.isEmpty():
            continue
        if strip.small:
            painter.fillRect(QRect(rect.left() + 1, rect.bottom() - 4, rect.width() - 3, 3), ink.edge)
            continue
        body = QRectF(halves_of(rect.adjusted(1, 4, -2, -2), strip.part))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        edge = QColor(tokens().bad) if strip.broken else ink.edge
        painter.setPen(QPen(edge, 1.5 if strip.broken else 1))
        painter.setBrush(ink.fill)
        painter.drawRoundedRect(body.adjusted(0.5, 0.5, -0.5, -0.5), 3, 3)
        paint_edge(painter, QRectF(body.left(), body.top() + 1, 3, body.height() - 2), strip.colour)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)
        painter.setPen(tokens().colour("text"))
        painter.setFont(font_of(CAPTION, strong=True))
        inside = body.adjusted(4, 0, 0, 0)
        words = fitting(strip.code, inside.width())
        if body.height() >= CAPTION:
            painter.drawText(inside, LEFT, words)


@lru_cache(maxsize=2048)
def fitting(words: str, room: float) -> str:
    """As much of a code as fits, without dots: two letters say more."""
    metrics = QFontMetricsF(font_of(CAPTION, strong=True))
    while words and metrics.horizontalAdvance(words) > room:
        words = words[:-1]
    return words


def _runs(days: Iterable[date]) -> list[tuple[date, date]]:
    """Days in a row of one month."""
    found: list[tuple[date, date]] = []
    for day in sorted(days):
        if found and day - found[-1][1] == timedelta(days=1) and day.day > 1:
            found[-1] = (found[-1][0], day)
        else:
            found.append((day, day))
    return found


@lru_cache(maxsize=16)
def font_of(size: int, *, strong: bool = False) -> QFont:
    """The font of that size, made once."""
    return font(size, strong=strong)
