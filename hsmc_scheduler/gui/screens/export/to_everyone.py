"""What the panels share that send everyone something with a calendar in it."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtWidgets import QCheckBox

from hsmc_scheduler.app.sending.calendars import RECORDED, Gone, remember_calendars
from hsmc_scheduler.gui.document import Changed
from hsmc_scheduler.gui.screens.export.everyone import Everyone
from hsmc_scheduler.gui.screens.export.flowing import Flow
from hsmc_scheduler.gui.screens.export.sending import Send, SendingPanel
from hsmc_scheduler.gui.theme.tokens import SPACE
from hsmc_scheduler.gui.widgets.buttons import button
from hsmc_scheduler.gui.workspace import Workspace
from hsmc_scheduler.projections.messages.words import counted


class ToEveryonePanel(SendingPanel):
    """Everyone with a box to tick, a choice of its own, and whether the plan remembers what the calendars said."""

    def __init__(self, workspace: Workspace, purpose: str, what: str, whom: Everyone, choice: QCheckBox) -> None:
        super().__init__(workspace, f"{what.capitalize()}s", purpose)
        self.what, self.whom = what, whom
        self.remember_box = QCheckBox("Remember in the plan what the calendars said")
        self.remember_box.setToolTip("Without it, the next export cannot tell what moved")
        self.remember_box.setChecked(True)
        self.save_button = button("", self.save_as, role="primary", icon="download")
        self.whom.changed.connect(self.offer)
        choice.toggled.connect(self.offer)
        self.row.addWidget(self.save_button)
        self.body.setSpacing(SPACE)
        self.body.addWidget(self.whom, 1)
        self.body.addLayout(Flow(choice, self.remember_box, spacing=SPACE * 2))
        self.body.addLayout(self.row)

    def refresh(self, changed: Changed) -> None:
        """Show who there is."""
        self.remember_box.setEnabled(not self.workspace.read_only)
        self.offer()

    def offer_to_save(self, number: int) -> None:
        """Let the button be pressed where it would write so many, and nothing is being written."""
        self.save_button.setEnabled(number > 0 and not self.working)
        self.save_button.setText(f"Save {counted(number, self.what)}…" if number else f"Save {self.what}s…")

    def order(self) -> tuple[Sequence[str], Send] | None:
        """The names of the files to be written now, and what writes them; None: there is no timetable."""
        raise NotImplementedError

    def save_as(self) -> None:
        """Ask for a folder, and write there."""
        if (order := self.order()) is not None:
            self.ask_where_to(f"Put the {self.what}s in", *order, self.sent)

    def save(self, folder: Path) -> None:
        """Write into that folder."""
        if (order := self.order()) is not None:
            self.into(folder, *order, self.sent)

    def sent(self, folder: Path, gone: Gone) -> None:
        """Remember what went out where that is wanted, and say it."""
        remembers = self.remember_box.isChecked() and not self.workspace.read_only
        if remembers:
            self.workspace.edit(RECORDED, lambda plan: remember_calendars(plan, gone.calendars))
        files = counted(sum(path.exists() for path in gone.paths), "file")
        said = (files, gone.words, "" if remembers else "Not remembered in the plan")
        self.wrote(folder, *(words for words in said if words))
        self.offer()
