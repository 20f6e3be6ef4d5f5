"""Packs into a folder: for whom, with PDF files or without, and whether the plan remembers the calendars."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtWidgets import QCheckBox

from hsmc_scheduler.app.sending.calendars import Gone, calendars_of
from hsmc_scheduler.app.sending.pack_process import make_packs
from hsmc_scheduler.app.sending.packs import pack_names
from hsmc_scheduler.app.sending.running import Watch
from hsmc_scheduler.gui.screens.export.everyone import Everyone
from hsmc_scheduler.gui.screens.export.sending import Send
from hsmc_scheduler.gui.screens.export.to_everyone import ToEveryonePanel
from hsmc_scheduler.gui.workspace import Workspace
from hsmc_scheduler.projections.concern import Concern, Who

PURPOSE = (
    "For each one ticked a workbook and a PDF with their planner, sessions and deadlines, and a calendar. "
    "A module lead's workbook has a sheet to check each block and send back."
)


class PacksPanel(ToEveryonePanel):
    """Everyone with a box to tick, and what they get."""

    def __init__(self, workspace: Workspace) -> None:
        self.pdf_box = QCheckBox("PDF files too")
        self.pdf_box.setChecked(True)
        super().__init__(workspace, PURPOSE, "pack", Everyone("Whose packs", ("What they get",)), self.pdf_box)

    def _more(self, concern: Concern) -> tuple[str, ...]:
        sheet = "Workbook with a sheet to check" if concern.who is Who.LEAD else "Workbook"
        return (", ".join((sheet, *(["PDF"] if self.pdf_box.isChecked() else []), "calendar")),)

    def offer(self) -> None:
        """Show who there is, and let the button be pressed for as long as it would write something."""
        self.whom.show_plan(self.workspace.document.plan, self._more)
        self.offer_to_save(len(self.whom.chosen))

    def order(self) -> tuple[Sequence[str], Send] | None:
        """A pack for each one ticked."""
        content, concerns, pdf = self.workspace.document.content, self.whom.chosen, self.pdf_box.isChecked()
        plan, timetable = content.plan, content.timetable
        if timetable is None:
            return None
        names = pack_names(plan, concerns, pdf=pdf)

        def send(where: Path, replace: bool, watch: Watch) -> Gone:
            said = make_packs(content, concerns, where, watch, pdf=pdf, replace=replace)
            return Gone(tuple(where / name for name in names), said, calendars_of(plan, timetable, concerns))

        return names, send
