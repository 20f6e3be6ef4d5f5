"""Searches that count the rooms in full: dates whose rooms cost more than the model saw are told to it, and it goes on.

The model of dates knows how many rooms there are at each half-day, not which block keeps which. That settles nearly
every plan. Where naming the rooms of a week fails or costs more, the week's starts are cut off, or charged, together.
"""

from __future__ import annotations

import time
from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import replace

from ortools.sat.python import cp_model

from hsmc_scheduler.domain.ruleset import RuleId
from hsmc_scheduler.domain.timetable import Placement, Timetable
from hsmc_scheduler.engine.cancel import CancelToken
from hsmc_scheduler.engine.extract import extract
from hsmc_scheduler.engine.model import Literal, Model
from hsmc_scheduler.engine.naming import at_no_cost, needs_of, post_room_rules
from hsmc_scheduler.engine.room_names import DETERMINISTIC_SECONDS, RoomNames
from hsmc_scheduler.engine.rooms_wanted import Need
from hsmc_scheduler.engine.search import Ending, Found, Limits, search
from hsmc_scheduler.rules.weeks import week_of

MOST_ROUNDS = 200
DEAREST_WEEK = 10**6
Told = set[tuple[int, ...]]
"""The literals, by index, of weeks whose cost the model has been told."""


def search_with_rooms(
    model: Model,
    limits: Limits,
    cancel: CancelToken,
    *,
    others: Timetable | None = None,
    tell: Callable[[Found], None] | None = None,
    hint: frozenset[int] | None = None,
    presolve: bool = True,
    only_required: bool = False,
) -> Found:
    """Search a model until its best dates have rooms at the cost it counts. `others`: what uses rooms beside it.

    `only_required`: rooms must be there, and may cost anything.
    """
    started = time.monotonic()
    told: Told | None = None if only_required else set()
    found = search(model, limits, cancel, tell=tell, hint=hint, presolve=presolve)
    for _ in range(MOST_ROUNDS):
        left = limits.seconds if limits.repeatable else limits.seconds - (time.monotonic() - started)
        if found.ending is not Ending.OPTIMAL or not cut(model, found, others, told) or left <= 0 or cancel.asked:
            return found
        model.cp.clear_hints()  # type: ignore[no-untyped-call]  # the library has no types for this one
        model.minimise()
        known = found
        found = search(model, replace(limits, seconds=left), cancel, tell=tell, presolve=presolve)
        if found.ending is Ending.UNKNOWN:
            return replace(known, ending=Ending.FEASIBLE, bound=max(known.bound, found.bound))
    return found


def cut(model: Model, found: Found, others: Timetable | None, told: Told | None) -> bool:
    """Tell the model what it did not see of the rooms of these dates; False where it saw everything.

    `told` None: costs are not counted.
    """
    starts = starts_by_week(model, found)
    by_week: dict[int, list[Placement]] = defaultdict(list)
    for placement in (*extract(model, found.holds).placements, *(others.placements if others else ())):
        by_week[week_of(placement.start)].append(placement)
    something = False
    for week, literals in starts.items():
        needs = needs_of(model.book, by_week[week])
        if at_no_cost(model.book, needs) is not None:
            continue
        cost = least_cost(model, needs)
        if cost is None:
            model.cp.add_bool_or([literal.negated() for literal in literals])
            something = True
        elif cost > 0 and told is not None and (key := tuple(v.index for v in literals)) not in told:
            told.add(key)
            charge(model, week, literals, cost)
            something = True
    return something


def starts_by_week(model: Model, found: Found) -> dict[int, list[Literal]]:
    """The start literals that are true, by week."""
    by_week: dict[int, list[Literal]] = defaultdict(list)
    for d, literals in model.literals.items():
        for literal, start in zip(literals, model.courses[d].starts, strict=True):
            if found.holds(literal):
                by_week[start.week].append(literal)
    return by_week


def least_cost(model: Model, needs: Sequence[Need]) -> int | None:
    """What naming these rooms costs at least; None where they cannot be named."""
    names = RoomNames(model.book, needs)
    post_room_rules(names)
    names.cp.minimize(cp_model.LinearExpr.weighted_sum([a for _, a in names.terms], [w for w, _ in names.terms]))
    solver = cp_model.CpSolver()
    solver.parameters.num_workers = 1
    solver.parameters.max_deterministic_time = DETERMINISTIC_SECONDS
    status = solver.solve(names.cp)
    return None if status == cp_model.INFEASIBLE else max(0, round(solver.best_objective_bound))


def charge(model: Model, week: int, literals: Sequence[Literal], cost: int) -> None:
    """Room cost of the week + what is charged for leaving home >= cost, where all these starts are chosen."""
    weight = model.setting(RuleId.PREFER_HOME_VENUE).weight
    if week not in model.room_costs:
        model.room_costs[week] = model.cp.new_int_var(0, DEAREST_WEEK, "")
    charged = model.room_costs[week]
    away = [over for day, over in model.overflow.items() if (day - 1) // 7 == week]
    seen = cp_model.LinearExpr.weighted_sum([charged, *away], [1] + [weight] * len(away))
    chosen = cp_model.LinearExpr.sum(list(literals))
    model.cp.add(seen >= cost * (1 - len(literals)) + cost * chosen)
