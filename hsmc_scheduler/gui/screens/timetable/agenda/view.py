"""The Agenda view."""

from __future__ import annotations

from hsmc_scheduler.gui.document import Changed
from hsmc_scheduler.gui.screens.timetable.view import TimetableView


class AgendaView(TimetableView):
    """Not built yet."""

    title = "Agenda"

    def refresh(self, changed: Changed) -> None:
        """Show nothing."""
