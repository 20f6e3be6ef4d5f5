"""Two states of one plan beside each other: what is in one only, and what is not the same, in sentences."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import fields, is_dataclass
from datetime import date, time
from enum import Enum
from typing import Any

from hsmc_scheduler.domain.place import key_field, key_of, steps
from hsmc_scheduler.domain.plan import Plan
from hsmc_scheduler.domain.problems.wording import one_line
from hsmc_scheduler.projections.messages.words import DAYS, day_words, listed, sentence_case, span_words
from hsmc_scheduler.rules.registry import RULES

MOST_LETTERS = 80
KINDS = {
    "AcademicYear": "academic year", "Period": "period", "Programme": "programme", "Route": "route",
    "Module": "module", "Assessment": "assessment", "Tutor": "tutor", "Venue": "venue", "Room": "room",
    "Cohort": "cohort", "PathwayYear": "pathway of", "ActionLearningSet": "set", "Student": "student",
    "Delivery": "delivery", "Session": "session", "DeliveryOrder": "order of deliveries", "Pin": "pin",
    "RuleSetting": "rule", "Release": "release",
}  # fmt: skip
OF_WEEKDAYS = frozenset({"working_weekdays", "preferred_weekdays", "teaching_weekdays", "weekdays"})


def plan_differences(mine: Plan, theirs: Plan) -> tuple[str, ...]:
    """A sentence for each difference, in the plan's order; "here" is `mine`, "there" is `theirs`."""
    return tuple(_Differences(mine, theirs).of("", mine, theirs))


class _Differences:
    """Knows what things are called in either plan."""

    def __init__(self, *plans: Plan) -> None:
        self._names = {rule.id.value: rule.title for rule in RULES}
        for plan in reversed(plans):
            for found in (plan.tutors, plan.rooms, plan.venues, plan.modules, plan.cohorts, plan.deliveries, plan.sets):
                self._names.update({key_of(one): _own_name(one) for one in found if _own_name(one)})

    def of(self, where: str, mine: Any, theirs: Any) -> Iterator[str]:
        """Between two things of one kind. `where`: what they are called; empty for the plans themselves."""
        for field in fields(mine):
            here, there = getattr(mine, field.name), getattr(theirs, field.name)
            if here == there:
                continue
            if is_dataclass(here) and is_dataclass(there):
                yield from self.of(where, here, there)
            elif any(key_field(one) for one in _things(here, there)):
                yield from self._lists(where, here, there)
            elif _things(here, there):
                yield from self._loose(where, field.name, here, there)
            else:
                is_here, is_there = (self._words(field.name, value) for value in (here, there))
                yield f"{where or 'Plan'}, {_field_words(field.name)}: {is_here} here, {is_there} there."

    def _lists(self, where: str, here: Sequence[Any], there: Sequence[Any]) -> Iterator[str]:
        """Between lists of things that are known by a key: by its step in either."""
        mine, theirs = (dict(zip(steps(things), things, strict=True)) for things in (here, there))
        changed = False
        for step in dict.fromkeys((*mine, *theirs)):
            one, other = mine.get(step), theirs.get(step)
            if one == other:
                continue
            changed = True
            named = sentence_case(self._called(one if one is not None else other))
            of_it = f"{where}, {named[:1].lower()}{named[1:]}" if where else named
            if one is None or other is None:
                yield f"{of_it} is only {'there' if one is None else 'here'}."
            else:
                yield from self.of(of_it, one, other)
        if not changed and mine:
            yield f"{where or 'Plan'}: the {KINDS.get(type(here[0]).__name__, 'thing')}s stand in another order."

    def _loose(self, where: str, field: str, here: Any, there: Any) -> Iterator[str]:
        """Between lists of things that nothing names: those in one only."""
        here, there = _listed(here), _listed(there)
        name = f"{where or 'Plan'}, {_field_words(field)}"
        for found, other, place in ((here, there, "here"), (there, here, "there")):
            for one in found:
                if one not in other:
                    yield f"{name}: {self._loose_words(one)} is only {place}."
        if all(one in there for one in here) and all(one in here for one in there):
            yield f"{name}: they stand in another order, or are there another number of times."

    def _loose_words(self, thing: Any) -> str:
        if hasattr(thing, "start") and hasattr(thing, "end"):
            more = [getattr(thing, name, "") for name in ("kind", "reason", "label")]
            said = ", ".join(one_line(str(one).replace("_", " "), MOST_LETTERS) for one in more if one)
            return span_words(thing.start, thing.end) + (f" ({said})" if said else "")
        told = ((f.name, getattr(thing, f.name)) for f in fields(thing))
        parts = [f"{_field_words(n)} {self._words(n, v)}" for n, v in told if v not in ("", None, (), True)]
        return listed(parts)

    def _called(self, thing: Any) -> str:
        kind = KINDS.get(type(thing).__name__, type(thing).__name__)
        key = key_of(thing)
        name = self._names.get(key, "") if type(thing).__name__ == "RuleSetting" else _own_name(thing)
        if type(thing).__name__ in ("DeliveryOrder", "Pin"):
            about = [getattr(thing, n) for n in ("first", "then", "delivery") if hasattr(thing, n)]
            name = listed([self._name(one) for one in about])
            name += f" block {thing.block}" if hasattr(thing, "block") else ""
        return f"{kind} {one_line(name or key, MOST_LETTERS) or 'without a name'}"

    def _name(self, key: str) -> str:
        return one_line(self._names.get(key, key), MOST_LETTERS)

    def _words(self, field: str, value: Any) -> str:
        if value is None or value in ("", ()):
            return "empty"
        if isinstance(value, bool):
            return "yes" if value else "no"
        if isinstance(value, date):
            return day_words(value)
        if isinstance(value, time):
            return f"{value:%H:%M}"
        if isinstance(value, Enum):
            return str(value.value).replace("_", " ")
        if isinstance(value, tuple):
            if field in OF_WEEKDAYS:
                return listed([DAYS[day] for day in value])
            return listed([self._words(field, one) for one in value])
        if isinstance(value, str):
            return self._name(value) if value in self._names else f"“{one_line(value, MOST_LETTERS)}”"
        if is_dataclass(value):
            return self._loose_words(value)
        return str(value)


def _field_words(name: str) -> str:
    return "in use" if name == "active" else name.replace("_", " ")


def _own_name(thing: Any) -> str:
    found = (getattr(thing, name, "") for name in ("name", "title", "label", "award"))
    return next((str(one) for one in found if one), "")


def _listed(value: Any) -> tuple[Any, ...]:
    return value if isinstance(value, tuple) else () if value is None else (value,)


def _things(*values: Any) -> list[Any]:
    return [one for value in values for one in _listed(value) if is_dataclass(one)]
