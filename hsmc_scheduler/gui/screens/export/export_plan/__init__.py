"""The plan as a workbook for editing."""

from __future__ import annotations

from hsmc_scheduler.gui.screens.export.export_plan.panel import ExportPlanPanel

PANEL = ExportPlanPanel
