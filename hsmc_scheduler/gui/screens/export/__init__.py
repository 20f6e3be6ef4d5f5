"""The Import & export screen."""

from __future__ import annotations

from hsmc_scheduler.gui.screens.export.screen import ExportScreen

SCREEN = ExportScreen
