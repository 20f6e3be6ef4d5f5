"""An edited planning workbook, brought back into the plan."""

from __future__ import annotations

from hsmc_scheduler.gui.screens.export.import_plan.panel import ImportPlanPanel

PANEL = ImportPlanPanel
