"""Solving a plan from a terminal: the best timetable so far survives Ctrl+C."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime

from hsmc_scheduler import __version__
from hsmc_scheduler.app.interruptible import interruptible
from hsmc_scheduler.app.solver_process import solve_in_child
from hsmc_scheduler.domain.fingerprint import timetable_fingerprint
from hsmc_scheduler.domain.plan import Plan
from hsmc_scheduler.domain.problem import Severity
from hsmc_scheduler.domain.timetable import Timetable
from hsmc_scheduler.engine.api import Options, Progress, Result, Status
from hsmc_scheduler.engine.cancel import CancelToken
from hsmc_scheduler.projections.health import health
from hsmc_scheduler.projections.proof import Proof

COSTS_BELOW = 10**9
"""A plan file holds no longer numbers; a proof of such a cost is not worth a plan that cannot be saved."""


@dataclass(frozen=True, slots=True)
class Ended:
    """The engine's answer; `interrupted`: somebody pressed Ctrl+C before it was finished."""

    result: Result
    interrupted: bool


def solve_until_stopped(
    plan: Plan,
    options: Options,
    earlier: Timetable | None = None,
    on_progress: Callable[[Progress], None] | None = None,
    meanwhile: Callable[[], object] = lambda: None,
) -> Ended:
    """Solve; the first Ctrl+C ends the search and keeps the best timetable so far, a second one ends the program.

    To what the engine says of an impossible plan, the health check's proofs are added. `on_progress` is called from
    other threads. `meanwhile` is done once while the search runs.

    Raises:
        KeyboardInterrupt: Ctrl+C was pressed again before the search had ended.
    """

    def search(token: CancelToken) -> Result:
        return solve_in_child(plan, options, earlier, on_progress, token)

    result, interrupted = interruptible(search, meanwhile)
    if result.status is Status.IMPOSSIBLE:
        proofs = (f.sentence for f in health(plan) if f.severity is Severity.ERROR)
        result = replace(result, reasons=(*proofs, *result.reasons))
    return Ended(result, interrupted)


def proof_of(result: Result, time_limit: float | None = None) -> Proof:
    """How good the timetable is proven to be, for the plan file, the workbook and the terminal; solved now.

    `time_limit` is what was asked for, in seconds.
    """
    now = datetime.now().astimezone().replace(tzinfo=None, microsecond=0)
    proves = timetable_fingerprint(result.timetable) if result.timetable else ""
    objective, bound = (c if c is None or abs(c) < COSTS_BELOW else None for c in (result.objective, result.bound))
    seconds = round(result.seconds, 2)
    return Proof(str(result.status), objective, bound, seconds, result.seed, now, __version__, time_limit, proves)
