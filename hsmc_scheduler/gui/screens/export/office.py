"""The office's details, in a small form: who asks, who pays, how long before things must be sent."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from PySide6.QtWidgets import QDialog, QGridLayout, QHBoxLayout, QLabel, QLineEdit, QPushButton, QVBoxLayout, QWidget

from hsmc_scheduler.app.edits.office import MOST, office_faults, set_office
from hsmc_scheduler.domain.plan import Office
from hsmc_scheduler.gui.theme.tokens import SPACE
from hsmc_scheduler.gui.widgets.buttons import button
from hsmc_scheduler.gui.widgets.fields import SpinBox
from hsmc_scheduler.gui.widgets.text import label, regrade
from hsmc_scheduler.gui.workspace import Workspace

WIDTH = 640
MOST_LETTERS = 200
TEXTS = (
    ("contact", "Contact"),
    ("department", "Department"),
    ("email", "E-mail"),
    ("telephone", "Telephone"),
    ("cost_code", "Cost code"),
    ("hotel", "Hotel"),
    ("catering", "Catering"),
)
NUMBERS = (
    ("set_up_minutes", "Set up before", " minutes"),
    ("clear_up_minutes", "Clear up after", " minutes"),
    ("request_rooms_working_days", "Ask for rooms", " working days before"),
    ("tell_employers_weeks", "Tell employers", " weeks before"),
    ("answer_within_weeks", "Tutors answer within", " weeks"),
)
WIDE = ("catering",)


class OfficeForm(QDialog):
    """Shown by `open()`. Everything is written in one step; what cannot be is said beside its field."""

    def __init__(self, workspace: Workspace, parent: QWidget) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self.setWindowTitle("Office details")
        self.setMinimumWidth(WIDTH)
        office = workspace.document.plan.office
        self.lines: dict[str, QLineEdit] = {}
        self.numbers: dict[str, SpinBox] = {}
        self.notes: dict[str, QLabel] = {}
        grid = QGridLayout()
        grid.setHorizontalSpacing(SPACE * 3)
        grid.setVerticalSpacing(SPACE + 4)
        place = 0
        for name, title in TEXTS:
            self.lines[name] = line = QLineEdit(getattr(office, name))
            line.setMaxLength(MOST_LETTERS)
            line.setAccessibleName(title)
            line.textEdited.connect(self._check)
            place += place % 2 if name in WIDE else 0
            grid.addLayout(self._field(name, title, line), place // 2, place % 2, 1, 2 if name in WIDE else 1)
            place += 2 if name in WIDE else 1
        place += place % 2
        for name, title, unit in NUMBERS:
            self.numbers[name] = box = SpinBox(0, MOST[name], unit, title)
            box.setValue(getattr(office, name))
            grid.addLayout(self._field(name, title, box), place // 2, place % 2)
            place += 1
        self.save_button = button("Save", self.accept, role="primary")
        self.save_button.setDefault(True)
        self.save_button.setEnabled(not workspace.read_only)
        self._lay_out(grid)

    def _lay_out(self, grid: QGridLayout) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE * 3, SPACE * 2, SPACE * 3, SPACE * 2)
        column.setSpacing(SPACE)
        column.addWidget(label("Office details", "title"))
        words = "They stand in what goes out: room bookings, the hotel's list, packs and the timetable's workbook."
        column.addWidget(label(words, "secondary", wrap=True))
        column.addSpacing(SPACE)
        column.addLayout(grid)
        column.addSpacing(SPACE)
        row = QHBoxLayout()
        row.setSpacing(SPACE)
        row.addStretch(1)
        cancel = button("Cancel", self.reject)
        cancel.setAutoDefault(False)
        row.addWidget(cancel)
        row.addWidget(self.save_button)
        column.addLayout(row)

    @property
    def office(self) -> Office:
        """The details as they are typed."""
        typed: dict[str, Any] = {name: line.text().strip() for name, line in self.lines.items()}
        typed |= {name: box.value() for name, box in self.numbers.items()}
        return replace(self._workspace.document.plan.office, **typed)

    def accept(self) -> None:
        """Write it down, if it can be as it is."""
        faults = self._check()
        if faults:
            self.lines[next(name for name, _ in TEXTS if name in faults)].setFocus()
            return
        office = self.office
        if self._workspace.edit("Change office details", lambda plan: set_office(plan, office)):
            return
        super().accept()

    def _check(self) -> dict[str, str]:
        faults = office_faults(self.office)
        for name, line in self.lines.items():
            self.notes[name].setText(faults.get(name, ""))
            self.notes[name].setVisible(name in faults)
            regrade(line, "bad" if name in faults else "")
        return faults

    def _field(self, name: str, title: str, control: QWidget) -> QVBoxLayout:
        stack = QVBoxLayout()
        stack.setSpacing(3)
        heading = label(title, "field")
        heading.setBuddy(control)
        self.notes[name] = note = label("", wrap=True, grade="bad")
        note.hide()
        for part in (heading, control, note):
            stack.addWidget(part)
        stack.addStretch(1)
        return stack


def office_button(workspace: Workspace, parent: QWidget) -> QPushButton:
    """The button that opens the form over the window `parent` is in."""

    def show() -> None:
        form = OfficeForm(workspace, parent.window())
        form.finished.connect(form.deleteLater)
        form.open()

    return button("Office details…", show, icon="settings")
