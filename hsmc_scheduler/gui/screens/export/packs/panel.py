"""Packs into a folder: for whom, with PDF files or without, and whether the plan remembers the calendars."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QCheckBox, QHBoxLayout

from hsmc_scheduler.app.sending.calendars import RECORDED, Gone, calendars_of, remember_calendars
from hsmc_scheduler.app.sending.pack_process import make_packs
from hsmc_scheduler.app.sending.packs import pack_names
from hsmc_scheduler.app.sending.running import Watch
from hsmc_scheduler.gui.document import Changed
from hsmc_scheduler.gui.screens.export.everyone import Everyone
from hsmc_scheduler.gui.screens.export.sending import SendingPanel
from hsmc_scheduler.gui.theme.tokens import SPACE
from hsmc_scheduler.gui.widgets.buttons import button
from hsmc_scheduler.gui.workspace import Workspace
from hsmc_scheduler.projections.concern import Concern, Who
from hsmc_scheduler.projections.messages.words import counted

PURPOSE = (
    "For each one ticked a workbook and a PDF with their planner, sessions and deadlines, and a calendar. "
    "A module lead's workbook has a sheet to check each block and send back."
)


class PacksPanel(SendingPanel):
    """Everyone with a box to tick, and what they get."""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__(workspace, "Packs", PURPOSE)
        self.whom = Everyone("Whose packs", ("What they get",))
        self.pdf_box = QCheckBox("PDF files too")
        self.pdf_box.setChecked(True)
        self.remember_box = QCheckBox("Remember in the plan what the calendars said")
        self.remember_box.setToolTip("Without it, the next export cannot tell what moved")
        self.remember_box.setChecked(True)
        self.save_button = button("Save packs…", self.save_as, role="primary", icon="download")
        self.whom.changed.connect(self.offer)
        self.pdf_box.toggled.connect(self.offer)
        choices = QHBoxLayout()
        choices.setSpacing(SPACE * 2)
        choices.addWidget(self.pdf_box)
        choices.addWidget(self.remember_box)
        choices.addStretch(1)
        self.row.addWidget(self.save_button)
        self.body.setSpacing(SPACE)
        self.body.addWidget(self.whom, 1)
        self.body.addLayout(choices)
        self.body.addLayout(self.row)

    def refresh(self, changed: Changed) -> None:
        """Show who there is."""
        self.remember_box.setEnabled(not self.workspace.read_only)
        self.offer()

    def _more(self, concern: Concern) -> tuple[str, ...]:
        sheet = "Workbook with a sheet to check" if concern.who is Who.LEAD else "Workbook"
        return (", ".join((sheet, *(["PDF"] if self.pdf_box.isChecked() else []), "calendar")),)

    def offer(self) -> None:
        """Show who there is, and let the button be pressed for as long as it would write something."""
        self.whom.show_plan(self.workspace.document.plan, self._more)
        number = len(self.whom.chosen)
        self.save_button.setEnabled(number > 0 and not self.working)
        self.save_button.setText(f"Save {counted(number, 'pack')}…" if number else "Save packs…")

    def save_as(self) -> None:
        """Ask for a folder, and write there."""
        self.save(None)

    def save(self, folder: Path | None) -> None:
        """Write into a folder (None: ask which)."""
        content, concerns, pdf = self.workspace.document.content, self.whom.chosen, self.pdf_box.isChecked()
        plan, timetable = content.plan, content.timetable
        if timetable is None:
            return
        names = pack_names(plan, concerns, pdf=pdf)

        def send(where: Path, replace: bool, watch: Watch) -> Gone:
            said = make_packs(content, concerns, where, watch, pdf=pdf, replace=replace)
            after = calendars_of(plan, timetable, concerns).after
            return Gone(tuple(where / name for name in names), said, after)

        if folder is None:
            self.ask_where_to("Put the packs in", names, send, self._sent)
        else:
            self.into(folder, names, send, self._sent)

    def _sent(self, folder: Path, gone: Gone) -> None:
        remembers = self.remember_box.isChecked() and not self.workspace.read_only
        if remembers:
            self.workspace.edit(RECORDED, lambda plan: remember_calendars(plan, gone.after))
        self.wrote(
            folder, counted(sum(path.exists() for path in gone.paths), "file"), *([gone.words] if gone.words else [])
        )
        self.offer()
