"""A few questions, and a plan that solves."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QFormLayout, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from hsmc_scheduler.app.edits.errors import EditError
from hsmc_scheduler.app.templates import (
    EARLIEST,
    LATEST,
    MOST_PEOPLE,
    MOST_YEARS,
    TEMPLATES,
    USUAL_SIZE,
    intakes_of,
    new_plan,
)
from hsmc_scheduler.gui.theme.tokens import SPACE
from hsmc_scheduler.gui.widgets.buttons import button
from hsmc_scheduler.gui.widgets.fields import ComboBox, SpinBox
from hsmc_scheduler.gui.widgets.text import label
from hsmc_scheduler.storage.document import Document

PLANNED_AHEAD_FROM = 9
"""From September on, the year after next is the one to be planned."""


class NewPlanDialog(QDialog):
    """Asks for the years, the programme and the sizes of its intakes. `made` carries a `Document`."""

    made = Signal(object)

    def __init__(self, parent: QWidget | None, today: date | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("New plan")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setMinimumWidth(640)
        day = today or date.today()  # noqa: DTZ011 - local
        self.title_box = QLineEdit()
        self.title_box.setPlaceholderText("A name is made up where you leave this empty")
        self.template_box = ComboBox()
        for template in TEMPLATES:
            self.template_box.addItem(template.title, template)
        self.year_box, self.years_box = SpinBox(EARLIEST, LATEST), SpinBox(1, MOST_YEARS)
        self.year_box.setValue(day.year + (1 if day.month >= PLANNED_AHEAD_FROM else 0))
        self.years_box.setValue(2)
        self.size_boxes: list[SpinBox] = []
        self._about, self._fault = label("", "secondary", wrap=True), label("", "", wrap=True, grade="bad")
        self._lay_out()
        self.template_box.currentIndexChanged.connect(self._follow)
        self.year_box.valueChanged.connect(self._follow)
        self.years_box.valueChanged.connect(self._follow)
        self._follow()

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE * 3, SPACE * 3, SPACE * 3, SPACE * 2)
        column.setSpacing(SPACE)
        column.addWidget(label("New plan", "title"))
        self._form = QFormLayout()
        self._form.setHorizontalSpacing(SPACE * 2)
        self._form.setVerticalSpacing(SPACE)
        self._form.setLabelAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self._form.addRow("&Programme", self.template_box)
        self._form.addRow("", self._about)
        self._form.addRow("&First academic year, from September", self.year_box)
        self._form.addRow("&Academic years", self.years_box)
        self._form.addRow("&Name of the plan", self.title_box)
        column.addLayout(self._form)
        column.addWidget(self._fault)
        self._fault.hide()
        column.addStretch(1)
        column.addSpacing(SPACE)
        row = QHBoxLayout()
        row.setSpacing(SPACE)
        row.addStretch()
        row.addWidget(button("Cancel", self.reject))
        self.create_button = button("Create plan", self._create, role="primary")
        self.create_button.setDefault(True)
        row.addWidget(self.create_button)
        column.addLayout(row)

    def _follow(self) -> None:
        """Ask for as many sizes as there are intakes in the building."""
        template = self.template_box.currentData()
        self._about.setText(template.about)
        sizes = [box.value() for box in self.size_boxes]
        for box in self.size_boxes:
            self._form.removeRow(box)
        self.size_boxes = []
        for n, intake in enumerate(intakes_of(template, self.year_box.value(), self.years_box.value())):
            box = SpinBox(1, MOST_PEOPLE, " people", f"{intake}, people")
            box.setValue(sizes[n] if n < len(sizes) else USUAL_SIZE)
            self._form.addRow(intake, box)
            self.size_boxes.append(box)
        self.adjustSize()

    def _create(self) -> None:
        try:
            plan = new_plan(
                self.title_box.text(),
                self.year_box.value(),
                self.years_box.value(),
                self.template_box.currentData(),
                [box.value() for box in self.size_boxes],
            )
        except EditError as fault:
            self._fault.setText(str(fault))
            self._fault.show()
            return
        self.accept()
        self.made.emit(Document(plan))
