"""Reading a planning workbook into a plan: sheets and columns found, cells read, things built, faults told at cells."""

from __future__ import annotations

from hsmc_scheduler.app.importing.planning_workbook.reading import Imported, read_planning_workbook

__all__ = ["Imported", "read_planning_workbook"]
