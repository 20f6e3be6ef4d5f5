"""Asks from which date on a timetable is to be made anew."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from hsmc_scheduler.app.today import today
from hsmc_scheduler.domain.calendar import Calendar
from hsmc_scheduler.gui.theme.tokens import SPACE
from hsmc_scheduler.gui.widgets.buttons import button
from hsmc_scheduler.gui.widgets.entries import DateEntry
from hsmc_scheduler.gui.widgets.text import label


class AskDate(QDialog):
    """`chosen` carries the date."""

    chosen = Signal(object)

    def __init__(self, parent: QWidget | None, calendar: Calendar) -> None:
        super().__init__(parent)
        self.setWindowTitle("Generate only after a date")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setMinimumWidth(420)
        self._day: date | None = max(calendar.start, min(today(), calendar.end))
        self.day_entry = DateEntry("From this date on")
        self.day_entry.allow(calendar.start, calendar.end)
        self.day_entry.show_value(self._day)
        self.day_entry.selectAll()
        self.day_entry.committed.connect(self._take)
        self.day_entry.refused.connect(self._refuse)
        self.fault = label("", wrap=True, grade="bad")
        self.fault.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE * 3, SPACE * 3, SPACE * 3, SPACE * 2)
        column.setSpacing(SPACE)
        column.addWidget(label("Generate only after a date", "title"))
        column.addWidget(label("Blocks that start before it stay as they are.", "secondary", wrap=True))
        column.addWidget(self.day_entry)
        column.addWidget(self.fault)
        row = QHBoxLayout()
        row.setSpacing(SPACE)
        row.addStretch()
        row.addWidget(button("Cancel", self.reject))
        self.generate_button = button("Generate", self._choose, role="primary")
        self.generate_button.setDefault(True)
        row.addWidget(self.generate_button)
        column.addLayout(row)

    def _take(self, day: date | None) -> None:
        self._day = day
        self.fault.hide()

    def _refuse(self, why: str) -> None:
        self._day = None
        self.fault.setText(why)
        self.fault.show()

    def _choose(self) -> None:
        """Go on, unless what was typed is no date."""
        day = self._day
        if day is None:
            self.day_entry.setFocus()
        else:
            self.accept()
            self.chosen.emit(day)
