"""The Modules screen."""

from __future__ import annotations

from hsmc_scheduler.gui.screens.modules.screen import ModulesScreen

SCREEN = ModulesScreen
