"""The timetable as a workbook, for everybody or for one cohort or tutor, seen before it is saved."""

from __future__ import annotations

from datetime import UTC, datetime
from functools import partial
from pathlib import Path

from PySide6.QtCore import QTimer

from hsmc_scheduler.gui.document import Changed
from hsmc_scheduler.gui.screens.export.panel import Panel, card
from hsmc_scheduler.gui.screens.export.whom import WhomBox
from hsmc_scheduler.gui.screens.export.workbook.preview import WorkbookPreview
from hsmc_scheduler.gui.screens.export.workbook.work import Order, made, write
from hsmc_scheduler.gui.theme.tokens import SPACE
from hsmc_scheduler.gui.widgets.buttons import button
from hsmc_scheduler.gui.widgets.rows import row
from hsmc_scheduler.gui.workspace import Workspace
from hsmc_scheduler.projections.proof import unproven

PAUSE_MS = 150
"""So long after a change the preview is made anew."""
PURPOSE = "Planner, sessions, deadlines, room bookings and checks; for one cohort or tutor, what is theirs."


class WorkbookPanel(Panel):
    """Choices on the left, the sheets on the right."""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__(workspace, "Timetable", PURPOSE)
        self.whom = WhomBox()
        self.save_button = button("Save workbook…", self.save_as, role="primary", icon="file-spreadsheet")
        self.waits = (self.save_button,)
        self.preview = WorkbookPreview()
        self._pause = QTimer(self, singleShot=True, interval=PAUSE_MS)
        self._pause.timeout.connect(self._make_preview)
        self.whom.changed.connect(self._pause.start)
        self.body.addLayout(row(card(self.whom, self.save_button), (self.preview, 1), spacing=SPACE * 2), 1)

    def refresh(self, changed: Changed) -> None:
        """Offer who there is now, and show what would be written."""
        self.whom.offer(self.workspace.document.plan)
        self._pause.start()

    @property
    def order(self) -> Order | None:
        """What is to be written now; None: there is no timetable."""
        content = self.workspace.document.content
        if content.timetable is None:
            return None
        proof = self.workspace.document.proof or unproven(datetime.now(UTC))
        return Order(content.plan, content.timetable, proof, self.whom.concern)

    def save_as(self) -> None:
        """Ask for a name, and write the workbook there."""
        order = self.order
        if order is not None:
            name, kind = order.file_name, "Excel workbooks (*.xlsx)"
            self.ask_where("Save the workbook as", name, kind, partial(self.save, order))

    def save(self, order: Order, path: Path) -> None:
        """Write the workbook to that path."""
        self.work("Writing the workbook", lambda: write(order, path), lambda _: self.wrote(path))

    def _make_preview(self) -> None:
        order = self.order
        if order is not None and self.isVisible():
            self.work_out(partial(made, order), self.preview.show_sheets)
