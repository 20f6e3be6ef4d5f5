"""Solving a plan from a terminal: the best timetable so far survives Ctrl+C."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime

from hsmc_scheduler.app.interruptible import interruptible
from hsmc_scheduler.app.solver_process import solve_in_child
from hsmc_scheduler.domain.plan import Plan
from hsmc_scheduler.domain.problem import Severity
from hsmc_scheduler.domain.timetable import Timetable
from hsmc_scheduler.engine.api import Options, Progress, Result, Status
from hsmc_scheduler.engine.cancel import CancelToken
from hsmc_scheduler.projections.health import health
from hsmc_scheduler.projections.proof import Proof


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


def proof_of(result: Result) -> Proof:
    """How good the timetable is proven to be, for the workbook and the terminal; solved now."""
    now = datetime.now().astimezone().replace(tzinfo=None)
    return Proof(str(result.status), result.objective, result.bound, result.seconds, result.seed, now)
