"""The Modules screen as the rail shows it."""

from __future__ import annotations

from hsmc_scheduler.gui.document import Changed
from hsmc_scheduler.gui.screens.screen import Screen


class ModulesScreen(Screen):
    """Not built yet."""

    def refresh(self, changed: Changed) -> None:
        """Show nothing."""
