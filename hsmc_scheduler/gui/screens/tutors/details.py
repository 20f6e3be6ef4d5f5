"""Who a tutor is: name, address, what they may teach, when and how much."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QGridLayout, QVBoxLayout, QWidget

from hsmc_scheduler.app.edits.editing import put
from hsmc_scheduler.app.edits.tutors import ROLES, set_role
from hsmc_scheduler.app.problems_with import problems_at
from hsmc_scheduler.domain.module import Module
from hsmc_scheduler.domain.plan import Plan
from hsmc_scheduler.domain.problem import Severity
from hsmc_scheduler.domain.tutor import Tutor
from hsmc_scheduler.gui.document import Facts
from hsmc_scheduler.gui.theme.tokens import SPACE
from hsmc_scheduler.gui.widgets.entries import Form, NotesEntry, TextEntry, Tick, WeekdayEntry
from hsmc_scheduler.gui.widgets.fields import SpinBox
from hsmc_scheduler.gui.widgets.text import label

TITLES = {"leads": "Leads", "teachers": "Teaches", "facilitators": "Sets"}
LIMITS = (("days_a_week", "A week"), ("days_in_a_row", "In a row"), ("days_a_year", "A year"))
Edit = Callable[[str, Callable[[Plan], Plan]], str]


class Details(QWidget):
    """`edit` makes a change of the plan under a name, and says what is wrong with it."""

    def __init__(self, edit: Edit) -> None:
        super().__init__()
        self._edit = edit
        self._tutor: Tutor | None = None
        self._codes: tuple[str, ...] = ()
        self.name, self.email = TextEntry("Name"), TextEntry("Email address")
        self.active = Tick("Teaches in this plan")
        self.working, self.preferred = WeekdayEntry("Works on"), WeekdayEntry("Would rather teach on")
        self.comment = NotesEntry("Comment")
        self.limits = {field: SpinBox(0, 366, name=f"Most days {title.lower()}") for field, title in LIMITS}
        for box in self.limits.values():
            box.setSpecialValueText("Any")
            box.setMinimumWidth(64)
            box.setKeyboardTracking(False)
        self.form = Form()
        self.form.add("name", "Name", self.name)
        self.form.add("email", "Email address", self.email)
        self.form.add("active", "", self.active)
        self.form.add("working_weekdays", "Works on", self.working)
        self.form.add("preferred_weekdays", "Would rather teach on", self.preferred)
        self.form.add_heading("Most days")
        self.form.add_pair(*((field, title, self.limits[field]) for field, title in LIMITS))
        self.form.add_heading("Modules")
        self._matrix = QWidget()
        self._grid = QGridLayout(self._matrix)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(SPACE)
        self._grid.setVerticalSpacing(0)
        self._grid.setColumnStretch(0, 1)
        self.ticks: dict[tuple[str, str], QCheckBox] = {}
        self.form.add("modules", "", self._matrix)
        self.form.add("comment", "Comment", self.comment)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, SPACE, SPACE)
        column.addWidget(self.form)
        column.addStretch(1)
        for field, entry in (("name", self.name), ("email", self.email), ("comment", self.comment)):
            entry.committed.connect(partial(self._put, field))
        self.active.committed.connect(partial(self._put, "active"))
        self.working.committed.connect(partial(self._put, "working_weekdays"))
        self.preferred.committed.connect(partial(self._put, "preferred_weekdays"))
        for field, box in self.limits.items():
            box.valueChanged.connect(partial(self._put_limit, field))

    def show_tutor(self, facts: Facts, tutor: Tutor) -> None:
        """Show a tutor, and what is wrong beside each field."""
        self._tutor = tutor
        self.name.show_value(tutor.name)
        self.email.show_value(tutor.email)
        self.active.show_value(tutor.active)
        self.working.show_value(tutor.working_weekdays)
        self.preferred.show_value(tutor.preferred_weekdays)
        self.comment.show_value(tutor.comment)
        for field, box in self.limits.items():
            box.blockSignals(True)
            box.setValue(getattr(tutor.limits, field) or 0)
            box.blockSignals(False)
        self._show_modules(facts.content.plan.modules, tutor.id)
        problems = problems_at(facts.problems, ("tutors", tutor.id))
        fields = ("name", "email", "active", "working_weekdays", "preferred_weekdays", "comment")
        for field in fields:
            found = [p for p in problems if p.at[2:3] == (field,)]
            bad = any(p.severity is Severity.ERROR for p in found)
            said = " ".join(f"{p.what[:1].upper()}{p.what[1:]}. {p.mend}".strip() for p in found)
            self.form.show_fault(field, said, "bad" if bad else "caution")

    def _show_modules(self, modules: tuple[Module, ...], tutor: str) -> None:
        codes = tuple(m.code for m in modules)
        if codes != self._codes:
            self._codes = codes
            self._build(modules)
        for module in modules:
            for role in ROLES:
                self.ticks[module.code, role].setChecked(tutor in getattr(module, role))

    def _build(self, modules: tuple[Module, ...]) -> None:
        while (item := self._grid.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.deleteLater()
        self.ticks = {}
        for column, role in enumerate(ROLES, 1):
            self._grid.addWidget(label(TITLES[role], "secondary"), 0, column, Qt.AlignmentFlag.AlignHCenter)
        for row, module in enumerate(modules, 1):
            code = label(module.code)
            code.setToolTip("")
            self._grid.addWidget(code, row, 0)
            for column, role in enumerate(ROLES, 1):
                tick = QCheckBox()
                tick.setAccessibleName(f"{TITLES[role]} {module.code}")
                tick.clicked.connect(partial(self._set_role, module.code, role))
                self.ticks[module.code, role] = tick
                self._grid.addWidget(tick, row, column, Qt.AlignmentFlag.AlignHCenter)
        if not modules:
            self._grid.addWidget(label("There are no modules yet", "secondary"), 1, 0)

    def _put(self, field: str, value: object) -> None:
        if self._tutor is None:
            return
        at = ("tutors", self._tutor.id, field)
        words = {
            "name": f"Rename {self._tutor.name}",
            "active": f"Switch {self._tutor.name} {'on' if value else 'off'}",
        }
        name = words.get(field, f"Change {field.replace('_', ' ')} of {self._tutor.name}")
        self.form.show_fault(field, self._edit(name, lambda plan: put(plan, at, value)) or self.form.fault(field))

    def _put_limit(self, field: str, value: int) -> None:
        if self._tutor is None:
            return
        at = ("tutors", self._tutor.id, "limits", field)
        name = f"Change limits of {self._tutor.name}"
        self.form.show_fault(field, self._edit(name, lambda plan: put(plan, at, value or None)))

    def _set_role(self, module: str, role: str) -> None:
        if self._tutor is None:
            return
        tutor, has = self._tutor.id, self.ticks[module, role].isChecked()
        name = f"Change who {'facilitates sets of' if role == 'facilitators' else TITLES[role].lower()} {module}"
        self._edit(name, lambda plan: set_role(plan, module, role, tutor, has=has))
