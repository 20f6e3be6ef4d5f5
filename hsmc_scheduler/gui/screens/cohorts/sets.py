"""The action learning sets of a cohort: made up by the program from its size, or the planner's own."""

from __future__ import annotations

from typing import Any

from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from hsmc_scheduler.app.edits.cohorts import derive_sets, own_sets, set_facilitator
from hsmc_scheduler.domain.attendance import sets_of
from hsmc_scheduler.domain.place import value_at
from hsmc_scheduler.gui.screens.cohorts.columns import facilitators, sets_of_cohort
from hsmc_scheduler.gui.theme.tokens import SPACE
from hsmc_scheduler.gui.widgets.buttons import button
from hsmc_scheduler.gui.widgets.form.controls import ChoiceControl
from hsmc_scheduler.gui.widgets.table.column import Column, Kind
from hsmc_scheduler.gui.widgets.table.table import DataTable
from hsmc_scheduler.gui.widgets.text import label
from hsmc_scheduler.gui.workspace import Workspace
from hsmc_scheduler.projections.messages.words import counted


class SetsEditor(QWidget):
    """Derived sets show a facilitator each; choosing one makes the sets the planner's own, in a table."""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__()
        self.workspace = workspace
        self.cohort = ""
        self.words = label("", "secondary", wrap=True)
        self.table = DataTable(workspace, sets_of_cohort(""), ("sets",), short=True)
        self.choices: dict[str, ChoiceControl] = {}
        self._lines = QWidget()
        self._grid = QGridLayout(self._lines)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(SPACE * 2)
        self._grid.setColumnStretch(3, 1)
        self._shown: list[QWidget] = []
        self._sizes: list[QLabel] = []
        self.own_button = button("Change them one by one", self._own)
        self.derive_button = button("Make them from the size again", self._derive)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE)
        column.addWidget(self.words)
        column.addWidget(self._lines)
        column.addWidget(self.table)
        row = QHBoxLayout()
        row.addWidget(self.own_button)
        row.addWidget(self.derive_button)
        row.addStretch(1)
        column.addLayout(row)

    def show_cohort(self, cohort: str) -> None:
        """Show the sets of a cohort."""
        if cohort != self.cohort:
            self.cohort = cohort
            rows = sets_of_cohort(cohort)
            self.table.show_list(rows, ("sets",))
        plan = self.workspace.document.plan
        own = any(s.cohort == cohort for s in plan.sets)
        item = value_at(plan, ("cohorts", cohort))
        sets = sets_of(plan, item)
        made = f"{counted(len(sets), 'set')} of at most {item.set_size}, made from the size of the cohort"
        self.words.setText("These sets are your own." if own else f"{made}.")
        self.table.refresh()
        self.table.setVisible(own)
        self._lines.setVisible(not own)
        self.own_button.setVisible(not own and bool(sets))
        self.derive_button.setVisible(own)
        for each in (self.own_button, self.derive_button):
            each.setEnabled(not self.workspace.read_only)
        self._show_lines(() if own else sets)

    def _show_lines(self, sets: Any) -> None:
        if [s.id for s in sets] != list(self.choices):
            for old in self._shown:
                old.deleteLater()
            self._shown, self._sizes, self.choices = [], [], {}
            for n, learning_set in enumerate(sets):
                column = Column(learning_set.id, f"Facilitator of {learning_set.title}", Kind.CHOICE, facilitators)
                control = ChoiceControl(column)
                control.setMinimumWidth(260)
                control.given.connect(self._chosen)
                self.choices[learning_set.id] = control
                name, people = label(learning_set.title, "heading"), label("", "secondary")
                self._sizes.append(people)
                self._grid.addWidget(name, n, 0)
                self._grid.addWidget(people, n, 1)
                self._grid.addWidget(control, n, 2)
                self._shown += [name, people, control]
        for learning_set, size in zip(sets, self._sizes, strict=True):
            size.setText(counted(learning_set.size, "person", "people"))
            control = self.choices[learning_set.id]
            control.setEnabled(not self.workspace.read_only)
            control.show_value(learning_set.facilitator, facilitators(self.workspace.document.plan))

    def _chosen(self, tutor: Any) -> None:
        sender = self.sender()
        if isinstance(sender, ChoiceControl):
            name = sender.column.field
            self.workspace.edit("Choose facilitator", lambda p: set_facilitator(p, self.cohort, name, tutor))

    def _own(self) -> None:
        self.workspace.edit("Change sets one by one", lambda p: own_sets(p, self.cohort))

    def _derive(self) -> None:
        self.workspace.edit("Make sets from the size", lambda p: derive_sets(p, self.cohort))
