"""Finding out, from a terminal, why a plan has no timetable."""

from __future__ import annotations

from hsmc_scheduler.app.interruptible import interruptible
from hsmc_scheduler.domain.plan import Plan
from hsmc_scheduler.engine.explain.finding_out import Explained, find_out

__all__ = ["Explained", "explain_plan"]


def explain_plan(plan: Plan, seconds: float) -> Explained:
    """Explain in about that many seconds, or until Ctrl+C, which keeps what was found so far.

    Raises:
        KeyboardInterrupt: Ctrl+C was pressed again before the work had ended.
    """
    return interruptible(lambda token: find_out(plan, seconds, token))[0]
