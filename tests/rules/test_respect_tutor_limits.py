"""Nobody teaches more days a week, in a row or a year than agreed."""

from __future__ import annotations

from typing import Any

import pytest

from hsmc_scheduler.domain.cohort import PathwayYear
from hsmc_scheduler.domain.daypart import DayPart
from hsmc_scheduler.domain.plan import Plan
from hsmc_scheduler.domain.timetable import Timetable
from hsmc_scheduler.domain.tutor import TutorLimits
from hsmc_scheduler.rules.respect_tutor_limits import RULE
from tests.builders import (
    NEXT_YEAR,
    YEAR,
    Laid,
    a_cohort,
    a_delivery,
    a_plan,
    a_session,
    a_set_meeting,
    a_timetable,
    a_tutor,
    placements,
)
from tests.rules.case import Case, deviation, found

ALL_WEEK = tuple(range(7))


def plan(part: DayPart = DayPart.WHOLE, **limits: Any) -> Plan:
    """Five days by Ann, in blocks of two and three."""
    ann = a_tutor("ann", limits=TutorLimits(**limits), working_weekdays=ALL_WEEK)
    sessions = tuple(a_session(n, part=part) for n in "12345")
    return a_plan([a_delivery(sessions=sessions, weekdays=ALL_WEEK)], tutors=(ann,))


def laid(plan: Plan, *blocks: Laid) -> Timetable:
    return a_timetable(plan, placements(plan, "D1", *blocks))


TWO_WEEKS: tuple[Laid, ...] = (("2027-10-05", 3), ("2027-10-12", 2))
ONE_WEEK: tuple[Laid, ...] = (("2027-10-04", 3), ("2027-10-07", 2))
OVER_A_WEEKEND: tuple[Laid, ...] = (("2027-10-08", 3), ("2027-10-11", 2))

UNLIMITED = plan()
WEEK_3, WEEK_2 = plan(days_a_week=3), plan(days_a_week=2)
HALVES_2 = plan(DayPart.MORNING, days_a_week=2)
ROW_5, ROW_3, ROW_4 = plan(days_in_a_row=5), plan(days_in_a_row=3), plan(days_in_a_row=4)
HALF_ROW_4 = plan(DayPart.MORNING, days_in_a_row=4)
YEAR_5, YEAR_4 = plan(days_a_year=5), plan(days_a_year=4)
EACH_YEAR = a_plan(
    [a_delivery("D1"), a_delivery("D2", module="D1", year=NEXT_YEAR)],
    cohorts=(a_cohort(pathway=(PathwayYear(YEAR, ("D1",)), PathwayYear(NEXT_YEAR, ("D2",)))),),
    tutors=(a_tutor("ann", limits=TutorLimits(days_a_year=5)),),
)
NEXT = placements(EACH_YEAR, "D2", ("2028-10-03", 3), ("2028-10-10", 2))
FACILITATED = a_plan(
    [a_delivery(sessions=tuple(a_set_meeting(n) for n in "123"))],
    tutors=(a_tutor("ann", limits=TutorLimits(days_a_week=2)),),
)

CASES = (
    Case("no limits", UNLIMITED, laid(UNLIMITED, *ONE_WEEK), 0),
    Case("no deliveries", a_plan([]), a_timetable(a_plan([])), 0),
    Case("three days where three a week are agreed", WEEK_3, laid(WEEK_3, *TWO_WEEKS), 0),
    Case("three days where two a week are agreed", WEEK_2, laid(WEEK_2, *TWO_WEEKS), 2),
    Case("five days where three a week are agreed", WEEK_3, laid(WEEK_3, *ONE_WEEK), 4),
    Case("three mornings where two days a week are agreed", HALVES_2, laid(HALVES_2, *TWO_WEEKS), 0),
    Case("five mornings where two days a week are agreed", HALVES_2, laid(HALVES_2, *ONE_WEEK), 1),
    Case("five days in a row where five are agreed", ROW_5, laid(ROW_5, *ONE_WEEK), 0),
    Case("five days in a row where four are agreed", ROW_4, laid(ROW_4, *ONE_WEEK), 2),
    Case("five days in a row where three are agreed", ROW_3, laid(ROW_3, *ONE_WEEK), 4),
    Case("three and two days in a row where three are agreed", ROW_3, laid(ROW_3, *TWO_WEEKS), 0),
    Case("five mornings in a row where four days are agreed", HALF_ROW_4, laid(HALF_ROW_4, *ONE_WEEK), 0),
    Case("five days in a row over a weekend", ROW_3, laid(ROW_3, *OVER_A_WEEKEND), 4),
    Case("five days where five a year are agreed", YEAR_5, laid(YEAR_5, *TWO_WEEKS), 0),
    Case("five days where four a year are agreed", YEAR_4, laid(YEAR_4, *TWO_WEEKS), 2),
    Case(
        "five days in each of two years",
        EACH_YEAR,
        a_timetable(EACH_YEAR, placements(EACH_YEAR, "D1", *TWO_WEEKS), NEXT),
        0,
    ),
    Case("facilitating counts", FACILITATED, laid(FACILITATED, ("2027-10-05", 3)), 2),
)


@pytest.mark.parametrize("case", CASES, ids=str)
def test_half_days_above_a_limit_are_counted(case: Case) -> None:
    assert deviation(RULE, case) == case.deviation


def test_a_run_too_long_is_reported_once_with_all_its_days() -> None:
    (violation,) = found(RULE, Case("", ROW_3, laid(ROW_3, *ONE_WEEK), 4))
    assert [day.day for day in violation.dates] == [4, 5, 6, 7, 8]
    assert violation.facts == (3, 10)


def test_two_sittings_at_once_are_two_half_days_in_every_window_that_holds_them() -> None:
    limited = (a_tutor("ann", limits=TutorLimits(days_in_a_row=1)),)
    twice = a_plan([a_delivery(d, days=1, block_lengths=(1,)) for d in ("D1", "D2")], tutors=limited)
    blocks = [placements(twice, d, ("2027-10-05", 1)) for d in ("D1", "D2")]
    assert deviation(RULE, Case("", twice, a_timetable(twice, *blocks), 4)) == 4


def test_runs_far_apart_are_reported_apart() -> None:
    again = a_plan([a_delivery(days=6, block_lengths=(3,))], tutors=plan(days_in_a_row=2).tutors)
    both = laid(again, ("2027-10-05", 3), ("2027-11-02", 3))
    assert [v.deviation for v in found(RULE, Case("", again, both, 4))] == [2, 2]
