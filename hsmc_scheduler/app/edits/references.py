"""Everything in a plan or a timetable that names something else by its id, and how to carry or take out such names."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, fields, is_dataclass, replace
from typing import Any, TypeVar

from hsmc_scheduler.domain.attendance import sets_of
from hsmc_scheduler.domain.calendar import AcademicYear
from hsmc_scheduler.domain.cohort import (
    ActionLearningSet,
    Cohort,
    ElectiveOption,
    ElectiveSlot,
    PathwayYear,
    RepeatRuns,
    RouteShare,
    Student,
)
from hsmc_scheduler.domain.correspondence import Answer, Booking, CalendarEvent, Review
from hsmc_scheduler.domain.delivery import Delivery, DeliveryOrder
from hsmc_scheduler.domain.module import Module
from hsmc_scheduler.domain.pin import Pin, PinnedTutors
from hsmc_scheduler.domain.place import key_of
from hsmc_scheduler.domain.plan import Plan
from hsmc_scheduler.domain.programme import Programme, Route
from hsmc_scheduler.domain.room import Room, Venue
from hsmc_scheduler.domain.session import Session, Staffing
from hsmc_scheduler.domain.timetable import Placement, Release, RunChoice, SetSitting, Sitting
from hsmc_scheduler.domain.tutor import Tutor

Target = tuple[str, ...]
"""What is named: its kind, whose it is where it belongs to something, its id: ("tutors", "is"), ("sessions", d, s)."""

Root = TypeVar("Root")


@dataclass(frozen=True, slots=True)
class Reference:
    """One field that names things of a kind. `said`: the use in a sentence, of {owner} and {thing}.

    `goes`: the owner cannot be without it, and goes where it goes. `within`: what the named thing belongs to.
    """

    kind: str
    said: str
    goes: bool = False
    within: str = ""


REFERENCES: dict[tuple[type, str], Reference] = {
    (Route, "required_modules"): Reference("modules", "{owner} requires {thing}"),
    (Module, "leads"): Reference("tutors", "{owner} is led by {thing}"),
    (Module, "teachers"): Reference("tutors", "{owner} is taught by {thing}"),
    (Module, "facilitators"): Reference("tutors", "Sets of {owner} may be facilitated by {thing}"),
    (Session, "module"): Reference("modules", "{owner} is of {thing}", goes=True),
    (Session, "only_cohorts"): Reference("cohorts", "{owner} is for {thing} only"),
    (Staffing, "team"): Reference("tutors", "{owner} is taught by {thing}"),
    (Room, "venue"): Reference("venues", "{owner} is in {thing}", goes=True),
    (Cohort, "programme"): Reference("programmes", "{owner} is an intake of {thing}", goes=True),
    (RouteShare, "route"): Reference("routes", "{owner} has people registered for {thing}", True, "programme"),
    (PathwayYear, "year"): Reference("years", "{owner} has a pathway", goes=True),
    (PathwayYear, "required"): Reference("deliveries", "{owner} takes {thing}"),
    (ElectiveOption, "delivery"): Reference("deliveries", "{owner} may choose {thing}", goes=True),
    (RepeatRuns, "runs"): Reference("deliveries", "{owner} may attend the run {thing}"),
    (ActionLearningSet, "cohort"): Reference("cohorts", "{owner} is a set of {thing}", goes=True),
    (ActionLearningSet, "facilitator"): Reference("tutors", "{owner} is facilitated by {thing}"),
    (Student, "cohort"): Reference("cohorts", "{owner} is a student of {thing}", goes=True),
    (Student, "route"): Reference("routes", "{owner} is registered for {thing}", within="programme"),
    (Student, "learning_set"): Reference("sets", "{owner} is in {thing}"),
    (Student, "takes"): Reference("deliveries", "{owner} takes {thing}"),
    (Student, "skips"): Reference("deliveries", "{owner} does not take {thing}"),
    (Delivery, "year"): Reference("years", "{owner} is taught in {thing}", goes=True),
    (DeliveryOrder, "first"): Reference("deliveries", "{owner} names {thing}", goes=True),
    (DeliveryOrder, "then"): Reference("deliveries", "{owner} names {thing}", goes=True),
    (Pin, "delivery"): Reference("deliveries", "{owner} holds {thing}", goes=True),
    (Pin, "room"): Reference("rooms", "{owner} holds {thing}"),
    (PinnedTutors, "session"): Reference("sessions", "{owner} holds who teaches {thing}", True, "delivery"),
    (PinnedTutors, "tutors"): Reference("tutors", "{owner} holds {thing}"),
    (Placement, "delivery"): Reference("deliveries", "", goes=True),
    (Sitting, "session"): Reference("sessions", "", True, "delivery"),
    (Sitting, "tutors"): Reference("tutors", ""),
    (Sitting, "room"): Reference("rooms", ""),
    (SetSitting, "learning_set"): Reference("sets", "", goes=True),
    (SetSitting, "tutor"): Reference("tutors", ""),
    (SetSitting, "room"): Reference("rooms", ""),
    (RunChoice, "cohort"): Reference("cohorts", "", goes=True),
    (RunChoice, "delivery"): Reference("deliveries", "", goes=True),
    (RunChoice, "runs"): Reference("runs", "", True, "cohort"),
    (Booking, "room"): Reference("rooms", ""),
    (Review, "delivery"): Reference("deliveries", "", goes=True),
    (Review, "lead"): Reference("tutors", ""),
    (Answer, "tutor"): Reference("tutors", "", goes=True),
    (CalendarEvent, "delivery"): Reference("deliveries", ""),
    (CalendarEvent, "session"): Reference("sessions", "", within="delivery"),
    (CalendarEvent, "tutors"): Reference("tutors", ""),
    (CalendarEvent, "leads"): Reference("tutors", ""),
    (CalendarEvent, "cohorts"): Reference("cohorts", ""),
    (CalendarEvent, "rooms"): Reference("rooms", ""),
}
_LEFT_EMPTY = (Student, Cohort, Booking, Review, CalendarEvent)
"""Where a name taken out leaves an empty text, as against None."""
KINDS: dict[type, str] = {
    AcademicYear: "years", Programme: "programmes", Module: "modules", Tutor: "tutors", Venue: "venues", Room: "rooms",
    Cohort: "cohorts", ActionLearningSet: "sets", Student: "students", Delivery: "deliveries", DeliveryOrder: "orders",
    Pin: "pins",
}  # fmt: skip
_NOTHING_LEFT = {
    Delivery: "sessions",
    Session: "only_cohorts",
    Placement: "sittings",
    RepeatRuns: "runs",
    ElectiveSlot: "options",
    PinnedTutors: "tutors",
}
"""Where the last of these is taken out, the whole goes: a session for one cohort only, when the cohort does."""


def target_of(item: object, within: str = "") -> Target:
    """What a thing is referred to as; `within`: the id of the programme, delivery or cohort it belongs to."""
    if isinstance(item, Route):
        return ("routes", within, item.id)
    if isinstance(item, Session):
        return ("sessions", within, item.id)
    if isinstance(item, RepeatRuns):
        return ("runs", within, item.title)
    return (KINDS.get(type(item), ""), key_of(item))


def targets_in(plan: Plan) -> set[Target]:
    """Everything in a plan that can be referred to."""
    known = {
        target_of(thing)
        for things in (
            plan.calendar.years, plan.programmes, plan.modules, plan.tutors, plan.venues, plan.rooms, plan.cohorts,
            plan.sets, plan.deliveries,
        )
        for thing in things
    }  # fmt: skip
    known |= {("routes", p.id, r.id) for p in plan.programmes for r in p.routes}
    known |= {("sessions", d.id, s.id) for d in plan.deliveries for s in d.sessions}
    for cohort in plan.cohorts:
        known |= {("sets", s.id) for s in sets_of(plan, cohort)}
        known |= {("runs", cohort.id, r.title) for y in cohort.pathway for r in y.one_of}
    return known


class Walk:
    """One walk through a plan or a timetable of it, in which each name is kept, changed, or taken out (None).

    `notice` is told of each name taken out, with the things it stands in, outermost first; `lost` of each thing that
    goes with it.
    """

    def __init__(
        self,
        plan: Plan,
        name: Callable[[Target], str | None],
        notice: Callable[[list[object], Reference, Target], None] | None = None,
        lost: Callable[[Target], None] | None = None,
        *,
        releases: bool = True,
    ) -> None:
        self._name, self._notice, self._lost = name, notice, lost
        self._releases = releases
        self._programmes = {c.id: c.programme for c in plan.cohorts}

    def through(self, root: Root) -> Root | None:
        """What is left of it; the same object where nothing changed."""
        return self._group(root, {}, [])  # type: ignore[no-any-return]  # what goes in comes out, or nothing

    def _group(self, group: Any, scope: dict[str, str], inside: list[object]) -> Any:
        scope, inside = self._scope(group, scope), [*inside, group]
        changes: dict[str, object] = {}
        for field in fields(group):
            old = getattr(group, field.name)
            reference = REFERENCES.get((type(group), field.name))
            if reference and (old or isinstance(old, str)):
                new, gone = self._named(old, reference, scope, inside)
                if gone and reference.goes:
                    return None
            elif isinstance(old, tuple) and old and is_dataclass(old[0]):
                if isinstance(old[0], Release) and not self._releases:
                    continue
                new = self._items(old, scope, inside)
            elif is_dataclass(old):
                new = self._group(old, scope, inside)
            else:
                continue
            if new != old:
                changes[field.name] = new
        emptied = _NOTHING_LEFT.get(type(group))
        if emptied in changes and not changes[emptied]:
            return None
        if isinstance(group, ElectiveSlot) and "options" in changes:
            changes["choose"] = min(group.choose, len(changes["options"]))  # type: ignore[arg-type]  # a tuple
        changed = replace(group, **changes) if changes else group
        nothing = isinstance(changed, Pin) and (changed.start, changed.days, changed.room, changed.tutors)
        return None if changes.keys() - {"delivery"} and nothing == (None, None, None, ()) else changed

    def _items(self, items: tuple[Any, ...], scope: dict[str, str], inside: list[object]) -> tuple[Any, ...]:
        found = []
        for item in items:
            new = self._group(item, scope, inside)
            if new is not None:
                found.append(new)
            elif self._lost:
                self._lost(target_of(item, scope.get("delivery", "")))
        return (
            items
            if all(a is b for a, b in zip(found, items, strict=False)) and len(found) == len(items)
            else (tuple(found))
        )

    def _named(
        self, old: Any, reference: Reference, scope: dict[str, str], inside: list[object]
    ) -> tuple[object, bool]:
        """The names to stand instead, and whether any was taken out."""
        names = old if isinstance(old, tuple) else (old,)
        kept = []
        for one in names:
            owner = (scope.get(reference.within, ""),) if reference.within else ()
            target = (reference.kind, *owner, one)
            new = self._name(target)
            if new is not None:
                kept.append(new)
            elif self._notice:
                self._notice(inside, reference, target)
        if isinstance(old, tuple):
            return (old if kept == list(old) else tuple(kept)), len(kept) < len(old)
        blank = "" if isinstance(inside[-1], _LEFT_EMPTY) else None
        return (kept[0] if kept else blank), not kept

    def _scope(self, group: object, scope: dict[str, str]) -> dict[str, str]:
        match group:
            case Delivery():
                return {"delivery": group.id}
            case Pin() | Placement() | CalendarEvent():
                return {"delivery": group.delivery}
            case Cohort():
                return {"programme": group.programme, "cohort": group.id}
            case Student():
                return {"programme": self._programmes.get(group.cohort, "")}
            case RunChoice():
                return {"cohort": group.cohort}
            case _:
                return scope
