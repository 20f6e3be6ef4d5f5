"""Small plans with sound timetables to adjust, and what must not get lost."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

from hsmc_scheduler.domain.plan import Plan
from hsmc_scheduler.domain.timetable import Sitting, Timetable
from tests.builders import a_delivery, a_plan, a_timetable, placements


def two_deliveries(**changes: Any) -> tuple[Plan, Timetable]:
    """D1 and D2, five days each, in October, November, December and January."""
    plan = a_plan([a_delivery("D1"), a_delivery("D2")], **changes)
    first = placements(plan, "D1", ("2027-10-05", 2), ("2027-11-09", 3))
    second = placements(plan, "D2", ("2027-12-07", 2), ("2028-01-11", 3))
    return plan, a_timetable(plan, first, second)


def sessions_of(timetable: Timetable) -> list[tuple[str, str]]:
    """Every sitting by delivery and session."""
    return [(p.delivery, s.session) for p in timetable.placements for s in p.sittings]


def content(timetable: Timetable) -> dict[tuple[str, int], list[Sitting]]:
    """Who and what is in each block, whatever its dates."""
    day = date(2000, 1, 1)
    return {p.key: [replace(s, day=day) for s in p.sittings] for p in timetable.placements}
