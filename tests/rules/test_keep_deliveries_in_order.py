"""What must come first is over before the rest begins."""

from __future__ import annotations

from typing import Any

import pytest

from hsmc_scheduler.domain.delivery import OrderPart
from hsmc_scheduler.domain.plan import Plan
from hsmc_scheduler.domain.timetable import Timetable
from hsmc_scheduler.rules.keep_deliveries_in_order import RULE
from tests.builders import Day, a_delivery, a_plan, a_timetable, an_order, placements
from tests.rules.case import Case, deviation


def plan(*orders: Any, **second: Any) -> Plan:
    return a_plan([a_delivery(), a_delivery("D2", days=2, **second)], orders=orders)


def laid(plan: Plan, start: Day) -> Timetable:
    """The first delivery ends its blocks on Thu 7 October and Wed 3 November 2027; the second has one block."""
    return a_timetable(
        plan,
        placements(plan, "D1", ("2027-10-05", 3), ("2027-11-02", 2)),
        placements(plan, "D2", (start, 2)) if "D2" in {d.id for d in plan.deliveries if d.active} else (),
    )


ANY_ORDER = plan()
WHOLE = plan(an_order("D1", "D2"))
FIRST_BLOCK = plan(an_order("D1", "D2", part=OrderPart.FIRST_BLOCK))
A_WEEK = plan(an_order("D1", "D2", min_days=7))
OFF = plan(an_order("D1", "D2", active=False))
IDLE = plan(an_order("D1", "D2"), active=False)
UNKNOWN = plan(an_order("D1", "D9"))

CASES = (
    Case("no order", ANY_ORDER, laid(ANY_ORDER, "2027-09-21"), 0),
    Case("the day after the last block", WHOLE, laid(WHOLE, "2027-11-04"), 0),
    Case("between the blocks", WHOLE, laid(WHOLE, "2027-10-27"), 8),
    Case("after the first block where that is enough", FIRST_BLOCK, laid(FIRST_BLOCK, "2027-10-12"), 0),
    Case("before the first block", FIRST_BLOCK, laid(FIRST_BLOCK, "2027-09-28"), 10),
    Case("a week later where a week is wanted", A_WEEK, laid(A_WEEK, "2027-11-10"), 0),
    Case("a day less than the week wanted", A_WEEK, laid(A_WEEK, "2027-11-09"), 1),
    Case("order switched off", OFF, laid(OFF, "2027-09-28"), 0),
    Case("the second delivery switched off", IDLE, laid(IDLE, "2027-09-28"), 0),
    Case("a delivery the plan does not have", UNKNOWN, laid(UNKNOWN, "2027-09-28"), 0),
)


@pytest.mark.parametrize("case", CASES, ids=str)
def test_days_a_delivery_starts_too_soon_are_counted(case: Case) -> None:
    assert deviation(RULE, case) == case.deviation
