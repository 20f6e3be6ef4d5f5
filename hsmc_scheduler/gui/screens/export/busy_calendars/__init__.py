"""Reading a tutor's Outlook or Google calendar."""

from __future__ import annotations

from hsmc_scheduler.gui.screens.export.busy_calendars.panel import BusyCalendarsPanel

PANEL = BusyCalendarsPanel
