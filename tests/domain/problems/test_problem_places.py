"""A problem says where it is in a way a screen can go to, not only in words."""

from __future__ import annotations

import pytest

from hsmc_scheduler.domain.place import Place, value_at
from hsmc_scheduler.domain.plan import Plan
from hsmc_scheduler.domain.problems import find_problems
from hsmc_scheduler.domain.ruleset import Importance, Parameter, RuleId, RuleSetting
from hsmc_scheduler.rules.problems import find_rule_problems
from tests.builders import a_plan, a_tutor
from tests.domain.problems.test_errors import ERRORS
from tests.domain.problems.test_warnings import WARNINGS

ENDS: dict[str, Place] = {
    "unprintable": ("notes",),
    "half a pair": ("tutors", "ann", "absences", 0, "reason"),
    "another century": ("calendar", "periods", "closed-0202-12-25", "start"),
    "two of one id": ("tutors", 1, "id"),
    "two pieces of work": ("modules", "D1", "assessments", 1, "id"),
    "no id": ("rooms", 0, "id"),
    "unknown lead": ("modules", "D1", "leads"),
    "unknown team": ("deliveries", "D1", "sessions", "1", "staffing", "team"),
    "unknown elective": ("cohorts", "C1", "pathway", "2027-28", "electives", 0, "options"),
    "a year twice": ("cohorts", "C1", "pathway"),
    "circle": ("orders", "D2-D1"),
    "block window elsewhere": ("deliveries", "D1", "block_windows", 0, "window"),
    "length that cannot be": ("pins", "pin-D1-1", "days"),
    "pins that disagree": ("pins", "other", "start"),
}


@pytest.mark.parametrize("name", [*ERRORS, *WARNINGS])
def test_every_problem_leads_to_something_that_is_there(name: str) -> None:
    plan: Plan = {**ERRORS, **WARNINGS}[name][0]
    for problem in find_problems(plan):
        assert problem.at, str(problem)
        value_at(plan, problem.at)


@pytest.mark.parametrize("name", ENDS)
def test_a_problem_leads_to_the_very_field(name: str) -> None:
    plan, said = ERRORS[name]
    assert [p.at for p in find_problems(plan) if str(p).startswith(said)] == [ENDS[name]]


def test_a_thing_that_shares_its_id_is_reached_by_its_number() -> None:
    plan = a_plan(tutors=(a_tutor("ann"), a_tutor("ann", name=""), a_tutor("ben")))
    blank = next(p for p in find_problems(plan) if p.what == "the name is blank")
    assert blank.at == ("tutors", 1, "name")
    assert value_at(plan, blank.at) == ""


def test_a_problem_of_a_rule_leads_to_its_number() -> None:
    setting = RuleSetting(RuleId.CHANGE_LITTLE, Importance.HIGH, (Parameter("nonsense", 3),))
    plan = a_plan(rules=(setting,))
    assert [value_at(plan, p.at) for p in find_rule_problems(plan)] == [Parameter("nonsense", 3)]
