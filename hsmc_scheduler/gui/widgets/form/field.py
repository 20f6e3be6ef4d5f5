"""A field with its label, its hint, and what is wrong with it and how to mend it, beside it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from hsmc_scheduler.app.edits.errors import EditError
from hsmc_scheduler.app.mends import Mend, mend_of
from hsmc_scheduler.domain.place import Place, value_at
from hsmc_scheduler.domain.problem import Problem, Severity
from hsmc_scheduler.gui.widgets.buttons import button
from hsmc_scheduler.gui.widgets.form.controls import control_for
from hsmc_scheduler.gui.widgets.table.changes import with_cell
from hsmc_scheduler.gui.widgets.table.column import Column, Kind
from hsmc_scheduler.gui.widgets.text import label, regrade
from hsmc_scheduler.gui.workspace import Workspace

MEND_AFTER_MS = 120
"""Mends are looked for once the typing rests: each costs some hundredths of a second."""


class Field(QWidget):
    """One field of the thing at `at`."""

    def __init__(self, workspace: Workspace, column: Column) -> None:
        super().__init__()
        self.workspace, self.column = workspace, column
        self.at: Place = ()
        self.control = control_for(column)
        self.note = ProblemNote(workspace)
        self._typed = ""
        self._problems: tuple[Problem, ...] = ()
        stack = QVBoxLayout(self)
        stack.setContentsMargins(0, 0, 0, 0)
        stack.setSpacing(3)
        title = label("" if column.kind is Kind.YES_NO else column.title, "field")
        title.setBuddy(self.control)
        stack.addWidget(title)
        stack.addWidget(self.control)
        if column.hint:
            stack.addWidget(label(column.hint, "secondary", wrap=True))
        stack.addWidget(self.note)
        stack.addStretch(1)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self.setFocusProxy(self.control)
        self.control.given.connect(self._write)
        self.control.typed.connect(self._take_typed)

    def refresh(self, problems: Sequence[Problem] = ()) -> None:
        """Show what the plan has now, and what is wrong with it."""
        plan = self.workspace.document.plan
        self.control.setEnabled(not self.workspace.read_only and not self.column.fixed)
        self._problems = tuple(problems)
        self.control.show_value(self.column.value(value_at(plan, self.at)), self.column.choices(plan))
        self._say()

    @property
    def said(self) -> str:
        """What is said to be wrong."""
        return self.note.text

    def _write(self, value: Any) -> None:
        document = self.workspace.document
        try:
            content = with_cell(document.content, self.at, self.column, value)
        except EditError as fault:
            self._typed = str(fault)
            self._say()
            return
        self._typed = ""
        document.step(f"Change {self.column.title.lower()}", content)

    def _take_typed(self, fault: str) -> None:
        self._typed = fault
        self._say()

    def _say(self) -> None:
        if self._typed:
            self.note.say(self._typed)
        else:
            self.note.show_problems(self._problems)
        self.control.regrade("bad" if self._typed or self._problems else "")


class ProblemNote(QWidget):
    """What is wrong, in a sentence, with a button that mends it where there is one obvious way."""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__()
        self._workspace = workspace
        self._problem: Problem | None = None
        self._mend: Mend | None = None
        row = QVBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        self._words = label("", wrap=True)
        self.button = button("Mend", self._do, role="link")
        row.addWidget(self._words)
        row.addWidget(self.button, 0, Qt.AlignmentFlag.AlignLeft)
        self._timer = QTimer(self, singleShot=True, interval=MEND_AFTER_MS)
        self._timer.timeout.connect(self._look)
        self.hide()

    @property
    def text(self) -> str:
        """What it says; "" while it is hidden."""
        return "" if self.isHidden() else self._words.text()

    def say(self, sentence: str, grade: str = "bad") -> None:
        """Say a sentence that has no mend; "" hides it."""
        self._words.setText(sentence)
        regrade(self._words, grade)
        self.button.hide()
        self._problem = None
        self.setVisible(bool(sentence))

    def show_problems(self, problems: Sequence[Problem]) -> None:
        """Say the first of them, and how many more there are."""
        if not problems:
            self.say("")
            return
        first, more = problems[0], len(problems) - 1
        what = f"{first.what[:1].upper()}{first.what[1:]}."
        self.say(
            " ".join(p for p in (what, first.mend, f"({more} more)" if more else "") if p),
            "bad" if first.severity is Severity.ERROR else "caution",
        )
        self._problem = first
        if not self._workspace.read_only:
            self._timer.start()

    def _look(self) -> None:
        if self._problem is None:
            return
        self._mend = mend_of(self._workspace.document.plan, self._problem)
        if self._mend is not None:
            self.button.setText(self._mend.label)
            self.button.setAccessibleName(self._mend.label)
            self.button.show()

    def _do(self) -> None:
        if self._mend is not None:
            self._workspace.edit(self._mend.label, self._mend.apply)
