"""Whom something that is sent out is for: one tutor, module lead, cohort or room."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from hsmc_scheduler.domain.correspondence import CalendarEvent
from hsmc_scheduler.domain.plan import Plan


class Who(StrEnum):
    """Of what kind they are."""

    TUTOR = "tutor"
    LEAD = "lead"
    COHORT = "cohort"
    ROOM = "room"


TITLES = {Who.TUTOR: "Tutor", Who.LEAD: "Module lead", Who.COHORT: "Cohort", Who.ROOM: "Room"}
"""As a file's name and a list say it."""


@dataclass(frozen=True, slots=True)
class Concern:
    """One of them, by id; a tutor's and a module lead's is the tutor's."""

    who: Who
    id: str

    def __str__(self) -> str:
        return f"{self.who.value}:{self.id}"


def concerns_of(plan: Plan) -> tuple[Concern, ...]:
    """Everyone there is: module leads, tutors, cohorts, rooms, in the plan's order.

    Who is switched off, or leads nothing any more, is among them while their calendar still holds entries: these are to
    be taken out.
    """
    active = {t.id for t in plan.tutors if t.active}
    taught = {code for d in plan.deliveries if d.active for code in d.modules}
    leads = {t for m in plan.modules if m.code in taught for t in m.leads} & active
    held = _holders(plan)
    wanted = (
        *((Concern(Who.LEAD, t.id), t.id in leads) for t in plan.tutors),
        *((Concern(Who.TUTOR, t.id), t.active) for t in plan.tutors),
        *((Concern(Who.COHORT, c.id), True) for c in plan.cohorts),
        *((Concern(Who.ROOM, r.id), r.active) for r in plan.rooms),
    )
    return tuple(concern for concern, there in wanted if there or concern in held)


def _holders(plan: Plan) -> set[Concern]:
    """Those in whose calendars something is."""
    found: dict[Concern, dict[str, CalendarEvent]] = {}
    for event in sorted(plan.correspondence.events, key=lambda e: e.sequence):
        for who, ids in people_of(event.tutors, event.leads, event.cohorts, event.rooms).items():
            for one in ids:
                found.setdefault(Concern(who, one), {})[event.uid] = event
    return {concern for concern, events in found.items() if not all(e.cancelled for e in events.values())}


def people_of(
    tutors: tuple[str, ...], leads: tuple[str, ...], cohorts: tuple[str, ...], rooms: tuple[str, ...]
) -> dict[Who, tuple[str, ...]]:
    """The ids by kind."""
    return {Who.TUTOR: tutors, Who.LEAD: leads, Who.COHORT: cohorts, Who.ROOM: rooms}


def name_of(plan: Plan, concern: Concern) -> str:
    """What they are called."""
    match concern.who:
        case Who.COHORT:
            named = {c.id: c.title for c in plan.cohorts}
        case Who.ROOM:
            named = {r.id: r.name for r in plan.rooms}
        case _:
            named = {t.id: t.name for t in plan.tutors}
    return named.get(concern.id) or concern.id
