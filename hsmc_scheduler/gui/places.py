"""Where in the window something is: a screen, and a thing on it."""

from __future__ import annotations

from dataclasses import dataclass

from hsmc_scheduler.domain.problem import Problem
from hsmc_scheduler.rules.rule import Kind, Subject


@dataclass(frozen=True, slots=True)
class Place:
    """A screen (its id), and the thing on it to show: kind ("tutor"), id and field, where they are known."""

    screen: str
    kind: str = ""
    id: str = ""
    field: str = ""


LISTS = {
    "calendar": "calendar",
    "programmes": "programme",
    "modules": "module",
    "deliveries": "delivery",
    "orders": "order",
    "tutors": "tutor",
    "venues": "venue",
    "rooms": "room",
    "cohorts": "cohort",
    "sets": "set",
    "students": "student",
    "pins": "pin",
    "rules": "rule",
}
"""What each list of a plan holds, by the name of its field."""

SCREEN_OF = {
    "period": "calendar",
    "year": "calendar",
    "calendar": "calendar",
    "programme": "modules",
    "module": "modules",
    "delivery": "modules",
    "order": "modules",
    "tutor": "tutors",
    "venue": "rooms",
    "room": "rooms",
    "cohort": "cohorts",
    "group": "cohorts",
    "set": "cohorts",
    "student": "cohorts",
    "rule": "rules",
    "block": "timetable",
    "session": "timetable",
    "pin": "timetable",
}
"""The screen each kind of thing is shown on."""


def place_of(kind: str | Kind, thing: str, field: str = "") -> Place:
    """Where the thing of that kind and id is shown; Checks where no screen is its home."""
    return Place(SCREEN_OF.get(str(kind), "checks"), str(kind), thing, field)


def place_of_subject(subject: Subject) -> Place:
    """Where the subject of a finding or a breach is shown."""
    return place_of(subject.kind.value, subject.id)


def place_of_problem(problem: Problem) -> Place:
    """Where a problem of the plan is mended."""
    fields, *steps = (str(step) for step in problem.at or ("",))
    thing, field = (*steps, "", "")[:2]
    return place_of(LISTS.get(fields, ""), thing, field)
