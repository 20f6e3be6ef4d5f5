"""The engine against every timetable of hundreds of tiny plans, judged by the rules alone (QUALITY.md G9)."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterator
from itertools import count

import pytest

from hsmc_scheduler.domain.index import PlanIndex
from hsmc_scheduler.domain.plan import Plan
from hsmc_scheduler.domain.problem import Severity
from hsmc_scheduler.domain.problems import find_problems
from hsmc_scheduler.domain.timetable import Timetable
from hsmc_scheduler.engine.api import Options, Status
from hsmc_scheduler.engine.runner import solve
from hsmc_scheduler.rules.score import score_timetable
from tests.engine.brute_force import Cheapest, TooManyError, cheapest
from tests.engine.random_plans import a_random_plan

FEW = int(os.environ.get("HSMC_PLANS", "250"))
MANY = int(os.environ.get("HSMC_PLANS", "5000"))
FIRST_OF_MANY = 100_000
OPTIONS = Options(time_limit=30.0, workers=1)


def plans(number: int, first: int) -> Iterator[tuple[int, Plan, Timetable | None, Cheapest]]:
    """So many plans that are tiny and without contradiction, each with its seed and its cheapest timetable."""
    found = 0
    for seed in count(first):
        plan, earlier = a_random_plan(seed)
        if any(p.severity is Severity.ERROR for p in find_problems(plan)):
            continue
        try:
            best = cheapest(plan, earlier)
        except TooManyError:
            continue
        yield seed, plan, earlier, best
        found += 1
        if found == number:
            return


def difference(plan: Plan, earlier: Timetable | None, best: Cheapest) -> str:
    """What the engine says otherwise than trying all timetables does; empty where they agree."""
    result = solve(plan, OPTIONS, earlier)
    said = f"{result.status} {result.objective} (no less than {result.bound}), tried all: {best.cost}"
    if best.cost is None:
        return "" if result.status is Status.IMPOSSIBLE and result.timetable is None else said
    if result.status is not Status.PROVEN or result.timetable is None:
        return said
    card = score_timetable(plan, result.timetable, earlier)
    right = card.sound and card.total == result.objective == result.bound == best.cost
    return "" if right else f"{said}, its timetable costs {card.total} and is {'sound' if card.sound else 'broken'}"


def check(number: int, first: int) -> None:
    differences, kinds, tried = {}, Counter[str](), 0
    for seed, plan, earlier, best in plans(number, first):
        kinds["impossible" if best.cost is None else "free" if best.cost == 0 else "at a cost"] += 1
        tried += best.tried
        if said := difference(plan, earlier, best):
            differences[seed] = said
    print(f"{number} plans, {dict(kinds)}, {tried} whole timetables tried, {len(differences)} differences")
    assert differences == {}
    assert kinds["at a cost"] >= number // 5 <= kinds["impossible"]


def test_the_engine_agrees_with_trying_every_timetable() -> None:
    check(FEW, 0)


@pytest.mark.slow
def test_the_engine_agrees_with_trying_every_timetable_of_thousands_of_plans() -> None:
    check(MANY, FIRST_OF_MANY)


def test_company_is_never_rewarded() -> None:
    """What the search through all timetables leaves out, and the engine's parts: together costs no less than alone."""
    pairs = 0
    for _, plan, _, best in plans(40, 7_000):
        if best.timetable is None or any(len(g.deliveries) > 1 for g in PlanIndex(plan).groups):
            continue
        whole = score_timetable(plan, best.timetable, None).total
        alone = 0
        for delivery in PlanIndex(plan).deliveries:
            placements = tuple(p for p in best.timetable.placements if p.delivery == delivery)
            part = Timetable(placements, best.timetable.run_choices)
            alone += score_timetable(plan, part, None).total
            pairs += 1
        assert whole >= alone
    assert pairs > 4
