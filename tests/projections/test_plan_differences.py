from __future__ import annotations

from dataclasses import replace

import pytest

from hsmc_scheduler.domain.plan import Plan
from hsmc_scheduler.domain.ruleset import Importance, RuleId
from hsmc_scheduler.projections.plan_differences import plan_differences
from tests.builders import a_cohort, a_delivery, a_pin, a_plan, a_rule, a_tutor, an_absence

HERE = a_plan([a_delivery()], tutors=(a_tutor("ann"), a_tutor("ben")))


def said(**changes: object) -> tuple[str, ...]:
    return plan_differences(HERE, replace(HERE, **changes))  # type: ignore[arg-type]  # any field of a plan


def test_a_plan_does_not_differ_from_itself() -> None:
    assert said() == ()


def test_a_field_is_shown_as_it_is_here_and_there() -> None:
    assert said(title="Other") == ("Plan, title: “A plan” here, “Other” there.",)


def test_weekdays_are_named() -> None:
    ann, ben = HERE.tutors
    assert said(tutors=(replace(ann, working_weekdays=(0, 1)), ben)) == (
        "Tutor Ann, working weekdays: Mon, Tue, Wed, Thu and Fri here, Mon and Tue there.",
    )


def test_what_is_on_one_side_only_is_named_with_its_kind() -> None:
    assert said(tutors=(*HERE.tutors, a_tutor("zoe"))) == ("Tutor Zoe is only there.",)
    assert said(tutors=HERE.tutors[:1]) == ("Tutor Ben is only here.",)


def test_absences_are_told_by_their_dates() -> None:
    ann, ben = HERE.tutors
    away = an_absence("2028-05-03", "2028-05-14", reason="leave")
    assert said(tutors=(replace(ann, absences=(away,)), ben)) == (
        "Tutor Ann, absences: 3-14 May 2028 (away, leave) is only there.",
    )


def test_people_are_named_where_a_field_holds_their_ids() -> None:
    (module,) = HERE.modules
    assert said(modules=(replace(module, leads=("ann", "ben")),)) == (
        "Module Module D1, leads: Ann here, Ann and Ben there.",
    )


def test_what_stands_within_something_is_told_with_it() -> None:
    (delivery,) = HERE.deliveries
    first, *others = delivery.sessions
    changed = replace(delivery, sessions=(replace(first, title="Opening"), *others))
    assert said(deliveries=(changed,)) == (
        "Delivery Delivery D1, session Day 1, title: “Day 1” here, “Opening” there.",
    )


def test_rules_and_pins_are_called_as_the_window_calls_them() -> None:
    rule = a_rule(RuleId.SPREAD_BLOCKS_EVENLY, Importance.LOW)
    (only,) = said(pins=(a_pin(),))
    assert only == "Pin Delivery D1 block 1 is only there."
    (changed,) = plan_differences(
        replace(HERE, rules=(rule,)), replace(HERE, rules=(replace(rule, importance=Importance.HIGH),))
    )
    assert changed == "Rule Spread blocks evenly, importance: low here, high there."


def test_another_order_is_told() -> None:
    assert said(tutors=HERE.tutors[::-1]) == ("Plan: the tutors stand in another order.",)


@pytest.mark.parametrize("size", [8, 9])
def test_numbers_are_shown(size: int) -> None:
    plan: Plan = replace(HERE, cohorts=(a_cohort(size=size),))
    assert len(plan_differences(replace(HERE, cohorts=(a_cohort(size=8),)), plan)) == (size != 8)
