"""Fields whose text stands as far from the edge as that of any other field, and is not cut off in a letter."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QPaintEvent, QWheelEvent
from PySide6.QtWidgets import QComboBox, QSpinBox, QStyle, QStyleOptionComboBox, QStylePainter, QTimeEdit

LEFT = 6
"""Pixels; the style sheet cannot say this of a spin box."""


class Unscrolled:
    """A field the wheel scrolls past: it changes no value that happens to come under the mouse."""

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Leave it to the page."""
        event.ignore()


class SpinBox(Unscrolled, QSpinBox):
    """A whole number."""

    def __init__(self, least: int = 0, most: int = 99, suffix: str = "", name: str = "") -> None:
        super().__init__()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setRange(least, most)
        self.setSuffix(suffix)
        self.setAccessibleName(name)
        self.lineEdit().setTextMargins(LEFT, 0, 0, 0)


class TimeBox(Unscrolled, QTimeEdit):
    """A time of day, of 24 hours."""

    def __init__(self, name: str = "") -> None:
        super().__init__()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setDisplayFormat("HH:mm")
        self.setAccessibleName(name)
        self.lineEdit().setTextMargins(LEFT, 0, 0, 0)


class ComboBox(Unscrolled, QComboBox):
    """A choice; what is too long ends in dots."""

    def __init__(self) -> None:
        super().__init__()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw as always, with a text that fits."""
        painter, option = QStylePainter(self), QStyleOptionComboBox()
        self.initStyleOption(option)
        style = QStyle.SubControl.SC_ComboBoxEditField
        room = self.style().subControlRect(QStyle.ComplexControl.CC_ComboBox, option, style, self).width() - LEFT
        option.currentText = self.fontMetrics().elidedText(option.currentText, Qt.TextElideMode.ElideRight, room)
        painter.drawComplexControl(QStyle.ComplexControl.CC_ComboBox, option)
        painter.drawControl(QStyle.ControlElement.CE_ComboBoxLabel, option)
