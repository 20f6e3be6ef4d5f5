"""A problem with one obvious way out offers it, and taking it leaves no other problem behind."""

from __future__ import annotations

import pytest

from hsmc_scheduler.app.mends import mend_of
from hsmc_scheduler.domain.place import value_at
from hsmc_scheduler.domain.plan import Plan
from hsmc_scheduler.domain.ruleset import Importance, Parameter, RuleId, RuleSetting
from hsmc_scheduler.rules.problems import problems_of
from tests.builders import a_module, a_plan, a_rule, a_tutor
from tests.domain.problems.test_errors import ERRORS
from tests.domain.problems.test_warnings import WARNINGS

PLANS: dict[str, Plan] = {
    **{name: plan for name, (plan, _) in {**ERRORS, **WARNINGS}.items()},
    "importance": a_plan(rules=(a_rule(RuleId.AVOID_TUTOR_CLASHES, Importance.LOW),)),
    "number": a_plan(rules=(a_rule(RuleId.CHANGE_LITTLE, Importance.HIGH, nonsense=1),)),
    "number out of range": a_plan(rules=(a_rule(RuleId.REST_BETWEEN_BLOCKS, Importance.HIGH, bad_below_days=999),)),
    "number twice": a_plan(
        rules=(
            RuleSetting(RuleId.REST_BETWEEN_BLOCKS, Importance.HIGH, tuple(Parameter("nonsense", n) for n in (1, 2))),
        )
    ),
}
LABELS = {
    "unprintable": "Take the characters out that cannot be shown",
    "less than nothing": "Make it 0",
    "two of one id": "Give it the id “ann-2”",
    "two settings of a rule": "Keep the later of the two",
    "no id": "Give it the id “park”",
    "unknown lead": "Change “anne” to “ann” in the leads of Quality",
    "unknown team": "Remove the unknown tutor “zoe” from Delivery D1",
    "unknown facilitator": "Remove the unknown tutor “zoe” from Set S1",
    "student takes nothing known": "Remove the unknown delivery “D9” from Sam",
    "pinned tutor": "Remove the pin",
    "before itself": "Remove the order",
    "no weekday": "Use the weekdays of the calendar",
    "an eighth weekday": "Use the weekdays of the calendar",
    "alias of another": "Remove “d1” from the other names",
    "facilitator switched off": "Leave the facilitator of Set S1 open",
    "sets too few": "Let the program make up the sets",
    "set too large": "Let the program make up the sets",
    "more students than people": "Make the size 2",
    "another's set": "Leave the set open",
    "expected": "Expect 8",
    "switched off electives": "Let each choose 1",
    "required twice": "Name it once",
    "no run": "Remove the repeat runs",
    "window of no block": "Remove the window",
    "kept with nothing": "Take the mark off",
    "empty pin": "Remove the pin",
    "importance": "Make it required",
    "number": "Remove the number",
    "number out of range": "Make it 84 days",
}


@pytest.mark.parametrize("name", LABELS)
def test_the_obvious_way_out_is_offered(name: str) -> None:
    plan = PLANS[name]
    assert LABELS[name] in [mend.label for p in problems_of(plan) if (mend := mend_of(plan, p))]


@pytest.mark.parametrize("name", PLANS)
def test_every_mend_makes_its_problem_go_and_adds_none(name: str) -> None:
    plan = PLANS[name]
    before = set(problems_of(plan))
    for problem in before:
        mend = mend_of(plan, problem)
        if mend:
            after = set(problems_of(mend.apply(plan)))
            assert problem not in after
            assert after < before


def test_what_only_the_planner_can_know_has_no_mend() -> None:
    for name in ("another century", "circle", "crowd", "nobody comes", "credits", "pins that disagree", "no title"):
        plan = PLANS[name]
        assert not [m for p in problems_of(plan) if (m := mend_of(plan, p))], name


def test_two_unknown_leads_are_removed_one_by_one() -> None:
    plan = a_plan(tutors=(a_tutor("ann"),), modules=(a_module("D1", leads=("ann", "zoe", "xavier")),))
    for problem in problems_of(plan):
        if "zoe" in problem.what and (mend := mend_of(plan, problem)):
            assert value_at(mend.apply(plan), ("modules", "D1", "leads")) == ("ann", "xavier")
            return
    pytest.fail("no mend")
