"""What module leads checked, brought in from the workbooks they sent back."""

from __future__ import annotations

from hsmc_scheduler.gui.screens.export.reviews.panel import ReviewsPanel

PANEL = ReviewsPanel
