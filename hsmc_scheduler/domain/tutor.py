"""Tutors: when they can teach, how much, and what they would rather not."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from hsmc_scheduler.domain.calendar import MONDAY_TO_FRIDAY
from hsmc_scheduler.domain.daypart import DayPart


class AbsenceKind(StrEnum):
    """How firmly a tutor is unavailable."""

    AWAY = "away"
    COMMITMENT = "commitment"
    """Busy elsewhere (another programme, a research day): as firm as away."""
    PREFER_NOT = "prefer not"


@dataclass(frozen=True, slots=True)
class Absence:
    """Dates a tutor is not available, both ends inclusive; the same half-day of each where `part` is a half."""

    start: date
    end: date
    kind: AbsenceKind = AbsenceKind.AWAY
    part: DayPart = DayPart.WHOLE
    reason: str = ""
    active: bool = True
    comment: str = ""

    def __post_init__(self) -> None:
        if self.end < self.start:
            raise ValueError(f"the absence ends ({self.end}) before it starts ({self.start})")

    @property
    def firm(self) -> bool:
        """Whether the tutor cannot teach then, as against would rather not."""
        return self.kind is not AbsenceKind.PREFER_NOT


@dataclass(frozen=True, slots=True)
class TutorLimits:
    """The most days a tutor teaches: in a week, in a row, in an academic year. None: no limit.

    A half-day counts as half a day everywhere.
    """

    days_a_week: int | None = None
    days_in_a_row: int | None = None
    days_a_year: int | None = None

    def __post_init__(self) -> None:
        for value in (self.days_a_week, self.days_in_a_row, self.days_a_year):
            if value is not None and not 1 <= value <= 366:
                raise ValueError("a tutor's limit is a whole number of days from 1 to 366")


@dataclass(frozen=True, slots=True)
class Tutor:
    """One person who teaches. Weekdays: 0 is Monday. An inactive tutor is kept but given nothing."""

    id: str
    name: str
    email: str = ""
    working_weekdays: tuple[int, ...] = MONDAY_TO_FRIDAY
    preferred_weekdays: tuple[int, ...] = ()
    absences: tuple[Absence, ...] = ()
    limits: TutorLimits = TutorLimits()
    active: bool = True
    comment: str = ""

    def __post_init__(self) -> None:
        if not set(self.working_weekdays) | set(self.preferred_weekdays) <= set(range(7)):
            raise ValueError("weekdays are numbers from 0 (Monday) to 6 (Sunday)")
