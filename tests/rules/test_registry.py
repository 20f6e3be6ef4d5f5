"""The one list of rules is whole, in order, and fit to be shown."""

from __future__ import annotations

from pathlib import Path

import pytest

import hsmc_scheduler.rules
from hsmc_scheduler.domain.ruleset import Importance, RuleId
from hsmc_scheduler.rules.registry import RULES
from hsmc_scheduler.rules.rule import Rule


def test_every_rule_is_listed_once_and_in_order() -> None:
    assert [rule.id for rule in RULES] == list(RuleId)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id.value)
def test_a_rule_has_a_file_of_its_name_and_a_default_among_its_choices(rule: Rule) -> None:
    folder = Path(hsmc_scheduler.rules.__file__).parent
    assert (folder / f"{rule.id.value}.py").is_file()
    assert rule.default in rule.choices
    assert rule.title
    assert rule.unit != rule.units


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id.value)
def test_a_rules_numbers_start_within_their_limits(rule: Rule) -> None:
    assert all(p.low <= p.default <= p.high for p in rule.parameters)
    assert len({p.name for p in rule.parameters}) == len(rule.parameters)


def test_required_rules_come_before_preferences() -> None:
    required = [rule.default is Importance.REQUIRED for rule in RULES]
    assert required == sorted(required, reverse=True)
    assert sum(required) == 15
