"""The planner for the wall and the web, and the pages of one cohort or tutor."""

from __future__ import annotations

from hsmc_scheduler.gui.screens.export.wall.panel import WallPanel

PANEL = WallPanel
