"""A workbook, a PDF and a calendar for each of many."""

from __future__ import annotations

from hsmc_scheduler.gui.screens.export.packs.panel import PacksPanel

PANEL = PacksPanel
