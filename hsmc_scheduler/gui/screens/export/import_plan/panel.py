"""An edited planning workbook, brought back: what it would change or what is wrong with it, and then the change."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from hsmc_scheduler.app.importing.planning_workbook import Imported, read_planning_workbook
from hsmc_scheduler.app.reading_files import Tables, read_tables
from hsmc_scheduler.domain.plan import Plan
from hsmc_scheduler.domain.problem import Problem
from hsmc_scheduler.gui.document import Changed
from hsmc_scheduler.gui.screens.export.found import FoundTable, Row
from hsmc_scheduler.gui.screens.export.panel import Panel
from hsmc_scheduler.gui.theme.tokens import SPACE
from hsmc_scheduler.gui.widgets.buttons import button
from hsmc_scheduler.gui.widgets.notices import EmptyState
from hsmc_scheduler.gui.widgets.text import label
from hsmc_scheduler.gui.workspace import Workspace
from hsmc_scheduler.projections.messages.words import counted
from hsmc_scheduler.projections.plan_changes import Way, counted_changes

STEP = "Import planning workbook"
PURPOSE = "It is looked through first: you see what would be added, changed and removed before anything is."
GRADES = {Way.ADDED: "good", Way.CHANGED: "", Way.REMOVED: "caution"}
WHAT_WIDTH = 360


class ImportPlanPanel(Panel):
    """A file chosen, then a table of changes or of problems, and the button that applies."""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__(workspace, "Bring back a planning workbook", PURPOSE)
        self.choose_button = button("Choose workbook…", self.choose, role="primary", icon="folder-open")
        self.other_button = button("Another workbook…", self.choose, icon="folder-open")
        self.again_button = button("Read again", self.read_again)
        self.apply_button = button("Apply", self.apply, role="primary", icon="check")
        self.file = label("", "heading")
        self.told = label("", wrap=True)
        self.notes = label("", "secondary", wrap=True)
        self.table = FoundTable("What the workbook would change, or what is wrong with it")
        self.found: Imported | None = None
        self._path: Path | None = None
        self._tables: Tables | None = None
        self._base: Plan | None = None
        self._pages = QStackedWidget()
        words = "Write one under Send out, change it in Excel, and choose it here."
        self._pages.addWidget(EmptyState("file-spreadsheet", "No workbook chosen", words, self.choose_button))
        self._pages.addWidget(self._answer())
        self.body.addWidget(self._pages, 1)

    def _answer(self) -> QWidget:
        row = QHBoxLayout()
        row.setSpacing(SPACE)
        row.addWidget(self.file)
        row.addStretch(1)
        for one in (self.again_button, self.other_button, self.apply_button):
            row.addWidget(one)
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE)
        column.addLayout(row)
        column.addWidget(self.told)
        column.addWidget(self.notes)
        column.addWidget(self.table, 1)
        column.addStretch(0)
        return page

    def refresh(self, changed: Changed) -> None:
        """Compare with the plan as it is now."""
        if self._tables is not None and self.workspace.document.plan is not self._base and not self.working:
            self._compare(self._tables)
        self._offer()

    def forget(self) -> None:
        """The workbook is of the plan that was open before."""
        self._path = self._tables = self.found = self._base = None
        self._pages.setCurrentIndex(0)

    def choose(self) -> None:
        """Ask for a workbook, and read it."""
        self.ask_file("Choose the planning workbook", "Excel workbooks (*.xlsx)", self.read)

    def read(self, path: Path) -> None:
        """Read a workbook and show what it would change; the plan stays as it is."""
        self._path, self._tables, self.found = path, None, None
        plan = self.workspace.document.plan
        self.work(f"Reading {path.name}", partial(_read, path, plan), partial(self._show_read, plan))
        self._offer()

    def read_again(self) -> None:
        """Read the same file anew."""
        if self._path is not None:
            self.read(self._path)

    def apply(self) -> None:
        """Change the plan, as one step; the timetable stays and answers an earlier plan."""
        document = self.workspace.document
        if self.found is None or self.found.plan is None or document.plan is not self._base:
            return
        count = len(self.found.changes)
        wrong = self.workspace.step(STEP, replace(document.content, plan=self.found.plan))
        if wrong:
            self.refuse(wrong)
            return
        self.banner.say(f"The plan was changed: {counted(count, 'change')}. Undo takes all of it back.", grade="good")

    def show_problems(self, problems: Sequence[Problem]) -> None:
        """A file that cannot be read at all."""
        self._tables = self.found = None
        self._show_wrong(problems)

    def rested(self) -> None:
        """Offer what can be done now."""
        self._offer()

    def _compare(self, tables: Tables) -> None:
        plan = self.workspace.document.plan
        compare = partial(read_planning_workbook, tables, plan)
        self.workspace.worker.do(compare, partial(self._show_compared, plan, tables))

    def _show_compared(self, plan: Plan, tables: Tables, found: Imported) -> None:
        if tables is self._tables:  # or another workbook was chosen meanwhile
            self._show_found(plan, tables, found)

    def _show_read(self, plan: Plan, answer: tuple[Tables, Imported]) -> None:
        self._show_found(plan, *answer)

    def _show_found(self, plan: Plan, tables: Tables, found: Imported) -> None:
        if self._path is None:
            return  # another plan was opened meanwhile
        self._base, self._tables, self.found = plan, tables, found
        if self.workspace.document.plan is not plan:
            self._compare(tables)
            return
        if found.plan is None:
            self._show_wrong(found.problems)
        else:
            same = "The workbook says what the plan says already: nothing would change."
            self.told.setText(f"{counted_changes(found.changes)}." if found.changes else same)
            rows = [Row((c.subject, c.what or c.way), GRADES[c.way]) for c in found.changes]
            rows += [Row((p.where, f"{p.what}. {p.mend}"), "caution") for p in found.problems]
            self.table.show_wrapped(("What", "What would change"), rows, (WHAT_WIDTH,))
            self.table.setVisible(bool(rows))
            self._pages.setCurrentIndex(1)
        self.notes.setText("\n".join(found.notes))
        self.notes.setVisible(bool(found.notes))
        self._offer()

    def _show_wrong(self, problems: Sequence[Problem]) -> None:
        words = counted(len(problems), "fault")
        self.told.setText(f"{words} in the workbook. Nothing can be applied before all are mended: then read it again.")
        self.table.show_problems(problems)
        self.table.show()
        self.notes.hide()
        self._pages.setCurrentIndex(1)
        self._offer()

    def _offer(self) -> None:
        self.file.setText(self._path.name if self._path else "")
        ready = self.found is not None and self.found.plan is not None and bool(self.found.changes)
        fresh = self.workspace.document.plan is self._base
        self.apply_button.setEnabled(ready and fresh and not self.working and not self.workspace.read_only)
        for one in (self.choose_button, self.other_button, self.again_button):
            one.setEnabled(not self.working)


def _read(path: Path, plan: Plan) -> tuple[Tables, Imported]:
    tables = read_tables(path)
    return tables, read_planning_workbook(tables, plan)
