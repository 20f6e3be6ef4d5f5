"""What a new timetable changes of an earlier one, and why."""

from __future__ import annotations

from dataclasses import dataclass

from hsmc_scheduler.domain.index import PlanIndex
from hsmc_scheduler.domain.plan import Plan
from hsmc_scheduler.domain.ruleset import RuleId
from hsmc_scheduler.domain.timetable import Placement, Timetable
from hsmc_scheduler.projections.messages import sentence
from hsmc_scheduler.rules.change_little import RULE as CHANGE_LITTLE
from hsmc_scheduler.rules.rule import Kind, Violation
from hsmc_scheduler.rules.score import ScoreCard, score
from hsmc_scheduler.rules.situation import Situation, block_subject


@dataclass(frozen=True, slots=True)
class Change:
    """One thing that is not as it was: `what` in a sentence, and what would be wrong with leaving it, if anything."""

    what: str
    why: tuple[str, ...]


def changes(plan: Plan, earlier: Timetable, timetable: Timetable) -> tuple[Change, ...]:
    """Every change, in the plan's order; the reasons are what goes wrong when that one block is put back."""
    index = PlanIndex(plan)
    now = Situation(index, timetable, earlier)
    card = score(now)
    before = {block_subject(p): p for p in earlier.placements}
    found = []
    for violation in CHANGE_LITTLE.find(now):
        blocks = [before[s] for s in violation.subjects if s.kind is Kind.BLOCK and s in before]
        why = tuple(reason for block in blocks for reason in _why_not_back(index, now, card, block))
        found.append(Change(sentence(index, violation), why))
    return tuple(found)


def _why_not_back(index: PlanIndex, now: Situation, card: ScoreCard, block: Placement) -> list[str]:
    if all(p.key != block.key for p in now.timetable.placements):
        return []
    put_back = score(now.with_placement(block))
    known = {_facts(v) for v in card.broken}
    if broken := [v for v in put_back.broken if _facts(v) not in known]:
        return list(dict.fromkeys(sentence(index, v) for v in broken))
    return [
        f"{line.setting.rule.title} would be worse: {line.deviation} {line.setting.rule.units} instead of {was}"
        for line in put_back.lines
        if line.setting.rule.id is not RuleId.CHANGE_LITTLE
        and line.deviation > (was := _deviation(card, line.setting.rule.id))
    ]


def _facts(violation: Violation) -> tuple[object, ...]:
    return (violation.rule, violation.subjects, violation.dates, violation.what)


def _deviation(card: ScoreCard, rule: RuleId) -> int:
    line = card.line(rule)
    return line.deviation if line else 0
