"""The wall calendar as a widget: days are painted on it by mouse or keyboard."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date, timedelta

from PySide6.QtCore import QDate, QEvent, QPoint, QSize, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QFocusEvent,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QPixmap,
)
from PySide6.QtWidgets import QMenu, QSizePolicy, QToolTip, QWidget

from hsmc_scheduler.domain.calendar import AcademicYear, days_between
from hsmc_scheduler.domain.daypart import DayPart
from hsmc_scheduler.domain.index import WEEKDAYS
from hsmc_scheduler.gui.theme.theme import theme, tokens
from hsmc_scheduler.gui.widgets.text import tip
from hsmc_scheduler.gui.widgets.year_grid.layout import (
    HEADING,
    LABEL,
    LOWEST,
    NARROWEST,
    SHORT_LABEL,
    Layout,
    column_of,
    in_row,
)
from hsmc_scheduler.gui.widgets.year_grid.look import OPEN, DayLook, Fill, Strip
from hsmc_scheduler.gui.widgets.year_grid.paint import fill, half_of, paint_sheet
from hsmc_scheduler.projections.messages.words import MONTHS
from hsmc_scheduler.projections.planner import COLUMNS
from hsmc_scheduler.projections.short_dates import day_short, span_short

SHIFT = Qt.KeyboardModifier.ShiftModifier
CONTROL = Qt.KeyboardModifier.ControlModifier


class YearGrid(QWidget):
    """Months down, days across. Nothing changes by itself: `painted` says what was painted, and somebody shows it.

    `painted` carries the days (a tuple of dates, in order) and the `DayPart` of each. `described` carries what is
    under the keyboard in words; `brush_asked` the number (from 1) of a brush; `half_asked` that the part should
    change; `block_asked` the block somebody wants to see.
    """

    painted = Signal(object, object)
    described = Signal(str)
    brush_asked = Signal(int)
    half_asked = Signal()
    block_asked = Signal(object)

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.part = DayPart.WHOLE
        """What is painted of each day."""
        self.brush: Fill | None = None
        """What the days under the brush will look like; None: as if nothing were painted."""
        self.editable = True
        now = QDate.currentDate()
        self.today = date(now.year(), now.month(), now.day())
        self.cursor_day: date | None = None
        """The day the keyboard is on."""
        self._anchor: date | None = None
        self._chosen: tuple[date, ...] = ()
        self._stroke = False
        self._years: tuple[AcademicYear, ...] = ()
        self._look_of: Callable[[date], DayLook] = lambda _: OPEN
        self._strips: tuple[Strip, ...] = ()
        self._strips_on: dict[date, list[Strip]] = {}
        self._sheet: QPixmap | None = None
        self._layout = Layout((), 1, 1)
        theme().changed.connect(self._forget)

    # what is shown ------------------------------------------------------------------------------------------

    def show_years(self, years: Sequence[AcademicYear]) -> None:
        """Show those academic years, one above the other."""
        if tuple(years) != self._years:
            self._years = tuple(years)
            self._lay_out()
            if self.cursor_day is None or self._layout.row_of(self.cursor_day) is None:
                self.cursor_day = self.today if self._layout.row_of(self.today) else None
                self.cursor_day = self.cursor_day or (years[0].start if years else None)
                self._anchor = self.cursor_day
            self._chosen = ()
            self.updateGeometry()

    def show_looks(self, look_of: Callable[[date], DayLook], strips: Sequence[Strip] = ()) -> None:
        """Show days as the function says, and those blocks on them."""
        self._look_of, self._strips = look_of, tuple(strips)
        self._strips_on = {}
        for strip in strips:
            for day in strip.days:
                self._strips_on.setdefault(day, []).append(strip)
        self._forget()
        self._describe()

    @property
    def years(self) -> tuple[AcademicYear, ...]:
        """The years shown."""
        return self._years

    @property
    def chosen(self) -> tuple[date, ...]:
        """The days a stroke would paint now."""
        return self._chosen or ((self.cursor_day,) if self.cursor_day else ())

    def cell(self, day: date) -> QPoint:
        """The middle of a day, in this widget."""
        return self._layout.cell(day).center()

    def words_of(self, day: date) -> str:
        """A day in words: its date, what it is, and the blocks on it."""
        found = self._look_of(day).label
        parts = [day_short(day), *([found] if found else []), *(s.label for s in self._strips_on.get(day, ()))]
        return " · ".join(parts)

    def put_cursor(self, day: date) -> None:
        """Put the keyboard on a day."""
        if self._layout.row_of(day) is not None:
            self.cursor_day = self._anchor = day
            self._chosen = ()
            self._describe()
            self.update()

    # days that belong together ------------------------------------------------------------------------------

    def days_of_weekday(self, weekday: int) -> tuple[date, ...]:
        """Every day of that weekday (0 is Monday) of the years shown."""
        return tuple(d for y in self._years for d in days_between(y.start, y.end) if d.weekday() == weekday)

    def days_of_month(self, day: date) -> tuple[date, ...]:
        """Every day of the month of a day."""
        row = self._layout.row_of(day)
        return tuple(days_between(row.first, row.last)) if row else ()

    def paint_days(self, days: Sequence[date]) -> None:
        """Paint those days, as if by hand."""
        self._chosen, self._stroke = (), False
        self.update()
        if days and self.editable:
            self.painted.emit(tuple(days), self.part)

    # keyboard -----------------------------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move with the arrows, choose with Shift, paint with Space."""
        key = event.key()
        if self.cursor_day is None or event.modifiers() & (CONTROL | Qt.KeyboardModifier.AltModifier):
            super().keyPressEvent(event)
        elif (to := self._moved(key)) is not None:
            self._move_to(to, choosing=bool(event.modifiers() & SHIFT))
        elif key in (Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.paint_days(self.chosen)
        elif Qt.Key.Key_1 <= key <= Qt.Key.Key_9:
            self.brush_asked.emit(int(key) - int(Qt.Key.Key_0))
        elif key == Qt.Key.Key_H:
            self.half_asked.emit()
        elif key == Qt.Key.Key_Escape and (self._chosen or self._stroke):
            self._chosen, self._stroke = (), False
            self._anchor = self.cursor_day
            self.update()
        else:
            super().keyPressEvent(event)

    def _moved(self, key: int) -> date | None:
        day = self.cursor_day
        assert day is not None
        step = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(Qt.Key(key), 0)
        row = self._layout.row_of(day)
        if row is None:
            return None
        if step:
            return self._nearest(day + timedelta(days=step), step)
        if key == Qt.Key.Key_Home:
            return row.first
        if key == Qt.Key.Key_End:
            return row.last
        rows = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1, Qt.Key.Key_PageUp: -12, Qt.Key.Key_PageDown: 12}
        if (down := rows.get(Qt.Key(key))) is None:
            return None
        number = max(0, min(len(self._layout.rows) - 1, self._layout.rows.index(row) + down))
        return in_row(self._layout.rows[number], column_of(day), nearest=True)

    def _nearest(self, day: date, step: int) -> date:
        """That day, or where it lies between two years the next one that does not; the old one at either end."""
        while self._layout.row_of(day) is None:
            day += timedelta(days=step)
            if not self._years[0].start <= day <= self._years[-1].end:
                return self.cursor_day or day
        return day

    def _move_to(self, day: date, *, choosing: bool) -> None:
        if not choosing:
            self._anchor = day
        self.cursor_day = day
        self._chosen = self._between(self._anchor or day, day) if choosing else ()
        self._describe()
        self.update()

    def _between(self, one: date, other: date) -> tuple[date, ...]:
        return tuple(d for d in days_between(min(one, other), max(one, other)) if self._layout.row_of(d))

    # mouse --------------------------------------------------------------------------------------------------

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Begin a stroke; a letter paints its weekday, a month's name the month."""
        if event.button() is not Qt.MouseButton.LeftButton or not self._years:
            super().mousePressEvent(event)
            return
        point = event.position().toPoint()
        days = self._group_at(point)
        if days:
            self.paint_days(days)
            return
        day = self._layout.day_at(point)
        if day is None:
            return
        if not (event.modifiers() & SHIFT and self._anchor):
            self._anchor = day
        self._stroke = self.editable
        self._move_to(day, choosing=True)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Draw the stroke on; show where a click paints many days."""
        point = event.position().toPoint()
        if self._stroke and event.buttons() & Qt.MouseButton.LeftButton:
            day = self._layout.day_at(point, nearest=True)
            if day is not None and day != self.cursor_day:
                self._move_to(day, choosing=True)
        else:
            group = self.editable and bool(self._group_at(point))
            self.setCursor(Qt.CursorShape.PointingHandCursor if group else Qt.CursorShape.ArrowCursor)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Paint what the stroke went over."""
        if event.button() is Qt.MouseButton.LeftButton and self._stroke:
            self.paint_days(self.chosen)
        elif event.button() is Qt.MouseButton.LeftButton:
            self._chosen = ()
            self.update()

    def _group_at(self, point: QPoint) -> tuple[date, ...]:
        if self._layout.heading_at(point.y()) and point.x() >= self._layout.label:
            return self.days_of_weekday(self._layout.column_at(point.x()) % 7)
        row = self._layout.row_at(point.y())
        if row is not None and point.x() < self._layout.label:
            return tuple(days_between(row.first, row.last))
        return ()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """What can be done from the day: paint its weekday or month, show a block of it."""
        keyboard = event.reason() is QContextMenuEvent.Reason.Keyboard
        day = self.cursor_day if keyboard else self._layout.day_at(event.pos())
        if day is None:
            return
        if day not in self._chosen:
            self.put_cursor(day)
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for words, days in (
            ("Paint this day" if len(self.chosen) == 1 else f"Paint these {len(self.chosen)} days", self.chosen),
            (f"Paint all of {_month(day)}", self.days_of_month(day)),
            (f"Paint all {WEEKDAYS[day.weekday()]} shown", self.days_of_weekday(day.weekday())),
        ):
            action = menu.addAction(words)
            action.setEnabled(self.editable)
            action.triggered.connect(lambda _=False, days=days: self.paint_days(days))
        for strip in self._strips_on.get(day, ()):
            show = menu.addAction(f"Show {strip.label} in the timetable".replace("&", "&&"))
            show.triggered.connect(lambda _=False, block=strip.block: self.block_asked.emit(block))
        menu.popup(self.mapToGlobal(self.cell(day)) if keyboard else event.globalPos())

    def event(self, event: QEvent) -> bool:
        """Say what is under the mouse."""
        if isinstance(event, QHelpEvent) and event.type() is QEvent.Type.ToolTip:
            day = self._layout.day_at(event.pos())
            words = self.words_of(day).replace(" · ", "\n") if day else ""
            if self.editable and (group := self._group_at(event.pos())):
                months = event.pos().x() < self._layout.label
                words = f"Paint all of {_month(group[0])}" if months else f"Paint all {WEEKDAYS[group[0].weekday()]}"
            QToolTip.showText(event.globalPos(), tip(words), self)
            return True
        return super().event(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show where the keyboard is."""
        super().focusInEvent(event)
        self._describe()
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Hide where the keyboard was."""
        super().focusOutEvent(event)
        self.update()

    def _describe(self) -> None:
        chosen = self.chosen
        if not chosen:
            return
        words = self.words_of(chosen[0]) if len(chosen) == 1 else f"{span_short(chosen[0], chosen[-1])}"
        if len(chosen) > 1:
            words += f" · {len(chosen)} days"
        self.setAccessibleDescription(words)
        self.described.emit(words)

    # painting -----------------------------------------------------------------------------------------------

    def sizeHint(self) -> QSize:
        """Room for every row."""
        return QSize(LABEL + COLUMNS * 24, self._height_of(26))

    def minimumSizeHint(self) -> QSize:
        """Rows and days as small as can be read."""
        return QSize(SHORT_LABEL + COLUMNS * NARROWEST, self._height_of(LOWEST))

    def _height_of(self, row: int) -> int:
        return HEADING * len(self._years) + row * len(self._layout.rows) + 1

    def resizeEvent(self, event: object) -> None:
        """Fit the days to the width."""
        self._lay_out()

    def _lay_out(self) -> None:
        self._layout = Layout(self._years, self.width(), self.height())
        self._forget()

    def _forget(self) -> None:
        self._sheet = None
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """The sheet from memory; what moves, on top."""
        if not self._years:
            return
        sharpness = self.devicePixelRatioF()
        if self._sheet is None or self._sheet.devicePixelRatio() != sharpness:
            self._sheet = QPixmap(self.size() * sharpness)
            self._sheet.setDevicePixelRatio(sharpness)
            self._sheet.fill(Qt.GlobalColor.transparent)
            still = QPainter(self._sheet)
            paint_sheet(still, self._layout, self._look_of, self._strips, self.today)
            still.end()
        painter = QPainter(self)
        painter.drawPixmap(0, 0, self._sheet)
        self._paint_chosen(painter)
        painter.end()

    def _paint_chosen(self, painter: QPainter) -> None:
        accent = tokens().colour("accent")
        for day in self._chosen:
            rect = self._layout.cell(day).adjusted(0, 0, -1, -1)
            for half in self.part.halves:
                fill(painter, half_of(rect, half), self.brush or Fill("panel"))
            painter.setPen(QPen(accent, 1))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(rect.adjusted(0, 0, -1, -1))
        if self.hasFocus() and self.cursor_day is not None:
            painter.setPen(QPen(accent, 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(self._layout.cell(self.cursor_day).adjusted(1, 1, -2, -2), 3, 3)


def _month(day: date) -> str:
    """March 2028."""
    return f"{MONTHS[day.month - 1]} {day.year}"
