"""Asking the tutors when they can teach."""

from __future__ import annotations

from hsmc_scheduler.gui.screens.export.ask_tutors.panel import AskTutorsPanel

PANEL = AskTutorsPanel
