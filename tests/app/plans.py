"""Small plans as files, quick to solve."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from hsmc_scheduler.domain.plan import Plan
from hsmc_scheduler.domain.timetable import Timetable
from hsmc_scheduler.storage.document import Document
from hsmc_scheduler.storage.files import hash_on_disk, load, save
from tests.builders import a_delivery, a_period, a_plan, an_absence


def a_small_plan() -> Plan:
    return a_plan([a_delivery("D1"), a_delivery("D2", days=2)])


def an_impossible_plan() -> Plan:
    """The only tutor is away all year."""
    plan = a_plan()
    away = an_absence("2027-09-01", "2028-08-31", reason="Sabbatical")
    return replace(plan, tutors=tuple(replace(t, absences=(away,)) for t in plan.tutors))


def closed_on(plan: Plan, *days: str) -> Plan:
    periods = tuple(a_period(day, label="Royal wedding") for day in days)
    return replace(plan, calendar=replace(plan.calendar, periods=(*plan.calendar.periods, *periods)))


def write(name: str, plan: Plan, timetable: Timetable | None = None) -> Path:
    save(Document(plan, timetable), name, hash_on_disk(name))
    return Path(name)


def edit(name: str, change: Callable[[Plan], Plan]) -> None:
    document = load(name)
    write(name, change(document.plan), document.timetable)
