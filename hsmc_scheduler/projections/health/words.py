"""Phrases only the health check needs; dates, lists and counts are messages/words.py's."""

from __future__ import annotations

from hsmc_scheduler.domain.room import RoomNeed


def seats_words(need: RoomNeed) -> str:
    """24 people (cabaret, step-free)."""
    return f"{need.seats or 0} people ({', '.join((need.layout.value, *need.features))})"
