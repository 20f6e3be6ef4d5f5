"""Orders between deliveries that leave one of them no place."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from hsmc_scheduler.domain.delivery import DeliveryOrder, OrderPart
from hsmc_scheduler.domain.problem import Severity
from hsmc_scheduler.domain.ruleset import RuleId
from hsmc_scheduler.projections.health.available import Available
from hsmc_scheduler.projections.health.finding import Finding
from hsmc_scheduler.projections.health.fitting import Bounds, Fitting, Places
from hsmc_scheduler.projections.messages.words import counted, day_words, listed
from hsmc_scheduler.rules.rule import Kind, Subject

MOST_ROUNDS = 30


def in_order(available: Available, found: dict[str, tuple[Fitting, Places]]) -> list[Finding]:
    """Narrow the places of every delivery by the orders between them; one finding where nothing is left of one.

    `found` is changed in place. Only what orders prove is taken away.
    """
    if RuleId.KEEP_DELIVERIES_IN_ORDER not in available.asked:
        return []
    orders = [o for o in available.index.plan.orders if o.active and {o.first, o.then} <= found.keys()]
    if cycle := _cycle([o for o in orders if o.min_days > 0]):
        titles = [available.index.deliveries[o.first].title for o in cycle]
        sentence = f"{listed(titles)} are each to be taught before the other"
        subjects = tuple(Subject(Kind.ORDER, o.id) for o in cycle)
        return [Finding(Severity.ERROR, sentence, subjects, "Switch off one of these orders")]
    every = available.bits.every
    bounds = {delivery: Bounds(every, every, every) for delivery in found}
    for _ in range(MOST_ROUNDS):
        changed = False
        for order in orders:
            first, then = (found[d][1] for d in (order.first, order.then))
            over = _over(order, first)
            starts = bounds[order.then].first_start & available.bits.later(over, order.min_days)
            if starts & then.first_start() != then.first_start():
                if not starts & then.first_start():
                    return [_finding(available, order, first, then)]
                bounds[order.then] = replace(bounds[order.then], first_start=starts)
                found[order.then] = (found[order.then][0], found[order.then][0].places(bounds[order.then]))
                changed = True
            ends = available.bits.earlier(found[order.then][1].first_start(), order.min_days)
            if ends & over != over:
                field = "first_end" if order.part is OrderPart.FIRST_BLOCK else "last_end"
                bound = replace(bounds[order.first], **{field: ends & getattr(bounds[order.first], field)})
                bounds[order.first] = bound
                found[order.first] = (found[order.first][0], found[order.first][0].places(bound))
                changed = True
            emptied = next((d for d in (order.first, order.then) if not found[d][1].starts), None)
            if emptied:
                return [_finding(available, order, first, then)]
        if not changed:
            break
    return []


def _over(order: DeliveryOrder, places: Places) -> int:
    return places.first_end() if order.part is OrderPart.FIRST_BLOCK else places.last_end()


def _finding(available: Available, order: DeliveryOrder, first: Places, then: Places) -> Finding:
    titles = {d: available.index.deliveries[d].title for d in (order.first, order.then)}
    part = "the first block of " if order.part is OrderPart.FIRST_BLOCK else ""
    over, latest = available.bits.earliest(_over(order, first)), available.bits.latest(then.first_start())
    apart = f" at least {counted(order.min_days, 'day')}" if order.min_days > 1 else ""
    sentence = (
        f"{titles[order.then]} is to start{apart} after {part}{titles[order.first]}, which cannot be over before "
        f"{day_words(over)}; and {titles[order.then]} must start by {day_words(latest)}"
    )
    subjects = (Subject(Kind.ORDER, order.id), *(Subject(Kind.DELIVERY, d) for d in titles))
    return Finding(Severity.ERROR, sentence, subjects, "Widen the window of one of them, or switch the order off")


def _cycle(orders: Iterable[DeliveryOrder]) -> list[DeliveryOrder]:
    """Orders that lead back to where they began, if there are any."""
    onward: dict[str, list[DeliveryOrder]] = {}
    for order in orders:
        onward.setdefault(order.first, []).append(order)
    done: set[str] = set()

    def follow(delivery: str, path: list[DeliveryOrder]) -> list[DeliveryOrder]:
        for start, order in enumerate(path):
            if order.first == delivery:
                return path[start:]
        if delivery in done:
            return []
        for order in onward.get(delivery, ()):
            if found := follow(order.then, [*path, order]):
                return found
        done.add(delivery)
        return []

    return next((found for delivery in onward if (found := follow(delivery, []))), [])
