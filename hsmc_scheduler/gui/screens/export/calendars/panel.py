"""Calendars into a folder: for whom, all or changes only, and whether the plan remembers what went out."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QCheckBox, QHBoxLayout

from hsmc_scheduler.app.sending.calendars import (
    RECORDED,
    Gone,
    calendar_name,
    calendars_of,
    change_words,
    remember_calendars,
    send_calendars,
)
from hsmc_scheduler.app.sending.running import Watch
from hsmc_scheduler.app.sending.whom import titles_of
from hsmc_scheduler.gui.document import Changed
from hsmc_scheduler.gui.screens.export.everyone import Everyone
from hsmc_scheduler.gui.screens.export.sending import SendingPanel
from hsmc_scheduler.gui.theme.tokens import SPACE
from hsmc_scheduler.gui.widgets.buttons import button
from hsmc_scheduler.gui.workspace import Workspace
from hsmc_scheduler.projections.calendar_changes import Calendars, Change
from hsmc_scheduler.projections.concern import Concern, concerns_of
from hsmc_scheduler.projections.messages.words import counted

PURPOSE = (
    "A calendar file (.ics) each: sessions at their times, deadlines as entries of a whole day with a reminder. "
    "Entries keep their identity, so that what moved can replace what was sent before."
)
PAUSE_MS = 150


class CalendarsPanel(SendingPanel):
    """Everyone with a box to tick, and what has changed for each since their calendar last went out."""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__(workspace, "Calendars", PURPOSE)
        self.whom = Everyone("Whose calendars", ("Entries", "Since it last went out"))
        self.changes_box = QCheckBox("Changes only")
        self.changes_box.setToolTip("Only what is new, moved or cancelled; who has nothing of that gets no file")
        self.remember_box = QCheckBox("Remember in the plan what was sent")
        self.remember_box.setToolTip("Without it, the next export cannot tell what moved")
        self.remember_box.setChecked(True)
        self.save_button = button("Save calendars…", self.save_as, role="primary", icon="calendar-days")
        self._found: Calendars | None = None
        self._pause = QTimer(self, singleShot=True, interval=PAUSE_MS)
        self._pause.timeout.connect(self._look)
        self.whom.changed.connect(self.offer)
        self.changes_box.toggled.connect(self.offer)
        self._lay_out()

    def _lay_out(self) -> None:
        choices = QHBoxLayout()
        choices.setSpacing(SPACE * 2)
        choices.addWidget(self.changes_box)
        choices.addWidget(self.remember_box)
        choices.addStretch(1)
        self.row.addWidget(self.save_button)
        self.body.setSpacing(SPACE)
        self.body.addWidget(self.whom, 1)
        self.body.addLayout(choices)
        self.body.addLayout(self.row)

    def refresh(self, changed: Changed) -> None:
        """Show who there is, and what would go out now."""
        self.remember_box.setEnabled(not self.workspace.read_only)
        self._found = None
        self.whom.show_plan(self.workspace.document.plan, self._more)
        self._pause.start()
        self.offer()

    def _look(self) -> None:
        """See beside the window what would go out to everyone."""
        content = self.workspace.document.content
        timetable = content.timetable
        if timetable is not None:
            plan = content.plan
            self.workspace.worker.do(
                lambda: calendars_of(plan, timetable, concerns_of(plan)), lambda found: self._show_found(content, found)
            )

    def _show_found(self, content: object, found: Calendars) -> None:
        if content is self.workspace.document.content:
            self._found = found
            self.whom.show_plan(self.workspace.document.plan, self._more)
            self.offer()

    def _more(self, concern: Concern) -> tuple[str, ...]:
        if self._found is None:
            return "", ""
        entries = self._found.entries[concern]
        number = sum(e.change is not Change.CANCELLED for e in entries)
        never = entries and all(e.change is Change.NEW and e.before is None for e in entries)
        words = "Never sent" if never else change_words(self._found.changes(concern)) or "Nothing changed"
        return str(number), words if entries else "No entries"

    def offer(self) -> None:
        """Let the button be pressed for as long as it would write something."""
        wanted = self.whom.chosen
        if self.changes_box.isChecked() and self._found is not None:
            wanted = tuple(c for c in wanted if self._found.changes(c))
        self.save_button.setEnabled(bool(wanted) and not self.working)
        self.save_button.setText(f"Save {counted(len(wanted), 'calendar')}…" if wanted else "Save calendars…")

    def save_as(self) -> None:
        """Ask for a folder, and write there."""
        self.save(None)

    def save(self, folder: Path | None) -> None:
        """Write into a folder (None: ask which)."""
        content, concerns = self.workspace.document.content, self.whom.chosen
        timetable, only = content.timetable, self.changes_box.isChecked()
        if timetable is None:
            return
        plan, now = content.plan, datetime.now(UTC)
        names = tuple(calendar_name(title, changes_only=only) for title in titles_of(plan, concerns).values())

        def send(where: Path, replace: bool, watch: Watch) -> Gone:
            return send_calendars(
                plan, timetable, concerns, where, now, changes_only=only, replace=replace, watch=watch
            )

        if folder is None:
            self.ask_where_to("Put the calendars in", names, send, self._sent)
        else:
            self.into(folder, names, send, self._sent)

    def _sent(self, folder: Path, gone: Gone) -> None:
        remembers = self.remember_box.isChecked() and not self.workspace.read_only
        if remembers:
            self.workspace.edit(RECORDED, lambda plan: remember_calendars(plan, gone.after))
        what = counted(len(gone.paths), "calendar")
        self.wrote(
            folder, what, *([gone.words] if gone.words else []), *([] if remembers else ["Not remembered in the plan"])
        )
        self.offer()
