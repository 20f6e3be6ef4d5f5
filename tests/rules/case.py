"""One hand-made case of a rule: a plan, a timetable of it, and how far the timetable is off."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from importlib import import_module

from hsmc_scheduler.domain.index import PlanIndex
from hsmc_scheduler.domain.plan import Plan
from hsmc_scheduler.domain.ruleset import RuleId
from hsmc_scheduler.domain.timetable import Timetable
from hsmc_scheduler.rules.rule import Rule, Violation
from hsmc_scheduler.rules.situation import Situation


@dataclass(frozen=True, slots=True)
class Case:
    """`deviation` is the rule's own, by hand. `also`: other required rules it cannot help breaking."""

    name: str
    plan: Plan
    timetable: Timetable
    deviation: int
    earlier: Timetable | None = None
    also: tuple[RuleId, ...] = ()

    def __str__(self) -> str:
        return self.name


def found(rule: Rule, case: Case) -> tuple[Violation, ...]:
    """What the rule finds in a case."""
    return tuple(rule.find(Situation(PlanIndex(case.plan), case.timetable, case.earlier)))


def deviation(rule: Rule, case: Case) -> int:
    """All the rule finds in a case, added up."""
    return sum(v.deviation for v in found(rule, case))


def cases_of(rule: RuleId) -> Iterator[Case]:
    """The cases in the rule's own test file."""
    cases: tuple[Case, ...] = import_module(f"tests.rules.test_{rule.value}").CASES
    yield from cases
