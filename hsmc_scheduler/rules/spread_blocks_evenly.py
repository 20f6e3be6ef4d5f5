"""Spread blocks evenly: the weeks from each block of a delivery to the next are near the ideal."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from hsmc_scheduler.domain.ruleset import Importance, RuleId
from hsmc_scheduler.rules.ideal_gap import ideal_gap_weeks
from hsmc_scheduler.rules.rule import GRADED, ParameterSpec, Rule, Violation
from hsmc_scheduler.rules.situation import Situation, block_subject
from hsmc_scheduler.rules.weeks import week_of


def find(situation: Situation) -> Iterator[Violation]:
    """For each block and the next of a delivery: whole weeks, Monday to Monday, outside the ideal range."""
    parameters = situation.setting(RULE).parameters
    for delivery in situation.deliveries:
        blocks = situation.blocks(delivery.id)
        if len(blocks) < 2:
            continue
        low, high = ideal_gap_weeks(situation.index, delivery, parameters, len(blocks))
        for block, following in pairwise(blocks):
            gap = week_of(following.start) - week_of(block.start)
            if not low <= gap <= high:
                yield Violation(
                    RULE.id,
                    max(low - gap, gap - high),
                    (block_subject(block), block_subject(following)),
                    (block.end, following.start),
                    facts=(gap, low, high),
                )


RULE = Rule(
    id=RuleId.SPREAD_BLOCKS_EVENLY,
    title="Spread blocks evenly",
    unit="week",
    units="weeks",
    default=Importance.MEDIUM,
    choices=GRADED,
    find=find,
    parameters=(
        ParameterSpec("short_gap_weeks", "Two blocks: at least", 3, "weeks apart", high=52),
        ParameterSpec("long_gap_weeks", "Two blocks: at most", 8, "weeks apart", high=52),
    ),
)
