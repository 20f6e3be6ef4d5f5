"""One requirement of a plan that could be let go by itself, and the smaller ways of giving in to it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from hsmc_scheduler.domain.plan import Plan
from hsmc_scheduler.rules.rule import Subject

Edit = Callable[[Plan], Plan]


@dataclass(frozen=True, slots=True)
class Loosening:
    """A way of giving in by degrees: `edit(plan, n)` for n from 1 to `most`; whatever n allows, n + 1 allows too.

    `size(n)` says how much is asked of people, in about the days it moves or takes from somebody; `words(n)` says it
    as a request: "let Ann teach on 3-4 May".
    """

    words: Callable[[int], str]
    edit: Callable[[Plan, int], Plan]
    size: Callable[[int], int]
    most: int = 1


@dataclass(frozen=True, slots=True)
class Requirement:
    """Something the planner asks for, in the planner's words. `drop` gives the plan without it, and nothing else.

    Drops of several requirements are made in the order `requirements_of` lists them.
    """

    id: str
    sentence: str
    subjects: tuple[Subject, ...] = ()
    drop: Edit = field(default=lambda plan: plan, compare=False, repr=False)
    loosenings: tuple[Loosening, ...] = field(default=(), compare=False, repr=False)


def once(words: str, edit: Edit, size: int) -> Loosening:
    """A loosening without degrees."""
    return Loosening(lambda _: words, lambda plan, _: edit(plan), lambda _: size)
