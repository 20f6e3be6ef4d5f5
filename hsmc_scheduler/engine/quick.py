"""A timetable put together without search: one delivery after another, each where the others leave it room.

Whatever it finds has passed every required rule; finding none says nothing.
"""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Callable
from random import Random

from hsmc_scheduler.domain.index import PlanIndex
from hsmc_scheduler.domain.plan import Plan
from hsmc_scheduler.domain.ruleset import RuleId
from hsmc_scheduler.domain.timetable import Timetable
from hsmc_scheduler.engine.attempt import Attempt
from hsmc_scheduler.engine.near import Near
from hsmc_scheduler.projections.health.asked import required_rules
from hsmc_scheduler.projections.health.available import Available
from hsmc_scheduler.projections.health.fitting import Bounds, Fitting
from hsmc_scheduler.projections.health.orders import in_order
from hsmc_scheduler.projections.health.pins import pins_of
from hsmc_scheduler.rules.registry import RULES
from hsmc_scheduler.rules.situation import Situation

TRIES = 40
MOST_SECONDS = 0.5


def quick_timetable(
    plan: Plan,
    tries: int = TRIES,
    seed: int = 1,
    *,
    near: Timetable | None = None,
    earlier: Timetable | None = None,
    enough: Callable[[], bool] | None = None,
) -> Timetable | None:
    """A timetable that keeps every requirement, or None where none was found in so many tries.

    `near`: a timetable whose dates and people are tried first. `earlier`: the one whose past blocks are kept. `enough`
    is asked between the deliveries whether to end without one; None: after half a second.
    """
    index, asked = PlanIndex(plan), required_rules(plan)
    rules = [rule for rule in RULES if rule.id in asked]
    bounds = bounds_of_orders(index, asked)
    before = Near(index, asked, near, earlier)
    troubles: Counter[str] = Counter()
    if enough is None:
        give_up = time.monotonic() + MOST_SECONDS
        enough = lambda: time.monotonic() > give_up  # noqa: E731
    for number in range(tries if bounds is not None else 0):
        chance = Random(seed * 1000 + number)  # noqa: S311  # which dates are tried is no secret
        attempt = Attempt(index, asked, bounds or {}, before, chance, troubles, enough, hurried=number == 0)
        timetable = attempt.timetable()
        if timetable is not None:
            situation = Situation(index, timetable, earlier)
            if not any(violation for rule in rules for violation in rule.find(situation)):
                return timetable
        if enough():
            return None
    return None


def bounds_of_orders(index: PlanIndex, asked: frozenset[RuleId]) -> dict[str, Bounds] | None:
    """Where each delivery may begin and end as far as orders go; None where one fits nowhere."""
    available = Available(index, asked)
    found = {}
    for delivery in index.deliveries.values():
        fitting = Fitting(available, delivery, pins_of(available, delivery.id))
        found[delivery.id] = (fitting, fitting.places())
    if in_order(available, found) or not all(places.starts for _, places in found.values()):
        return None
    return {d: Bounds(p.first_start(), p.first_end(), p.last_end()) for d, (_, p) in found.items()}
