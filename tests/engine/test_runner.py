"""A solve from the outside: how it ends, how it is stopped, and what it makes of plans of every shape."""

from __future__ import annotations

import threading
import time
from dataclasses import replace
from datetime import date
from unittest.mock import patch

import pytest

from hsmc_scheduler.domain.cohort import PathwayYear, RepeatRuns
from hsmc_scheduler.domain.daypart import DayPart
from hsmc_scheduler.domain.fingerprint import fingerprint
from hsmc_scheduler.domain.index import PlanIndex
from hsmc_scheduler.domain.plan import Plan
from hsmc_scheduler.domain.ruleset import Importance, RuleId
from hsmc_scheduler.engine.api import Options, Progress, Result, Status
from hsmc_scheduler.engine.budget import Budget
from hsmc_scheduler.engine.build import build
from hsmc_scheduler.engine.cancel import CancelToken
from hsmc_scheduler.engine.model import MAGNITUDE, largest_sum
from hsmc_scheduler.engine.parts import parts_of
from hsmc_scheduler.engine.runner import solve
from hsmc_scheduler.rules.score import score_timetable
from tests.builders import (
    YEAR,
    a_cohort,
    a_delivery,
    a_module,
    a_plan,
    a_room,
    a_rule,
    a_session,
    a_timetable,
    a_tutor,
    placements,
)
from tests.engine.brute_force import TooManyError, cheapest
from tests.engine.random_plans import a_random_plan

QUICK = Options(time_limit=20.0, workers=2)
CLOSED_SET = {Status.STOPPED, Status.NOTHING_FOUND}
SECONDS_TO_STOP = 2.0


def checked(plan: Plan, result: Result) -> Result:
    """The result, once the rules have found its timetable sound and as dear as it says."""
    assert result.timetable is not None
    card = score_timetable(plan, result.timetable)
    assert card.sound
    assert card.total == result.objective
    assert result.bound is not None
    assert result.bound <= card.total
    assert (result.status is Status.PROVEN) == (result.bound == card.total)
    assert result.timetable.plan_fingerprint == fingerprint(plan)
    return result


def a_busy_plan() -> Plan:
    """Four parts that share their tutors, too much to prove in a blink."""
    ids = ("D1", "D2", "D3", "D4")
    cohorts = tuple(a_cohort(f"C-{d}", 8, (d,)) for d in ids)
    tutors = ("ann", "ben", "cat")
    modules = tuple(a_module(d, (tutors[n % 3],), teachers=tutors) for n, d in enumerate(ids))
    deliveries = [a_delivery(d, 12) for d in ids]
    return a_plan(deliveries, cohorts=cohorts, modules=modules, tutors=tuple(a_tutor(t) for t in tutors))


def test_the_same_seed_gives_the_same_timetable() -> None:
    plan = a_plan([a_delivery("D1", 6), a_delivery("D2", 6)])
    options = Options(time_limit=1.0, workers=1, seed=7, repeatable=True)
    first, again = solve(plan, options), solve(plan, options)
    assert checked(plan, first).timetable == again.timetable
    assert first.seed == again.seed == 7


def test_no_clock_decides_in_a_repeatable_solve() -> None:
    plan, options = a_busy_plan(), Options(time_limit=0.1, seed=7, repeatable=True)
    first = solve(plan, options)
    with patch.object(Budget, "elapsed", property(lambda _: 1e9)):
        late = solve(plan, options)
    assert checked(plan, first).timetable == late.timetable
    assert first.bound == late.bound


def test_a_solve_stopped_before_it_starts_ends_at_once() -> None:
    token = CancelToken()
    token.cancel()
    started = time.monotonic()
    result = solve(a_busy_plan(), QUICK, cancel=token)
    assert time.monotonic() - started < SECONDS_TO_STOP
    assert result.status in CLOSED_SET


def test_a_solve_stopped_while_a_model_is_built_ends_soon() -> None:
    token, plan = CancelToken(), a_busy_plan()
    started: list[float] = []

    def build_and_stop(*args: object, **kwargs: object) -> object:
        started.append(time.monotonic())
        token.cancel()
        return build(*args, **kwargs)  # type: ignore[arg-type]  # passed on as given

    with patch("hsmc_scheduler.engine.lane.build", build_and_stop):
        result = solve(plan, replace(QUICK, time_limit=60.0), cancel=token)
    assert time.monotonic() - started[0] < SECONDS_TO_STOP
    assert result.status in CLOSED_SET
    assert plan == a_busy_plan()


def test_a_solve_stopped_while_it_searches_ends_soon_with_what_it_has() -> None:
    token, plan = CancelToken(), a_busy_plan()
    asked: list[float] = []

    def stop() -> None:
        asked.append(time.monotonic())
        token.cancel()

    timer = threading.Timer(3.0, stop)
    timer.start()
    result = solve(plan, replace(QUICK, time_limit=60.0, good_enough=0.0), cancel=token)
    timer.cancel()
    timer.join()
    if asked:
        assert time.monotonic() - asked[0] < SECONDS_TO_STOP
    checked(plan, result)
    assert plan == a_busy_plan()


@pytest.mark.parametrize("seconds", [0.0, 0.001, 0.05])
def test_no_time_is_no_fault(seconds: float) -> None:
    plan = a_busy_plan()
    result = solve(plan, replace(QUICK, time_limit=seconds))
    assert result.status in CLOSED_SET
    if result.timetable is not None:
        checked(plan, result)


def test_a_plan_that_contradicts_itself_is_answered_with_every_problem() -> None:
    wrong = a_delivery("D1", sessions=(a_session("1", "D1", only_cohorts=("nobody",)),), year="1999-00")
    plan = replace(a_plan(), deliveries=(wrong, a_delivery("D2", 1, module="none")))
    result = solve(plan, QUICK)
    assert result.status is Status.INVALID
    assert result.timetable is None
    assert any("1999-00" in reason for reason in result.reasons)
    assert len(result.reasons) >= 3


def test_an_empty_plan_is_proven_at_once() -> None:
    result = solve(a_plan([]), QUICK)
    assert (result.status, result.objective, result.bound) == (Status.PROVEN, 0, 0)
    assert result.timetable is not None
    assert result.timetable.placements == ()


def test_parts_that_share_one_tutor_get_along() -> None:
    ids = ("D1", "D2", "D3", "D4")
    cohorts = tuple(a_cohort(f"C{d}", 8, (d,)) for d in ids)
    plan = a_plan([a_delivery(d, 3) for d in ids], cohorts=cohorts, tutors=(a_tutor("ann"),))
    assert len(parts_of(PlanIndex(plan))) == len(ids)
    result = checked(plan, solve(plan, QUICK))
    assert result.timetable is not None
    assert len({p.delivery for p in result.timetable.placements}) == len(ids)


def test_progress_never_takes_anything_back() -> None:
    news: list[Progress] = []
    plan = a_busy_plan()
    result = solve(plan, replace(QUICK, time_limit=4.0), on_progress=news.append)
    objectives = [p.objective for p in news if p.objective is not None]
    assert objectives == sorted(objectives, reverse=True)
    assert all(p.objective is None or p.bound <= p.objective for p in news)
    assert result.objective == objectives[-1]
    for progress in news:
        if progress.timetable is not None:
            assert score_timetable(plan, progress.timetable).total == progress.objective


def test_an_earlier_timetable_is_changed_as_little_as_can_be() -> None:
    compared = 0
    for seed in range(400, 550):
        plan, earlier = a_random_plan(seed)
        if earlier is None:
            continue
        required = (r for r in plan.rules if list(RuleId).index(r.rule) <= list(RuleId).index(RuleId.HONOUR_PINS))
        only = (a_rule(RuleId.CHANGE_LITTLE, Importance.HIGH), *required)
        off = tuple(a_rule(r.rule, Importance.OFF) for r in plan.rules if preference(r.rule))
        plan = replace(plan, rules=(*only, *off), pins=(), frozen_before=None)
        try:
            best = cheapest(plan, earlier)
        except TooManyError:
            continue
        result = solve(plan, QUICK, earlier)
        if result.status is Status.INVALID:
            continue
        assert result.objective == best.cost
        compared += best.cost is not None and best.cost > 0
    assert compared > 3


def preference(rule: RuleId) -> bool:
    return rule is not RuleId.CHANGE_LITTLE and list(RuleId).index(rule) > list(RuleId).index(RuleId.HONOUR_PINS)


def test_blocks_before_the_frozen_date_stay_where_they_were() -> None:
    plan = replace(a_plan(), frozen_before=date(2027, 11, 1))
    earlier = a_timetable(plan, placements(plan, "D1", ("2027-10-07", 2), ("2028-03-02", 3)))
    result = solve(plan, QUICK, earlier)
    assert result.timetable is not None
    first, second = result.timetable.placements
    assert (first.start, len(first.days)) == (date(2027, 10, 7), 2)
    assert second.start > date(2027, 11, 1)


def test_each_cohort_attends_one_of_repeat_runs() -> None:
    runs = PathwayYear(YEAR, (), (), (RepeatRuns("runs", ("R1", "R2")),))
    cohorts = tuple(a_cohort(c, 8, pathway=(runs,)) for c in ("C1", "C2"))
    plan = a_plan([a_delivery("R1", 2), a_delivery("R2", 2)], cohorts=cohorts)
    result = checked(plan, solve(plan, QUICK))
    assert result.timetable is not None
    assert [c.cohort for c in result.timetable.run_choices] == ["C1", "C2"]


def test_half_days_share_a_day() -> None:
    parts = (DayPart.MORNING, DayPart.AFTERNOON)
    sessions = tuple(a_session(f"{n}{part}", "D1", part=part) for n in (1, 2) for part in parts)
    plan = a_plan([a_delivery(sessions=sessions)])
    result = checked(plan, solve(plan, QUICK))
    assert result.timetable is not None
    days = [s.day for p in result.timetable.placements for s in p.sittings]
    assert len(days) == 4
    assert len(set(days)) == 2


@pytest.mark.parametrize(("days", "length"), [(3, 1), (4, 4), (10, 5)])
def test_blocks_of_other_lengths_are_placed(days: int, length: int) -> None:
    plan = a_plan([a_delivery("D1", days, block_lengths=(length,))])
    result = checked(plan, solve(plan, QUICK))
    assert result.timetable is not None
    assert [len(p.days) for p in result.timetable.placements] == [length] * (days // length)


def test_a_cohort_that_stays_away_from_a_session_may_be_elsewhere() -> None:
    first = a_delivery("D1", sessions=(a_session("1", "D1", only_cohorts=("C1",)),), block_lengths=(1,))
    second = a_delivery("D2", 1, block_lengths=(1,))
    one_date = (date(2027, 10, 5),) * 2
    window = replace(first.window, earliest=one_date[0], latest=one_date[1])
    deliveries = (replace(first, window=window), replace(second, window=window))
    cohorts = (a_cohort("C1", 8, ("D1",)), a_cohort("C2", 8, ("D1", "D2")))
    modules = (a_module("D1", ("ann",)), a_module("D2", ("ben",)))
    rooms = (a_room("oak"), a_room("elm"))
    plan = a_plan(deliveries, cohorts=cohorts, modules=modules, rooms=rooms)
    checked(plan, solve(plan, QUICK))
    every = replace(plan, cohorts=(a_cohort("C1", 8, ("D1", "D2")), cohorts[1]))
    assert solve(every, QUICK).status is Status.IMPOSSIBLE


def test_a_sum_too_large_to_trust_is_refused_as_the_model_is_built() -> None:
    model = build(PlanIndex(a_plan()))
    assert largest_sum(model.cp) < MAGNITUDE
    huge = model.cp.new_int_var(0, MAGNITUDE // 2, "")
    model.charge(RuleId.PREFER_WEEKDAYS, huge)
    with pytest.raises(OverflowError, match="trusted"):
        model.minimise()
