"""The Lanes view."""

from __future__ import annotations

from hsmc_scheduler.gui.document import Changed
from hsmc_scheduler.gui.screens.timetable.view import TimetableView


class LanesView(TimetableView):
    """Not built yet."""

    title = "Lanes"

    def refresh(self, changed: Changed) -> None:
        """Show nothing."""
