"""Stay inside the windows the planner gave a delivery and its blocks."""

from __future__ import annotations

from collections.abc import Iterator

from hsmc_scheduler.domain.delivery import DateWindow, Delivery
from hsmc_scheduler.domain.ruleset import Importance, RuleId
from hsmc_scheduler.domain.timetable import Placement
from hsmc_scheduler.rules.rule import GRADED, Rule, Violation
from hsmc_scheduler.rules.situation import Situation, block_subject

ID = RuleId.STAY_INSIDE_WINDOWS


def find(situation: Situation) -> Iterator[Violation]:
    """Days of blocks outside the delivery's window, or outside a window of that block."""
    for delivery in situation.deliveries:
        blocks = situation.blocks(delivery.id)
        last = _number_of_last(delivery, blocks)
        for block in blocks:
            yield from _outside(block, delivery.window, "delivery")
            for own in delivery.block_windows:
                wanted = own.block if own.block > 0 else last and last + 1 + own.block
                if block.block == wanted:
                    yield from _outside(block, own.window, "block")


def _number_of_last(delivery: Delivery, blocks: list[Placement]) -> int | None:
    """The number of the block that holds the last session; None while that is not placed."""
    final = delivery.sessions[-1].id
    return next((b.block for b in blocks if any(s.session == final for s in b.sittings)), None)


def _outside(block: Placement, window: DateWindow, what: str) -> Iterator[Violation]:
    if not window.active:
        return
    early = [day for day in block.days if window.earliest and day < window.earliest]
    late = [day for day in block.days if window.latest and day > window.latest]
    for side, dates, limit in (("early", early, window.earliest), ("late", late, window.latest)):
        if limit and dates:
            facts = (side, limit.isoformat())
            yield Violation(ID, len(dates), (block_subject(block),), tuple(dates), what, facts)


RULE = Rule(
    id=ID,
    title="Stay inside windows",
    unit="day",
    units="days",
    default=Importance.REQUIRED,
    choices=GRADED,
    find=find,
)
