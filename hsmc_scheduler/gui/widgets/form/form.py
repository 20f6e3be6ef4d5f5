"""The fields of one thing of the plan, in two columns."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from hsmc_scheduler.app.problems_with import problems_at
from hsmc_scheduler.domain.place import Place
from hsmc_scheduler.gui.theme.tokens import SPACE
from hsmc_scheduler.gui.widgets.form.field import Field, ProblemNote
from hsmc_scheduler.gui.widgets.table.column import Column
from hsmc_scheduler.gui.workspace import Workspace

TOP = Qt.AlignmentFlag.AlignTop


class Form(QWidget):
    """Call `show_thing` with a place, and `refresh` when the document changed. `across`: fields side by side.

    Problems of the thing that no field of the form (nor one of `elsewhere`) is about stand above all.
    """

    def __init__(
        self, workspace: Workspace, columns: Sequence[Column], *, across: int = 2, elsewhere: Sequence[str] = ()
    ) -> None:
        super().__init__()
        self.workspace, self._elsewhere = workspace, frozenset(elsewhere)
        self.at: Place = ()
        self.fields = {column.field: Field(workspace, column) for column in columns}
        self.note = ProblemNote(workspace)
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(SPACE * 3)
        grid.setVerticalSpacing(SPACE + 4)
        grid.addWidget(self.note, 0, 0, 1, across)
        row, place = 1, 0
        for column in columns:
            if column.wide and place:
                row, place = row + 1, 0
            grid.addWidget(self.fields[column.field], row, place, 1, across if column.wide else 1, TOP)
            place += across if column.wide else 1
            if place >= across:
                row, place = row + 1, 0
        for n in range(across):
            grid.setColumnStretch(n, 1)

    def show_thing(self, at: Place) -> None:
        """Show the fields of the thing at that place."""
        self.at = at
        for field in self.fields.values():
            field.at = at
        self.refresh()

    def refresh(self) -> None:
        """Show the document as it is now."""
        problems = problems_at(self.workspace.document.facts.problems, self.at)
        depth = len(self.at)
        rest = []
        by_field: dict[str, list[int]] = {}
        for n, problem in enumerate(problems):
            inside = ".".join(str(step) for step in problem.at[depth:])
            name = next((f for f in self.fields if inside == f or inside.startswith(f"{f}.")), "")
            if not name and inside.split(".")[0] in {f.split(".")[0] for f in self.fields}:
                name = next(f for f in self.fields if f.split(".")[0] == inside.split(".")[0])
            if name:
                by_field.setdefault(name, []).append(n)
            elif inside.split(".")[0] not in self._elsewhere:
                rest.append(problem)
        for name, field in self.fields.items():
            field.refresh([problems[n] for n in by_field.get(name, ())])
        self.note.show_problems(rest)

    def focus_field(self, name: str) -> bool:
        """Give the keyboard to a field; False where there is none of that name."""
        found = next((f for n, f in self.fields.items() if name and n.split(".")[0] == name), None)
        if found is not None:
            found.setFocus()
        return found is not None
