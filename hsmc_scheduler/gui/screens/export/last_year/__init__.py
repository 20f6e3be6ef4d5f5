"""A list of dates brought in."""

from __future__ import annotations

from hsmc_scheduler.gui.screens.export.last_year.panel import LastYearPanel

PANEL = LastYearPanel
