"""Why a plan is impossible and what would help, as values that can go from one process to another."""

from __future__ import annotations

from dataclasses import dataclass

from hsmc_scheduler.domain.plan import Plan
from hsmc_scheduler.rules.rule import Subject


@dataclass(frozen=True, slots=True)
class Member:
    """One requirement of a conflict, in words, and what it is about."""

    sentence: str
    subjects: tuple[Subject, ...]


@dataclass(frozen=True, slots=True)
class Way:
    """What could be done: `plan_after` has been shown to have a timetable; `subjects` are what it changes.

    `size`: about how many days it moves or takes from somebody, for ranking.
    """

    sentence: str
    plan_after: Plan
    size: int
    subjects: tuple[Subject, ...]


@dataclass(frozen=True, slots=True)
class Told:
    """Out, last: what was found out. `possible` None: not settled in the time given.

    `members` cannot all be kept; none: no conflict was found. `further`: conflicts that are left when that is mended.
    `ways`: the smallest first. `complete`: all of it was shown, and time sufficed to look at everything.
    """

    possible: bool | None
    members: tuple[Member, ...] = ()
    further: tuple[tuple[Member, ...], ...] = ()
    ways: tuple[Way, ...] = ()
    complete: bool = False
