"""Which rules a plan makes requirements, for only what is required can make it impossible."""

from __future__ import annotations

from hsmc_scheduler.domain.plan import Plan
from hsmc_scheduler.domain.ruleset import RuleId
from hsmc_scheduler.rules.registry import RULES
from hsmc_scheduler.rules.settings import setting_of


def required_rules(plan: Plan) -> frozenset[RuleId]:
    """The rules no timetable of this plan may break."""
    return frozenset(rule.id for rule in RULES if setting_of(plan, rule).required)
