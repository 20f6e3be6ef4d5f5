"""Keep deadlines off blocks: no work is due on a day its students are taught."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from datetime import date

from hsmc_scheduler.domain.deadlines import Deadline
from hsmc_scheduler.domain.ruleset import Importance, RuleId
from hsmc_scheduler.rules.rule import GRADED, Kind, Rule, Subject, Violation
from hsmc_scheduler.rules.situation import Situation, block_subject
from hsmc_scheduler.rules.visits import Visit


def find(situation: Situation) -> Iterator[Violation]:
    """For each group and date: deadlines due that day, of the worst strand among those with a sitting that day."""
    for group in situation.groups:
        due: dict[date, list[Deadline]] = defaultdict(list)
        for deadline in situation.group_deadlines[group.id]:
            due[deadline.due].append(deadline)
        taught: dict[date, list[Visit]] = defaultdict(list)
        for visit in situation.visits[group.id]:
            for day in visit.days:
                if day in due:
                    taught[day].append(visit)
        for day in sorted(taught):
            there = [
                ([d for d in due[day] if d.delivery in strand], [v for v in taught[day] if v.delivery in strand])
                for strand in situation.attended[group.id]
            ]
            deadlines, visits = max(there, key=lambda found: len(found[0]) if found[1] else 0)
            if deadlines and visits:
                modules = dict.fromkeys(Subject(Kind.MODULE, d.module) for d in deadlines)
                subjects = (Subject(Kind.GROUP, group.id), *modules, *(block_subject(v.placement) for v in visits))
                yield Violation(RULE.id, len(deadlines), subjects, (day,))


RULE = Rule(
    id=RuleId.KEEP_DEADLINES_OFF_BLOCKS,
    title="Keep deadlines off block days",
    unit="deadline",
    units="deadlines",
    default=Importance.HIGH,
    choices=GRADED,
    find=find,
)
