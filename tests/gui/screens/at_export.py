"""The panels of the Import & export screen, as tests find them."""

from __future__ import annotations

from typing import Any

from hsmc_scheduler.gui.application import Desk
from hsmc_scheduler.gui.screens.export.screen import ExportScreen


def panel_of(desk: Desk, name: str) -> Any:
    """Show the screen with the panel of that id chosen; the panel, of whatever kind the test then asserts."""
    desk.window.show_screen("export")
    screen = desk.window.screen_of("export")
    assert isinstance(screen, ExportScreen)
    return screen.panel(name)
