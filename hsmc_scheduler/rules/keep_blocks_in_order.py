"""Keep the blocks of a delivery in order, with the gaps it allows."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from hsmc_scheduler.domain.ruleset import Importance, RuleId
from hsmc_scheduler.rules.rule import ALWAYS, Rule, Violation
from hsmc_scheduler.rules.situation import Situation, block_subject

ID = RuleId.KEEP_BLOCKS_IN_ORDER


def find(situation: Situation) -> Iterator[Violation]:
    """Gaps, in days from the end of a block to the start of the next, below the least or above the most allowed."""
    for delivery in situation.deliveries:
        gaps = delivery.gaps
        least, most = (gaps.min_days, gaps.max_days) if gaps.active else (1, None)
        for block, following in pairwise(situation.blocks(delivery.id)):
            gap = (following.start - block.end).days
            subjects = (block_subject(block), block_subject(following))
            dates = (block.end, following.start)
            if gap < least:
                yield Violation(ID, least - gap, subjects, dates, "soon", (gap, least))
            elif most is not None and gap > most and following.block == block.block + 1:
                yield Violation(ID, gap - most, subjects, dates, "late", (gap, most))


RULE = Rule(
    id=ID,
    title="Keep the blocks of a delivery in order, with the gaps allowed",
    unit="day",
    units="days",
    default=Importance.REQUIRED,
    choices=ALWAYS,
    find=find,
)
