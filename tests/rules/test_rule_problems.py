"""Settings that mean nothing to their rule are named."""

from __future__ import annotations

import pytest

from hsmc_scheduler.domain.problem import Severity
from hsmc_scheduler.domain.ruleset import Importance, Parameter, RuleId, RuleSetting
from hsmc_scheduler.rules.problems import find_rule_problems
from hsmc_scheduler.rules.registry import RULES
from tests.builders import a_plan, a_rule

REST, HIGH = RuleId.REST_BETWEEN_BLOCKS, Importance.HIGH


def test_every_rule_at_its_defaults_has_no_problem() -> None:
    settings = tuple(a_rule(r.id, r.default, **{p.name: p.default for p in r.parameters}) for r in RULES)
    assert find_rule_problems(a_plan(rules=settings)) == ()
    assert find_rule_problems(a_plan()) == ()


@pytest.mark.parametrize(("value", "wrong"), [(0, False), (84, False), (85, True), (-1, True)])
def test_a_number_out_of_its_range_is_an_error(value: int, wrong: bool) -> None:
    found = find_rule_problems(a_plan(rules=(a_rule(REST, HIGH, bad_below_days=value),)))
    assert [str(p) for p in found] == [
        f"Rule “Leave rest between blocks”, bad below: {value} days is out of range: Give a number from 0 to 84."
    ] * wrong
    assert all(p.severity is Severity.ERROR for p in found)


@pytest.mark.parametrize(
    ("setting", "said"),
    [
        (
            a_rule(REST, HIGH, rest=3),
            "Rule “Leave rest between blocks”, parameters: it knows no number “rest”: Remove it.",
        ),
        (a_rule(RuleId.HONOUR_PINS, Importance.REQUIRED, x=3), "it knows no number “x”: Remove it. It knows none."),
        (
            RuleSetting(REST, HIGH, (Parameter("bad_below_days", 1), Parameter("bad_below_days", 2))),
            "“bad_below_days” is set 2 times",
        ),
        (
            a_rule(RuleId.HONOUR_PINS, HIGH),
            "it cannot be “high”, and is taken as “required”: Choose “required” or “off”.",
        ),
    ],
)
def test_a_setting_that_is_ignored_is_a_warning(setting: RuleSetting, said: str) -> None:
    (problem,) = find_rule_problems(a_plan(rules=(setting,)))
    assert said in str(problem)
    assert problem.severity is Severity.WARNING
