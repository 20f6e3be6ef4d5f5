"""Short names for exact contents: a timetable says which plan it answers, a proof which timetable it speaks of."""

from __future__ import annotations

import hashlib
from dataclasses import fields, replace
from typing import Any

from hsmc_scheduler.domain.correspondence import Correspondence
from hsmc_scheduler.domain.plan import Office, Plan
from hsmc_scheduler.domain.timetable import Timetable

_SAID_IN_LETTERS: dict[str, Any] = {
    f.name: f.default for f in fields(Office) if f.name in ("catering", "hotel", "answer_within_weeks")
}
_ADDED = (
    f", correspondence={Correspondence()!r}",
    "".join(f", {name}={value!r}" for name, value in _SAID_IN_LETTERS.items()),
)
"""How the fields that came with schema 3 stand in a plan's text."""


def fingerprint(plan: Plan) -> str:
    """Sixteen hexadecimal digits, equal for plans of the same content; asked.py says which others ask the same.

    Releases and correspondence are left out, for neither publishing nor writing letters changes what is asked; and so
    is what letters say of catering, the hotel and the weeks to answer in. Plans saved before those fields were there
    keep their fingerprint, and so their proof.
    """
    office = replace(plan.office, **_SAID_IN_LETTERS)
    text = repr(replace(plan, releases=(), correspondence=Correspondence(), office=office))
    for added in _ADDED:
        text = text.replace(added, "")
    return _short(text)


def timetable_fingerprint(timetable: Timetable) -> str:
    """Sixteen hexadecimal digits, equal for equal timetables that answer the same plan."""
    return _short(repr(timetable))


def _short(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()[:16]
