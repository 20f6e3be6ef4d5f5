"""Finding and replacing one block of a timetable."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from hsmc_scheduler.domain.delivery import Delivery
from hsmc_scheduler.domain.plan import Plan
from hsmc_scheduler.domain.timetable import Placement, Timetable

Key = tuple[str, int]
"""A block: the id of its delivery, and its number from 1."""


class CannotAdjustError(ValueError):
    """What was asked makes no sense; the message says why, to a person."""


def delivery_of(plan: Plan, delivery: str) -> Delivery:
    """The active delivery of that id. Raises CannotAdjustError."""
    found = next((d for d in plan.deliveries if d.id == delivery and d.active), None)
    if found is None:
        raise CannotAdjustError(f"{delivery} is not a delivery of the plan, or it is switched off")
    return found


def block_of(plan: Plan, timetable: Timetable, key: Key) -> Placement:
    """The placement of a block. Raises CannotAdjustError where it has no dates."""
    delivery = delivery_of(plan, key[0])
    found = next((p for p in timetable.placements if p.key == key), None)
    if found is None:
        raise CannotAdjustError(f"{delivery.title} block {key[1]} has no dates yet")
    return found


def with_blocks(timetable: Timetable, blocks: Iterable[Placement]) -> Timetable:
    """The timetable with those blocks instead of what it has by their keys, or beside the rest, in order."""
    new = {b.key: b for b in blocks}
    kept = [new.pop(p.key, p) for p in timetable.placements]
    if not new:
        return replace(timetable, placements=tuple(kept))
    order = {p.delivery: n for n, p in reversed(list(enumerate(kept)))}
    every = sorted((*kept, *new.values()), key=lambda p: (order.get(p.delivery, len(kept)), *p.key))
    return replace(timetable, placements=tuple(every))
