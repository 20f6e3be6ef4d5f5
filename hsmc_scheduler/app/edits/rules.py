"""Edits of the rules: how much each matters, and its numbers."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from hsmc_scheduler.app.edits.errors import EditError
from hsmc_scheduler.domain.plan import Plan
from hsmc_scheduler.domain.problems.wording import listed
from hsmc_scheduler.domain.ruleset import Importance, Parameter, RuleId, RuleSetting
from hsmc_scheduler.rules.registry import RULES
from hsmc_scheduler.rules.settings import setting_of

_BY_ID = {rule.id: rule for rule in RULES}


def set_importance(plan: Plan, rule: RuleId, importance: Importance) -> Plan:
    """How much a rule matters.

    Raises:
        EditError: the rule cannot matter that much or little.
    """
    choices = _BY_ID[rule].choices
    if importance not in choices:
        raise EditError(f"This rule cannot be {importance}.", f"Choose {listed(choices, 'or')}.")
    return _with(plan, rule, lambda s: replace(s, importance=importance, active=True))


def set_number(plan: Plan, rule: RuleId, name: str, value: int) -> Plan:
    """One number of a rule.

    Raises:
        EditError: the rule has no such number, or it is out of range.
    """
    spec = next((p for p in _BY_ID[rule].parameters if p.name == name), None)
    if spec is None:
        raise EditError(f"This rule has no number “{name}”.", "Choose one it has.")
    if not spec.low <= value <= spec.high:
        raise EditError(f"{value} {spec.unit} is out of range.", f"Give a number from {spec.low} to {spec.high}.")

    def numbered(setting: RuleSetting) -> RuleSetting:
        others = tuple(p for p in setting.parameters if p.name != name)
        return replace(setting, parameters=(*others, Parameter(name, value)))

    return _with(plan, rule, numbered)


def reset_rule(plan: Plan, rule: RuleId) -> Plan:
    """The rule as the program has it by default."""
    return replace(plan, rules=tuple(s for s in plan.rules if s.rule is not rule))


def _with(plan: Plan, rule: RuleId, change: Callable[[RuleSetting], RuleSetting]) -> Plan:
    now = next((s for s in plan.rules if s.rule is rule), None)
    own = now or RuleSetting(rule, setting_of(plan, _BY_ID[rule]).importance)
    others = [s for s in plan.rules if s.rule is not rule]
    order = list(RuleId)
    return replace(plan, rules=tuple(sorted((*others, change(own)), key=lambda s: order.index(s.rule))))
