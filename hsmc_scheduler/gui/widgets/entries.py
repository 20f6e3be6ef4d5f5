"""Fields that say when their value was changed by hand, and a form of them with what is wrong beside each."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from hsmc_scheduler.app.pasted.cells import on_one_line
from hsmc_scheduler.app.pasted.dates import read_dates
from hsmc_scheduler.domain.problems.wording import listed
from hsmc_scheduler.gui.theme.tokens import SPACE
from hsmc_scheduler.gui.widgets.fields import ComboBox
from hsmc_scheduler.gui.widgets.text import label, regrade
from hsmc_scheduler.projections.short_dates import day_short

DAY_LETTERS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")


class TextEntry(QLineEdit):
    """One line of text. `committed` carries it once it is changed and left."""

    committed = Signal(str)

    def __init__(self, name: str, hint: str = "") -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setPlaceholderText(hint)
        self._shown = ""
        self.editingFinished.connect(self._finish)

    def show_value(self, text: str) -> None:
        """Show a value; what is being typed is kept where the value is still the same."""
        if text != self._shown or not self.isModified():
            self._shown = text
            if text != self.text():
                self.setText(text)
            self.setCursorPosition(0)

    def _finish(self) -> None:
        text = on_one_line(self.text())
        if self.isModified() and text != self._shown:
            self.setModified(False)
            self.committed.emit(text)


class NotesEntry(QPlainTextEdit):
    """A few lines of text. `committed` carries them once they are changed and left."""

    committed = Signal(str)

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setTabChangesFocus(True)
        self.setFixedHeight(64)
        self._shown = ""

    def show_value(self, text: str) -> None:
        """Show a value."""
        if text != self._shown or not self.hasFocus():
            self._shown = text
            if text != self.toPlainText():
                self.setPlainText(text)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Leaving it is what commits it."""
        super().focusOutEvent(event)
        self.finish()

    def finish(self) -> None:
        """Commit what was changed."""
        if self.toPlainText() != self._shown:
            self.committed.emit(self.toPlainText())


class DateEntry(QLineEdit):
    """A date in any form that can mean only one. `committed` carries it; `refused` what is wrong."""

    committed = Signal(object)
    refused = Signal(str)

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setPlaceholderText("7 March 2028")
        self._value: date | None = None
        self._first, self._last = date(1990, 1, 1), date(2100, 12, 31)
        self.editingFinished.connect(self._finish)

    def allow(self, first: date, last: date) -> None:
        """Take dates from `first` to `last`, both inclusive; a year left out is looked for between them."""
        self._first, self._last = first, last

    def show_value(self, value: date | None) -> None:
        """Show a date; what is being typed is kept where the value is still the same."""
        if value != self._value or not self.isModified():
            self._value = value
            self.setText(day_short(value) if value else "")
            self.setCursorPosition(0)

    def _finish(self) -> None:
        if not self.isModified():
            return
        found = read_dates(self.text(), self._first, self._last)
        days = [u.reading.days for u in found.understood]
        if len(days) == 1 and len(days[0]) == 1 and not found.asked and not found.faults:
            self.setModified(False)
            if days[0][0] == self._value:
                self.setText(day_short(days[0][0]))
            self.committed.emit(days[0][0])
        elif found.asked:
            ways = listed((str(r) for r in found.asked[0].readings[:3]), "or")
            self.refused.emit(f"This can mean {ways}. Write the month as a word, and the year.")
        elif found.faults:
            self.refused.emit(f"{found.faults[0].what} {found.faults[0].mend}")
        else:
            self.refused.emit("Give one date, such as 7 March 2028.")


class Choice(ComboBox):
    """One of a few. `committed` carries its key."""

    committed = Signal(str)

    def __init__(self, name: str, choices: Iterable[tuple[str, str]]) -> None:
        super().__init__()
        self.setAccessibleName(name)
        for key, title in choices:
            self.addItem(title, key)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(6)
        self.activated.connect(self._take)

    def show_choices(self, choices: Iterable[tuple[str, str]]) -> None:
        """Offer those instead."""
        wanted = list(choices)
        if wanted != [(self.itemData(n), self.itemText(n)) for n in range(self.count())]:
            self.clear()
            for key, title in wanted:
                self.addItem(title, key)

    def show_value(self, key: str) -> None:
        """Show a value."""
        self.setCurrentIndex(self.findData(key))

    def _take(self) -> None:
        self.committed.emit(str(self.currentData()))


class Tick(QCheckBox):
    """Yes or no. `committed` carries which."""

    committed = Signal(bool)

    def __init__(self, title: str, name: str = "") -> None:
        super().__init__(title)
        self.setAccessibleName(name or title)
        self.clicked.connect(self.committed)

    def show_value(self, value: bool) -> None:
        """Show a value."""
        self.setChecked(value)


class WeekdayEntry(QWidget):
    """Some of the seven weekdays. `committed` carries their numbers (0 is Monday), in order."""

    committed = Signal(object)

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setAccessibleName(name)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        self.buttons: list[QPushButton] = []
        for number, letters in enumerate(DAY_LETTERS):
            one = QPushButton(letters)
            one.setCheckable(True)
            one.setProperty("role", "segment")
            one.setProperty("end", "first" if number == 0 else "last" if number == 6 else "")
            one.setStyleSheet("padding: 5px 0;")
            one.setMinimumWidth(24)
            one.setAccessibleName(f"{name}: {letters}")
            one.clicked.connect(self._take)
            self.buttons.append(one)
            row.addWidget(one, 1)

    def show_value(self, weekdays: Iterable[int]) -> None:
        """Show a value."""
        chosen = set(weekdays)
        for number, one in enumerate(self.buttons):
            with QSignalBlocker(one):
                one.setChecked(number in chosen)

    def _take(self) -> None:
        self.committed.emit(tuple(n for n, one in enumerate(self.buttons) if one.isChecked()))


class Form(QWidget):
    """Fields one below the other, each with its name above it and what is wrong with it below."""

    def __init__(self) -> None:
        super().__init__()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(4)
        self._column.addStretch(1)  # stays last; an alignment would cut what takes more lines than it hints at
        self._faults: dict[str, QLabel] = {}
        self._fields: dict[str, QWidget] = {}

    def add(self, key: str, title: str, field: QWidget) -> None:
        """Add a field."""
        if title:
            name = label(title, "secondary")
            name.setBuddy(field)
            self._column.insertWidget(self._last, name)
        self._column.insertWidget(self._last, field)
        self._end(key, field)

    def add_pair(self, *parts: tuple[str, str, QWidget]) -> None:
        """Add two or three fields side by side, each with its key and title."""
        row = QHBoxLayout()
        row.setSpacing(SPACE)
        for _, title, field in parts:
            cell = QVBoxLayout()
            cell.setSpacing(4)
            name = label(title, "secondary")
            name.setBuddy(field)
            cell.addWidget(name)
            cell.addWidget(field)
            row.addLayout(cell, 1)
        self._column.insertLayout(self._last, row)
        for key, _, field in parts:
            self._end(key, field)

    def add_heading(self, title: str) -> None:
        """Begin a group."""
        self._column.insertSpacing(self._last, SPACE)
        self._column.insertWidget(self._last, label(title, "heading"))

    def show_fault(self, key: str, sentence: str, grade: str = "bad") -> None:
        """Say what is wrong with a field; nothing where the sentence is empty."""
        fault, field = self._faults[key], self._fields[key]
        fault.setText(sentence)
        regrade(fault, grade)
        fault.setVisible(bool(sentence))
        regrade(field, grade if sentence else "")
        field.setAccessibleDescription(sentence)

    def fault(self, key: str) -> str:
        """What is said to be wrong with a field."""
        return self._faults[key].text()

    @property
    def _last(self) -> int:
        """Where the next is put."""
        return self._column.count() - 1

    def _end(self, key: str, field: QWidget) -> None:
        fault = label("", "", wrap=True, grade="bad")
        fault.hide()
        self._faults[key], self._fields[key] = fault, field
        self._column.insertWidget(self._last, fault)
        self._column.insertSpacing(self._last, 4)
        if isinstance(field, DateEntry):
            field.refused.connect(lambda sentence: self.show_fault(key, sentence))
