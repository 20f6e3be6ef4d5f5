"""Keep clear of avoid periods: no teaching in a half-term or another time that does not suit."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from datetime import date

from hsmc_scheduler.domain.ruleset import Importance, RuleId
from hsmc_scheduler.rules.rule import GRADED, Rule, Violation
from hsmc_scheduler.rules.situation import Situation, block_subject


def find(situation: Situation) -> Iterator[Violation]:
    """Each day of a block inside an avoid period, once however many periods say so."""
    avoid = situation.index.avoid
    for delivery in situation.deliveries:
        for block in situation.blocks(delivery.id):
            found: dict[str, list[date]] = defaultdict(list)
            for day in block.days:
                if day in avoid:
                    found[avoid[day]].append(day)
            for label, days in found.items():
                yield Violation(RULE.id, len(days), (block_subject(block),), tuple(days), facts=(label,))


RULE = Rule(
    id=RuleId.KEEP_CLEAR_OF_AVOID_PERIODS,
    title="Keep clear of avoid periods",
    unit="day",
    units="days",
    default=Importance.HIGH,
    choices=GRADED,
    find=find,
)
