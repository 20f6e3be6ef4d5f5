"""Single values no plan can mean: text that cannot be printed, dates of another century, numbers beyond sense."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from datetime import date
from typing import Any

from hsmc_scheduler.domain.place import Place, steps
from hsmc_scheduler.domain.plan import Plan
from hsmc_scheduler.domain.problem import Problem
from hsmc_scheduler.domain.problems.wording import british, part, thing, unwritable

FIRST, LAST = date(1990, 1, 1), date(2199, 12, 31)
MOST = 1_000_000

_KINDS = {
    "years": "year", "periods": "period", "programmes": "programme", "modules": "module", "tutors": "tutor",
    "venues": "venue", "rooms": "room", "cohorts": "cohort", "sets": "set", "students": "student",
    "deliveries": "delivery", "orders": "order", "pins": "pin", "rules": "rule", "releases": "release",
    "absences": "absence", "assessments": "assessment", "sessions": "session", "busy": "booking", "routes": "route",
    "pathway": "pathway", "electives": "electives", "one_of": "repeat runs", "options": "option",
    "capacities": "capacity", "block_limits": "block limit", "block_windows": "block window",
    "parameters": "parameter",
}  # fmt: skip
_UNSIGNED = {"expected", "people", "size", "seats", "credits", "words", "number"}
_UNSIGNED |= {"tell_employers_weeks", "request_rooms_working_days", "set_up_minutes", "clear_up_minutes"}
_FROZEN = {"timetable"}
"""Not looked into: the timetables of releases, which the program wrote."""


def find(plan: Plan) -> Iterator[Problem]:
    """Every value that cannot be meant."""
    yield from _in_group(plan, "Plan", ())


def _in_group(group: Any, where: str, at: Place) -> Iterator[Problem]:
    for field in fields(group):
        if field.name not in _FROZEN:
            yield from _in_value(getattr(group, field.name), where, field.name, (*at, field.name))


def _in_value(value: Any, where: str, field: str, at: Place) -> Iterator[Problem]:
    if isinstance(value, tuple):
        for number, (step, item) in enumerate(zip(steps(value), value, strict=True), 1):
            if is_dataclass(item):
                yield from _in_group(item, _place(where, field, number, item), (*at, step))
            else:
                yield from _in_value(item, where, field, (*at, step))
    elif is_dataclass(value):
        yield from _in_group(value, where, at)
    else:
        for what, mend in _faults(value, field):
            yield Problem(f"{where}, {field.replace('_', ' ')}", what, mend, at=at)


def _faults(value: object, field: str) -> Iterator[tuple[str, str]]:
    if isinstance(value, str):
        odd = unwritable(value)
        if odd:
            yield f"the text holds the character {odd}, which cannot be shown or printed", "Type the text anew."
    elif isinstance(value, date):
        if not FIRST <= value <= LAST:
            yield f"{british(value)} is too far off", f"Give a date from {FIRST.year} to {LAST.year}."
    elif isinstance(value, int) and abs(value) > MOST:
        yield f"{value} is far too large", "Give a smaller number."
    elif isinstance(value, int) and value < 0 and field in _UNSIGNED:
        yield f"{value} is less than nothing", "Give 0 or more."


def _place(where: str, field: str, number: int, item: Any) -> str:
    kind = _KINDS.get(field, field)
    name = str(getattr(item, "name", "") or getattr(item, "title", "") or getattr(item, "label", ""))
    if where == "Plan":
        return thing(kind.capitalize(), name, str(getattr(item, "id", "") or getattr(item, "code", "") or number))
    return part(where, kind, number, name)
