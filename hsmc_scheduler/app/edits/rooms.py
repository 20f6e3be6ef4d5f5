"""Edits of venues and rooms."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date

from hsmc_scheduler.app.edits.editing import add, changed
from hsmc_scheduler.app.edits.errors import EditError, plainly
from hsmc_scheduler.app.edits.naming import fresh_id, fresh_name, slug
from hsmc_scheduler.app.edits.painting import freed, joined, runs
from hsmc_scheduler.domain.daypart import DayPart
from hsmc_scheduler.domain.place import Place
from hsmc_scheduler.domain.plan import Plan
from hsmc_scheduler.domain.room import Layout, LayoutCapacity, Room, RoomBusy, Venue


def add_venue(plan: Plan, name: str = "", index: int | None = None) -> tuple[Plan, Place]:
    """The plan with a venue."""
    name = name or fresh_name("New venue", {v.name for v in plan.venues})
    return add(plan, ("venues",), Venue(fresh_id(slug(name), {v.id for v in plan.venues}), name), index)


def add_room(plan: Plan, venue: str = "", name: str = "", index: int | None = None) -> tuple[Plan, Place]:
    """The plan with a room of that venue (or of the first), whose capacity is not said yet.

    Raises:
        EditError: the plan has no venue to put it in.
    """
    if not plan.venues:
        raise EditError("There is no venue for the room to be in.", "Add a venue first.")
    name = name or fresh_name("New room", {r.name for r in plan.rooms})
    room = Room(fresh_id(slug(name), {r.id for r in plan.rooms}), name, venue or plan.venues[0].id)
    return add(plan, ("rooms",), room, index)


def set_capacity(plan: Plan, room: str, layout: Layout, people: int | None) -> Plan:
    """How many people a room holds in a layout; None: not said.

    Raises:
        EditError: there is no such room, or the number is negative.
    """

    def capacities(known: tuple[LayoutCapacity, ...]) -> tuple[LayoutCapacity, ...]:
        said = {c.layout: c for c in known if c.layout is not layout}
        if people is not None:
            with plainly("Give 0 or more."):
                said[layout] = LayoutCapacity(layout, people)
        return tuple(said[each] for each in Layout if each in said)

    return changed(plan, ("rooms", room, "capacities"), capacities)


def paint_busy(
    plan: Plan, room: str, days: Collection[date], part: DayPart = DayPart.WHOLE, reason: str | None = ""
) -> Plan:
    """The room taken by others on those half-days; `reason` None: free on them.

    Raises:
        EditError: there is no such room.
    """

    def painted(busy: tuple[RoomBusy, ...]) -> tuple[RoomBusy, ...]:
        kept = freed(busy, days, part)
        new = [] if reason is None else [RoomBusy(first, last, part, reason) for first, last in runs(days)]
        return joined(kept, new, lambda a, b: a.reason == b.reason)

    return changed(plan, ("rooms", room, "busy"), painted)
