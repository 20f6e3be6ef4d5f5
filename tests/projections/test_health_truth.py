"""An error of the health check is a proof: no plan that has a timetable may have one."""

from __future__ import annotations

import pytest

from hsmc_scheduler.domain.problem import Severity
from hsmc_scheduler.projections.health import health
from tests.engine.every_timetable import possible, tries
from tests.engine.tiny_plans import a_tiny_plan

MOST_TRIES = 1500
FAST, SLOW = 30, 1500


def check(seeds: range) -> None:
    proofs = chances = 0
    for seed in seeds:
        plan = a_tiny_plan(seed)
        errors = [f.sentence for f in health(plan) if f.severity is Severity.ERROR]
        if errors and tries(plan) <= MOST_TRIES:
            assert not possible(plan), (seed, errors)
            proofs += 1
        chances += not errors
    assert min(proofs, chances) > len(seeds) // 8, "the random plans are all of one kind"


def test_an_error_is_never_told_of_a_plan_that_has_a_timetable() -> None:
    check(range(FAST))


@pytest.mark.slow
def test_an_error_is_never_told_of_a_plan_that_has_a_timetable_in_many_plans() -> None:
    check(range(FAST, SLOW))
