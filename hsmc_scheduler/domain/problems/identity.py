"""Things without a name, and things that share one."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Any

from hsmc_scheduler.domain.place import Place, steps
from hsmc_scheduler.domain.plan import Plan
from hsmc_scheduler.domain.problem import Problem, Severity
from hsmc_scheduler.domain.problems.known import Known
from hsmc_scheduler.domain.problems.wording import called, listed, one_line, part, quoted, thing

PLACES: dict[str, Place] = {
    "Year": ("calendar", "years"), "Period": ("calendar", "periods"), "Programme": ("programmes",),
    "Module": ("modules",), "Tutor": ("tutors",), "Venue": ("venues",), "Room": ("rooms",), "Cohort": ("cohorts",),
    "Set": ("sets",), "Student": ("students",), "Delivery": ("deliveries",), "Order": ("orders",), "Pin": ("pins",),
    "Release": ("releases",), "Rule": ("rules",),
}  # fmt: skip


def find(plan: Plan, known: Known) -> Iterator[Problem]:
    """Every blank or doubled id, code and name."""
    if not plan.title.strip():
        yield Problem("Plan, title", "the plan has no title", "Give it one.", Severity.WARNING, ("title",))
    for kind, many, things, key, name in (
        ("Year", "years", plan.calendar.years, "id", ""),
        ("Period", "periods", plan.calendar.periods, "id", "label"),
        ("Programme", "programmes", plan.programmes, "id", "title"),
        ("Module", "modules", plan.modules, "code", "title"),
        ("Tutor", "tutors", plan.tutors, "id", "name"),
        ("Venue", "venues", plan.venues, "id", "name"),
        ("Room", "rooms", plan.rooms, "id", "name"),
        ("Cohort", "cohorts", plan.cohorts, "id", "title"),
        ("Set", "action learning sets", plan.sets, "id", "title"),
        ("Student", "students", plan.students, "id", "name"),
        ("Delivery", "deliveries", plan.deliveries, "id", "title"),
        ("Order", "orders", plan.orders, "id", ""),
        ("Pin", "pins", plan.pins, "id", ""),
        ("Release", "releases", plan.releases, "number", "title"),
        ("Rule", "settings", plan.rules, "rule", ""),
    ):
        yield from _among("", kind, many, things, key, name, PLACES[kind])
    for step, programme in zip(steps(plan.programmes), plan.programmes, strict=True):
        where, at = thing("Programme", programme.title, programme.id), ("programmes", step, "routes")
        yield from _among(where, "route", "routes", programme.routes, "id", "award", at)
    for step, module in zip(steps(plan.modules), plan.modules, strict=True):
        where, at = thing("Module", module.title, module.code), ("modules", step, "assessments")
        yield from _among(where, "assessment", "assessments", module.assessments, "id", "title", at)
    for step, delivery in zip(steps(plan.deliveries), plan.deliveries, strict=True):
        where, at = thing("Delivery", delivery.title, delivery.id), ("deliveries", step, "sessions")
        yield from _among(where, "session", "sessions", delivery.sessions, "id", "title", at)
    yield from _shared_between_kinds(plan, known)
    yield from _namesakes(plan)


def _among(
    within: str, kind: str, many: str, things: Sequence[Any], key: str, name: str, at: Place
) -> Iterator[Problem]:
    ids = Counter(str(getattr(t, key)) for t in things)
    named = {
        i: [str(getattr(t, name)) for t in things if str(getattr(t, key)) == i]
        for i, n in ids.items()
        if name and n > 1
    }
    for number, (step, item) in enumerate(zip(steps(things), things, strict=True), 1):
        own_id, own_name = str(getattr(item, key)), str(getattr(item, name)) if name else ""
        where = part(within, kind, number, own_name) if within else thing(kind, own_name, own_id or str(number))
        if not own_id.strip():
            mend = "Give it one; any short word will do."
            yield Problem(f"{where}, {key}", f"the {key} is blank", mend, at=(*at, step, key))
        elif name and not own_name.strip():
            what = f"the {name} is blank"
            yield Problem(f"{where}, {name}", what, "Give it one.", Severity.WARNING, (*at, step, name))
    for own_id, times in ids.items():
        if times > 1:
            called = listed(quoted(n) for n in named[own_id][:4]) if any(named.get(own_id, ())) else ""
            what = f"{times} {many} have the {key} {quoted(own_id)}" + (f": {called}" if called else "")
            second = [n for n, item in enumerate(things) if str(getattr(item, key)) == own_id][1]
            yield Problem(f"{within or kind}, {key}", what, f"Give each its own {key}.", at=(*at, second, key))


def _shared_between_kinds(plan: Plan, known: Known) -> Iterator[Problem]:
    for student in plan.students:
        if student.id in known.cohorts:
            where = thing("Student", student.name, student.id)
            mend, at = "Give the student another id.", ("students", student.id, "id")
            yield Problem(f"{where}, id", "a cohort has the same id", mend, at=at)
    for learning_set in plan.sets:
        for cohort, sets in known.sets_of_cohort.items():
            if learning_set.id in sets and learning_set.cohort != cohort:
                where = thing("Set", learning_set.title, learning_set.id)
                what = f"a set of {called('cohort', known.cohorts[cohort].title, cohort)} has the same id"
                at = ("sets", learning_set.id, "id")
                yield Problem(f"{where}, id", what, "Give one of them another id.", at=at)


def _namesakes(plan: Plan) -> Iterator[Problem]:
    for kind, names in (
        ("tutors", [t.name for t in plan.tutors]),
        ("rooms", [f"{r.name} ({r.venue})" for r in plan.rooms]),
        ("cohorts", [c.title for c in plan.cohorts]),
    ):
        for name, times in Counter(" ".join(n.casefold().split()) for n in names).items():
            if times > 1 and name:
                shown = next(n for n in names if " ".join(n.casefold().split()) == name)
                what = f"{times} {kind} are called {one_line(shown)}"
                yield Problem(
                    f"{kind.capitalize()}, name",
                    what,
                    "Tell them apart, or they will be mixed up in lists.",
                    Severity.WARNING,
                    _second(kind, names, name),
                )
    codes = {m.code.casefold(): m.code for m in plan.modules}
    for module in plan.modules:
        for number, alias in enumerate(module.aliases):
            other = codes.get(alias.casefold())
            if other is not None and other != module.code:
                where = thing("Module", module.title, module.code)
                yield Problem(
                    f"{where}, aliases",
                    f"{quoted(alias)} is the code of another module",
                    "Remove it.",
                    Severity.WARNING,
                    ("modules", module.code, "aliases", number),
                )


def _second(kind: str, names: Sequence[str], name: str) -> Place:
    numbers = [n for n, other in enumerate(names) if " ".join(other.casefold().split()) == name]
    return (kind, numbers[1], "title" if kind == "cohorts" else "name")
