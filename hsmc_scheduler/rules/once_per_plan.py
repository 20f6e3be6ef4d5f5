"""Numbers that depend on the plan alone, worked out once however many timetables of it are judged."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import TypeVar
from weakref import WeakKeyDictionary

from hsmc_scheduler.domain.index import PlanIndex

Answer = TypeVar("Answer")


def once_per_plan(work_out: Callable[[PlanIndex], Answer]) -> Callable[[PlanIndex], Answer]:
    """Remember the answer for as long as the index lives. The answer is shared: callers must not change it."""
    known: WeakKeyDictionary[PlanIndex, Answer] = WeakKeyDictionary()

    @wraps(work_out)
    def answer(index: PlanIndex) -> Answer:
        if index not in known:
            known[index] = work_out(index)
        return known[index]

    return answer
