"""What one cohort has before it in one year."""

from __future__ import annotations

from datetime import time

import pytest

from hsmc_scheduler.domain.cohort import PathwayYear, RepeatRuns
from hsmc_scheduler.domain.index import PlanIndex
from hsmc_scheduler.domain.timetable import RunChoice
from hsmc_scheduler.projections.cohort_years import cohort_years
from tests.builders import (
    NEXT_YEAR,
    YEAR,
    a_cohort,
    a_delivery,
    a_module,
    a_plan,
    a_slot,
    a_timetable,
    an_assessment,
    on,
    placements,
)


def test_blocks_and_deadlines_are_in_order_of_date() -> None:
    plan = a_plan(modules=(a_module(assessments=(an_assessment(weeks=1),)),))
    timetable = a_timetable(plan, placements(plan, "D1", ("2027-10-05", 3), ("2027-11-02", 2)))
    (year,) = cohort_years(PlanIndex(plan), timetable)
    assert [(r.first, r.last, r.code, r.due) for r in year.diary] == [
        (on("2027-10-05"), on("2027-10-07"), "D1 1/2", None),
        (on("2027-11-02"), on("2027-11-03"), "D1 2/2", None),
        (on("2027-11-10"), on("2027-11-10"), "D1", time(12)),
    ]
    due = {d.day: d.due for m in year.planner.months for d in m.days if d.due}
    assert due == {on("2027-11-10"): ("D1",)}


@pytest.mark.parametrize(("intake", "numbers"), [("2027", [1, 2]), ("2026", [2, 3]), ("October", [1, 2])])
def test_the_year_of_study_follows_from_the_intake(intake: str, numbers: list[int]) -> None:
    deliveries = [a_delivery("D1"), a_delivery("D2", year=NEXT_YEAR)]
    pathway = (PathwayYear(YEAR, ("D1",)), PathwayYear(NEXT_YEAR, ("D2",)))
    plan = a_plan(deliveries, cohorts=(a_cohort(intake=intake, pathway=pathway),))
    assert [y.number for y in cohort_years(PlanIndex(plan), a_timetable(plan))] == numbers


def test_a_cohort_sees_only_what_it_may_attend() -> None:
    plan = a_plan(
        [a_delivery("D1", 2), a_delivery("D2", 2)],
        cohorts=(a_cohort("C1", required=("D1",)), a_cohort("C2", required=(), electives=(a_slot("D1", "D2"),))),
    )
    timetable = a_timetable(plan, placements(plan, "D1", ("2027-10-05", 2)), placements(plan, "D2", ("2027-10-12", 2)))
    first, second = cohort_years(PlanIndex(plan), timetable)
    assert [(r.delivery, r.who) for r in first.diary] == [("D1", "Everyone")]
    assert [(r.delivery, r.who) for r in second.diary] == [("D1", "4 of 8"), ("D2", "4 of 8")]
    assert second.choices == ("Electives: 1 of D1, D2",)


def test_of_repeat_runs_only_the_one_attended_is_shown() -> None:
    runs = (RepeatRuns("Induction", ("D1", "D2")),)
    plan = a_plan([a_delivery("D1", 2), a_delivery("D2", 2)], cohorts=(a_cohort(required=(), one_of=runs),))
    laid = (placements(plan, "D1", ("2027-10-05", 2)), placements(plan, "D2", ("2027-10-12", 2)))
    chosen = a_timetable(plan, *laid, run_choices=(RunChoice("C1", "Induction", "D2"),))
    assert [r.delivery for r in cohort_years(PlanIndex(plan), chosen)[0].diary] == ["D2"]
    open_ = a_timetable(plan, *laid)
    assert [r.delivery for r in cohort_years(PlanIndex(plan), open_)[0].diary] == ["D1", "D2"]
