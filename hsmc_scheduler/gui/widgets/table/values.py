"""Values as they stand in a cell, and what was typed or pasted as a value."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from typing import Any

from hsmc_scheduler.app.edits.errors import EditError
from hsmc_scheduler.app.pasted.cells import on_one_line
from hsmc_scheduler.app.pasted.values import date_of, number_of, text_of, time_of, yes_of
from hsmc_scheduler.gui.widgets.table.column import Choices, Column, Kind
from hsmc_scheduler.projections.short_dates import month_short

_READ: dict[Kind, Callable[[str], Any]] = {Kind.DATE: date_of, Kind.TIME: time_of, Kind.YES_NO: yes_of}


def shown(column: Column, value: Any, choices: Choices) -> str:
    """The value in words, as it is shown, copied and sorted by."""
    match column.kind:
        case Kind.MANY:
            names = dict(choices)
            return "; ".join(names.get(each, str(each)) for each in value)
        case Kind.WORDS:
            return "; ".join(value)
        case Kind.CHOICE:
            return dict(choices).get(value, "" if value is None else str(value))
        case Kind.DATE if isinstance(value, date):
            return f"{value.day} {month_short(value)} {value.year}"
    return text_of(value)


def parsed(column: Column, text: str, choices: Choices) -> Any:
    """The value meant by a text.

    Raises:
        EditError: it means none.
    """
    text = text.strip()
    if not text and column.kind is not Kind.YES_NO:
        if not column.can_be_empty:
            raise EditError(f"{column.title} cannot be empty.", "Give one.")
        return column.empty()
    match column.kind:
        case Kind.NUMBER:
            return _number(column, text)
        case Kind.CHOICE:
            return _choice(text, choices)
        case Kind.MANY:
            parts = [p.strip() for p in re.split(r"[;\n]", text) if p.strip()]
            return tuple(dict.fromkeys(_choice(p, choices) for p in parts))
        case Kind.WORDS:
            return tuple(dict.fromkeys(p.strip() for p in text.split(";") if p.strip()))
        case Kind.DATE | Kind.TIME | Kind.YES_NO:
            return _READ[column.kind](text)
    return text if column.field == "comment" else on_one_line(text)


def _number(column: Column, text: str) -> int:
    bare = text.removesuffix(column.unit).strip() if column.unit else text
    value = number_of(bare)
    if not column.low <= value <= column.high:
        raise EditError(f"{value} is out of range.", f"Give a number from {column.low} to {column.high}.")
    return value


def _choice(text: str, choices: Choices) -> Any:
    wanted = " ".join(text.casefold().split())
    by_name = [key for key, title in choices if title.casefold() == wanted]
    by_key = [key for key, _ in choices if str(key).casefold() == wanted]
    by_start = [key for key, title in choices if title.casefold().startswith(wanted)]
    for found in (by_name, by_key, by_start):
        if len(found) == 1:
            return found[0]
        if found:
            raise EditError(f"“{text}” may mean several of the list.", "Type more of the name.")
    near = ", ".join(title for _, title in list(choices)[:3]) + (" and others" if len(choices) > 3 else "")
    raise EditError(f"“{text}” is not in the list.", f"Choose one of it: {near}." if choices else "The list is empty.")
