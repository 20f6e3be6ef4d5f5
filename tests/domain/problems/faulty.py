"""Pieces of plans that do not add up."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

from hsmc_scheduler.domain.cohort import PathwayYear
from hsmc_scheduler.domain.delivery import DateWindow
from hsmc_scheduler.domain.plan import Plan
from hsmc_scheduler.domain.session import Session
from tests.builders import (
    a_cohort,
    a_delivery,
    a_plan,
    a_session,
    a_set_meeting,
)


def a_window(earliest: str | None, latest: str | None) -> DateWindow:
    first, last = (date.fromisoformat(d) if d else None for d in (earliest, latest))
    return DateWindow(first, last)


def with_delivery(**changes: Any) -> Plan:
    return a_plan([a_delivery(**changes)])


def with_pathway(*years: PathwayYear, size: int = 8) -> Plan:
    return a_plan([a_delivery("D1"), a_delivery("D2")], cohorts=(a_cohort(size=size, pathway=years),))


def kept(number: int) -> Session:
    return replace(a_session(str(number)), keep_with_next=True)


def tuesdays_and_thursdays() -> Plan:
    return with_delivery(weekdays=(1, 3))


TWO = (a_delivery("D1"), a_delivery("D2"))
FOUR_DAYS_KEPT = tuple(kept(n) if n < 4 else a_session("4") for n in range(1, 5))
TWO_MEETINGS = (a_set_meeting("1"), a_set_meeting("2"), a_set_meeting("3"), a_set_meeting("4"))

D1, C1 = "Delivery Delivery D1 (D1), ", "Cohort Cohort C1 (C1), "
