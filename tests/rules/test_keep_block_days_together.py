"""A block's days are consecutive open days of one week."""

from __future__ import annotations

from typing import Any

import pytest

from hsmc_scheduler.domain.calendar import PeriodKind
from hsmc_scheduler.domain.plan import Plan
from hsmc_scheduler.domain.timetable import Timetable
from hsmc_scheduler.rules.keep_block_days_together import RULE
from tests.builders import (
    Day,
    a_calendar,
    a_delivery,
    a_period,
    a_plan,
    a_timetable,
    a_tutor,
    placements,
    with_sitting,
)
from tests.rules.case import Case, deviation, found

ALL_WEEK = tuple(range(7))
EVERY_DAY = (a_tutor("ann", working_weekdays=ALL_WEEK),)
PLAN = a_plan([a_delivery(days=3)], tutors=EVERY_DAY)
MONDAY_TO_THURSDAY = a_plan([a_delivery(days=3, weekdays=(0, 1, 2, 3))])
WEEKEND = a_plan([a_delivery(days=3, weekdays=ALL_WEEK)], tutors=EVERY_DAY)
ONE_DAY = a_plan([a_delivery(days=1, block_lengths=(1,))])
(TUESDAY_ON,) = placements(PLAN, "D1", ("2027-10-05", 3))


def closed(day: Day, **changes: Any) -> Plan:
    return a_plan([a_delivery(days=3)], calendar=a_calendar(periods=(a_period(day, **changes),)))


def one_block(plan: Plan, start: Day) -> Timetable:
    return a_timetable(plan, placements(plan, "D1", (start, 3)))


BANK_HOLIDAY = closed("2027-10-06")
HALF_TERM = closed("2027-10-06", kind=PeriodKind.AVOID)
SWITCHED_OFF = closed("2027-10-06", active=False)
DAY_BEFORE = closed("2027-10-04")

CASES = (
    Case("Tuesday to Thursday", PLAN, one_block(PLAN, "2027-10-05"), 0),
    Case("up to Friday", PLAN, one_block(PLAN, "2027-10-06"), 0),
    Case("a single day", ONE_DAY, a_timetable(ONE_DAY, placements(ONE_DAY, "D1", ("2027-10-08", 1))), 0),
    Case("no deliveries", a_plan([]), a_timetable(a_plan([])), 0),
    Case("a bank holiday inside", BANK_HOLIDAY, one_block(BANK_HOLIDAY, "2027-10-05"), 1),
    Case("a closed day just before", DAY_BEFORE, one_block(DAY_BEFORE, "2027-10-05"), 0),
    Case("a closed day switched off", SWITCHED_OFF, one_block(SWITCHED_OFF, "2027-10-05"), 0),
    Case("a day to avoid is open", HALF_TERM, one_block(HALF_TERM, "2027-10-05"), 0),
    Case("into Saturday", PLAN, one_block(PLAN, "2027-10-07"), 1),
    Case("into a Friday the delivery does not use", MONDAY_TO_THURSDAY, one_block(MONDAY_TO_THURSDAY, "2027-10-06"), 1),
    Case("a weekend where it is allowed", WEEKEND, one_block(WEEKEND, "2027-10-08"), 0),
    Case("Saturday to Monday where it is allowed", WEEKEND, one_block(WEEKEND, "2027-10-09"), 1),
    Case("to the last day of the year", PLAN, one_block(PLAN, "2028-08-29"), 0),
    Case("past the last day of the year", PLAN, one_block(PLAN, "2028-08-30"), 1),
    Case("a day left out", PLAN, a_timetable(PLAN, with_sitting(TUESDAY_ON, "3", day="2027-10-08")), 1),
    Case("the last day in the next week", PLAN, a_timetable(PLAN, with_sitting(TUESDAY_ON, "3", day="2027-10-12")), 1),
)


@pytest.mark.parametrize("case", CASES, ids=str)
def test_days_that_are_closed_apart_or_in_another_week_are_counted(case: Case) -> None:
    assert deviation(RULE, case) == case.deviation


def test_a_block_on_a_bank_holiday_is_reported_with_the_holiday() -> None:
    (violation,) = found(RULE, Case("", BANK_HOLIDAY, one_block(BANK_HOLIDAY, "2027-10-05"), 1))
    assert [s.id for s in violation.subjects] == ["D1#1", "closed-2027-10-06"]
    assert [day.isoformat() for day in violation.dates] == ["2027-10-06"]
