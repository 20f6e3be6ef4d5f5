"""The letter to those who book rooms."""

from __future__ import annotations

from hsmc_scheduler.gui.screens.export.bookings.panel import BookingsPanel

PANEL = BookingsPanel
