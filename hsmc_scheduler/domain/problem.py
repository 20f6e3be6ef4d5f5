"""Faults in what was given to the program, each with how to mend it."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from hsmc_scheduler.domain.place import Place


class Severity(StrEnum):
    """Whether a plan can be used as it is."""

    ERROR = "error"
    WARNING = "warning"


@dataclass(frozen=True, slots=True)
class Problem:
    """One fault: where it is (file, sheet!cell or field), what is wrong, how to mend it. Plain text.

    `at` is the same place for a program to go to, as far down as is known (domain/place.py); empty where the fault is
    not in a plan. It may end at the list or thing a fault is about. Two problems of the same words are one problem.
    """

    where: str
    what: str
    mend: str = ""
    severity: Severity = Severity.ERROR
    at: Place = field(default=(), compare=False)

    def __str__(self) -> str:
        return ": ".join(part for part in (self.where, self.what, self.mend) if part)
