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
from hsmc_scheduler.engine.extract import place
from hsmc_scheduler.engine.model import Model
from hsmc_scheduler.engine.naming import at_no_cost, needs_of, post_room_rules
from hsmc_scheduler.engine.room_names import DETERMINISTIC_SECONDS, RoomNames
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
    tell_bound: Callable[[int], None] | None = None,
    presolve: bool = True,
    only_required: bool = False,
) -> Found:
    """Search a model until its best dates have rooms at the cost it counts. `others`: what uses rooms beside it.

    `only_required`: rooms must be there, and may cost anything.
    """
    started = time.monotonic()
    told: Told | None = None if only_required else set()
    found = search(model, limits, cancel, tell=tell, tell_bound=tell_bound, presolve=presolve)
    for _ in range(MOST_ROUNDS):
        left = limits.seconds - (found.work if limits.repeatable else time.monotonic() - started)
        if found.ending is not Ending.OPTIMAL or not cut(model, found, others, told) or left <= 0 or cancel.asked:
            return found
        model.minimise()
        known = found
        found = search(
            model, replace(limits, seconds=left), cancel, tell=tell, tell_bound=tell_bound, presolve=presolve
        )
        found = replace(found, work=known.work + found.work)
        if found.ending is Ending.UNKNOWN:
            return replace(known, ending=Ending.FEASIBLE, bound=max(known.bound, found.bound), work=found.work)
    return found


def cut(model: Model, found: Found, others: Timetable | None, told: Told | None) -> bool:
    """Tell the model what it did not see of the rooms of these dates; False where it saw everything.

    `told` None: costs are not counted.
    """
    by_week: dict[int, list[Placement]] = defaultdict(list)
    for placement in others.placements if others else ():
        by_week[week_of(placement.start)].append(placement)
    something = False
    for week, chosen in starts_by_week(model, found).items():
        elsewhere = by_week[week]
        cost = least_cost(model, [*chosen.values(), *elsewhere])
        if cost == 0 or (cost is not None and told is None):
            continue
        core = smallest(model, chosen, elsewhere, cost)
        key = tuple(sorted(core))
        if cost is not None and told is not None:
            if key in told:
                continue
            told.add(key)
            if week not in model.room_costs:
                charge_each(model, week)
            charge(model, week, dict.fromkeys(core, 1), cost - len(core) * cost, cost)
        else:
            model.cp.add_bool_or([model.cp.get_bool_var_from_proto_index(index).negated() for index in core])
        something = True
    return something


def smallest(
    model: Model, chosen: dict[int, Placement], elsewhere: list[Placement], cost: int | None
) -> dict[int, Placement]:
    """As few of the chosen blocks as cost the same (None: have no rooms), one after another left out."""
    core = dict(chosen)
    for literal in chosen:
        fewer = {other: placement for other, placement in core.items() if other != literal}
        if fewer and least_cost(model, [*fewer.values(), *elsewhere]) == cost:
            core = fewer
    return core


def starts_by_week(model: Model, found: Found) -> dict[int, dict[int, Placement]]:
    """The blocks of a solution by week and by the index of their start's literal."""
    by_week: dict[int, dict[int, Placement]] = defaultdict(dict)
    for d, literals in model.literals.items():
        for literal, start in zip(literals, model.courses[d].starts, strict=True):
            if found.holds(literal):
                by_week[start.week][literal.index] = place(model, d, start, {}, lambda _: False)
    return by_week


def least_cost(model: Model, placements: Sequence[Placement]) -> int | None:
    """What naming the rooms of these blocks costs at least; None where they cannot be named."""
    needs = needs_of(model.book, placements)
    if at_no_cost(model.book, needs) is not None:
        return 0
    names = RoomNames(model.book, needs)
    post_room_rules(names)
    names.cp.minimize(cp_model.LinearExpr.weighted_sum([a for _, a in names.terms], [w for w, _ in names.terms]))
    solver = cp_model.CpSolver()
    solver.parameters.num_workers = 1
    solver.parameters.max_deterministic_time = DETERMINISTIC_SECONDS
    status = solver.solve(names.cp)
    return None if status == cp_model.INFEASIBLE else max(0, round(solver.best_objective_bound))


def charge_each(model: Model, week: int) -> None:
    """Charge every block that may lie in the week what its rooms cost by themselves; blocks never share a cost."""
    costs: dict[int, int] = {}
    for d, literals in model.literals.items():
        for literal, start in zip(literals, model.courses[d].starts, strict=True):
            if start.week == week:
                cost = least_cost(model, [place(model, d, start, {}, lambda _: False)])
                if cost is None:
                    model.cp.add(literal == 0)
                elif cost:
                    costs[literal.index] = cost
    charge(model, week, costs, 0, 1)


def charge(model: Model, week: int, weights: dict[int, int], least: int, times: int) -> None:
    """Room cost of the week + what is charged for leaving home >= least + times x weighted sum of start literals."""
    if week not in model.room_costs:
        model.room_costs[week] = model.cp.new_int_var(0, DEAREST_WEEK, "")
    away = [over for day, over in model.overflow.items() if (day - 1) // 7 == week]
    weight = model.setting(RuleId.PREFER_HOME_VENUE).weight
    seen = cp_model.LinearExpr.weighted_sum([model.room_costs[week], *away], [1] + [weight] * len(away))
    chosen = [model.cp.get_bool_var_from_proto_index(index) for index in weights]
    model.cp.add(seen >= least + times * cp_model.LinearExpr.weighted_sum(chosen, list(weights.values())))
