"""Where something stands in a plan: the way to it from the top, a step a name.

("tutors", "is", "absences", 0, "reason"): a thing of a list is named by its own id, code, year or rule; where it has
none, or shares it with another of the list, by its number from 0.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Any

Step = str | int
Place = tuple[Step, ...]

_KEYS = {
    "AcademicYear": "id", "Period": "id", "Programme": "id", "Route": "id", "Module": "code", "Assessment": "id",
    "Tutor": "id", "Venue": "id", "Room": "id", "Cohort": "id", "PathwayYear": "year", "ActionLearningSet": "id",
    "Student": "id", "Delivery": "id", "Session": "id", "DeliveryOrder": "id", "Pin": "id", "RuleSetting": "rule",
    "Release": "number", "Booking": "ref", "CalendarEvent": "uid", "Answer": "tutor",
}  # fmt: skip


def key_field(item: object) -> str:
    """The name of the field that names this kind of thing in its list; "" where it has none."""
    return _KEYS.get(type(item).__name__, "")


def key_of(item: object) -> str:
    """What names a thing in its list; "" where nothing does."""
    field = key_field(item)
    return str(getattr(item, field)) if field else ""


def steps(items: Sequence[object]) -> tuple[Step, ...]:
    """The step to each thing of a list."""
    keys = [key_of(item) for item in items]
    times = Counter(keys)
    return tuple(key if key.strip() and times[key] == 1 else n for n, key in enumerate(keys))


def index_of(items: Sequence[object], step: Step) -> int:
    """The number (from 0) of the thing a step leads to. Raises KeyError."""
    if isinstance(step, int):
        if not 0 <= step < len(items):
            raise KeyError(step)
        return step
    for number, item in enumerate(items):
        if key_of(item) == step:
            return number
    raise KeyError(step)


def value_at(root: object, at: Place) -> Any:
    """What stands there. Raises KeyError."""
    value: Any = root
    for step in at:
        if isinstance(value, tuple):
            value = value[index_of(value, step)]
        elif isinstance(step, str) and hasattr(value, "__dataclass_fields__") and step in value.__dataclass_fields__:
            value = getattr(value, step)
        else:
            raise KeyError(step)
    return value
