"""What is wrong with the planner's settings of the rules."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from hsmc_scheduler.domain.plan import Plan
from hsmc_scheduler.domain.problem import Problem, Severity
from hsmc_scheduler.domain.problems import find_problems
from hsmc_scheduler.domain.problems.wording import listed, quoted
from hsmc_scheduler.domain.ruleset import RuleSetting
from hsmc_scheduler.rules.registry import RULES
from hsmc_scheduler.rules.rule import Rule

_BY_ID = {rule.id: rule for rule in RULES}


def find_rule_problems(plan: Plan) -> tuple[Problem, ...]:
    """Importances a rule does not offer, numbers it does not know, numbers out of its range."""
    return tuple(p for setting in plan.rules for p in _in(setting, _BY_ID[setting.rule]))


def _in(setting: RuleSetting, rule: Rule) -> Iterator[Problem]:
    where, at = f"Rule {quoted(rule.title)}", ("rules", str(rule.id))
    if setting.importance not in rule.choices:
        what = f"it cannot be {quoted(setting.importance)}, and is taken as {quoted(rule.default)}"
        mend = f"Choose {listed((quoted(c) for c in rule.choices), 'or')}."
        yield Problem(f"{where}, importance", what, mend, Severity.WARNING, (*at, "importance"))
    specs = {spec.name: spec for spec in rule.parameters}
    for name, times in Counter(p.name for p in setting.parameters).items():
        if times > 1:
            what = f"{quoted(name)} is set {times} times"
            yield Problem(f"{where}, parameters", what, "Set it once.", Severity.WARNING, (*at, "parameters"))
    for number, parameter in enumerate(setting.parameters):
        spec = specs.get(parameter.name)
        if spec is None:
            known = f"It knows {listed(map(quoted, specs))}." if specs else "It knows none."
            what = f"it knows no number {quoted(parameter.name)}"
            yield Problem(
                f"{where}, parameters", what, f"Remove it. {known}", Severity.WARNING, (*at, "parameters", number)
            )
        elif not spec.low <= parameter.value <= spec.high:
            what = f"{parameter.value} {spec.unit} is out of range"
            mend = f"Give a number from {spec.low} to {spec.high}."
            field = f"{where}, {spec.label[:1].lower()}{spec.label[1:]}"
            yield Problem(field, what, mend, at=(*at, "parameters", number, "value"))


def problems_of(plan: Plan) -> tuple[Problem, ...]:
    """Every fault of a plan: its own, then those of its rules' settings."""
    return (*find_problems(plan), *find_rule_problems(plan))
