"""The plan as a workbook for editing: with students or without, and what sheets it has."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QCheckBox

from hsmc_scheduler.domain.plan import Plan
from hsmc_scheduler.exchange.planning_workbook import write_planning_workbook
from hsmc_scheduler.exchange.planning_workbook.grids import Grid, grids_of
from hsmc_scheduler.exchange.safe_names import safe_name
from hsmc_scheduler.gui.document import Changed
from hsmc_scheduler.gui.screens.export.found import FoundTable, Row
from hsmc_scheduler.gui.screens.export.panel import Panel, card
from hsmc_scheduler.gui.theme.tokens import SPACE
from hsmc_scheduler.gui.widgets.buttons import button
from hsmc_scheduler.gui.widgets.rows import row
from hsmc_scheduler.gui.widgets.text import label
from hsmc_scheduler.gui.workspace import Workspace

PURPOSE = "The whole plan in Excel, to be edited there, by anybody. Bring it back under Bring in, Planning workbook."
NARROW = 80


class ExportPlanPanel(Panel):
    """Choices on the left, the sheets on the right."""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__(workspace, "Planning workbook", PURPOSE)
        self.students_box = QCheckBox("With students")
        self.save_button = button("Save workbook…", self.save_as, role="primary", icon="file-spreadsheet")
        self.waits = (self.save_button,)
        self.sheets = FoundTable("Sheets of the workbook")
        self.students_box.toggled.connect(self._look)
        words = "Their names, employers and mentors. Without them, students stay as they are when it is brought back."
        choices = card(self.students_box, label(words, "secondary", wrap=True), self.save_button)
        self.body.addLayout(row(choices, (self.sheets, 1), spacing=SPACE * 2), 1)

    def refresh(self, changed: Changed) -> None:
        """Show the sheets of the plan as it is now."""
        students = bool(self.workspace.document.plan.students)
        self.students_box.setEnabled(students)
        self.students_box.setChecked(students and self.students_box.isChecked())
        self._look()

    def save_as(self) -> None:
        """Ask for a name, and write the workbook there."""
        plan, kind = self.workspace.document.plan, "Excel workbooks (*.xlsx)"
        name = safe_name(f"{plan.title} planning workbook", ".xlsx")
        self.ask_where("Save the planning workbook as", name, kind, partial(self.save, plan))

    def save(self, plan: Plan, path: Path) -> None:
        """Write the workbook to that path."""
        write = partial(write_planning_workbook, plan, path, students=self.students_box.isChecked())
        self.work("Writing the workbook", write, lambda _: self.wrote(path))

    def _look(self) -> None:
        look = partial(grids_of, self.workspace.document.plan, students=self.students_box.isChecked())
        self.work_out(look, self._show_sheets)

    def _show_sheets(self, grids: tuple[Grid, ...]) -> None:
        rows = [Row((g.spec.title, str(len(g.rows)), g.spec.about)) for g in grids]
        self.sheets.show_rows(("Sheet", "Rows", "What it holds"), rows)
        self.sheets.setColumnWidth(2, NARROW)  # and stretched to what room there is
