"""What the planner chose for each rule, with the rules' own defaults where nothing was said."""

from __future__ import annotations

from dataclasses import dataclass

from hsmc_scheduler.domain.plan import Plan
from hsmc_scheduler.domain.ruleset import Importance
from hsmc_scheduler.rules.rule import Rule

STEPS = {Importance.HIGH: 9, Importance.MEDIUM: 3, Importance.LOW: 1}


@dataclass(frozen=True, slots=True)
class Setting:
    """A rule as this plan has it. `weight`: cost of one deviation; 0 where required or off."""

    rule: Rule
    importance: Importance
    parameters: dict[str, int]

    @property
    def weight(self) -> int:
        """What one deviation costs in the objective; 0 for what is required or off."""
        return self.rule.weight * STEPS.get(self.importance, 0)

    @property
    def required(self) -> bool:
        """Whether no deviation is allowed."""
        return self.importance is Importance.REQUIRED

    @property
    def off(self) -> bool:
        """Whether the rule is not looked at."""
        return self.importance is Importance.OFF


def setting_of(plan: Plan, rule: Rule) -> Setting:
    """The rule's importance and numbers in this plan; an importance the rule does not offer is read as its default."""
    parameters = {p.name: p.default for p in rule.parameters}
    chosen = next((s for s in plan.rules if s.rule is rule.id), None)
    if chosen is None:
        return Setting(rule, rule.default, parameters)
    parameters.update({p.name: p.value for p in chosen.parameters if p.name in parameters})
    importance = chosen.importance if chosen.active else Importance.OFF
    if importance not in rule.choices:
        importance = rule.default
    return Setting(rule, importance, parameters)
