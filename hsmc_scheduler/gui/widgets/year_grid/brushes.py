"""The brushes a wall calendar is painted with, side by side, each with its number on the keyboard."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QIcon, QPainter, QPen, QPixmap
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QLineEdit, QPushButton, QWidget

from hsmc_scheduler.domain.daypart import DayPart
from hsmc_scheduler.gui.theme.theme import theme, tokens
from hsmc_scheduler.gui.theme.tokens import SPACE
from hsmc_scheduler.gui.widgets.buttons import Segments
from hsmc_scheduler.gui.widgets.year_grid.look import Fill
from hsmc_scheduler.gui.widgets.year_grid.paint import fill

SWATCH, SHARPNESS = 16, 2
PARTS = ((DayPart.WHOLE, "All day"), (DayPart.MORNING, "am"), (DayPart.AFTERNOON, "pm"))
CLOSE = "padding: 5px 8px;"


@dataclass(frozen=True, slots=True)
class Brush:
    """What a stroke does. `look` None takes away what was painted."""

    key: str
    title: str
    look: Fill | None


class BrushBar(QWidget):
    """The brushes, the part of the day (where `halves`), and a field for a reason. `changed` follows any choice."""

    changed = Signal()

    def __init__(self, brushes: Sequence[Brush], reason: str, *, halves: bool = False) -> None:
        super().__init__()
        self.brushes = tuple(brushes)
        self._group = QButtonGroup(self)
        self.buttons: dict[str, QPushButton] = {}
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(SPACE)
        chips = QHBoxLayout()
        chips.setSpacing(0)
        for number, brush in enumerate(brushes, 1):
            one = QPushButton(brush.title)
            one.setCheckable(True)
            one.setProperty("role", "segment")
            one.setProperty("end", "first" if number == 1 else "last" if number == len(brushes) else "")
            one.setAccessibleName(f"Paint {brush.title.lower()}")
            one.setToolTip(f"Paint {brush.title.lower()} (press {number} on the calendar)")
            one.setStyleSheet(CLOSE)
            one.setIconSize(QSize(SWATCH, SWATCH))
            one.clicked.connect(self.changed)
            self._group.addButton(one)
            self.buttons[brush.key] = one
            chips.addWidget(one)
        self.buttons[brushes[0].key].setChecked(True)
        row.addLayout(chips)
        self.parts = Segments([(p.value, title) for p, title in PARTS], "Part of the day")
        self.parts.setStyleSheet(f"QPushButton {{ {CLOSE} }}")
        self.parts.setToolTip("Press H on the calendar for half-days")
        self.parts.chosen.connect(self.changed)
        if halves:
            row.addWidget(self.parts)
        else:
            self.parts.setParent(self)
            self.parts.hide()
        self.reason_box = QLineEdit()
        self.reason_box.setPlaceholderText(reason)
        self.reason_box.setAccessibleName(reason)
        self.reason_box.setMinimumWidth(72)
        self.reason_box.setMaximumWidth(260)
        row.addWidget(self.reason_box, 1)
        theme().changed.connect(self._tint)
        self._tint()

    @property
    def brush(self) -> Brush:
        """The brush in hand."""
        return next(b for b in self.brushes if self.buttons[b.key].isChecked())

    @property
    def part(self) -> DayPart:
        """The part of each day it paints."""
        return DayPart(self.parts.key)

    @property
    def reason(self) -> str:
        """The reason typed, if any."""
        return self.reason_box.text().strip()

    def take(self, number: int) -> None:
        """Take the brush of that number, from 1."""
        if number <= len(self.brushes):
            self.buttons[self.brushes[number - 1].key].setChecked(True)
            self.changed.emit()

    def next_part(self) -> None:
        """From whole days to mornings, to afternoons, and round again."""
        keys = [p.value for p, _ in PARTS]
        self.parts.choose(keys[(keys.index(self.parts.key) + 1) % len(keys)])
        self.changed.emit()

    def _tint(self) -> None:
        for brush in self.brushes:
            self.buttons[brush.key].setIcon(swatch(brush.look))


def swatch(look: Fill | None) -> QIcon:
    """A small square of a colour and its pattern."""
    found = QPixmap(SWATCH * SHARPNESS, SWATCH * SHARPNESS)
    found.setDevicePixelRatio(SHARPNESS)
    found.fill(Qt.GlobalColor.transparent)
    painter = QPainter(found)
    box = QRect(1, 1, SWATCH - 2, SWATCH - 2)
    fill(painter, box, look or Fill("panel"))
    painter.setPen(QPen(tokens().colour("secondary"), 1))
    painter.drawRect(box.adjusted(0, 0, -1, -1))
    painter.end()
    icon = QIcon(found)
    icon.addPixmap(found, QIcon.Mode.Disabled)
    return icon
