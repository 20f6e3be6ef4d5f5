"""The Rules screen."""

from __future__ import annotations

from hsmc_scheduler.gui.screens.rules.screen import RulesScreen

SCREEN = RulesScreen
