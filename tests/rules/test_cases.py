"""The hand-made cases themselves: each shows its own rule and no other, and asks little of a solver."""

from __future__ import annotations

import pytest

from hsmc_scheduler.domain.index import PlanIndex
from hsmc_scheduler.domain.ruleset import RuleId
from hsmc_scheduler.rules.registry import RULES
from hsmc_scheduler.rules.rule import Rule
from hsmc_scheduler.rules.situation import Situation
from tests.builders import a_delivery, a_first_year_pair, a_full_timetable, a_plan, a_timetable
from tests.rules.case import Case, cases_of, deviation, found

REQUIRED = RULES[:15]
ALL = [pytest.param(rule, case, id=f"{rule.id}: {case}") for rule in RULES for case in cases_of(rule.id)]


@pytest.mark.parametrize(("rule", "case"), ALL)
def test_a_case_breaks_no_other_required_rule(rule: Rule, case: Case) -> None:
    broken = {other.id for other in REQUIRED if other is not rule and deviation(other, case)}
    assert broken == set(case.also)


@pytest.mark.parametrize(("rule", "case"), ALL)
def test_everything_found_is_off_by_something(rule: Rule, case: Case) -> None:
    assert all(violation.deviation > 0 for violation in found(rule, case))


@pytest.mark.parametrize(("rule", "case"), ALL)
def test_a_case_places_every_session_unless_it_is_about_that(rule: Rule, case: Case) -> None:
    placed = {(p.delivery, s.session) for p in case.timetable.placements for s in p.sittings}
    assert rule.id is RuleId.TEACH_CONTACT_DAYS or placed == set(PlanIndex(case.plan).sessions)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id.value)
def test_each_rule_has_cases_kept_and_broken(rule: Rule) -> None:
    assert {case.deviation > 0 for case in cases_of(rule.id)} == {True, False}


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id.value)
def test_nothing_but_missing_sessions_is_found_in_an_empty_timetable(rule: Rule) -> None:
    plan = a_plan([a_delivery(), a_first_year_pair()])
    wanted = 5 + 14 if rule.id is RuleId.TEACH_CONTACT_DAYS else 0
    assert sum(v.deviation for v in rule.find(Situation(PlanIndex(plan), a_timetable(plan)))) == wanted


@pytest.mark.parametrize("rule", REQUIRED, ids=lambda rule: rule.id.value)
def test_a_plan_made_of_defaults_has_a_timetable_without_a_breach(rule: Rule) -> None:
    plan = a_plan([a_delivery(), a_first_year_pair()])
    assert deviation(rule, Case("", plan, a_full_timetable(plan), 0)) == 0
