"""The Rooms screen."""

from __future__ import annotations

from hsmc_scheduler.gui.screens.rooms.screen import RoomsScreen

SCREEN = RoomsScreen
