"""The plan's file, from the window: opening, saving, keeping safe, and telling of others who change it."""

from __future__ import annotations

from hsmc_scheduler.gui.files.files import Files

__all__ = ["Files"]
