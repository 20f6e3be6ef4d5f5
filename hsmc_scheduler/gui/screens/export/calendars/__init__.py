"""Calendars for Outlook, Google and others."""

from __future__ import annotations

from hsmc_scheduler.gui.screens.export.calendars.panel import CalendarsPanel

PANEL = CalendarsPanel
