"""People are away from work only so many days a month."""

from __future__ import annotations

import pytest

from hsmc_scheduler.domain.daypart import DayPart
from hsmc_scheduler.domain.delivery import Delivery
from hsmc_scheduler.domain.plan import Plan
from hsmc_scheduler.domain.ruleset import Importance, RuleId
from hsmc_scheduler.domain.timetable import Timetable
from hsmc_scheduler.rules.limit_days_away import RULE
from tests.builders import (
    Day,
    a_cohort,
    a_delivery,
    a_plan,
    a_rule,
    a_session,
    a_slot,
    a_timetable,
    placements,
)
from tests.rules.case import Case, deviation, found


def laid(plan: Plan, *starts: Day) -> Timetable:
    """Each delivery in one block that starts on that date."""
    blocks = (placements(plan, d.id, (start, len(d.days))) for d, start in zip(plan.deliveries, starts, strict=True))
    return a_timetable(plan, *blocks)


def parts(delivery: str, *days: DayPart) -> Delivery:
    sessions = (a_session(str(n), delivery, part=part) for n, part in enumerate(days))
    return a_delivery(delivery, sessions=tuple(sessions), block_lengths=(1, 2, 3))


MORNING, AFTERNOON = DayPart.MORNING, DayPart.AFTERNOON
THREE, ANOTHER, TWO = a_delivery("D1", days=3), a_delivery("D2", days=3), a_delivery("D3", days=2)
FIVE_DAYS, SIX_DAYS = a_plan([THREE, TWO]), a_plan([THREE, ANOTHER])
AT_MOST_2 = (a_rule(RuleId.LIMIT_DAYS_AWAY, Importance.MEDIUM, most_days=2),)
MORNINGS = a_plan([parts("D1", MORNING, MORNING, MORNING)], rules=AT_MOST_2)
BOTH_HALVES = a_plan([parts("D1", MORNING, AFTERNOON, MORNING, AFTERNOON)], rules=AT_MOST_2)
SHARED_DATE = a_plan([parts("D1", MORNING, MORNING), parts("D2", AFTERNOON)], rules=AT_MOST_2)
EITHER = a_plan([THREE, ANOTHER, TWO], cohorts=(a_cohort(required=("D1",), electives=(a_slot("D2", "D3"),)),))
OTHERS = a_plan([THREE, ANOTHER], cohorts=(a_cohort("C1", required=("D1",)), a_cohort("C2", required=("D2",))))
PARTLY = a_plan(
    [
        THREE,
        a_delivery("D2", sessions=(*(a_session(n, "D2") for n in "12"), a_session("3", "D2", only_cohorts=("C2",)))),
    ],
    cohorts=(a_cohort("C1", required=("D1", "D2")), a_cohort("C2", required=("D2",))),
)
TUE, ONE_ON, TWO_ON = "2027-10-05", "2027-10-12", "2027-10-19"

CASES = (
    Case("five days in a month", FIVE_DAYS, laid(FIVE_DAYS, TUE, ONE_ON), 0),
    Case("no deliveries", a_plan([]), a_timetable(a_plan([])), 0),
    Case("six days in a month", SIX_DAYS, laid(SIX_DAYS, TUE, ONE_ON), 1),
    Case("six days in two months", SIX_DAYS, laid(SIX_DAYS, "2027-09-29", ONE_ON), 0),
    Case("a half-day counts a day", MORNINGS, laid(MORNINGS, TUE), 1),
    Case("a morning and its afternoon count a day", BOTH_HALVES, laid(BOTH_HALVES, TUE), 0),
    Case("two blocks on one date count twice", SHARED_DATE, laid(SHARED_DATE, TUE, TUE), 1),
    Case("only one of the options is taken", EITHER, laid(EITHER, TUE, ONE_ON, TWO_ON), 1),
    Case("other people", OTHERS, laid(OTHERS, TUE, ONE_ON), 0),
    Case("the day they stay away from", PARTLY, laid(PARTLY, TUE, ONE_ON), 0),
)


@pytest.mark.parametrize("case", CASES, ids=str)
def test_days_away_above_the_most_are_counted(case: Case) -> None:
    assert deviation(RULE, case) == case.deviation


def test_a_month_is_reported_once_with_every_day_away() -> None:
    (violation,) = found(RULE, Case("", SIX_DAYS, laid(SIX_DAYS, TUE, ONE_ON), 1))
    assert [s.id for s in violation.subjects] == ["C1/2027-28"]
    assert [day.day for day in violation.dates] == [5, 6, 7, 12, 13, 14]
    assert violation.facts == (6, 5)
