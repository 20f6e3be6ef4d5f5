"""What those who book rooms sent back."""

from __future__ import annotations

from hsmc_scheduler.gui.screens.export.booking_answers.panel import BookingAnswersPanel

PANEL = BookingAnswersPanel
