"""What a plan asks of a timetable, and what it only says: names, labels, comments."""

from __future__ import annotations

from dataclasses import fields, is_dataclass

from hsmc_scheduler.domain.calendar import AcademicYear, Period
from hsmc_scheduler.domain.cohort import ActionLearningSet, Cohort, Student
from hsmc_scheduler.domain.delivery import Delivery
from hsmc_scheduler.domain.module import Assessment, Module
from hsmc_scheduler.domain.plan import Plan
from hsmc_scheduler.domain.programme import Programme
from hsmc_scheduler.domain.room import Room, RoomBusy, Venue
from hsmc_scheduler.domain.session import Session
from hsmc_scheduler.domain.tutor import Absence, Tutor

SAID: dict[type, frozenset[str]] = {
    Plan: frozenset({"title", "notes", "office", "releases", "correspondence"}),
    AcademicYear: frozenset({"title"}),
    Period: frozenset({"label", "provisional"}),
    Programme: frozenset({"title"}),
    Module: frozenset({"title", "aliases"}),
    Assessment: frozenset({"title", "words"}),
    Tutor: frozenset({"name", "email"}),
    Absence: frozenset({"reason"}),
    Venue: frozenset({"name", "address"}),
    Room: frozenset({"name"}),
    RoomBusy: frozenset({"reason"}),
    Cohort: frozenset({"title"}),
    ActionLearningSet: frozenset({"title"}),
    Student: frozenset({"name", "employer", "workplace_mentor", "email"}),
    Delivery: frozenset({"title"}),
    Session: frozenset({"title"}),
}
"""The fields no rule reads, by class, beside `comment`, which none reads anywhere."""


def asks_the_same(one: Plan, other: Plan) -> bool:
    """Whether every timetable is as good an answer to the one plan as to the other: they differ in words at most."""
    return _same(one, other)


def _same(one: object, other: object) -> bool:
    if one is other:
        return True
    if type(one) is not type(other):
        return False
    if isinstance(one, tuple) and isinstance(other, tuple):
        return len(one) == len(other) and all(map(_same, one, other))
    if is_dataclass(one):
        said = SAID.get(type(one), frozenset())
        names = (f.name for f in fields(one) if f.name != "comment" and f.name not in said)
        return all(_same(getattr(one, name), getattr(other, name)) for name in names)
    return one == other
