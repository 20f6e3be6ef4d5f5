"""Finding out, from a terminal, why a plan has no timetable."""

from __future__ import annotations

import time
from dataclasses import dataclass
from typing import TYPE_CHECKING

from hsmc_scheduler.app.interruptible import interruptible
from hsmc_scheduler.domain.plan import Plan
from hsmc_scheduler.engine.cancel import CancelToken

if TYPE_CHECKING:
    from hsmc_scheduler.engine.explain import Explanation

SECONDS_A_QUESTION = 10.0
SHARE_FOR_FINDING_OUT = 0.3
"""How much of the time may go into finding out whether there is a timetable at all."""
OTHER_SEED = 2


@dataclass(frozen=True, slots=True)
class Explained:
    """`possible` None: not settled in the time given. `explanation`: why not, where it is not possible."""

    possible: bool | None
    explanation: Explanation | None = None


def explain_plan(plan: Plan, seconds: float) -> Explained:
    """Explain in about that many seconds, or until Ctrl+C, which keeps what was found so far.

    Raises:
        KeyboardInterrupt: Ctrl+C was pressed again before the work had ended.
    """
    return interruptible(lambda token: _explain(plan, seconds, token))[0]


def _explain(plan: Plan, seconds: float, token: CancelToken) -> Explained:
    from hsmc_scheduler.engine.explain import explain
    from hsmc_scheduler.engine.explain.narrow import OutOfTimeError
    from hsmc_scheduler.engine.runner import feasible

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
