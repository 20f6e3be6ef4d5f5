"""What tells a tutor's form from any other workbook, whatever the file is called: a hidden sheet of facts.

Each row is a name and its values: the plan, the tutor, the round, and for each week of the grid the row it is in, its
Monday and which of its days are asked about ("11011").
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from hsmc_scheduler.domain.availability import ALL_DAY_CAN, DaySaid

HIDDEN = "HSMC form"
MARK = "HSMC Scheduler availability form"
VERSION = 1
GRID = "Availability"
"""The title of the sheet that is filled in."""


@dataclass(frozen=True, slots=True)
class WeekRow:
    """A week's row of the grid, counted from 1. `open`: for each teaching weekday, whether it is asked about."""

    row: int
    monday: date
    open: str


@dataclass(frozen=True, slots=True)
class Identity:
    """Whose form it is, of which plan and round, and where its cells are; columns and rows count from 1.

    Each weekday has two columns from `first_column` on: its date, then the answer. `as_sent`: `digest` of the answers
    it was sent with.
    """

    plan: str
    tutor: str
    name: str
    asked: date
    due: date
    fingerprint: str
    as_sent: str
    weekdays: tuple[int, ...]
    first_column: int
    reason_column: int
    comment: tuple[int, int]
    weeks: tuple[WeekRow, ...]

    def cells(self, week: WeekRow) -> tuple[tuple[date, int], ...]:
        """The days of a week that are asked about, each with the column of its date."""
        return tuple(
            (week.monday + timedelta(days=weekday), self.first_column + 2 * n)
            for n, (weekday, flag) in enumerate(zip(self.weekdays, week.open, strict=False))
            if flag == "1"
        )


def digest(days: Mapping[date, DaySaid]) -> str:
    """A short name for exactly these answers; days on which the tutor can do not count."""
    told = sorted((day.isoformat(), *said) for day, said in days.items() if said != ALL_DAY_CAN)
    return hashlib.sha256(repr([tuple(map(str, one)) for one in told]).encode()).hexdigest()[:16]
