"""What a new timetable changed, and what would be wrong with leaving it."""

from __future__ import annotations

from dataclasses import replace

from hsmc_scheduler.app.changes import changes
from hsmc_scheduler.domain.plan import Plan
from hsmc_scheduler.domain.timetable import Timetable
from tests.builders import a_period, a_plan, a_timetable, placements

FIRST = ("2027-10-05", 2)


def laid(plan: Plan, second: str) -> Timetable:
    return a_timetable(plan, placements(plan, "D1", FIRST, (second, 3)))


def closed_on(plan: Plan, day: str) -> Plan:
    return replace(plan, calendar=replace(plan.calendar, periods=(a_period(day, label="Royal wedding"),)))


def test_nothing_is_said_where_nothing_moved() -> None:
    plan = a_plan()
    assert changes(plan, laid(plan, "2027-11-02"), laid(plan, "2027-11-02")) == ()


def test_a_block_moved_off_a_day_now_closed_says_so() -> None:
    before = a_plan()
    now = closed_on(before, "2027-11-03")
    (change,) = changes(now, laid(before, "2027-11-02"), laid(now, "2027-11-09"))
    assert "Delivery D1 block 2" in change.what
    assert any("Wed 3 November 2027" in reason for reason in change.why)


def test_a_block_moved_for_a_preference_names_the_preference() -> None:
    plan = a_plan()
    (change,) = changes(plan, laid(plan, "2027-11-03"), laid(plan, "2027-11-02"))
    assert any("weekdays" in reason for reason in change.why)


def test_a_block_moved_for_nothing_has_no_reason() -> None:
    plan = a_plan()
    (change,) = changes(plan, laid(plan, "2027-11-02"), laid(plan, "2027-11-09"))
    assert change.why == ()


def test_a_tutor_who_is_replaced_is_named() -> None:
    plan = a_plan(tutors=a_plan().tutors)
    was = a_timetable(plan, placements(plan, "D1", FIRST, ("2027-11-02", 3), tutors=("ann",)))
    nobody = a_timetable(plan, placements(plan, "D1", FIRST, ("2027-11-02", 3), tutors=()))
    assert all("Ann" in change.what for change in changes(plan, was, nobody))
    assert len(changes(plan, was, nobody)) == 2
