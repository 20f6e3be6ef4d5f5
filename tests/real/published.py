"""Timetables that other institutions published, made into plans and timetables of ours exactly as given.

Cohort sizes, rooms and facilitators are published for some only; where they are not, they are examples.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from itertools import groupby
from pathlib import Path
from typing import Any

from hsmc_scheduler.app.bank_holidays import bank_holidays
from hsmc_scheduler.domain.attendance import sets_of
from hsmc_scheduler.domain.calendar import AcademicYear, Calendar, Period, PeriodKind, days_between
from hsmc_scheduler.domain.cohort import Cohort, PathwayYear
from hsmc_scheduler.domain.daypart import DayPart
from hsmc_scheduler.domain.delivery import Delivery
from hsmc_scheduler.domain.module import Module
from hsmc_scheduler.domain.plan import Plan
from hsmc_scheduler.domain.programme import Programme
from hsmc_scheduler.domain.room import Layout, LayoutCapacity, Room, RoomNeed, Venue
from hsmc_scheduler.domain.session import LeadCover, Session, SessionKind, Staffing
from hsmc_scheduler.domain.timetable import Placement, SetSitting, Sitting, Timetable
from hsmc_scheduler.domain.tutor import Tutor

SAME_PLACE = {"NHS Leadership Academy, Leeds": "Leeds"}
EXAMPLE_SIZE = 24
EXAMPLE_SEATS = 100
NOBODY = Staffing(0, LeadCover.NONE)
KINDS = {
    "teaching": SessionKind.TEACHING,
    "als": SessionKind.SET_MEETING,
    "induction": SessionKind.WORKSHOP,
    "self_study": SessionKind.OTHER,
}
SETS = ("als",)
"""Kinds of event at which sets meet; a test may add to them."""


@cache
def published() -> dict[str, Any]:
    """Everything transcribed from the public pages."""
    found: dict[str, Any] = json.loads(Path(__file__).with_name("published_timetables.json").read_text("utf-8"))
    return found


def timetable(name: str) -> dict[str, Any]:
    """One published timetable."""
    return next(t for t in published()["timetables"] if t["id"] == name)


def day(text: str) -> date:
    """The date written in a published file."""
    return date.fromisoformat(text)


@dataclass(frozen=True)
class Event:
    """One published block of one cohort."""

    module: str
    name: str
    kind: str
    start: date
    end: date
    venue: str
    half: bool

    @property
    def days(self) -> tuple[date, ...]:
        """Its dates."""
        return tuple(days_between(self.start, self.end))


def as_given(
    *names: str, facilitators: int = 0, sets_meet: tuple[str, ...] = SETS, closed: Iterable[Period] = ()
) -> tuple[Plan, Timetable]:
    """The plan and the timetable of these publications together.

    Every event becomes one block of its length; what a cohort takes of one module in a year is one delivery.
    `facilitators`: how many there are for sets, which meet at events of the kinds `sets_meet`, all together.
    """
    helpers = tuple(f"facilitator-{n}" for n in range(1, facilitators + 1))
    cohorts: list[Cohort] = []
    deliveries: list[Delivery] = []
    laid: list[tuple[Delivery, list[Event]]] = []
    calendar = _calendar([e for n in names for c in timetable(n)["cohorts"] for e in _events(n, c)], tuple(closed))
    for name in names:
        for given in timetable(name)["cohorts"]:
            own: list[Delivery] = []
            for (year, module), events in groupby(_events(name, given), lambda e: (_year(e.start), e.module)):
                blocks = list(events)
                title = f"{timetable(name)['programme']}, {given['id']}"
                delivery = _delivery(f"{given['id']} {module} {year}", title, year, blocks, sets_meet)
                own.append(delivery)
                laid.append((delivery, blocks))
            deliveries += own
            cohorts.append(_cohort(name, given, own))
    venues = dict.fromkeys(e.venue for _, events in laid for e in events if e.venue)
    plan = Plan(
        " and ".join(names),
        calendar,
        tuple(Programme(n, timetable(n)["programme"]) for n in names),
        tuple(
            Module(code, code, facilitators=helpers) for code in dict.fromkeys(m for d in deliveries for m in d.modules)
        ),
        tuple(Tutor(t, t.replace("-", " ").capitalize()) for t in helpers),
        tuple(Venue(v, v) for v in venues),
        tuple(Room(v, v, v, (LayoutCapacity(Layout.CABARET, EXAMPLE_SEATS),)) for v in venues),
        tuple(cohorts),
        deliveries=tuple(deliveries),
    )
    return plan, Timetable(tuple(p for d, events in laid for p in _placements(plan, d, events, helpers)))


def _events(name: str, given: dict[str, Any]) -> list[Event]:
    return [
        Event(
            e.get("module", name),
            e["name"],
            e["kind"],
            day(e["start"]),
            day(e["end"]),
            SAME_PLACE.get(e.get("venue", given.get("venue", "")), e.get("venue", given.get("venue", ""))),
            e.get("end_time", "17:00") <= "13:00",
        )
        for e in given["events"]
    ]


def _year(start: date) -> int:
    return start.year if start.month >= 9 else start.year - 1


def _calendar(events: list[Event], closed: tuple[Period, ...]) -> Calendar:
    starts = range(min(_year(e.start) for e in events), max(_year(e.start) for e in events) + 1)
    years = tuple(AcademicYear(str(y), date(y, 9, 1), date(y + 1, 8, 31), date(y, 9, 1)) for y in starts)
    half_terms = (
        Period(h["start"], PeriodKind.AVOID, f"School half-term, {h['name']}", day(h["start"]), day(h["end"]))
        for h in published()["calendars"]["birmingham_schools"]["half_terms"]
    )
    span = (years[0].start, years[-1].end)
    return Calendar(years, (*bank_holidays(*span), *half_terms, *closed))


def _delivery(key: str, title: str, year: int, blocks: list[Event], sets_meet: tuple[str, ...]) -> Delivery:
    sessions = [
        Session(
            f"{n}-{number}",
            event.module,
            event.name,
            KINDS[event.kind],
            DayPart.MORNING if event.half else DayPart.WHOLE,
            sets_meet=event.kind in sets_meet,
            staffing=NOBODY,
            room=RoomNeed() if event.venue else None,
            keep_with_next=number < len(event.days),
        )
        for n, event in enumerate(blocks, 1)
        for number in range(1, len(event.days) + 1)
    ]
    lengths = tuple(sorted({len(event.days) for event in blocks}))
    return Delivery(key, title, str(year), tuple(sessions), lengths)


def _cohort(name: str, given: dict[str, Any], own: list[Delivery]) -> Cohort:
    size = given.get("size", 8 * given.get("set_count", 0)) or EXAMPLE_SIZE
    pathway = tuple(PathwayYear(year, tuple(d.id for d in group)) for year, group in groupby(own, key=lambda d: d.year))
    return Cohort(given["id"], f"Cohort {given['id']}", name, given["id"], size, pathway)


def _placements(plan: Plan, delivery: Delivery, events: list[Event], helpers: tuple[str, ...]) -> list[Placement]:
    cohort = next(c for c in plan.cohorts if any(delivery.id in y.required for y in c.pathway))
    sets = sets_of(plan, cohort)
    found = []
    sessions = iter(delivery.sessions)
    for number, event in enumerate(events, 1):
        sittings = []
        for held in event.days:
            session = next(sessions)
            sitting = Sitting(session.id, held, room=event.venue or None)
            if session.sets_meet:
                who = tuple(
                    SetSitting(s.id, helpers[n % len(helpers)] if helpers else None, None) for n, s in enumerate(sets)
                )
                sitting = replace(sitting, sets=who)
            sittings.append(sitting)
        found.append(Placement(delivery.id, number, tuple(sittings)))
    return found
