"""What a new timetable changes of an earlier one, and why."""

from __future__ import annotations

from dataclasses import dataclass

from hsmc_scheduler.domain.index import PlanIndex
from hsmc_scheduler.domain.plan import Plan
from hsmc_scheduler.domain.timetable import Timetable
from hsmc_scheduler.projections.comparison import why_not_back
from hsmc_scheduler.projections.messages import sentence
from hsmc_scheduler.rules.change_little import RULE as CHANGE_LITTLE
from hsmc_scheduler.rules.rule import Kind
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
    before = {block_subject(p): p for p in earlier.placements}
    after = {block_subject(p): p for p in timetable.placements}
    found = []
    for violation in CHANGE_LITTLE.find(now):
        blocks = [s for s in violation.subjects if s.kind is Kind.BLOCK and s in before and s in after]
        why = tuple(reason for block in blocks for reason in why_not_back(now, before[block], after[block]))
        found.append(Change(sentence(index, violation), why))
    return tuple(found)
