"""The Planner view."""

from __future__ import annotations

from hsmc_scheduler.gui.document import Changed
from hsmc_scheduler.gui.screens.timetable.view import TimetableView


class PlannerView(TimetableView):
    """The sheet and its legend."""

    title = "Planner"

    def refresh(self, changed: Changed) -> None:
        """Show nothing."""
