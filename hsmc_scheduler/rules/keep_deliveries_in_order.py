"""Keep deliveries in the order the planner set."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from hsmc_scheduler.domain.delivery import OrderPart
from hsmc_scheduler.domain.ruleset import Importance, RuleId
from hsmc_scheduler.rules.rule import GRADED, Kind, Rule, Subject, Violation
from hsmc_scheduler.rules.situation import Situation, block_subject

ID = RuleId.KEEP_DELIVERIES_IN_ORDER


def find(situation: Situation) -> Iterator[Violation]:
    """Days by which a delivery starts before what must come first is over."""
    looked_at = {d.id for d in situation.deliveries}
    for order in situation.index.plan.orders:
        first, then = situation.blocks(order.first), situation.blocks(order.then)
        if not (order.active and first and then and looked_at & {order.first, order.then}):
            continue
        before = first[0] if order.part is OrderPart.FIRST_BLOCK else max(first, key=lambda b: b.end)
        after = then[0]
        short = (before.end + timedelta(days=order.min_days) - after.start).days
        if short > 0:
            subjects = (Subject(Kind.ORDER, order.id), block_subject(before), block_subject(after))
            yield Violation(ID, short, subjects, (before.end, after.start), facts=(order.min_days,))


RULE = Rule(
    id=ID,
    title="Keep deliveries in order",
    unit="day",
    units="days",
    default=Importance.REQUIRED,
    choices=GRADED,
    find=find,
)
