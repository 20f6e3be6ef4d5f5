"""Orders between deliveries that cannot all hold."""

from __future__ import annotations

from collections.abc import Iterator

from hsmc_scheduler.domain.delivery import DeliveryOrder
from hsmc_scheduler.domain.plan import Plan
from hsmc_scheduler.domain.problem import Problem
from hsmc_scheduler.domain.problems.known import Known
from hsmc_scheduler.domain.problems.wording import one_line, quoted, thing


def find(plan: Plan, known: Known) -> Iterator[Problem]:
    """Orders of a delivery after itself, against the order of the years, or in a circle; only those switched on."""
    live = [
        o
        for o in plan.orders
        if o.active and all(d in known.deliveries and known.deliveries[d].active for d in (o.first, o.then))
    ]
    for order in live:
        where, at = thing("Order", "", order.id), ("orders", order.id)
        if order.first == order.then:
            yield Problem(where, "a delivery cannot come before itself", "Choose another for one of the two.", at=at)
            continue
        first, then = known.deliveries[order.first], known.deliveries[order.then]
        years = known.years.get(first.year), known.years.get(then.year)
        if years[0] and years[1] and years[0].start > years[1].end and order.min_days >= 0:
            earlier = f"{quoted(then.title)} in {one_line(then.year)}"
            what = f"{quoted(first.title)} is taught in {one_line(first.year)}, after {earlier}"
            yield Problem(where, what, "Turn the order round, or remove it.", at=at)
    yield from _circles([o for o in live if o.first != o.then and o.min_days > 0], known)


def _circles(orders: list[DeliveryOrder], known: Known) -> Iterator[Problem]:
    after: dict[str, list[str]] = {}
    for order in orders:
        after.setdefault(order.first, []).append(order.then)
    done: set[str] = set()
    for start in after:
        path: list[str] = []
        waiting = [(start, 0)]
        while waiting:
            delivery, depth = waiting.pop()
            del path[depth:]
            if delivery in path:
                circle = [*path[path.index(delivery) :], delivery]
                names = " before ".join(quoted(known.deliveries[d].title or d) for d in circle)
                what = f"they run in a circle: {names}"
                last = next(o.id for o in orders if (o.first, o.then) == (circle[-2], circle[-1]))
                yield Problem("Orders", what, "Remove one of them, or switch it off.", at=("orders", last))
            elif delivery not in done:
                path.append(delivery)
                waiting.extend((d, depth + 1) for d in after.get(delivery, ()))
                # whatever follows is looked at before anything else, and need not be looked at twice
                done.add(delivery)
