"""How a plan file is laid out: one field a line, in the order of the code, nothing left out.

Defaults are written too: an edit of one field then changes one line, and the file says all it means.
"""

from __future__ import annotations

import json
from dataclasses import fields, is_dataclass
from datetime import date, time
from enum import Enum
from functools import cache
from typing import Any

from hsmc_scheduler.storage import upgrades
from hsmc_scheduler.storage.document import Document

FORMAT = "hsmc-plan"
STEP = "  "


def encode(document: Document) -> bytes:
    """The bytes of a plan file; equal documents give equal bytes."""
    text = (
        "{\n"
        f'{STEP}"format": "{FORMAT}",\n'
        f'{STEP}"schema_version": {upgrades.VERSION},\n'
        f'{STEP}"plan": {_text(document.plan, STEP)},\n'
        f'{STEP}"timetable": {_text(document.timetable, STEP)},\n'
        f'{STEP}"proof": {_text(document.proof, STEP)}\n'
        "}\n"
    )
    # A lone surrogate cannot be UTF-8. Written as its escape, it is named with its field when the file is read back.
    return text.encode("utf-8", "backslashreplace")


def _text(value: Any, margin: str) -> str:
    if isinstance(value, tuple):
        if value and is_dataclass(value[0]):
            inner = margin + STEP
            items = ",\n".join(inner + _text(v, inner) for v in value)
            return f"[\n{items}\n{margin}]"
        return f"[{', '.join(_scalar(v) for v in value)}]"
    if is_dataclass(value):
        inner = margin + STEP
        items = ",\n".join(f'{inner}"{n}": {_text(getattr(value, n), inner)}' for n in _names(value.__class__))
        return f"{{\n{items}\n{margin}}}"
    return _scalar(value)


@cache
def _names(kind: Any) -> tuple[str, ...]:
    return tuple(f.name for f in fields(kind))


def _scalar(value: object) -> str:
    if isinstance(value, Enum):
        value = value.value
    elif isinstance(value, time):
        seconds = "auto" if value.second or value.microsecond else "minutes"
        value = value.isoformat(seconds)
    elif isinstance(value, date):  # or a datetime
        value = value.isoformat()
    return json.dumps(value, ensure_ascii=False)
