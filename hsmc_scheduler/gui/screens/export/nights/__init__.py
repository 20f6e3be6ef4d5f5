"""The nights list for the hotel."""

from __future__ import annotations

from hsmc_scheduler.gui.screens.export.nights.panel import NightsPanel

PANEL = NightsPanel
