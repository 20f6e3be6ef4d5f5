"""Judging a timetable by every rule: deviations, weights, the total."""

from __future__ import annotations

from dataclasses import dataclass

from hsmc_scheduler.domain.index import PlanIndex
from hsmc_scheduler.domain.plan import Plan
from hsmc_scheduler.domain.ruleset import RuleId
from hsmc_scheduler.domain.timetable import Timetable
from hsmc_scheduler.rules.registry import RULES
from hsmc_scheduler.rules.rule import Violation
from hsmc_scheduler.rules.settings import Setting
from hsmc_scheduler.rules.situation import Situation


@dataclass(frozen=True, slots=True)
class ScoreLine:
    """One rule's part of a score."""

    setting: Setting
    violations: tuple[Violation, ...]

    @property
    def deviation(self) -> int:
        """Everything the rule found, in its unit."""
        return sum(v.deviation for v in self.violations)

    @property
    def cost(self) -> int:
        """What that costs in the objective; nothing for a required rule, which must not be broken at all."""
        return self.setting.weight * self.deviation


@dataclass(frozen=True, slots=True)
class ScoreCard:
    """A timetable judged by every rule that is not off, in the registry's order."""

    lines: tuple[ScoreLine, ...]

    @property
    def total(self) -> int:
        """The objective: the cost of all preferences."""
        return sum(line.cost for line in self.lines)

    @property
    def broken(self) -> tuple[Violation, ...]:
        """Every violation of a required rule."""
        return tuple(v for line in self.lines if line.setting.required for v in line.violations)

    @property
    def sound(self) -> bool:
        """Whether no required rule is broken."""
        return not self.broken

    def line(self, rule: RuleId) -> ScoreLine | None:
        """The line of one rule; None where it is off."""
        return next((line for line in self.lines if line.setting.rule.id is rule), None)


def score(situation: Situation) -> ScoreCard:
    """Judge a situation by every rule that is not off."""
    lines = []
    for rule in RULES:
        setting = situation.setting(rule)
        if not setting.off:
            lines.append(ScoreLine(setting, tuple(rule.find(situation))))
    return ScoreCard(tuple(lines))


def score_timetable(plan: Plan, timetable: Timetable, earlier: Timetable | None = None) -> ScoreCard:
    """Judge a timetable; `earlier` is one it was asked to stay close to."""
    return score(Situation(PlanIndex(plan), timetable, earlier))
