"""What has no problem, and how problems are listed."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings

from hsmc_scheduler.domain.delivery import BlockWindow, DateWindow
from hsmc_scheduler.domain.plan import Plan
from hsmc_scheduler.domain.problem import Severity
from hsmc_scheduler.domain.problems import find_problems
from tests.builders import (
    NEXT_YEAR,
    a_cohort,
    a_delivery,
    a_first_year_pair,
    a_pin,
    a_plan,
    a_student,
    a_venue,
    an_order,
)
from tests.domain.problems.faulty import (
    TWO,
    a_window,
    with_delivery,
)
from tests.storage.strategies import plans


@pytest.mark.parametrize(
    "plan",
    [
        a_plan(),
        a_plan([a_first_year_pair()]),
        a_plan([a_delivery("D1"), a_delivery("D2", year=NEXT_YEAR)], orders=(an_order("D1", "D2"),)),
        a_plan(venues=(a_venue(), a_venue("lucas-house", overflow=True))),
        a_plan([a_delivery("D1", 1, block_lengths=(1,), weekdays=(2,))]),
        a_plan([a_delivery("D1", weekdays=(4, 5, 6), block_lengths=(2, 3))]),
        a_plan(cohorts=(a_cohort(size=20),), students=(a_student(learning_set="C1/B", takes=()),)),
        a_plan(TWO, orders=(an_order("D1", "D2"), an_order("D2", "D1", active=False))),
        a_plan(pins=(a_pin("D1", 2, "2028-08-29", days=3), a_pin("D1", 2, room="room", id="other"))),
        with_delivery(window=a_window("2027-10-01", "2028-12-31"), block_windows=(BlockWindow(2, DateWindow()),)),
    ],
)
def test_a_sound_plan_has_no_problem(plan: Plan) -> None:
    assert [str(p) for p in find_problems(plan)] == []


def test_errors_come_before_warnings_and_nothing_is_said_twice() -> None:
    found = find_problems(a_plan(title="", pins=(a_pin("D9"), a_pin("D9"))))
    assert [p.severity for p in found] == sorted((p.severity for p in found), key=lambda s: s is not Severity.ERROR)
    assert len(set(found)) == len(found) > 2


def test_a_circle_of_many_orders_is_found_once_and_a_fan_is_none() -> None:
    ring = [a_delivery(f"D{n}") for n in range(30)]
    orders = tuple(an_order(f"D{n}", f"D{(n + 1) % 30}") for n in range(30))
    assert sum("circle" in p.what for p in find_problems(a_plan(ring, orders=orders))) == 1
    fan = tuple(an_order("D0", f"D{n}") for n in range(1, 30)) + tuple(an_order(f"D{n}", "D29") for n in range(1, 29))
    assert not any("circle" in p.what for p in find_problems(a_plan(ring, orders=fan)))


@given(plans())
@settings(max_examples=50, deadline=None, suppress_health_check=list(HealthCheck))
def test_whatever_the_plan_each_problem_is_one_printable_line(plan: Plan) -> None:
    for problem in find_problems(plan):
        assert str(problem).isprintable()
        assert problem.where
        assert problem.what
        assert problem.mend
