"""An edited planning workbook, brought back: what it would change or what is wrong with it, and then the change."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path

from hsmc_scheduler.app.importing.planning_workbook import Imported, read_planning_workbook
from hsmc_scheduler.app.reading_files import Tables, read_tables
from hsmc_scheduler.domain.problem import Problem
from hsmc_scheduler.gui.screens.export.found import FoundTable, Row
from hsmc_scheduler.gui.screens.export.incoming import IncomingPanel
from hsmc_scheduler.gui.theme.tokens import SPACE
from hsmc_scheduler.gui.widgets.buttons import button
from hsmc_scheduler.gui.widgets.notices import EmptyState
from hsmc_scheduler.gui.widgets.rows import row
from hsmc_scheduler.gui.widgets.text import label
from hsmc_scheduler.gui.workspace import Workspace
from hsmc_scheduler.projections.messages.words import counted
from hsmc_scheduler.projections.plan_changes import Way, counted_changes
from hsmc_scheduler.storage.document import Document

STEP = "Import planning workbook"
PURPOSE = "It is looked through first: you see what would be added, changed and removed before anything is."
GRADES = {Way.ADDED: "good", Way.CHANGED: "", Way.REMOVED: "caution"}
WHAT_WIDTH = 360


class ImportPlanPanel(IncomingPanel[Tables, Imported]):
    """A file chosen, then a table of changes or of problems, and the button that applies."""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__(workspace, "Bring back a planning workbook", PURPOSE)
        self.choose_button = button("Choose workbook…", self.choose, role="primary", icon="folder-open")
        other = button("Another workbook…", self.choose, icon="folder-open")
        again = button("Read again", self.read_again)
        self.waits = (self.choose_button, other, again)
        self.file = label("", "heading")
        self.told = label("", wrap=True)
        self.notes = label("", "secondary", wrap=True)
        self.table = FoundTable("What the workbook would change, or what is wrong with it")
        self._path: Path | None = None
        words = "Write one under Send out, change it in Excel, and choose it here."
        self.lay_out(
            EmptyState("file-spreadsheet", "No workbook chosen", words, self.choose_button),
            row(self.file, None, again, other, self.apply_button),
            self.told,
            self.notes,
            (self.table, 1),
            None,
            spacing=SPACE,
        )

    def choose(self) -> None:
        """Ask for a workbook, and read it."""
        self.ask_file("Choose the planning workbook", "Excel workbooks (*.xlsx)", self.read)

    def read(self, path: Path) -> None:
        """Read a workbook and show what it would change; the plan stays as it is."""
        self._path = path
        self.file.setText(path.name)
        self.drop()
        self.bring(f"Reading {path.name}", partial(read_tables, path))

    def read_again(self) -> None:
        """Read the same file anew."""
        if self._path is not None:
            self.read(self._path)

    def understanding(self, raw: Tables, content: Document) -> Callable[[], Imported]:
        """What the workbook would change in the plan."""
        return partial(read_planning_workbook, raw, content.plan)

    def show_found(self, found: Imported) -> None:
        """Show what would change, or all that is wrong."""
        if found.plan is None:
            self._show_wrong(found.problems)
        else:
            same = "The workbook says what the plan says already: nothing would change."
            self.told.setText(f"{counted_changes(found.changes)}." if found.changes else same)
            rows = [Row((c.subject, c.what or c.way), GRADES[c.way]) for c in found.changes]
            rows += [Row((p.where, f"{p.what}. {p.mend}"), "caution") for p in found.problems]
            self.table.show_wrapped(("What", "What would change"), rows, (WHAT_WIDTH,))
            self.table.setVisible(bool(rows))
        self.notes.setText("\n".join(found.notes))
        self.notes.setVisible(bool(found.notes))

    def changes_something(self, found: Imported) -> bool:
        """Whether nothing is wrong with it, and it says anything new."""
        return found.plan is not None and bool(found.changes)

    def put(self, found: Imported) -> str:
        """Change the plan; the timetable stays and answers an earlier plan."""
        if found.plan is None:
            return str(found.problems[0])
        return self.workspace.step(STEP, replace(self.workspace.document.content, plan=found.plan))

    def applied(self, found: Imported) -> None:
        """Say how much was changed."""
        count = counted(len(found.changes), "change")
        self.banner.say(f"The plan was changed: {count}. Undo takes all of it back.", grade="good")

    def show_problems(self, problems: Sequence[Problem]) -> None:
        """A file that cannot be read at all."""
        self._show_wrong(problems)
        self.notes.hide()
        self.show_pages()

    def _show_wrong(self, problems: Sequence[Problem]) -> None:
        words = counted(len(problems), "fault")
        self.told.setText(f"{words} in the workbook. Nothing can be applied before all are mended: then read it again.")
        self.table.show_problems(problems)
        self.table.show()
