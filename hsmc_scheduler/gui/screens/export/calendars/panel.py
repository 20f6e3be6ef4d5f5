"""Calendars into a folder: for whom, all or changes only, and whether the plan remembers what went out."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QCheckBox

from hsmc_scheduler.app.sending.calendars import (
    Gone,
    calendar_name,
    calendars_of,
    change_words,
    send_calendars,
)
from hsmc_scheduler.app.sending.running import Watch
from hsmc_scheduler.app.sending.whom import titles_of
from hsmc_scheduler.gui.document import Changed
from hsmc_scheduler.gui.screens.export.everyone import Everyone
from hsmc_scheduler.gui.screens.export.sending import Send
from hsmc_scheduler.gui.screens.export.to_everyone import ToEveryonePanel
from hsmc_scheduler.gui.workspace import Workspace
from hsmc_scheduler.projections.calendar_changes import Calendars, Change
from hsmc_scheduler.projections.concern import Concern, concerns_of

PURPOSE = (
    "A calendar file (.ics) each: sessions at their times, deadlines as entries of a whole day with a reminder. "
    "Entries keep their identity, so that what moved can replace what was sent before."
)
PAUSE_MS = 150


class CalendarsPanel(ToEveryonePanel):
    """Everyone with a box to tick, and what has changed for each since their calendar last went out."""

    def __init__(self, workspace: Workspace) -> None:
        self.changes_box = QCheckBox("Changes only")
        self.changes_box.setToolTip("Only what is new, moved or cancelled; who has nothing of that gets no file")
        whom = Everyone("Whose calendars", ("Entries", "Since it last went out"))
        super().__init__(workspace, PURPOSE, "calendar", whom, self.changes_box)
        self._found: Calendars | None = None
        self._pause = QTimer(self, singleShot=True, interval=PAUSE_MS)
        self._pause.timeout.connect(self._look)

    def refresh(self, changed: Changed) -> None:
        """Show who there is, and what would go out now."""
        self._found = None
        self.whom.show_plan(self.workspace.document.plan, self._more)
        self._pause.start()
        super().refresh(changed)

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
        self.offer_to_save(len(wanted))

    def order(self) -> tuple[Sequence[str], Send] | None:
        """A calendar for each one ticked."""
        content, concerns = self.workspace.document.content, self.whom.chosen
        timetable, only = content.timetable, self.changes_box.isChecked()
        if timetable is None:
            return None
        plan, now = content.plan, datetime.now(UTC)

        def send(where: Path, replace: bool, watch: Watch) -> Gone:
            return send_calendars(
                plan, timetable, concerns, where, now, changes_only=only, replace=replace, watch=watch
            )

        return [calendar_name(title, changes_only=only) for title in titles_of(plan, concerns).values()], send
