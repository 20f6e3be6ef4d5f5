"""Edits of the sessions of a delivery; `move` and `delete` order them and take them out."""

from __future__ import annotations

from dataclasses import replace

from hsmc_scheduler.app.edits.editing import add
from hsmc_scheduler.app.edits.errors import plainly
from hsmc_scheduler.app.edits.naming import fresh_id, fresh_name
from hsmc_scheduler.domain.place import Place, value_at
from hsmc_scheduler.domain.plan import Plan
from hsmc_scheduler.domain.session import Session


def add_session(plan: Plan, delivery: str, index: int | None = None) -> tuple[Plan, Place]:
    """The plan with one more day of a delivery, like the one before it: at the end, or before the one of that number.

    Raises:
        EditError: there is no such delivery.
    """
    at = ("deliveries", delivery, "sessions")
    with plainly():
        own: tuple[Session, ...] = value_at(plan, at)
    like = own[-1] if index is None else own[max(0, min(index, len(own)) - 1)]
    name = fresh_id(f"day-{len(own) + 1}", {s.id for s in own})
    title = fresh_name(f"Day {len(own) + 1}", {s.title for s in own})
    return add(plan, at, replace(like, id=name, title=title, keep_with_next=False, comment=""), index)
