"""Whom something that is sent out is for: one tutor, module lead, cohort or room."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

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
    """Everyone there is: module leads, tutors, cohorts, rooms, in the plan's order; those switched off left out."""
    active = {t.id for t in plan.tutors if t.active}
    taught = {code for d in plan.deliveries if d.active for code in d.modules}
    leads = dict.fromkeys(t for m in plan.modules if m.code in taught for t in m.leads if t in active)
    return (
        *(Concern(Who.LEAD, t.id) for t in plan.tutors if t.id in leads),
        *(Concern(Who.TUTOR, t.id) for t in plan.tutors if t.id in active),
        *(Concern(Who.COHORT, c.id) for c in plan.cohorts),
        *(Concern(Who.ROOM, r.id) for r in plan.rooms if r.active),
    )


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
