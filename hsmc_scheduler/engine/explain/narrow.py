"""Finding few things among many that cannot all be: an oracle asked again and again."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from typing import TypeVar

from hsmc_scheduler.domain.plan import Plan
from hsmc_scheduler.domain.problem import Severity
from hsmc_scheduler.engine.quick import quick_timetable
from hsmc_scheduler.projections.health import health

Oracle = Callable[[Plan], bool | None]
"""Whether a plan has a timetable; None: not decided in the time it takes."""

Item = TypeVar("Item")


class OutOfTimeError(Exception):
    """The deadline has passed."""


class Asker:
    """An oracle with a clock. The health check's proofs and quickly made timetables spare it most questions."""

    def __init__(self, oracle: Oracle, deadline: float) -> None:
        self.oracle = oracle
        self.deadline = deadline

    def impossible(self, plan: Plan) -> bool:
        """Whether it is shown that the plan has no timetable. Raises OutOfTimeError."""
        return self.answer(plan) is False

    def possible(self, plan: Plan) -> bool:
        """Whether it is shown that the plan has a timetable. Raises OutOfTimeError."""
        return self.answer(plan) is True

    def answer(self, plan: Plan) -> bool | None:
        """Whether the plan has a timetable, as far as can be told. Raises OutOfTimeError."""
        if time.monotonic() > self.deadline:
            raise OutOfTimeError
        if proven_impossible(plan):
            return False
        return True if quick_timetable(plan) is not None else self.oracle(plan)


def proven_impossible(plan: Plan) -> bool:
    """Whether the health check has a proof."""
    return any(finding.severity is Severity.ERROR for finding in health(plan))


def smallest_conflict(items: Sequence[Item], impossible: Callable[[Sequence[Item]], bool]) -> list[Item]:
    """Items that are impossible together while any of them left out makes them possible, the first ones preferred.

    All of them together must be impossible. Junker's QuickXplain (2004).
    """
    known: dict[frozenset[int], bool] = {}

    def conflicting(places: list[int]) -> bool:
        key = frozenset(places)
        if key not in known:
            known[key] = impossible([items[place] for place in sorted(places)])
        return known[key]

    def among(behind: list[int], places: list[int], *, more_behind: bool) -> list[int]:
        if more_behind and conflicting(behind):
            return []
        if len(places) == 1:
            return places
        half = len(places) // 2
        first, second = places[:half], places[half:]
        of_second = among(behind + first, second, more_behind=True)
        of_first = among(behind + of_second, first, more_behind=bool(of_second))
        return of_first + of_second

    if not items or conflicting([]):
        return []
    return [items[place] for place in sorted(among([], list(range(len(items))), more_behind=False))]
