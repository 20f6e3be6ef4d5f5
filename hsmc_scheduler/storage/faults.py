"""What is wrong with the single values of a plan file, before anything is made of them."""

from __future__ import annotations

import re
from dataclasses import fields, is_dataclass
from datetime import date, datetime, time
from functools import cache
from typing import Any, get_args, get_type_hints

from hsmc_scheduler.domain.problems.wording import one_line, unwritable
from hsmc_scheduler.storage.document import Document
from hsmc_scheduler.storage.parsing import Crowded, Doubled, Unreadable
from hsmc_scheduler.storage.places import Loc

MOST_DEPTH = 12
MOST_LETTERS = 100_000

Fault = tuple[Loc, str, str]
"""Where, what, how to mend."""

_PATTERNS = {
    date: (
        re.compile(r"\d{4}-\d\d-\d\d"),
        "should be a date, but is “{}”",
        "Write year, month and day, as in 2028-03-07 for 7 March 2028.",
    ),
    datetime: (
        re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,6})?"),
        "should be a moment, but is “{}”",
        "Write date and time, as in 2028-03-07T09:30:00, without a time zone.",
    ),
    time: (
        re.compile(r"\d\d:\d\d(:\d\d(\.\d{1,6})?)?"),
        "should be a time of day, but is “{}”",
        "Write hours and minutes in the 24-hour clock, as in 09:30, without a time zone.",
    ),
}


def take_out_faults(tree: dict[str, Any], most: int) -> list[Fault]:
    """The first `most` values that cannot be meant, in no particular order; null takes their place in the tree."""
    found: list[Fault] = []
    _look_into(tree, (), found, most)
    return found


def _look_into(box: Any, loc: Loc, found: list[Fault], most: int) -> None:
    if isinstance(box, Doubled):
        found.extend(((*loc, name), "is given twice", "Remove all but one.") for name in box.names)
    if isinstance(box, dict):
        for name in [n for n in box if unwritable(n)]:
            found.append(((*loc, name), "is the name of no field", "Remove it."))
            del box[name]
    for step, value in box.items() if isinstance(box, dict) else enumerate(box):
        if len(found) >= most:
            return
        fault = _fault(step, value, len(loc))
        if fault:
            box[step] = None
            found.append(((*loc, step), *fault))
        elif isinstance(value, dict | list):
            _look_into(value, (*loc, step), found, most)


def _fault(step: str | int, value: object, depth: int) -> tuple[str, str] | None:
    if isinstance(value, Crowded):
        return "holds far too many fields", "Remove those that do not belong there."
    if isinstance(value, dict | list):
        return None if depth < MOST_DEPTH else ("is nested too deep for a plan", "Remove it.")
    if isinstance(value, Unreadable):
        return f"“{one_line(value)}” is not a number a plan can hold", "Write a whole number of at most 9 digits."
    return _text_fault(step, value) if isinstance(value, str) else None


def _text_fault(step: str | int, value: str) -> tuple[str, str] | None:
    if len(value) > MOST_LETTERS:
        return f"is longer than {MOST_LETTERS:,} characters", "Shorten it."
    odd = unwritable(value)
    if odd:
        return f"holds the character {odd}, which cannot be shown or printed", "Type the text anew."
    kind = moments().get(str(step))
    if kind:
        pattern, what, mend = _PATTERNS[kind]
        if not pattern.fullmatch(value):
            return what.format(one_line(value)), mend
    return None


@cache
def moments() -> dict[str, type]:
    """The names of all fields that hold a date, a time of day or both; a name means one of them everywhere."""
    return {
        f: kind
        for cls in dataclasses_of(Document)
        for f, hint in get_type_hints(cls).items()
        for kind in (date, datetime, time)
        if kind in (hint, *get_args(hint))
    }


def dataclasses_of(root: type) -> tuple[type, ...]:
    """The dataclass and all those its fields hold, in order of first appearance."""
    found: dict[type, None] = {}

    def visit(hint: Any) -> None:
        if is_dataclass(hint) and isinstance(hint, type) and hint not in found:
            found[hint] = None
            hints = get_type_hints(hint)
            for field in fields(hint):
                visit(hints[field.name])
        for arg in get_args(hint):
            visit(arg)

    visit(root)
    return tuple(found)
