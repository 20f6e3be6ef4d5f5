"""The Timetable screen."""

from __future__ import annotations

from hsmc_scheduler.gui.screens.timetable.screen import TimetableScreen

SCREEN = TimetableScreen
