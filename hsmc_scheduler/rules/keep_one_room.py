"""Keep one room: a block stays in the same main room throughout."""

from __future__ import annotations

from collections.abc import Iterator

from hsmc_scheduler.domain.ruleset import Importance, RuleId
from hsmc_scheduler.rules.rule import GRADED, Kind, Rule, Subject, Violation
from hsmc_scheduler.rules.situation import Situation, block_subject


def find(situation: Situation) -> Iterator[Violation]:
    """For each block: different main rooms less one."""
    for delivery in situation.deliveries:
        for block in situation.blocks(delivery.id):
            rooms = dict.fromkeys(s.room for s in block.sittings if s.room is not None)
            if len(rooms) > 1:
                subjects = (block_subject(block), *(Subject(Kind.ROOM, room) for room in rooms))
                yield Violation(RULE.id, len(rooms) - 1, subjects, block.days)


RULE = Rule(
    id=RuleId.KEEP_ONE_ROOM,
    title="Keep a block in one room",
    unit="change",
    units="changes",
    default=Importance.MEDIUM,
    choices=GRADED,
    find=find,
)
