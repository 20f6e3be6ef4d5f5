"""A plan and its timetable made into those of later years."""

from __future__ import annotations

from hsmc_scheduler.app.rolling.rolled import Rolled, roll_forward

__all__ = ["Rolled", "roll_forward"]
