"""What holds of the answer to any plan, however odd, and whatever timetable it had before."""

from __future__ import annotations

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from hsmc_scheduler.domain.plan import Plan
from hsmc_scheduler.domain.timetable import Timetable
from hsmc_scheduler.engine.api import Options, Status
from hsmc_scheduler.engine.runner import feasible, solve
from hsmc_scheduler.rules.score import score_timetable
from tests.engine.random_plans import a_random_plan
from tests.rules.random_timetables import plans, timetables


@st.composite
def plans_with_a_past(draw: st.DrawFn) -> tuple[Plan, Timetable | None]:
    """A plan of a whole year, and a timetable of it that may be as bad as can be, or none."""
    plan = draw(plans())
    return plan, draw(st.none() | timetables(plan))


def check(plan: Plan, earlier: Timetable | None) -> Status:
    """Hold an answer to its own words; how it ended."""
    result = solve(plan, Options(time_limit=3.0, workers=1), earlier)
    if result.timetable is None:
        assert result.status in {Status.IMPOSSIBLE, Status.NOTHING_FOUND, Status.INVALID}
        assert result.reasons
        assert result.objective is None
        return result.status
    card = score_timetable(plan, result.timetable, earlier)
    assert card.sound
    assert card.total == result.objective
    assert result.bound is not None
    assert result.bound <= card.total
    assert (result.status is Status.PROVEN) == (result.bound == card.total)
    return result.status


@settings(max_examples=6, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow])
@given(plans_with_a_past())
def test_a_year_gets_a_sound_timetable_at_the_price_said(case: tuple[Plan, Timetable | None]) -> None:
    assert check(*case) is not Status.INVALID


def test_asking_only_whether_there_is_a_timetable_gives_the_same_answer() -> None:
    answers = set()
    for seed in range(9_000, 9_060):
        plan, _ = a_random_plan(seed)
        status = check(plan, None)
        if status is not Status.INVALID:
            possible = feasible(plan)
            assert possible == (status is not Status.IMPOSSIBLE)
            answers.add(possible)
    assert answers == {True, False}
