"""An academic year as a strip: where a delivery may lie, and where single blocks of it may. The ends are dragged."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from PySide6.QtCore import QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from hsmc_scheduler.domain.calendar import AcademicYear
from hsmc_scheduler.domain.delivery import DateWindow, Delivery
from hsmc_scheduler.gui.theme.fonts import font
from hsmc_scheduler.gui.theme.theme import theme, tokens
from hsmc_scheduler.gui.theme.tokens import CAPTION
from hsmc_scheduler.projections.short_dates import day_short, month_short

LEFT, RIGHT, TOP, ROW, BAR = 72, 16, 24, 28, 16
GRIP = 7


@dataclass(frozen=True, slots=True)
class Bar:
    """One window. `number`: -1 for the delivery's own, else its number in the list of block windows."""

    number: int
    title: str
    window: DateWindow


class YearStrip(QWidget):
    """`dragged` carries the number of a bar and its new window. Left and Right move the end that Up and Down chose."""

    dragged = Signal(int, object)

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName("Dates on the academic year")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._year: AcademicYear | None = None
        self.bars: tuple[Bar, ...] = ()
        self.read_only = False
        self._held: tuple[int, bool, date] | None = None
        self._chosen = (0, False)
        theme().changed.connect(self.update)

    def show_delivery(self, delivery: Delivery, year: AcademicYear | None) -> None:
        """Show the windows of a delivery on its year."""
        blocks = (
            Bar(
                n,
                f"Block {w.block}" if w.block > 0 else "Last block" if w.block == -1 else f"Block {w.block}",
                w.window,
            )
            for n, w in enumerate(delivery.block_windows)
        )
        self._year = year
        self.bars = (Bar(-1, "All blocks", delivery.window), *blocks)
        self.setFixedHeight(TOP + ROW * len(self.bars) + 6)
        self.update()

    def x_of(self, day: date) -> float:
        """Where a day begins."""
        if self._year is None:
            return LEFT
        whole = (self._year.end - self._year.start).days + 1
        return LEFT + (day - self._year.start).days / whole * (self.width() - LEFT - RIGHT)

    def day_at(self, x: float) -> date:
        """The day at a place, within the year."""
        assert self._year is not None
        whole = (self._year.end - self._year.start).days + 1
        offset = round((x - LEFT) / (self.width() - LEFT - RIGHT) * whole)
        return self._year.start + timedelta(days=min(max(offset, 0), whole - 1))

    def ends(self, bar: Bar) -> tuple[date, date]:
        """The first and last date of a bar within the year."""
        assert self._year is not None
        held = self._held if self._held and self.bars[self._held[0]] is bar else None
        window = self._moved(held) if held else bar.window
        return (
            max(window.earliest or self._year.start, self._year.start),
            min(window.latest or self._year.end, self._year.end),
        )

    def handle_at(self, row: int, last: bool) -> QPointF:
        """The middle of the handle at an end of a bar."""
        first, end = self.ends(self.bars[row])
        x = self.x_of(end + timedelta(days=1)) if last else self.x_of(first)
        return QPointF(x, TOP + row * ROW + ROW / 2)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw months, bars and handles."""
        if self._year is None:
            return
        look = tokens()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(font(CAPTION))
        self._paint_months(painter)
        for row, bar in enumerate(self.bars):
            y = TOP + row * ROW + (ROW - BAR) / 2
            painter.setPen(look.colour("secondary"))
            box = QRectF(0, TOP + row * ROW, LEFT - 8, ROW)
            painter.drawText(box, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, bar.title)
            first, last = self.ends(bar)
            left, right = self.x_of(first), self.x_of(last + timedelta(days=1))
            painter.setPen(Qt.PenStyle.NoPen)
            whole = QRectF(LEFT, y, self.width() - LEFT - RIGHT, BAR)
            painter.setBrush(look.colour("closed" if bar.number < 0 else "hover"))
            painter.drawRoundedRect(whole, 4, 4)
            painter.setBrush(look.colour("accent_soft" if bar.window.active else "line"))
            painter.setPen(look.colour("accent" if bar.window.active else "secondary"))
            painter.drawRoundedRect(QRectF(left, y, max(right - left, 3), BAR), 4, 4)
            for end in (False, True):
                self._paint_handle(painter, row, end)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Up and Down choose an end, Left and Right move it a day, with Shift a week."""
        row, last = self._chosen
        week = 7 if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else 1
        if event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            at = row * 2 + last + (1 if event.key() == Qt.Key.Key_Down else -1)
            at = min(max(at, 0), len(self.bars) * 2 - 1)
            self._chosen = (at // 2, bool(at % 2))
            self.update()
        elif event.key() in (Qt.Key.Key_Left, Qt.Key.Key_Right) and not self.read_only and row < len(self.bars):
            day = self.ends(self.bars[row])[last] + timedelta(days=week if event.key() == Qt.Key.Key_Right else -week)
            self._give((row, last, day))
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take hold of the handle there."""
        found = self._handle(event.position())
        if found is not None and not self.read_only:
            self._chosen = found
            self._held = (*found, self.ends(self.bars[found[0]])[found[1]])
            self.update()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Carry the handle along, and say its date."""
        if self._held is not None:
            row, last, _ = self._held
            day = self.day_at(event.position().x())
            self._held = (row, last, day - timedelta(days=1) if last and day > self.ends(self.bars[row])[0] else day)
            self.setToolTip(day_short(self._held[2]))
            self.update()
        else:
            over = self._handle(event.position()) is not None and not self.read_only
            self.setCursor(Qt.CursorShape.SizeHorCursor if over else Qt.CursorShape.ArrowCursor)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Let go of it."""
        if self._held is not None:
            held, self._held = self._held, None
            self._give(held)
            self.setToolTip("")
            self.update()

    def _give(self, held: tuple[int, bool, date]) -> None:
        bar = self.bars[held[0]]
        window = self._moved(held)
        if window != bar.window:
            self.dragged.emit(bar.number, window)

    def _moved(self, held: tuple[int, bool, date]) -> DateWindow:
        """The window with an end at that date; the other end stays, and is never crossed."""
        assert self._year is not None
        row, last, day = held
        window = self.bars[row].window
        day = min(max(day, self._year.start), self._year.end)
        if last:
            day = max(day, window.earliest or self._year.start)
            return DateWindow(window.earliest, day, window.active, window.comment)
        day = min(day, window.latest or self._year.end)
        return DateWindow(day, window.latest, window.active, window.comment)

    def _handle(self, at: QPointF) -> tuple[int, bool] | None:
        for row in range(len(self.bars) if self._year else 0):
            for last in (True, False):
                middle = self.handle_at(row, last)
                if abs(middle.x() - at.x()) <= GRIP and abs(middle.y() - at.y()) <= ROW / 2:
                    return row, last
        return None

    def _paint_months(self, painter: QPainter) -> None:
        assert self._year is not None
        look = tokens()
        day = self._year.start.replace(day=1)
        while day <= self._year.end:
            following = (day.replace(day=28) + timedelta(days=4)).replace(day=1)
            left, right = self.x_of(max(day, self._year.start)), self.x_of(min(following, self._year.end))
            painter.setPen(look.colour("line"))
            painter.drawLine(QPointF(left, TOP - 4), QPointF(left, self.height() - 4))
            painter.setPen(look.colour("secondary"))
            box = QRectF(left + 4, 0, right - left, TOP - 4)
            painter.drawText(box, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, month_short(day))
            day = following

    def _paint_handle(self, painter: QPainter, row: int, last: bool) -> None:
        look = tokens()
        middle = self.handle_at(row, last)
        chosen = self.hasFocus() and self._chosen == (row, last)
        painter.setPen(look.colour("panel"))
        painter.setBrush(look.colour("text" if chosen else "accent"))
        painter.drawRoundedRect(QRectF(middle.x() - 3, middle.y() - 10, 6, 20), 3, 3)
