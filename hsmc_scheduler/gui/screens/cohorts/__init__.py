"""The Cohorts screen."""

from __future__ import annotations

from hsmc_scheduler.gui.screens.cohorts.screen import CohortsScreen

SCREEN = CohortsScreen
