"""What pydantic says of a tree, in plain words."""

from __future__ import annotations

import difflib
import json
from dataclasses import fields
from typing import TYPE_CHECKING, Any

from hsmc_scheduler.domain.problems.wording import one_line
from hsmc_scheduler.storage.document import Document
from hsmc_scheduler.storage.faults import Fault, dataclasses_of

if TYPE_CHECKING:
    from pydantic import ValidationError

_WORDS = {
    "int_type": ("should be a whole number", "Write digits only, without quotes or a point."),
    "int_from_float": ("should be a whole number", "Write digits only, without quotes or a point."),
    "int_parsing_size": ("should be a number of at most 9 digits", "Write a smaller number."),
    "bool_type": ("should be true or false", "Write true or false, without quotes."),
    "string_type": ("should be text", "Put it in double quotes."),
    "date_type": ("should be a date", "Write it in double quotes, as in “2028-03-07”."),
    "date_parsing": ("should be a date that exists", "Write year, month and day, as in “2028-03-07”."),
    "date_from_datetime_parsing": ("should be a date that exists", "Write year, month and day, as in “2028-03-07”."),
    "datetime_type": ("should be a moment", "Write it in double quotes, as in “2028-03-07T09:30:00”."),
    "datetime_parsing": ("should be a moment that exists", "Write it as in “2028-03-07T09:30:00”."),
    "datetime_from_date_parsing": ("should be a moment that exists", "Write it as in “2028-03-07T09:30:00”."),
    "float_type": ("should be a number", "Write digits only, without quotes."),
    "time_type": ("should be a time of day", "Write it in double quotes, as in “09:30”."),
    "time_parsing": ("should be a time of day that exists", "Write hours and minutes, as in “09:30”."),
    "tuple_type": ("should be a list", "Put it in square brackets."),
    "dataclass_type": ("should be a group of fields", "Put it in braces, with a name for each value."),
    "too_long": ("holds too many values", "Remove those at the end."),
}


def complaints(error: ValidationError) -> list[Fault]:
    """Each fault pydantic found."""
    return [(tuple(e["loc"]), *_said(e)) for e in error.errors(include_url=False)]


def _said(error: Any) -> tuple[str, str]:
    kind, given, last = error["type"], error.get("input"), error["loc"][-1] if error["loc"] else ""
    if kind == "missing":
        return "is missing", "Add it." if isinstance(last, str) else "Add a value to the list."
    if kind == "unexpected_keyword_argument":
        close = difflib.get_close_matches(one_line(str(last)), _all_names(), n=1)
        hint = f"Did you mean “{close[0]}”? If not, remove it." if close else "Remove it, or check its spelling."
        return "is not a field of a plan here", hint
    if kind == "enum":
        return f"should be {error['ctx']['expected'].replace(chr(39), chr(34))}, but is {_given(given)}", "Choose one."
    if kind == "value_error":
        return str(error["ctx"]["error"]), "Correct it."
    what, mend = _WORDS.get(kind, (error["msg"][:1].lower() + error["msg"][1:], "Correct it."))
    return f"{what}, but is {_given(given)}", mend


def _given(value: Any) -> str:
    if isinstance(value, dict):
        return "a group of fields"
    if isinstance(value, list):
        return "a list"
    return one_line(json.dumps(value, ensure_ascii=False))


def _all_names() -> list[str]:
    return sorted({f.name for cls in dataclasses_of(Document) for f in fields(cls)})
