"""What the engine can be asked."""

from __future__ import annotations

from hsmc_scheduler.domain.index import PlanIndex
from hsmc_scheduler.domain.plan import Plan
from hsmc_scheduler.domain.problem import Severity
from hsmc_scheduler.domain.timetable import Timetable
from hsmc_scheduler.engine.api import Options, Result, Status
from hsmc_scheduler.engine.build import build
from hsmc_scheduler.engine.cancel import CancelToken
from hsmc_scheduler.engine.extract import extract
from hsmc_scheduler.engine.naming import name_rooms
from hsmc_scheduler.engine.parts import parts_of
from hsmc_scheduler.engine.room_cuts import search_with_rooms
from hsmc_scheduler.engine.rooms_wanted import RoomBook
from hsmc_scheduler.engine.search import Ending, Limits, search
from hsmc_scheduler.engine.solve import Solve, Tell
from hsmc_scheduler.rules.problems import problems_of


def solve(
    plan: Plan,
    options: Options | None = None,
    earlier: Timetable | None = None,
    on_progress: Tell | None = None,
    cancel: CancelToken | None = None,
) -> Result:
    """Find the best timetable of a plan in the time given. `earlier`: one to stay close to.

    `on_progress` may be called from threads of the solver. Never raises for anything in the plan: a plan with errors
    ends as INVALID, with the problems as reasons.
    """
    options = options or Options()
    errors = tuple(str(p) for p in problems_of(plan) if p.severity is Severity.ERROR)
    if errors:
        return Result(Status.INVALID, None, None, None, 0.0, None, errors, options.seed)
    return Solve(plan, options, earlier, on_progress, cancel or CancelToken()).run()


def feasible(
    plan: Plan,
    *,
    seed: int = 1,
    seconds: float = 10.0,
    presolve: bool = True,
    cancel: CancelToken | None = None,
) -> bool | None:
    """Whether some timetable keeps every requirement; None: not settled in the time. Preferences are left out."""
    index = PlanIndex(plan)
    parts = parts_of(index)
    token = cancel or CancelToken()
    limits = Limits(seconds, 1, seed)
    for part in parts:
        if len(parts) > 1:
            model = build(index, part, only_required=True)
            if search(model, limits, token, presolve=presolve).ending is Ending.INFEASIBLE:
                return False
    model = build(index, only_required=True)
    found = search_with_rooms(model, limits, token, presolve=presolve, count_rooms=False)
    if found.true is None:
        return False if found.ending is Ending.INFEASIBLE else None
    book = RoomBook(index, model.settings)
    return True if name_rooms(book, extract(model, found.holds)) is not None else None
