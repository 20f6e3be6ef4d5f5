"""Changing a timetable by hand: pure functions from a timetable (or a plan) to the next, breaches allowed."""

from __future__ import annotations

from hsmc_scheduler.app.adjusting.blocks import CannotAdjustError, Key
from hsmc_scheduler.app.adjusting.breaking import newly_broken
from hsmc_scheduler.app.adjusting.cutting import Recut, lengths_of, recut, recuts_of, with_length
from hsmc_scheduler.app.adjusting.moving import move, swap
from hsmc_scheduler.app.adjusting.people import assign_facilitator, assign_tutors
from hsmc_scheduler.app.adjusting.pinning import Hold, pin, pinned, unpin
from hsmc_scheduler.app.adjusting.placing import Unplaced, place, remove, unplaced
from hsmc_scheduler.app.adjusting.rooms import assign_room, change_room_on

__all__ = [
    "CannotAdjustError",
    "Hold",
    "Key",
    "Recut",
    "Unplaced",
    "assign_facilitator",
    "assign_room",
    "assign_tutors",
    "change_room_on",
    "lengths_of",
    "move",
    "newly_broken",
    "pin",
    "pinned",
    "place",
    "recut",
    "recuts_of",
    "remove",
    "swap",
    "unpin",
    "unplaced",
    "with_length",
]
