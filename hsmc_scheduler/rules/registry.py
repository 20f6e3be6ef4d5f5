"""The one list of rules, in the order of RuleId: required ones first, then preferences."""

from __future__ import annotations

from hsmc_scheduler.rules.rule import Rule

RULES: tuple[Rule, ...] = ()
