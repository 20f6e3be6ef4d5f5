"""Edits of deliveries: what is taught in a year, in which blocks, in which order."""

from __future__ import annotations

from hsmc_scheduler.app.edits.editing import add
from hsmc_scheduler.app.edits.errors import EditError, plainly
from hsmc_scheduler.app.edits.naming import fresh_id, fresh_name, slug
from hsmc_scheduler.domain.delivery import Delivery, DeliveryOrder, OrderPart
from hsmc_scheduler.domain.place import Place, value_at
from hsmc_scheduler.domain.plan import Plan
from hsmc_scheduler.domain.session import Session


def add_delivery(
    plan: Plan, module: str, year: str = "", days: int = 5, index: int | None = None
) -> tuple[Plan, Place]:
    """The plan with a module taught for some whole days of an academic year (the first), in blocks of two or three.

    Raises:
        EditError: there is no such module or year, or there are no days.
    """
    with plainly():
        title = value_at(plan, ("modules", module)).title
        year = value_at(plan, ("calendar", "years", year)).id if year else plan.calendar.years[0].id
        sessions = tuple(Session(f"day-{n}", module, f"Day {n}") for n in range(1, days + 1))
        taken = {d.id for d in plan.deliveries}
        name = fresh_name(f"{title or module}, {year}", {d.title for d in plan.deliveries})
        wanted = f"{slug(module) or 'module'}-{slug(year) or 'year'}"
        lengths = (1,) if days == 1 else (2, 3)
        delivery = Delivery(fresh_id(wanted, taken), name, year, sessions, lengths)
    return add(plan, ("deliveries",), delivery, index)


def add_order(
    plan: Plan, first: str, then: str, part: OrderPart = OrderPart.ALL_BLOCKS, min_days: int = 1
) -> tuple[Plan, Place]:
    """The plan with one delivery (or its first block) before another.

    Raises:
        EditError: a delivery cannot come before itself.
    """
    if first == then:
        raise EditError("A delivery cannot come before itself.", "Choose two different ones.")
    name = fresh_id(f"{first}-before-{then}", {o.id for o in plan.orders})
    return add(plan, ("orders",), DeliveryOrder(name, first, then, part, min_days))
