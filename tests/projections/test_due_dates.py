"""Dates things must be done by."""

from __future__ import annotations

from datetime import time
from typing import Any

from hsmc_scheduler.domain.index import PlanIndex
from hsmc_scheduler.domain.module import Anchor
from hsmc_scheduler.domain.plan import Office
from hsmc_scheduler.projections.deadlines import Due, DueRow, due_rows, request_rooms_by, tell_employers_by
from tests.builders import (
    a_calendar,
    a_module,
    a_period,
    a_plan,
    a_timetable,
    an_assessment,
    on,
    placements,
)


def rows(**changes: Any) -> tuple[DueRow, ...]:
    plan = a_plan(**changes)
    laid = placements(plan, "D1", ("2027-10-05", 3), ("2027-11-02", 2))
    return due_rows(PlanIndex(plan), a_timetable(plan, laid))


def test_each_block_says_when_to_tell_employers_and_when_to_ask_for_rooms() -> None:
    assert [(r.day, r.due, r.block) for r in rows()] == [
        (on("2027-08-10"), Due.TELL_EMPLOYERS, "D1 2027-28 1/2"),
        (on("2027-09-07"), Due.TELL_EMPLOYERS, "D1 2027-28 2/2"),
        (on("2027-09-07"), Due.REQUEST_ROOMS, "D1 2027-28 1/2"),
        (on("2027-10-05"), Due.REQUEST_ROOMS, "D1 2027-28 2/2"),
    ]


def test_work_and_its_feedback_are_rows_of_their_own() -> None:
    module = a_module(assessments=(an_assessment(weeks=2, weekday=0, words=3000),))
    work = [r for r in rows(modules=(module,)) if r.due in (Due.WORK, Due.FEEDBACK)]
    assert [(r.day, r.due, r.at) for r in work] == [
        (on("2027-11-22"), Due.WORK, time(12)),
        (on("2027-12-13"), Due.FEEDBACK, None),
    ]
    assert work[0].work == "Final assignment, 3,000 words"
    assert work[0].feedback == work[1].day
    assert (work[0].people, work[0].tutors) == (8, ("Ann",))


def test_work_after_the_first_block_follows_that_one() -> None:
    module = a_module(assessments=(an_assessment(weeks=1, anchor=Anchor.FIRST_BLOCK),))
    assert next(r.day for r in rows(modules=(module,)) if r.due is Due.WORK) == on("2027-10-14")


def test_a_delivery_not_wholly_placed_has_no_deadlines() -> None:
    plan = a_plan(modules=(a_module(assessments=(an_assessment(),)),))
    found = due_rows(PlanIndex(plan), a_timetable(plan, placements(plan, "D1", ("2027-10-05", 3))))
    assert {r.due for r in found} == {Due.TELL_EMPLOYERS, Due.REQUEST_ROOMS}


def test_rooms_are_asked_for_in_working_days_and_employers_told_on_one() -> None:
    office = Office(tell_employers_weeks=1, request_rooms_working_days=3)
    closed = a_calendar(periods=(a_period("2027-10-04"), a_period("2027-10-05"), a_period("2027-10-11")))
    index = PlanIndex(a_plan(office=office, calendar=closed))
    assert request_rooms_by(index, on("2027-10-12")) == on("2027-10-06")
    assert tell_employers_by(index, on("2027-10-12")) == on("2027-10-01")
