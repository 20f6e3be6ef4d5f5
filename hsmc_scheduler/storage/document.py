"""What a plan file holds, and what is said when it cannot be read."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import ClassVar

from pydantic import ConfigDict

from hsmc_scheduler.domain.plan import Plan
from hsmc_scheduler.domain.problem import Problem
from hsmc_scheduler.domain.timetable import Timetable


@dataclass(frozen=True, slots=True)
class Document:
    """A plan, and the timetable that answers it; None: not solved yet."""

    __pydantic_config__: ClassVar[ConfigDict] = ConfigDict(extra="forbid", strict=True)
    """Holds for every dataclass inside: pydantic hands it down to those that have none of their own."""

    plan: Plan
    timetable: Timetable | None = None


class PlanFileError(Exception):
    """A plan file that cannot be used: every problem found in it, at least one."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(problems)
        super().__init__("\n".join(str(p) for p in self.problems))
