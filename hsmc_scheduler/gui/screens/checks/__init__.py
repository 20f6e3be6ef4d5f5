"""The Checks screen."""

from __future__ import annotations

from hsmc_scheduler.gui.screens.checks.screen import ChecksScreen

SCREEN = ChecksScreen
