"""How good a weekday is for a block to start on."""

from __future__ import annotations

from datetime import date

from hsmc_scheduler.domain.delivery import Delivery

STEPS_BY_WEEKDAY = (1, 0, 1, 2, 3, 4, 4)
"""Monday first: Tuesday is best, then Wednesday and Monday; Friday is the worst of the working week."""


def weekday_steps(delivery: Delivery, day: date) -> int:
    """How far `day` is from the best weekday for a block of the delivery to start on; 0 is the best.

    Its place in the delivery's own order if it has one (not in it: one worse than all of those).
    """
    own = delivery.preferred_start_weekdays
    if not own:
        return STEPS_BY_WEEKDAY[day.weekday()]
    return own.index(day.weekday()) if day.weekday() in own else len(own)


def best_weekday(delivery: Delivery) -> int:
    """The weekday a block of the delivery starts on best; 0 is Monday."""
    own = delivery.preferred_start_weekdays
    return own[0] if own else STEPS_BY_WEEKDAY.index(0)
