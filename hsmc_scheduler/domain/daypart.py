"""Half-days: the smallest piece of time a timetable is made of."""

from __future__ import annotations

from enum import StrEnum


class DayPart(StrEnum):
    """The part of a day something takes."""

    WHOLE = "whole"
    MORNING = "morning"
    AFTERNOON = "afternoon"

    @property
    def halves(self) -> tuple[int, ...]:
        """The half-days taken: 0 is the morning, 1 the afternoon."""
        return _HALVES[self]

    def overlaps(self, other: DayPart) -> bool:
        """Whether the two share a half-day of the same date."""
        return DayPart.WHOLE in (self, other) or self is other


_HALVES = {DayPart.WHOLE: (0, 1), DayPart.MORNING: (0,), DayPart.AFTERNOON: (1,)}
