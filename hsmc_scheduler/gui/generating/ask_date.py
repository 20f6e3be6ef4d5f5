"""Asks from which date on a timetable is to be made anew."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QDate, Qt, Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from hsmc_scheduler.app.today import today
from hsmc_scheduler.domain.calendar import Calendar
from hsmc_scheduler.gui.theme.tokens import SPACE
from hsmc_scheduler.gui.widgets.buttons import button
from hsmc_scheduler.gui.widgets.fields import DateBox
from hsmc_scheduler.gui.widgets.text import label


class AskDate(QDialog):
    """`chosen` carries the date."""

    chosen = Signal(object)

    def __init__(self, parent: QWidget | None, calendar: Calendar) -> None:
        super().__init__(parent)
        self.setWindowTitle("Generate only after a date")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setMinimumWidth(420)
        self.date_box = DateBox("From this date on")
        self.date_box.setDateRange(_qt(calendar.start), _qt(calendar.end))
        self.date_box.setDate(_qt(max(calendar.start, min(today(), calendar.end))))
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE * 3, SPACE * 3, SPACE * 3, SPACE * 2)
        column.setSpacing(SPACE)
        column.addWidget(label("Generate only after a date", "title"))
        column.addWidget(label("Blocks that start before it stay as they are.", "secondary", wrap=True))
        column.addWidget(self.date_box)
        row = QHBoxLayout()
        row.setSpacing(SPACE)
        row.addStretch()
        row.addWidget(button("Cancel", self.reject))
        self.generate_button = button("Generate", self._choose, role="primary")
        self.generate_button.setDefault(True)
        row.addWidget(self.generate_button)
        column.addLayout(row)

    def _choose(self) -> None:
        self.accept()
        day = self.date_box.date()
        self.chosen.emit(date(day.year(), day.month(), day.day()))


def _qt(day: date) -> QDate:
    return QDate(day.year, day.month, day.day)
