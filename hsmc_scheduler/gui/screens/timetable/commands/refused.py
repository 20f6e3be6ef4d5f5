"""Asks once more before something is done that breaks a requirement."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from hsmc_scheduler.gui.screens.timetable.commands.dialog import reasons_words
from hsmc_scheduler.gui.screens.timetable.commands.steps import BlockSteps, Change
from hsmc_scheduler.gui.theme.tokens import SPACE
from hsmc_scheduler.gui.widgets.buttons import button
from hsmc_scheduler.gui.widgets.notices import Banner
from hsmc_scheduler.gui.widgets.text import label

WIDTH = 480


class RefusedDialog(QDialog):
    """The change, what it would break, and both ways out. Enter and Esc leave everything as it is."""

    def __init__(self, steps: BlockSteps, change: Change, broken: tuple[str, ...], parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(change.name)
        self.setMinimumWidth(WIDTH)
        self._steps, self._change = steps, change
        self.reasons = Banner()
        self.reasons.say(reasons_words(steps.short_of(broken)), grade="bad")
        self.leave = button("Leave it as it is", self.reject, role="primary")
        self.leave.setDefault(True)
        self.anyway = button("Do it anyway", self.accept)
        self.anyway.setAutoDefault(False)
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE * 3, SPACE * 2, SPACE * 3, SPACE * 2)
        column.setSpacing(SPACE)
        column.addWidget(label(f"{change.name}?", "title", wrap=True))
        column.addWidget(label("This would break what is required:", "secondary"))
        column.addWidget(self.reasons)
        row = QHBoxLayout()
        row.setSpacing(SPACE)
        row.addWidget(self.anyway)
        row.addStretch(1)
        row.addWidget(self.leave)
        column.addSpacing(SPACE)
        column.addLayout(row)
        self.leave.setFocus()

    def accept(self) -> None:
        """Do it; the breach is shown from then on."""
        super().accept()
        self._steps.make(self._change)
