"""How a verb ends."""

from __future__ import annotations

from collections.abc import Iterable

from hsmc_scheduler.domain.problem import Problem

DONE = 0
NOTHING = 1
"""Impossible, or nothing found in the time given."""
BAD_INPUT = 2


class BadInputError(Exception):
    """Something given to the program cannot be used; every problem found is told at once."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(problems)
        super().__init__("; ".join(str(p) for p in self.problems))

    @classmethod
    def at(cls, where: str, what: str, mend: str = "") -> BadInputError:
        """One problem."""
        return cls([Problem(where, what, mend)])
