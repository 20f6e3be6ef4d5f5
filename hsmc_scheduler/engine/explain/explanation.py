"""Explaining an impossible plan: a conflict that stands by itself, and the smallest changes that end it."""

from __future__ import annotations

import time
from dataclasses import dataclass

from hsmc_scheduler.domain.plan import Plan
from hsmc_scheduler.engine.explain.changes import Change, Finder
from hsmc_scheduler.engine.explain.conflict import Conflict, Search
from hsmc_scheduler.engine.explain.narrow import Asker, Oracle, OutOfTimeError

MOST_CONFLICTS = 4
FOR_CONFLICTS = 0.55
"""The share of the time given to finding what is in conflict; the rest is for what would help."""


@dataclass(frozen=True, slots=True)
class Explanation:
    """Why a plan is impossible.

    `conflict` None: it was not shown to be impossible. `further`: conflicts that are left when the first is mended.
    `changes`: each shown to make a timetable of the whole plan possible, the smallest first. `complete`: the conflicts
    were shown, by the second opinion too, to be impossible alone and possible without any one of their members, at
    least one change was found, and time sufficed for looking at all of them.
    """

    conflict: Conflict | None
    changes: tuple[Change, ...] = ()
    further: tuple[Conflict, ...] = ()
    complete: bool = False


def explain(plan: Plan, oracle: Oracle, deadline: float, second_opinion: Oracle | None = None) -> Explanation:
    """Explain why a plan has no timetable, by `deadline` (of `time.monotonic`), give or take one answer of the oracle.

    `second_opinion` checks the conflict found; it should search differently from `oracle` (another seed).
    """
    now = time.monotonic()
    asker = Asker(oracle, now + FOR_CONFLICTS * (deadline - now))
    search = Search(plan, asker, second_opinion or oracle)
    conflict = search.run()
    if conflict is None:
        return Explanation(None, complete=search.finished)
    finder = Finder(Asker(oracle, deadline), second_opinion or oracle)
    try:
        finder.run(plan, conflict, MOST_CONFLICTS)
    except OutOfTimeError:
        finder.finished = False
    changes = tuple(sorted(finder.changes, key=lambda c: c.size))
    shown = conflict.shown and all(c.shown for c in finder.further)
    return Explanation(conflict, changes, tuple(finder.further), shown and bool(changes) and finder.finished)
