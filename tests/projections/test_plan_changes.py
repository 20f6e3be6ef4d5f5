"""What is said of two plans that differ."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from hypothesis import HealthCheck, given, settings

from hsmc_scheduler.domain.plan import Plan
from hsmc_scheduler.domain.ruleset import Importance, RuleId, RuleSetting
from hsmc_scheduler.domain.tutor import Tutor
from hsmc_scheduler.projections.plan_changes import Way, counted_changes, plan_changes
from tests.builders import a_calendar, a_delivery, a_module, a_period, a_pin, a_plan, a_tutor, an_absence, an_order
from tests.storage.strategies import plans


def with_tutors(*tutors: Tutor) -> Plan:
    return replace(a_plan(), tutors=tutors)


def said(before: Plan, after: Plan) -> list[str]:
    return [str(change) for change in plan_changes(before, after)]


IAIN = a_tutor("is", name="Iain Snelling")


def test_equal_plans_have_no_changes() -> None:
    assert plan_changes(a_plan(), a_plan()) == ()
    assert counted_changes(()) == "Nothing would change"


def test_a_field_is_said_with_its_old_and_its_new_value() -> None:
    shorter = replace(IAIN, working_weekdays=(0, 1, 2, 3))
    assert said(with_tutors(IAIN), with_tutors(shorter)) == ["Tutor Iain Snelling: working weekdays Mon-Fri -> Mon-Thu"]


def test_what_is_added_or_removed_is_named() -> None:
    ann = a_tutor("ann", name="Ann Lee")
    found = plan_changes(with_tutors(IAIN), with_tutors(ann))
    assert [str(c) for c in found] == ["Tutor Iain Snelling: removed", "Tutor Ann Lee: added"]
    assert [c.way for c in found] == [Way.REMOVED, Way.ADDED]
    assert counted_changes(found) == "1 thing added, 1 thing removed"


def test_dates_without_a_key_are_told_apart_by_their_first_day() -> None:
    away = replace(IAIN, absences=(an_absence("2028-05-03", "2028-05-14", reason="Conference"),))
    longer = replace(IAIN, absences=(an_absence("2028-05-03", "2028-05-15", reason="Conference"),))
    added = said(with_tutors(IAIN), with_tutors(away))
    assert added == ["Tutor Iain Snelling, absence 3-14 May 2028, Conference: added"]
    assert said(with_tutors(away), with_tutors(longer)) == [
        "Tutor Iain Snelling, absence 3-14 May 2028, Conference: end Sun 14 May 2028 -> Mon 15 May 2028"
    ]


def test_a_date_taken_out_of_several_is_the_only_one_told() -> None:
    dates = tuple(an_absence(f"2028-05-{day:02}") for day in range(1, 9))
    fewer = replace(IAIN, absences=(*dates[:2], *dates[3:]))
    before = with_tutors(replace(IAIN, absences=dates))
    assert said(before, with_tutors(fewer)) == ["Tutor Iain Snelling, absence Wed 3 May 2028: removed"]


def test_a_period_is_named_by_itself_and_counted_once() -> None:
    before = replace(a_plan(), calendar=a_calendar(periods=(a_period("2028-05-01", id="may", label="May Day"),)))
    later = a_period("2028-05-02", id="may", label="May Day")
    after = replace(before, calendar=replace(before.calendar, periods=(later,)))
    found = plan_changes(before, after)
    assert [c.subject for c in found] == ["Period May Day"] * 2
    assert counted_changes(found) == "1 thing changed"


def test_people_are_said_by_name() -> None:
    before, after = (a_plan(modules=(a_module("M", leads=leads),), tutors=(IAIN,)) for leads in ((), ("is",)))
    assert said(before, after)[0].endswith(": leads nothing -> Iain Snelling")


def test_a_rule_is_said_by_its_title_and_the_plans_own_fields_by_theirs() -> None:
    rules = (RuleSetting(RuleId.AVOID_TUTOR_CLASHES, Importance.REQUIRED),)
    after = replace(a_plan(), rules=rules, frozen_before=date(2028, 3, 7))
    assert said(a_plan(), after) == [
        "Rule “Avoid tutor clashes”: added",
        "The plan: blocks are past before nothing -> Tue 7 March 2028",
    ]


def test_pins_and_orders_are_said_by_what_they_are_about() -> None:
    plan = a_plan([a_delivery("D1"), a_delivery("D2")])
    assert said(plan, replace(plan, pins=(a_pin(),), orders=(an_order("D1", "D2"),))) == [
        "Order Delivery D1 then Delivery D2: added",
        "Pin Delivery D1 block 1: added",
    ]


def test_what_stands_within_something_is_said_with_it() -> None:
    plan = a_plan([a_delivery("D1")])
    (delivery,) = plan.deliveries
    first, *others = delivery.sessions
    changed = replace(delivery, sessions=(replace(first, title="Opening"), *others))
    assert said(plan, replace(plan, deliveries=(changed,))) == [
        "Delivery Delivery D1, session Day 1: title Day 1 -> Opening"
    ]


def test_a_new_order_is_said() -> None:
    ann = a_tutor("ann")
    assert said(with_tutors(IAIN, ann), with_tutors(ann, IAIN)) == ["The plan: the order of tutors changed"]


@settings(max_examples=10, deadline=None, suppress_health_check=list(HealthCheck))
@given(plans(), plans())
def test_plans_that_differ_are_never_said_to_be_equal(before: Plan, after: Plan) -> None:
    found = plan_changes(before, after)
    assert bool(found) == (before != after)
    assert all(str(c).isprintable() or "\n" not in str(c) for c in found)
