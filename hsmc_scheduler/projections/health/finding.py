"""One thing the health check has to say."""

from __future__ import annotations

from dataclasses import dataclass

from hsmc_scheduler.domain.problem import Severity
from hsmc_scheduler.rules.rule import Subject


@dataclass(frozen=True, slots=True)
class Finding:
    """An ERROR is proof that no timetable can keep every requirement; a WARNING is only worth a look.

    `mend` is what the planner could do about it. Plain text.
    """

    severity: Severity
    sentence: str
    subjects: tuple[Subject, ...] = ()
    mend: str = ""
