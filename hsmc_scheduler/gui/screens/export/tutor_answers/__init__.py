"""Reading the tutors' returned forms."""

from __future__ import annotations

from hsmc_scheduler.gui.screens.export.tutor_answers.panel import TutorAnswersPanel

PANEL = TutorAnswersPanel
