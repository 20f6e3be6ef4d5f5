"""Finding out whether a plan has a timetable and, where it has none, why not and what would help."""

from __future__ import annotations

import time
from dataclasses import dataclass

from hsmc_scheduler.domain.plan import Plan
from hsmc_scheduler.engine.cancel import CancelToken
from hsmc_scheduler.engine.explain.changed import changed_subjects
from hsmc_scheduler.engine.explain.conflict import Conflict
from hsmc_scheduler.engine.explain.explanation import Explanation, explain
from hsmc_scheduler.engine.explain.narrow import OutOfTimeError
from hsmc_scheduler.engine.told import Member, Told, Way

SECONDS_A_QUESTION = 10.0
SHARE_FOR_FINDING_OUT = 0.3
"""How much of the time may go into finding out whether there is a timetable at all."""
OTHER_SEED = 2


@dataclass(frozen=True, slots=True)
class Explained:
    """`possible` None: not settled in the time given. `explanation`: why not, where it is not possible."""

    possible: bool | None
    explanation: Explanation | None = None


def find_out(plan: Plan, seconds: float, token: CancelToken) -> Explained:
    """Explain in about that many seconds, or until the token asks to end, with what was found so far."""
    from hsmc_scheduler.engine.runner import feasible  # slow to import

    def oracle(asked: Plan) -> bool | None:
        if token.asked:
            raise OutOfTimeError
        return feasible(asked, seconds=min(SECONDS_A_QUESTION, seconds), cancel=token)

    def second_opinion(asked: Plan) -> bool | None:
        if token.asked:
            raise OutOfTimeError
        return feasible(asked, seed=OTHER_SEED, seconds=min(SECONDS_A_QUESTION, seconds), presolve=False, cancel=token)

    deadline = time.monotonic() + seconds
    possible = feasible(plan, seconds=SHARE_FOR_FINDING_OUT * seconds, cancel=token)
    if possible or token.asked:
        return Explained(possible)
    try:
        explanation = explain(plan, oracle, deadline, second_opinion)
    except OutOfTimeError:
        return Explained(possible)
    return Explained(False if explanation.conflict else possible, explanation)


def told(plan: Plan, explained: Explained) -> Told:
    """What was found out, without the means by which it was."""
    found = explained.explanation
    if found is None or found.conflict is None:
        return Told(explained.possible, complete=explained.possible is not None)
    ways = (Way(c.sentence, c.plan_after, c.size, changed_subjects(plan, c.plan_after)) for c in found.changes)
    further = tuple(_members(conflict) for conflict in found.further)
    return Told(explained.possible, _members(found.conflict), further, tuple(ways), found.complete)


def _members(conflict: Conflict) -> tuple[Member, ...]:
    return tuple(Member(m.sentence, m.subjects) for m in conflict.members)
