"""The Tutors screen."""

from __future__ import annotations

from hsmc_scheduler.gui.screens.tutors.screen import TutorsScreen

SCREEN = TutorsScreen
