"""The problems of one thing of a plan, to be shown beside it while it is edited."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from hsmc_scheduler.domain.place import Place
from hsmc_scheduler.domain.problem import Problem


def problems_at(problems: Iterable[Problem], at: Place) -> tuple[Problem, ...]:
    """Those of some problems that are at that place or below it; for screens that have found them already."""
    return tuple(p for p in problems if p.at[: len(at)] == at)


def in_words(problem: Problem) -> str:
    """Where, what and how to mend it, for who knows no ids: a module's code is all that stays in brackets."""
    where = problem.where
    if problem.at[:1] != ("modules",):
        for step in problem.at[1:]:
            where = where.replace(f" ({step})", "", 1)
    return str(replace(problem, where=where))
