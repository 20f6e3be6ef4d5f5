"""One-click mends: for a problem that has one obvious way out, the edit that takes it.

A mend is offered only after it was tried: the problem goes by it, and no other comes.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from difflib import get_close_matches
from typing import Any

from hsmc_scheduler.app.edits.cohorts import derive_sets
from hsmc_scheduler.app.edits.editing import changed, remove
from hsmc_scheduler.app.edits.errors import EditError
from hsmc_scheduler.app.edits.naming import fresh_id, slug
from hsmc_scheduler.app.edits.references import KINDS, Target, Walk, targets_in
from hsmc_scheduler.app.edits.tutors import ROLES
from hsmc_scheduler.domain.cohort import ActionLearningSet, Cohort, PathwayYear, RepeatRuns
from hsmc_scheduler.domain.delivery import BlockWindow, Delivery, DeliveryOrder
from hsmc_scheduler.domain.pin import Pin
from hsmc_scheduler.domain.place import Place, key_field, key_of, value_at
from hsmc_scheduler.domain.plan import Plan
from hsmc_scheduler.domain.problem import Problem
from hsmc_scheduler.domain.problems.wording import counted, one_line, quoted, unwritable
from hsmc_scheduler.domain.ruleset import Parameter, RuleSetting
from hsmc_scheduler.rules.problems import problems_of
from hsmc_scheduler.rules.registry import RULES

_RULES = {rule.id: rule for rule in RULES}


@dataclass(frozen=True, slots=True)
class Mend:
    """An edit on offer. `label`: what it does, as on a button."""

    label: str
    apply: Callable[[Plan], Plan]


def mend_of(plan: Plan, problem: Problem) -> Mend | None:
    """The mend of one of the plan's problems (rules/problems.py), if it has an obvious one.

    Costs two looks for problems, some hundredths of a second for a large plan; ask when a problem is looked at.
    """
    if not problem.at:
        return None
    before = set(problems_of(plan))
    for mend in _offers(plan, problem):
        try:
            after = set(problems_of(mend.apply(plan)))
        except EditError:
            continue
        if problem not in after and after <= before:
            return mend
    return None


def _offers(plan: Plan, problem: Problem) -> Iterator[Mend]:
    """Mends that may do, the likeliest first."""
    at = problem.at
    try:
        value, owner = value_at(plan, at), value_at(plan, at[:-1])
    except KeyError:
        return
    field = str(at[-1])
    if problem.what.startswith("there is no ") and "“" in problem.what:
        yield from _unknown(plan, problem)
    elif field and field == key_field(owner):
        yield from _key(plan, problem, owner)
    elif isinstance(value, str):
        yield from _text(problem, value)
    elif isinstance(value, int) and value < 0:
        yield _put(at, 0, "Make it 0")
    yield from _about(plan, at, value, owner, field)


def _put(at: Place, value: object, label: str) -> Mend:
    return Mend(label, lambda plan: changed(plan, at, lambda _: value))


def _unknown(plan: Plan, problem: Problem) -> Iterator[Mend]:
    """A name of nothing: the one it was meant for where one is close, else without it."""
    top = value_at(plan, problem.at[:2])
    known = targets_in(plan)
    seen: set[Target] = set()

    def look(target: Target) -> str:
        seen.add(target)
        return target[-1]

    Walk(plan, look).through(top)
    for target in sorted(t for t in seen - known if f"{quoted(t[-1])}" in problem.what):
        word = {"tutors": "tutor", "deliveries": "delivery", "years": "academic year"}.get(target[0], target[0][:-1])
        beside = [t[-1] for t in known if t[:-1] == target[:-1]]
        field = problem.at[-1]
        where = f"the {field} of {_called(top)}" if field in ROLES else _called(top)
        for close in get_close_matches(target[-1], beside, n=1):
            yield _carried(problem.at, target, close, f"Change {quoted(target[-1])} to {quoted(close)} in {where}")
        yield _carried(problem.at, target, None, f"Remove the unknown {word} {quoted(target[-1])} from {where}")
    if isinstance(top, Pin):
        yield Mend("Remove the pin", lambda p: remove(p, problem.at[:2]))


def _carried(at: Place, target: Target, new: str | None, label: str) -> Mend:
    """Change or take out a name: in the list of names at that place, or else in all of the thing it is part of."""

    def apply(plan: Plan) -> Plan:
        names = value_at(plan, at)
        if isinstance(names, tuple) and target[-1] in names:
            changed_names = (new if name == target[-1] else name for name in names)
            return changed(plan, at, lambda _: tuple(dict.fromkeys(n for n in changed_names if n is not None)))
        walk = Walk(plan, lambda t: new if t == target else t[-1])

        def through(item: Any) -> Any:
            left = walk.through(item)
            if left is None:
                raise EditError("Nothing would be left of it.", "Choose what it should name.")
            return left

        return changed(plan, at[:2], through)

    return Mend(label, apply)


def _key(plan: Plan, problem: Problem, owner: object) -> Iterator[Mend]:
    at = problem.at
    beside = value_at(plan, at[:-2])
    if isinstance(owner, RuleSetting) and isinstance(at[-2], int):
        first = next(n for n, s in enumerate(beside) if s.rule is owner.rule)
        yield Mend("Keep the later of the two", lambda p: remove(p, (*at[:-2], first)))
    elif key_field(owner) in ("id", "code"):
        old = key_of(owner).strip()
        name = next((str(getattr(owner, f)) for f in ("name", "title", "label", "award") if hasattr(owner, f)), "")
        taken = {key_of(t) for t in beside} | {c.id for c in plan.cohorts} | {s.id for s in plan.students}
        new = fresh_id(old or slug(name) or "new", taken)
        if not (isinstance(owner, Delivery) and "have the" not in problem.what and "blank" not in problem.what):
            yield _put(at, new, f"Give it the {key_field(owner)} {quoted(new)}")


def _text(problem: Problem, value: str) -> Iterator[Mend]:
    if unwritable(value):
        clean = "".join(c for c in value if not unwritable(c))
        yield _put(problem.at, clean, "Take the characters out that cannot be shown")
    if "aliases" in problem.at:
        yield Mend(f"Remove {quoted(value)} from the other names", lambda p: remove(p, problem.at))


def _about(plan: Plan, at: Place, value: object, owner: object, field: str) -> Iterator[Mend]:
    """What is particular to one kind of thing."""
    match owner:
        case ActionLearningSet() if field == "facilitator":
            yield _put(at, None, f"Leave the facilitator of {_called(owner)} open")
        case ActionLearningSet() if field == "size" and not _chosen(plan, owner.cohort):
            yield Mend("Let the program make up the sets", lambda p: derive_sets(p, owner.cohort))
        case Cohort() if field == "size":
            people = sum(s.cohort == owner.id for s in plan.students)
            if people > owner.size:
                yield _put(at, people, f"Make the size {people}")
        case BlockWindow() if field == "block":
            yield Mend("Remove the window", lambda p: remove(p, at[:-1]))
        case Delivery() if field == "weekdays" and (not owner.weekdays or set(owner.weekdays) - set(range(7))):
            yield _put(at, tuple(w for w in owner.weekdays or () if w in range(7)), "Leave out what is no weekday")
            yield _put(at, None, "Use the weekdays of the calendar")
        case RuleSetting() if field == "importance":
            default = _RULES[owner.rule].default
            yield _put(at, default, f"Make it {default}")
        case Parameter():
            spec = next((s for s in _RULES[_rule_at(plan, at)].parameters if s.name == owner.name), None)
            if spec:
                nearest = min(max(owner.value, spec.low), spec.high)
                yield _put(at, nearest, f"Make it {counted(nearest, spec.unit, spec.unit)}")
        case _:
            yield from _of_itself(plan, at, value)
    if field == "keep_with_next":
        yield _put(at, False, "Take the mark off")
    if field == "learning_set":
        yield _put(at, "", "Leave the set open")
    if field == "expected" and "cohorts" in at:
        size = value_at(plan, at[:2]).size
        yield _put(at, size, f"Expect {size}")
    if field == "choose" and "electives" in at:
        active = {d.id for d in plan.deliveries if d.active}
        number = sum(o.delivery in active for o in value_at(plan, at[:-1]).options)
        yield _put(at, number, f"Let each choose {number}")


def _of_itself(plan: Plan, at: Place, value: object) -> Iterator[Mend]:
    match value:
        case Parameter():
            yield Mend("Remove the number", lambda p: remove(p, at))
        case Pin() if (value.start, value.days, value.room, value.tutors) == (None, None, None, ()):
            yield Mend("Remove the pin", lambda p: remove(p, at))
        case DeliveryOrder() if value.first == value.then:
            yield Mend("Remove the order", lambda p: remove(p, at))
        case RepeatRuns():
            yield Mend("Remove the repeat runs", lambda p: remove(p, at))
        case PathwayYear():
            once = replace(value, required=tuple(dict.fromkeys(value.required)))
            yield _put(at, once, "Name it once")
        case Cohort() if not _chosen(plan, value.id):
            yield Mend("Let the program make up the sets", lambda p: derive_sets(p, value.id))
        case tuple() if value and isinstance(value[0], Parameter):
            last = {p.name: p for p in value}
            yield _put(at, tuple(last.values()), "Keep the later of the two")


def _chosen(plan: Plan, cohort: str) -> bool:
    """Whether the planner's own sets say more than their sizes."""
    return any(s.facilitator or s.comment for s in plan.sets if s.cohort == cohort)


def _rule_at(plan: Plan, at: Place) -> Any:
    return value_at(plan, at[:2]).rule


def _called(item: object) -> str:
    for field in ("title", "name", "award", "id"):
        if words := one_line(str(getattr(item, field, "") or "")):
            return words
    return KINDS.get(type(item), "it")
