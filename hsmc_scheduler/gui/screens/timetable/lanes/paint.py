"""How the lanes are painted: the frozen header and titles, the shaded dates, the rows, the blocks."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QBrush, QColor, QPainter, QPen

from hsmc_scheduler.domain.calendar import AcademicYear
from hsmc_scheduler.gui.screens.timetable.lanes.layout import LaneLayout, RowPlace
from hsmc_scheduler.gui.screens.timetable.lanes.shades import Band
from hsmc_scheduler.gui.screens.timetable.planner.block_paint import BlockLook, font_of, paint_block, width
from hsmc_scheduler.gui.screens.timetable.planner.mark_paint import GRADES, mark
from hsmc_scheduler.gui.selection import Block
from hsmc_scheduler.gui.theme.icons import pixmap
from hsmc_scheduler.gui.theme.inks import inks, paint_edge
from hsmc_scheduler.gui.theme.theme import tokens
from hsmc_scheduler.gui.theme.tokens import CAPTION, SECONDARY, TEXT
from hsmc_scheduler.projections.lanes import LaneShade
from hsmc_scheduler.projections.messages.words import DAYS
from hsmc_scheduler.projections.planner import PlannerPiece
from hsmc_scheduler.projections.short_dates import month_short
from hsmc_scheduler.projections.verdicts import State, Verdict

HEADER = 46
ONE = timedelta(days=1)
BAR_BELOW = 30
"""A block narrower than this is a bar, with its code beside it."""
DAYS_FROM, NAMES_FROM, WEEKS_FROM, MARKS_FROM = 15.0, 52.0, 4.0, 15.0
"""Pixels a day from which day numbers, weekday names, week numbers and a mark a day are shown."""
FADED = 0.25
YEAR_FROM = 64
"""A month this wide has its year beside it; else the year stands below its first month."""
STRIP, MARK = 5, 11
BEHIND = {"weekend": 1.2, "closed": 0.0, "avoid": 0.0}
"""Pixels a day from which a shade is worth painting."""


@dataclass(frozen=True, slots=True)
class Scene:
    """What is painted.

    `seen`: the part of the chart that is seen, in its own pixels; `weekdays`: those taught on; `held`: a block is in
    hand.
    """

    layout: LaneLayout
    bands: tuple[Band, ...]
    years: tuple[AcademicYear, ...]
    today: date
    seen: QRect
    weekdays: tuple[int, ...]
    held: bool = False


def paint_ground(painter: QPainter, scene: Scene) -> None:
    """Shaded dates, months, today, and the line under each row."""
    look, axis, seen = tokens(), scene.layout.axis, scene.seen
    for band in scene.bands:
        left, right = axis.x(band.first), axis.x(band.last + ONE)
        if right < seen.left() or axis.scale < BEHIND[band.shade]:
            continue
        if left > seen.right():
            break
        painter.fillRect(QRect(left, seen.top(), max(1, right - left), seen.height()), look.colour(band.shade))
    painter.setPen(look.colour("line"))
    if axis.scale >= WEEKS_FROM:
        for monday in axis.weeks(seen.left(), seen.right()):
            painter.drawLine(axis.x(monday), seen.top(), axis.x(monday), seen.bottom())
    for month in axis.months(seen.left(), seen.right()):
        strong = any(year.start == month for year in scene.years[1:])
        painter.setPen(QPen(look.colour("secondary" if strong else "line"), 1))
        painter.drawLine(axis.x(month), seen.top(), axis.x(month), seen.bottom())
    painter.setPen(look.colour("line"))
    for place in scene.layout.rows:
        if place.top + place.height >= seen.top() and place.top <= seen.bottom():
            _paint_shaded(painter, scene, place)
            line = place.top + place.height - 1
            painter.setPen(look.colour("line"))
            painter.drawLine(seen.left(), line, seen.right(), line)
    if axis.first <= scene.today <= axis.last:
        x = axis.x(scene.today) + round(axis.scale / 2)
        painter.setPen(QPen(look.colour("accent"), 1.5))
        painter.drawLine(x, seen.top(), x, seen.bottom())


def _paint_shaded(painter: QPainter, scene: Scene, place: RowPlace) -> None:
    """Dates of one row on which its person is away, or its room taken: hatched, lighter where only unwelcome."""
    axis, seen = scene.layout.axis, scene.seen
    for shaded in place.row.shaded:
        left, right = axis.x(shaded.first), axis.x(shaded.last + ONE)
        if right < seen.left() or left > seen.right():
            continue
        box = QRect(left, place.top, max(2, right - left), place.height - 1)
        unwelcome = shaded.shade is LaneShade.PREFER_NOT
        if unwelcome:
            painter.fillRect(box, tokens().colour("avoid"))
        colour = QColor(tokens().colour("caution" if unwelcome else "secondary"))
        colour.setAlphaF(0.35)
        painter.fillRect(box, QBrush(colour, Qt.BrushStyle.Dense7Pattern if unwelcome else Qt.BrushStyle.BDiagPattern))


def paint_pieces(
    painter: QPainter, scene: Scene, look: Callable[[PlannerPiece], BlockLook], faded: Callable[[Block], bool]
) -> None:
    """Every block that is seen."""
    seen = scene.seen
    for place in scene.layout.rows:
        if place.top + place.height < seen.top() or place.top > seen.bottom():
            continue
        for piece in place.row.pieces:
            rect = scene.layout.rect(place, piece)
            if rect.right() < seen.left() - 120 or rect.left() > seen.right():
                continue
            back = faded(piece.placement.key)
            painter.setOpacity(FADED if back else 1.0)
            room = 0 if back and scene.held else _room_after(scene.layout, place, piece, rect)
            paint_piece(painter, rect, look(piece), room)
    painter.setOpacity(1.0)


def paint_piece(painter: QPainter, rect: QRect, look: BlockLook, room: int) -> None:
    """One block; a narrow one as a bar with its code beside it, where there is room for that."""
    if rect.width() >= BAR_BELOW:
        paint_block(painter, rect, look)
        return
    ink = inks(look.colour)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(ink.edge if rect.width() < BAR_BELOW / 2 else ink.fill)
    painter.drawRoundedRect(QRectF(rect), 2, 2)
    if rect.width() >= BAR_BELOW / 2:
        paint_edge(painter, QRectF(rect.left(), rect.top(), 4, rect.height()), look.colour)
    left = rect.right() + 4
    marks = (
        (look.broken, "triangle-alert", "bad"),
        (look.refused and not look.broken, "door-open", "bad"),
        (look.pinned, "pin", "text"),
    )
    for there, name, colour in marks:
        if there and room >= MARK:
            at = QPoint(left, rect.center().y() - MARK // 2)
            painter.drawPixmap(at, pixmap(name, getattr(tokens(), colour), MARK))
            left, room = left + MARK + 2, room - MARK - 2
        elif there and colour == "bad":  # on the bar's own head; a pin is left out where it is as crowded as this
            middle = rect.top() + 2
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(tokens().colour("panel"))
            painter.drawEllipse(QPoint(rect.center().x() + 1, middle), MARK // 2 + 2, MARK // 2 + 2)
            at = QPoint(rect.center().x() + 1 - MARK // 2, middle - MARK // 2)
            painter.drawPixmap(at, pixmap(name, getattr(tokens(), colour), MARK))
    for words in (f"{look.code} {look.details[-1]}", look.code, look.details[-1]):
        if width(words, CAPTION) + 6 <= room:
            painter.setFont(font_of(CAPTION))
            painter.setPen(tokens().colour("text"))
            box = QRect(left, rect.top(), room, rect.height())
            painter.drawText(box, Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine, words)
            break


def _room_after(layout: LaneLayout, place: RowPlace, piece: PlannerPiece, rect: QRect) -> int:
    """How much is free to the right of a piece in its lane."""
    following = (p.first for p in place.row.pieces if p.lane == piece.lane and p.first > piece.last)
    first = min(following, default=None)
    return 140 if first is None else layout.axis.x(first) - rect.right() - 6


def paint_verdicts(
    painter: QPainter, scene: Scene, places: Iterable[RowPlace], verdicts: Iterable[Verdict], ratio: float
) -> None:
    """What each date means for the held block, in its rows: a mark a day, or a strip where days are narrow."""
    axis, seen = scene.layout.axis, scene.seen
    left, right = axis.day_at(seen.left()), axis.day_at(seen.right())
    found = [v for v in verdicts if left <= v.start <= right]
    for place in places:
        if axis.scale >= MARKS_FROM:
            _paint_marks(painter, scene, place, found, ratio)
        else:
            _paint_strip(painter, scene, place, found)


def _paint_marks(painter: QPainter, scene: Scene, place: RowPlace, verdicts: list[Verdict], ratio: float) -> None:
    axis = scene.layout.axis
    for verdict in verdicts:
        at = axis.x(verdict.start)
        size = QSize(axis.x(verdict.start + ONE) - at, place.height - 1)
        base = "weekend" if verdict.start.weekday() not in scene.weekdays else ""
        painter.drawPixmap(at, place.top, mark(verdict.state, verdict.start.day, size, ratio, base))


def _paint_strip(painter: QPainter, scene: Scene, place: RowPlace, verdicts: list[Verdict]) -> None:
    """Fine dates as a high bar at the foot of the row, those at a cost as a low one, blocked ones left as they are."""
    axis, foot = scene.layout.axis, place.top + place.height - 1
    for state, high in ((State.FINE, STRIP), (State.AT_A_COST, STRIP // 2)):
        soft, strong = tokens().colour(f"{GRADES[state]}_soft"), tokens().colour(GRADES[state])
        for verdict in verdicts:
            if verdict.state is state:
                at = axis.x(verdict.start)
                wide = max(1, axis.x(verdict.start + ONE) - at)
                painter.fillRect(at, place.top, wide, place.height - 1, soft)
                painter.fillRect(at, foot - high, wide, high, strong)


def paint_header(painter: QPainter, scene: Scene, titles: int, week_of: Callable[[date], int]) -> None:
    """Months, and below them weeks or days, over what is scrolled under them; `titles`: their width, at the left."""
    look, axis, seen = tokens(), scene.layout.axis, scene.seen
    painter.fillRect(QRect(0, 0, seen.width() + titles, HEADER), look.colour("panel"))
    painter.save()
    painter.setClipRect(QRect(titles, 0, seen.width(), HEADER))
    painter.translate(titles - seen.left(), 0)
    for month in axis.months(seen.left(), seen.right()):
        following = (month + timedelta(days=32)).replace(day=1)
        left, right = axis.x(month), axis.x(following)
        painter.setPen(look.colour("line"))
        painter.drawLine(left, 4, left, HEADER)
        stuck = max(left, seen.left())
        words = f"{month_short(month)} {month.year}" if right - stuck > YEAR_FROM else month_short(month)
        if right - stuck < width(words, SECONDARY, strong=True) + 8:
            words = month_short(month) if right - stuck > 30 else month_short(month)[:1] if right - stuck > 14 else ""
        painter.setFont(font_of(SECONDARY, strong=True))
        painter.setPen(look.colour("text"))
        painter.drawText(QRect(stuck + 5, 2, right - stuck, 22), Qt.AlignmentFlag.AlignVCenter, words)
    _paint_small(painter, scene, week_of)
    painter.restore()
    painter.setPen(look.colour("line"))
    painter.drawLine(0, HEADER - 1, seen.width() + titles, HEADER - 1)


def _paint_small(painter: QPainter, scene: Scene, week_of: Callable[[date], int]) -> None:
    look, axis, seen = tokens(), scene.layout.axis, scene.seen
    painter.setFont(font_of(CAPTION))
    if axis.scale >= DAYS_FROM:
        for day in axis.days(seen.left(), seen.right()):
            now = day == scene.today
            painter.setPen(look.colour("accent" if now else "secondary"))
            words = f"{DAYS[day.weekday()]} {day.day}" if axis.scale >= NAMES_FROM else str(day.day)
            box = QRect(axis.x(day), 24, round(axis.scale), 20)
            painter.drawText(box, Qt.AlignmentFlag.AlignCenter, words)
    elif axis.scale >= WEEKS_FROM:
        for monday in axis.weeks(seen.left(), seen.right()):
            number = week_of(monday)
            if number > 0:
                painter.setPen(look.colour("secondary"))
                box = QRect(axis.x(monday), 24, round(axis.scale * 7), 20)
                painter.drawText(box, Qt.AlignmentFlag.AlignCenter, str(number))
    elif axis.scale * 30 < YEAR_FROM:
        for n, month in enumerate(axis.months(seen.left(), seen.right())):
            if n == 0 or month.month == 1:
                painter.setPen(look.colour("secondary"))
                box = QRect(max(axis.x(month), seen.left()) + 5, 22, 60, 20)
                painter.drawText(box, Qt.AlignmentFlag.AlignVCenter, str(month.year))


def paint_titles(painter: QPainter, scene: Scene, titles: int, at: str) -> None:
    """The rows' titles, over whatever is scrolled under them. `at`: the id of the row the keyboard is in."""
    look, seen = tokens(), scene.seen
    painter.fillRect(QRect(0, HEADER, titles, seen.height()), look.colour("panel"))
    painter.save()
    painter.setClipRect(QRect(0, HEADER, titles, seen.height()))
    painter.translate(0, HEADER - seen.top())
    for place in scene.layout.rows:
        if place.top + place.height < seen.top() or place.top > seen.bottom():
            continue
        two = bool(place.row.subtitle)
        middle = place.top + place.height // 2
        painter.setFont(font_of(TEXT, strong=place.row.id == at))
        painter.setPen(look.colour("text"))
        box = QRect(12, middle - 17 if two else middle - 10, titles - 20, 20)
        painter.drawText(box, Qt.AlignmentFlag.AlignVCenter, _elided(painter, place.row.title, titles - 20))
        if two:
            painter.setFont(font_of(CAPTION))
            painter.setPen(look.colour("secondary"))
            box = QRect(12, middle, titles - 20, 16)
            painter.drawText(box, Qt.AlignmentFlag.AlignVCenter, _elided(painter, place.row.subtitle, titles - 20))
        painter.setPen(look.colour("line"))
        painter.drawLine(0, place.top + place.height - 1, titles, place.top + place.height - 1)
    painter.restore()
    painter.setPen(look.colour("line"))
    painter.drawLine(titles - 1, 0, titles - 1, HEADER + seen.height())


def outline(painter: QPainter, rect: QRect, colour: str, wide: float, *, dashed: bool = False) -> None:
    """A line around a block."""
    pen = QPen(tokens().colour(colour), wide)
    if dashed:
        pen.setDashPattern([2, 2])
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRoundedRect(QRectF(rect).adjusted(-0.5, -0.5, 0.5, 0.5), 4.5, 4.5)


def _elided(painter: QPainter, words: str, wide: int) -> str:
    return painter.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, wide)
