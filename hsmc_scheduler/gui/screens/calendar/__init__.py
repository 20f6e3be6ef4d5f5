"""The Calendar screen."""

from __future__ import annotations

from hsmc_scheduler.gui.screens.calendar.screen import CalendarScreen

SCREEN = CalendarScreen
