"""Faults in what was given to the program, each with how to mend it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Severity(StrEnum):
    """Whether a plan can be used as it is."""

    ERROR = "error"
    WARNING = "warning"


@dataclass(frozen=True, slots=True)
class Problem:
    """One fault: where it is (file, sheet!cell or field), what is wrong, how to mend it. Plain text."""

    where: str
    what: str
    mend: str = ""
    severity: Severity = Severity.ERROR

    def __str__(self) -> str:
        return ": ".join(part for part in (self.where, self.what, self.mend) if part)
