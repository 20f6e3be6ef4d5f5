"""Edits of pins."""

from __future__ import annotations

from datetime import date

from hsmc_scheduler.app.edits.editing import add
from hsmc_scheduler.app.edits.errors import EditError, plainly
from hsmc_scheduler.app.edits.naming import fresh_id
from hsmc_scheduler.domain.pin import Pin, PinnedTutors
from hsmc_scheduler.domain.place import Place
from hsmc_scheduler.domain.plan import Plan


def add_pin(
    plan: Plan,
    delivery: str,
    block: int,
    start: date | None = None,
    days: int | None = None,
    room: str | None = None,
    tutors: tuple[PinnedTutors, ...] = (),
) -> tuple[Plan, Place]:
    """The plan with a block (counted from 1) held in what is given.

    Raises:
        EditError: blocks are not counted so, or nothing is held.
    """
    if (start, days, room, tutors) == (None, None, None, ()):
        raise EditError("The pin would hold nothing.", "Give it a date, a length, a room or tutors.")
    with plainly():
        pin = Pin(
            fresh_id(f"pin-{delivery}-{block}", {p.id for p in plan.pins}), delivery, block, start, days, room, tutors
        )
    return add(plan, ("pins",), pin)
