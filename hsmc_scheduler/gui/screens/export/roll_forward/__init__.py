"""The plan and its timetable in later years."""

from __future__ import annotations

from hsmc_scheduler.gui.screens.export.roll_forward.panel import RollForwardPanel

PANEL = RollForwardPanel
