"""Nobody is taught in a half-term."""

from __future__ import annotations

import pytest

from hsmc_scheduler.domain.calendar import Period, PeriodKind
from hsmc_scheduler.domain.plan import Plan
from hsmc_scheduler.domain.timetable import Timetable
from hsmc_scheduler.rules.keep_clear_of_avoid_periods import RULE
from tests.builders import a_calendar, a_delivery, a_period, a_plan, a_timetable, placements
from tests.rules.case import Case, deviation, found


def plan(*periods: Period) -> Plan:
    return a_plan([a_delivery(days=3)], calendar=a_calendar(periods=periods))


def laid(plan: Plan, start: str) -> Timetable:
    return a_timetable(plan, placements(plan, "D1", (start, 3)))


AVOID = PeriodKind.AVOID
HALF_TERM = plan(a_period("2027-10-25", "2027-10-29", AVOID, label="half-term"))
ONE_DATE = plan(a_period("2027-10-27", kind=AVOID, label="Diwali"))
TWICE = plan(a_period("2027-10-25", "2027-10-29", AVOID), a_period("2027-10-27", "2027-10-31", AVOID))
TWO_LABELS = plan(a_period("2027-10-26", kind=AVOID, label="A"), a_period("2027-10-28", kind=AVOID, label="B"))
SWITCHED_OFF = plan(a_period("2027-10-25", "2027-10-29", AVOID, active=False))
TERM = plan(a_period("2027-09-27", "2027-12-10", PeriodKind.TERM))

CASES = (
    Case("a week without a period", HALF_TERM, laid(HALF_TERM, "2027-10-19"), 0),
    Case("no deliveries", a_plan([]), a_timetable(a_plan([])), 0),
    Case("all of a block", HALF_TERM, laid(HALF_TERM, "2027-10-26"), 3),
    Case("the day before a period and two days of it", TWICE, laid(TWICE, "2027-10-25"), 3),
    Case("one date", ONE_DATE, laid(ONE_DATE, "2027-10-25"), 1),
    Case("a block that ends the day before", ONE_DATE, laid(ONE_DATE, "2027-10-18"), 0),
    Case("a day counts once in two periods", TWICE, laid(TWICE, "2027-10-27"), 3),
    Case("two periods", TWO_LABELS, laid(TWO_LABELS, "2027-10-26"), 2),
    Case("a period that is off", SWITCHED_OFF, laid(SWITCHED_OFF, "2027-10-26"), 0),
    Case("a term", TERM, laid(TERM, "2027-10-26"), 0),
)


@pytest.mark.parametrize("case", CASES, ids=str)
def test_days_in_an_avoid_period_are_counted(case: Case) -> None:
    assert deviation(RULE, case) == case.deviation


def test_each_period_is_reported_by_its_label() -> None:
    violations = found(RULE, Case("", TWO_LABELS, laid(TWO_LABELS, "2027-10-26"), 2))
    assert [(v.facts, [d.day for d in v.dates]) for v in violations] == [(("A",), [26]), (("B",), [28])]
