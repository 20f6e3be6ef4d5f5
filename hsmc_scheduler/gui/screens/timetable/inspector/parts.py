"""The parts the inspector is put together from."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QLabel, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from hsmc_scheduler.gui.screens.timetable.commands.choice_list import paint_mark
from hsmc_scheduler.gui.theme.fonts import font
from hsmc_scheduler.gui.theme.theme import tokens
from hsmc_scheduler.gui.theme.tokens import RADIUS, SECONDARY, SPACE, TEXT
from hsmc_scheduler.gui.widgets.text import label, ruled_line, tip

ROW = 32
MARK = 18
LINK_WIDTH, VALUE_WIDTH = 176, 236


def section(column: QVBoxLayout, title: str) -> None:
    """A caption, and the line under it."""
    column.addSpacing(SPACE * 2)
    column.addWidget(label(title, "caption"))
    column.addSpacing(SPACE // 2)
    column.addWidget(ruled_line())


def pair(column: QVBoxLayout, key: str, *values: QWidget) -> None:
    """A line above, what it is at the left, and what it says at the right, a row each."""
    column.addWidget(ruled_line())
    row = QHBoxLayout()
    row.setContentsMargins(0, 6, 0, 6)
    row.setSpacing(SPACE)
    row.addWidget(label(key, "secondary"), 0, Qt.AlignmentFlag.AlignTop)
    row.addLayout(stacked(*values), 1)
    column.addLayout(row)


def stacked(*values: QWidget) -> QVBoxLayout:
    """Values below each other, at the right."""
    right = QVBoxLayout()
    right.setSpacing(2)
    for value in values:
        right.addWidget(value, 0, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop)
    right.addStretch(1)
    return right


def value(text: str, role: str = "") -> QLabel:
    """Words at the right."""
    found = label(text, role, wrap=True)
    found.setAlignment(Qt.AlignmentFlag.AlignRight)
    found.setMinimumWidth(min(VALUE_WIDTH, found.fontMetrics().horizontalAdvance(text) + SPACE))
    return found


def link(text: str, clicked: Callable[[], object], name: str, *, enabled: bool, grade: str = "") -> QPushButton:
    """Words at the right that open something. `name` says what."""
    found = QPushButton()
    found.setProperty("role", "value")
    found.setProperty("grade", grade)
    words = found.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, LINK_WIDTH)
    found.setText(words.replace("&", "&&"))
    found.setAccessibleName(name)
    found.setToolTip(tip(name if words == text else f"{text}: {name}"))
    found.setEnabled(enabled)
    found.setCursor(Qt.CursorShape.PointingHandCursor)
    found.clicked.connect(lambda _checked=False: clicked())
    return found


class GradeTag(QWidget):
    """A mark and a word, in the colour of a grade."""

    def __init__(self, grade: str, words: str) -> None:
        super().__init__()
        self._grade, self._words = grade, words
        self.setAccessibleName(words)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """The words beside the mark."""
        self.ensurePolished()
        return QSize(MARK + self.fontMetrics().horizontalAdvance(self._words) + 2, self.fontMetrics().height() + 2)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw both."""
        painter = QPainter(self)
        paint_grade(painter, QRectF(self.rect()), self._grade, self._words)


class RowButton(QAbstractButton):
    """A whole row to click: words at the left, a graded word at the right."""

    def __init__(self, words: str, aside: str, grade: str, name: str) -> None:
        super().__init__()
        self.words, self._aside, self._grade = words, aside, grade
        self.setAccessibleName(name)
        self.setToolTip(tip(name))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)

    def sizeHint(self) -> QSize:
        """One row."""
        return QSize(200, ROW)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the row."""
        look = tokens()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(self.rect()).adjusted(0.5, 1.5, -0.5, -1.5)
        if self.isEnabled() and (self.underMouse() or self.hasFocus()):
            painter.setPen(look.colour("accent") if self.hasFocus() else Qt.PenStyle.NoPen)
            painter.setBrush(look.colour("hover"))
            painter.drawRoundedRect(box, RADIUS, RADIUS)
        inner = box.adjusted(SPACE / 2, 0, -SPACE / 2, 0)
        painter.setFont(font(SECONDARY))
        wide = painter.fontMetrics().horizontalAdvance(self._aside) + (MARK if self._grade else 0)
        paint_grade(painter, inner, self._grade, self._aside)
        painter.setFont(font(TEXT))
        painter.setPen(look.colour("text"))
        words = painter.fontMetrics().elidedText(
            self.words, Qt.TextElideMode.ElideRight, int(inner.width() - wide - SPACE)
        )
        painter.drawText(inner, Qt.AlignmentFlag.AlignVCenter, words)


def paint_grade(painter: QPainter, box: QRectF, grade: str, words: str) -> None:
    """A graded word at the right end of a box, its mark before it."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setFont(font(SECONDARY))
    painter.setPen(tokens().colour(grade or "secondary"))
    painter.drawText(box, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, words)
    if grade:
        left = box.right() - painter.fontMetrics().horizontalAdvance(words) - MARK
        paint_mark(painter, QPointF(left + 8, box.center().y()), grade)


def graded_row(column: QVBoxLayout, words: str, grade: str, word: str, more: str) -> None:
    """A sentence, and how good that is; a line below. `more` is said where the mouse rests."""
    row = QHBoxLayout()
    row.setContentsMargins(0, 6, 0, 6)
    row.setSpacing(SPACE)
    text = label(words, wrap=True)
    text.setToolTip(tip(more))
    row.addWidget(text, 1)
    row.addWidget(GradeTag(grade, word), 0, Qt.AlignmentFlag.AlignTop)
    column.addLayout(row)
    column.addWidget(ruled_line())
