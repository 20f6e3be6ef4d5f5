"""Blocks start on the weekdays that suit best."""

from __future__ import annotations

import pytest

from hsmc_scheduler.domain.plan import Plan
from hsmc_scheduler.domain.timetable import Timetable
from hsmc_scheduler.rules.prefer_weekdays import RULE
from tests.builders import a_delivery, a_plan, a_timetable, a_tutor, placements
from tests.rules.case import Case, deviation, found

ALL_WEEK = tuple(range(7))


def plan(preferred: tuple[int, ...] = (), days: int = 1) -> Plan:
    delivery = a_delivery(days=days, block_lengths=(1, 2, 3), weekdays=ALL_WEEK, preferred_start_weekdays=preferred)
    return a_plan([delivery], tutors=(a_tutor(working_weekdays=ALL_WEEK),))


def laid(plan: Plan, *blocks: tuple[int, int]) -> Timetable:
    """Blocks by the day of October 2027 they start on; the 4th is a Monday."""
    return a_timetable(plan, placements(plan, "D1", *((f"2027-10-{day:02}", length) for day, length in blocks)))


USUAL = plan()
FIVE_DAYS = plan(days=5)
OWN_ORDER = plan((3, 1))
STEPS = {"Monday": 1, "Tuesday": 0, "Wednesday": 1, "Thursday": 2, "Friday": 3, "Saturday": 4, "Sunday": 4}
OWN_STEPS = {"Monday": 2, "Tuesday": 1, "Wednesday": 2, "Thursday": 0}

CASES = (
    Case("no deliveries", a_plan([]), a_timetable(a_plan([])), 0),
    *(Case(day, USUAL, laid(USUAL, (4 + n, 1)), steps) for n, (day, steps) in enumerate(STEPS.items())),
    *(
        Case(f"{day}, where Thursday is best and Tuesday next", OWN_ORDER, laid(OWN_ORDER, (4 + n, 1)), steps)
        for n, (day, steps) in enumerate(OWN_STEPS.items())
    ),
    Case("only the first day of a block counts", FIVE_DAYS, laid(FIVE_DAYS, (5, 3), (12, 2)), 0),
    Case("every block counts", FIVE_DAYS, laid(FIVE_DAYS, (6, 3), (14, 2)), 3),
)


@pytest.mark.parametrize("case", CASES, ids=str)
def test_steps_from_the_best_weekday_are_counted(case: Case) -> None:
    assert deviation(RULE, case) == case.deviation


def test_a_late_start_is_reported_with_the_best_weekday() -> None:
    (violation,) = found(RULE, Case("", OWN_ORDER, laid(OWN_ORDER, (5, 1)), 1))
    assert ([s.id for s in violation.subjects], violation.facts) == (["D1#1"], (3,))
