"""Prefer weekdays: blocks start on the weekdays that suit best."""

from __future__ import annotations

from collections.abc import Iterator

from hsmc_scheduler.domain.ruleset import Importance, RuleId
from hsmc_scheduler.rules.rule import GRADED, Rule, Violation
from hsmc_scheduler.rules.situation import Situation, block_subject
from hsmc_scheduler.rules.start_weekdays import best_weekday, weekday_steps


def find(situation: Situation) -> Iterator[Violation]:
    """For each block: how far its first day is from the best weekday."""
    for delivery in situation.deliveries:
        for block in situation.blocks(delivery.id):
            if steps := weekday_steps(delivery, block.start):
                yield Violation(
                    RULE.id, steps, (block_subject(block),), (block.start,), facts=(best_weekday(delivery),)
                )


RULE = Rule(
    id=RuleId.PREFER_WEEKDAYS,
    title="Start blocks on preferred weekdays",
    unit="weekday from the best",
    units="weekdays from the best",
    default=Importance.LOW,
    choices=GRADED,
    find=find,
)
