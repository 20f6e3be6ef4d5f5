"""The navigation on the left: one button a screen, with a count where something needs attention."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QFrame, QSizePolicy, QVBoxLayout

from hsmc_scheduler.gui.screens.screen import ScreenSpec
from hsmc_scheduler.gui.theme.fonts import font
from hsmc_scheduler.gui.theme.icons import pixmap
from hsmc_scheduler.gui.theme.theme import theme, tokens
from hsmc_scheduler.gui.theme.tokens import CAPTION, RADIUS, RAIL, RAIL_NARROW, SPACE, TEXT

ROW = 36
BY_KEYBOARD = (Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason, Qt.FocusReason.ShortcutFocusReason)


class RailButton(QAbstractButton):
    """One screen."""

    def __init__(self, spec: ScreenSpec, key: str) -> None:
        super().__init__()
        self.spec = spec
        self.narrow = False
        self.count = 0
        self.ringed = False
        """Whether it has the keyboard, and the keyboard is what is used: a click leaves no ring."""
        self._key = key
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.show_count(0)

    def sizeHint(self) -> QSize:
        """A row of the rail."""
        return QSize(RAIL_NARROW if self.narrow else RAIL, ROW)

    def show_count(self, count: int) -> None:
        """Show how many things need attention on this screen."""
        self.count = count
        attention = f", {count} to look at" if count else ""
        self.setAccessibleName(f"{self.spec.title}{attention}")
        self.setToolTip(f"{self.spec.title}{attention} ({self._key})")
        self.update()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show where the keyboard is to whoever uses it."""
        self.ringed = event.reason() in BY_KEYBOARD
        super().focusInEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The keyboard is used."""
        self.ringed = True
        self.update()
        super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the row."""
        look = tokens()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        row = QRectF(self.rect()).adjusted(SPACE, 2, -SPACE, -2)
        if self.isChecked() or self.underMouse():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(look.colour("hover"))
            painter.drawRoundedRect(row, RADIUS, RADIUS)
        if self.hasFocus() and self.ringed:
            painter.setPen(look.colour("accent"))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(row.adjusted(0.5, 0.5, -0.5, -0.5), RADIUS, RADIUS)
        strong = self.isChecked()
        left = row.center().x() - 8 if self.narrow else row.left() + 10
        painter.drawPixmap(
            int(left), int(row.center().y() - 8), pixmap(self.spec.icon, look.text if strong else look.secondary)
        )
        if not self.narrow:
            painter.setPen(look.colour("text" if strong else "secondary"))
            painter.setFont(font(TEXT, strong=strong))
            words = row.adjusted(38, 0, -28 if self.count else 0, 0)
            title = painter.fontMetrics().elidedText(self.spec.title, Qt.TextElideMode.ElideRight, int(words.width()))
            painter.drawText(words, Qt.AlignmentFlag.AlignVCenter, title)
        if self.count:
            self._paint_count(painter, row)

    def _paint_count(self, painter: QPainter, row: QRectF) -> None:
        look = tokens()
        words = str(self.count) if self.count < 100 else "99+"
        painter.setFont(font(CAPTION, strong=True))
        wide = max(18.0, painter.fontMetrics().horizontalAdvance(words) + 10.0)
        box = QRectF(row.right() - wide - 6, row.center().y() - 9, wide, 18)
        if self.narrow:
            box.moveTopRight(row.topRight())
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(look.colour("caution_soft"))
        painter.drawRoundedRect(box, 9, 9)
        painter.setPen(look.colour("caution"))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, words)


class Rail(QFrame):
    """All screens. `chosen` carries the id of the one to show."""

    chosen = Signal(str)

    def __init__(self, screens: Sequence[ScreenSpec]) -> None:
        super().__init__()
        self.setObjectName("rail")
        self.setAccessibleName("Screens")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, SPACE, 0, SPACE)
        column.setSpacing(0)
        self._group = QButtonGroup(self)
        self._buttons: dict[str, RailButton] = {}
        for n, spec in enumerate(screens, 1):
            one = RailButton(spec, f"Ctrl+{n}")
            one.clicked.connect(lambda _checked=False, screen=spec.id: self.chosen.emit(screen))
            self._group.addButton(one)
            self._buttons[spec.id] = one
            column.addWidget(one)
        column.addStretch()
        self.set_narrow(False)
        theme().changed.connect(self.update)

    def show_screen(self, screen: str) -> None:
        """Mark the screen that is shown; the keyboard goes along where it is on another's."""
        its = self._buttons[screen]
        its.setChecked(True)
        had = next((one for one in self._buttons.values() if one.hasFocus() and one is not its), None)
        if had is not None:
            its.setFocus(BY_KEYBOARD[0] if had.ringed else Qt.FocusReason.OtherFocusReason)

    def show_count(self, screen: str, count: int) -> None:
        """Show how many things need attention on a screen."""
        if self._buttons[screen].count != count:
            self._buttons[screen].show_count(count)

    def button(self, screen: str) -> RailButton:
        """The button of a screen."""
        return self._buttons[screen]

    def count(self, screen: str) -> int:
        """What is shown for a screen."""
        return self._buttons[screen].count

    def set_narrow(self, narrow: bool) -> None:
        """Icons only, for narrow windows."""
        self.setFixedWidth(RAIL_NARROW if narrow else RAIL)
        for one in self._buttons.values():
            one.narrow = narrow
            one.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Up and down go from screen to screen."""
        step = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(Qt.Key(event.key()), 0)
        if not step:
            super().keyPressEvent(event)
            return
        rows = list(self._buttons.values())
        now = next((n for n, one in enumerate(rows) if one.hasFocus()), 0)
        following = rows[(now + step) % len(rows)]
        following.setFocus(Qt.FocusReason.TabFocusReason)
        following.click()

    def changeEvent(self, event: QEvent) -> None:
        """Follow a change of type."""
        super().changeEvent(event)
        self.update()
