"""The sentences of the required rules: one function a rule, from the violation's subjects, dates and facts."""

from __future__ import annotations

from collections.abc import Callable

from hsmc_scheduler.domain.index import PlanIndex
from hsmc_scheduler.domain.ruleset import RuleId
from hsmc_scheduler.rules.rule import Violation

Sentence = Callable[[PlanIndex, Violation], str]

SENTENCES: dict[RuleId, Sentence] = {}
