"""A field's value as its cell holds it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import MISSING, fields
from datetime import date, time
from typing import Any, TypeAlias

from hsmc_scheduler.exchange.planning_workbook.kinds import (
    Choice,
    Key,
    Kind,
    Numbers,
    Pairs,
    Reference,
    Shown,
    Text,
    Texts,
    Weekdays,
    YesNo,
)
from hsmc_scheduler.exchange.planning_workbook.quoting import ID_SEPARATORS, SEPARATORS, cell_of, list_cell
from hsmc_scheduler.projections.messages.words import DAYS

Value: TypeAlias = str | int | float | date | time | None
NONE = "none"
"""For an empty list, where an empty cell would say something else."""
SHORT_WEEKDAYS = 3
"""From so many in a row on, a hyphen says them."""


def written(value: Any, kind: Kind, default: Any = MISSING) -> Value:
    """The cell of a value. `default` is what an empty cell would be read as."""
    if value is None:
        return kind.nothing or None if isinstance(kind, Choice) else None
    if value == () and default not in (MISSING, ()):
        return NONE
    match kind:
        case Text() | Key():
            return cell_of(value) or None
        case Reference(many=False):
            return list_cell([value], ID_SEPARATORS) if value else None
        case Reference():
            return list_cell(value, ID_SEPARATORS) or None
        case Texts():
            return list_cell(value) or None
        case YesNo():
            return "yes" if value else "no"
        case Choice():
            return next(word for word, meant in kind.words.items() if meant == value)
        case Weekdays(one=True):
            return DAYS[value]
        case Weekdays():
            return weekdays_cell(value) or None
        case Numbers(span=True):
            return f"{value[0]} to {value[1]}"
        case Numbers():
            return ", ".join(map(str, value)) or None
        case Pairs():
            return list_cell((_pair(item, kind) for item in value), pair_separators(kind)) or None
        case Shown():
            raise TypeError("what is only shown has no value")
        case _:
            plain: Value = value
            return plain


def weekdays_cell(days: Sequence[int]) -> str:
    """Mon-Thu; Mon, Wed."""
    if len(days) >= SHORT_WEEKDAYS and list(days) == list(range(days[0], days[-1] + 1)):
        return f"{DAYS[days[0]]}-{DAYS[days[-1]]}"
    return ", ".join(DAYS[d] for d in days)


def pair_separators(kind: Pairs) -> str:
    """What may stand between its pairs."""
    return ID_SEPARATORS if isinstance(kind.first, Reference) else SEPARATORS


def _pair(item: Any, kind: Pairs) -> str:
    first, second = (getattr(item, field.name) for field in fields(kind.of))
    word = first if isinstance(kind.first, Reference) else written(first, kind.first)
    return f"{word}" if second is None else f"{word} {second}"
