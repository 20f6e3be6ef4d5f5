"""The timetable as a workbook and on paper."""

from __future__ import annotations

from hsmc_scheduler.gui.screens.export.workbook.panel import WorkbookPanel

PANEL = WorkbookPanel
