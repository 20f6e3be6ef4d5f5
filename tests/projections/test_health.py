"""What the health check says of a plan, one fault at a time."""

from __future__ import annotations

from dataclasses import replace

import pytest

from hsmc_scheduler.app.samples.lhsi import lhsi_2016_18, lhsi_2027_29
from hsmc_scheduler.domain.daypart import DayPart
from hsmc_scheduler.domain.delivery import BlockWindow, DateWindow, DeliveryOrder, GapLimits, OrderPart
from hsmc_scheduler.domain.plan import Plan
from hsmc_scheduler.domain.problem import Severity
from hsmc_scheduler.domain.room import Layout, LayoutCapacity, RoomNeed
from hsmc_scheduler.domain.ruleset import Importance, RuleId
from hsmc_scheduler.domain.session import LeadCover, Staffing
from hsmc_scheduler.domain.tutor import TutorLimits
from hsmc_scheduler.projections.health import Finding, health
from hsmc_scheduler.rules.rule import Kind, Subject
from tests.builders import (
    a_calendar,
    a_cohort,
    a_delivery,
    a_module,
    a_period,
    a_plan,
    a_room,
    a_room_busy,
    a_rule,
    a_session,
    a_set,
    a_set_meeting,
    a_tutor,
    an_absence,
    an_order,
    on,
)


def errors(plan: Plan) -> list[Finding]:
    return [f for f in health(plan) if f.severity is Severity.ERROR]


def warnings(plan: Plan) -> list[str]:
    return [f.sentence for f in health(plan) if f.severity is Severity.WARNING]


def the_error(plan: Plan) -> str:
    (finding,) = errors(plan)
    assert finding.mend
    assert finding.subjects
    return finding.sentence


def window(first: str, last: str) -> DateWindow:
    return DateWindow(on(first), on(last))


def test_a_sound_plan_has_no_errors() -> None:
    assert not errors(a_plan())


def test_a_plan_without_deliveries_has_nothing_to_say() -> None:
    assert health(a_plan([])) == ()


@pytest.mark.parametrize("plan", [lhsi_2027_29(), lhsi_2016_18()], ids=["2027-29", "2016-18"])
def test_the_programme_as_it_comes_has_no_errors(plan: Plan) -> None:
    assert not errors(plan)


def test_a_block_whose_only_lead_is_away_names_the_lead_and_the_dates() -> None:
    plan = a_plan(
        [a_delivery(days=2, window=window("2027-10-04", "2027-10-06"))],
        tutors=(a_tutor(absences=(an_absence("2027-10-05"),)),),
    )
    sentence = the_error(plan)
    assert "Ann is not there on Tue 5 October 2027" in sentence
    assert Subject(Kind.TUTOR, "ann") in errors(plan)[0].subjects


def test_a_day_no_tutor_of_the_team_can_teach_is_named() -> None:
    away = (an_absence("2027-10-04", "2027-10-05"),)
    plan = a_plan(
        [a_delivery(days=2, window=window("2027-10-04", "2027-10-05"))],
        modules=(a_module(leads=("ann", "ben")),),
        tutors=(a_tutor("ann", absences=away), a_tutor("ben", absences=away)),
    )
    sentence = the_error(plan)
    assert "Day 1 of Delivery D1 fits on no date from 4 to 5 October 2027" in sentence
    assert "none of Ann and Ben is there" in sentence


def test_an_absence_of_half_a_day_only_hurts_that_half() -> None:
    def plan(part: DayPart) -> Plan:
        return a_plan(
            [
                a_delivery(
                    sessions=(a_session(part=part),), block_lengths=(1,), window=window("2027-10-05", "2027-10-05")
                )
            ],
            tutors=(a_tutor(absences=(an_absence("2027-10-05", part=DayPart.MORNING),)),),
        )

    assert errors(plan(DayPart.MORNING))
    assert not errors(plan(DayPart.AFTERNOON))


def test_a_window_that_is_closed_throughout_names_the_period() -> None:
    plan = a_plan(
        [a_delivery(window=window("2027-12-24", "2027-12-31"))],
        calendar=a_calendar(periods=(a_period("2027-12-20", "2028-01-03", label="Christmas"),)),
    )
    assert "Christmas" in the_error(plan)


def test_a_window_outside_the_academic_year_holds_no_date() -> None:
    plan = a_plan([a_delivery(window=window("2029-01-01", "2029-02-01"))])
    assert the_error(plan) == "The window of Delivery D1 holds no date of 2027-28"


def test_a_window_with_no_room_free_says_so() -> None:
    plan = a_plan(
        [a_delivery(days=2, window=window("2027-10-05", "2027-10-06"))],
        rooms=(a_room(busy=(a_room_busy("2027-10-06", reason="a fair"),)),),
    )
    assert "no room for 8 people (cabaret) is free" in the_error(plan)


def test_a_bank_holiday_that_breaks_the_only_run_of_days_is_named() -> None:
    plan = a_plan(
        [a_delivery(days=3, block_lengths=(3,), window=window("2027-10-04", "2027-10-07"))],
        calendar=a_calendar(periods=(a_period("2027-10-06"),)),
    )
    sentence = the_error(plan)
    assert "No 3 days in a row are open" in sentence
    assert "Wed 6 October 2027 is closed" in sentence


def test_windows_of_blocks_that_contradict_their_order_are_found() -> None:
    early, late = window("2027-10-04", "2027-10-08"), window("2027-11-01", "2027-11-05")
    plan = a_plan([a_delivery(block_windows=(BlockWindow(1, late), BlockWindow(-1, early)))])
    assert "the windows of its blocks (block 1 1-5 November 2027 and last block 4-8 October 2027)" in the_error(plan)


def test_gaps_that_no_window_can_hold_are_found() -> None:
    plan = a_plan([a_delivery(gaps=GapLimits(60), window=window("2027-10-04", "2027-11-05"))])
    assert "the gaps asked for (at least 60 days from one block to the next)" in the_error(plan)


def test_gaps_that_are_switched_off_are_not_looked_at() -> None:
    assert not errors(a_plan([a_delivery(gaps=GapLimits(60, active=False), window=window("2027-10-04", "2027-11-05"))]))


def test_a_window_that_is_only_a_preference_makes_nothing_impossible() -> None:
    plan = a_plan([a_delivery(window=window("2029-01-01", "2029-02-01"))])
    assert not errors(replace(plan, rules=(a_rule(RuleId.STAY_INSIDE_WINDOWS, Importance.HIGH),)))


def test_absences_make_nothing_impossible_where_that_rule_is_off() -> None:
    plan = a_plan(tutors=(a_tutor(absences=(an_absence("2027-09-01", "2028-08-31"),)),))
    assert errors(plan)
    assert not errors(replace(plan, rules=(a_rule(RuleId.RESPECT_ABSENCES, Importance.OFF),)))


def test_days_that_cannot_be_cut_into_the_allowed_blocks_are_found() -> None:
    assert "cannot be cut into blocks: its 5 days" in the_error(a_plan([a_delivery(block_lengths=(3,))]))


def test_a_delivery_in_a_year_the_plan_does_not_have_is_found() -> None:
    assert "which is not a year of this plan" in the_error(a_plan([a_delivery(year="2031-32")], calendar=a_calendar()))


def test_a_module_nobody_may_teach_is_found() -> None:
    assert the_error(a_plan(modules=(a_module(leads=()),))) == "Nobody may teach Module D1 in Delivery D1"


def test_a_team_smaller_than_the_staffing_is_found() -> None:
    sessions = (a_session("1", staffing=Staffing(3)), a_session("2"))
    plan = a_plan([a_delivery(sessions=sessions)], modules=(a_module(leads=("ann", "ben")),))
    assert "asks for 3 tutors at once, and only Ann and Ben may teach" in the_error(plan)


def test_a_room_too_small_for_those_expected_names_the_largest() -> None:
    plan = a_plan(rooms=(a_room("seminar", 20),), cohorts=(a_cohort(size=24),))
    sentence = "No room holds the 24 people (cabaret) expected at Delivery D1; the largest, Seminar, holds 20"
    assert the_error(plan) == sentence


def test_a_room_large_enough_in_another_layout_only_is_too_small() -> None:
    room = replace(a_room(), capacities=(LayoutCapacity(Layout.THEATRE, 100), LayoutCapacity(Layout.CABARET, 6)))
    assert "the largest, Room, holds 6" in the_error(a_plan(rooms=(room,)))


def test_a_feature_no_room_has_is_found() -> None:
    session = a_session(room=RoomNeed(features=("step-free",)))
    plan = a_plan([a_delivery(sessions=(session,), block_lengths=(1,))])
    assert the_error(plan) == "No room holds the 8 people (cabaret, step-free) expected at Delivery D1"


def test_sets_with_too_few_rooms_are_found() -> None:
    delivery = a_delivery(sessions=(a_set_meeting("1"), a_set_meeting("2")))
    plan = a_plan([delivery], cohorts=(a_cohort(size=24),), rooms=(a_room(), a_room("annexe", 8)))
    assert "takes 3 rooms at once for its sets, for 8 people (cabaret) or more, and there are 2" in the_error(plan)


def test_sets_with_too_few_facilitators_are_found() -> None:
    delivery = a_delivery(sessions=(a_set_meeting("1"), a_set_meeting("2")))
    modules = (a_module(leads=("ann", "ben")),)
    plan = a_plan([delivery], modules=modules, cohorts=(a_cohort(size=24),))
    assert "has 3 sets at once, each with its own facilitator, and only 2 tutors may facilitate" in the_error(plan)


def test_a_named_facilitator_who_may_not_facilitate_is_found() -> None:
    delivery = a_delivery(sessions=(a_set_meeting("1"), a_set_meeting("2")))
    plan = a_plan(
        [delivery], modules=(a_module(),), sets=(a_set(facilitator="ben"),), tutors=(a_tutor(), a_tutor("ben"))
    )
    assert the_error(plan) == "Ben is named as facilitator of Set S1 but may not facilitate Module D1"


def test_one_facilitator_named_for_two_sets_that_meet_at_once_is_found() -> None:
    delivery = a_delivery(sessions=(a_set_meeting("1"), a_set_meeting("2")))
    sets = (a_set("S1", facilitator="ann"), a_set("S2", facilitator="ann"))
    plan = a_plan([delivery], modules=(a_module(leads=("ann", "ben")),), sets=sets)
    assert "Ann is named as facilitator of both Set S1 and Set S2" in the_error(plan)


def test_an_order_no_dates_can_keep_says_what_stands_against_what() -> None:
    first, then = (
        a_delivery("D1", window=DateWindow(earliest=on("2028-03-01"))),
        a_delivery("D2", window=DateWindow(latest=on("2028-02-01"))),
    )
    sentence = the_error(a_plan([first, then], orders=(an_order("D1", "D2"),)))
    assert "Delivery D2 is to start after Delivery D1, which cannot be over before Tue 7 March 2028" in sentence
    assert "Delivery D2 must start by Wed 26 January 2028" in sentence


def test_orders_are_followed_through_a_chain() -> None:
    ends = DateWindow(latest=on("2027-09-30"))
    deliveries = [a_delivery("D1"), a_delivery("D2"), a_delivery("D3", window=ends)]
    orders = (an_order("D1", "D2", min_days=14), an_order("D2", "D3", min_days=14))
    assert errors(a_plan(deliveries, orders=orders))
    assert not errors(a_plan(deliveries, orders=orders[:1]))


def test_orders_that_bite_their_tail_are_found() -> None:
    deliveries = [a_delivery("D1"), a_delivery("D2")]
    orders = (an_order("D1", "D2"), DeliveryOrder("back", "D2", "D1", OrderPart.FIRST_BLOCK))
    assert the_error(a_plan(deliveries, orders=orders)).endswith("are each to be taught before the other")


def test_a_tutor_who_alone_may_do_something_is_warned_of() -> None:
    plan = a_plan(modules=(a_module(teachers=("ben",)),))
    assert warnings(plan) == ["Only Ann can lead Module D1"]


def test_two_leads_are_warned_of_no_longer() -> None:
    assert not warnings(a_plan(modules=(a_module(leads=("ann", "ben")),)))


def test_a_lead_who_need_not_come_is_not_warned_of() -> None:
    session = a_session(staffing=Staffing(1, LeadCover.NONE))
    plan = a_plan([a_delivery(sessions=(session,), block_lengths=(1,))], modules=(a_module(teachers=("ben",)),))
    assert not warnings(plan)


def test_a_delivery_nobody_attends_is_warned_of() -> None:
    assert "Nobody attends Delivery D1" in warnings(a_plan(cohorts=()))


def test_errors_come_before_warnings() -> None:
    plan = a_plan(tutors=(a_tutor(absences=(an_absence("2027-09-01", "2028-08-31"),)),))
    assert [f.severity for f in health(plan)] == [Severity.ERROR, Severity.WARNING]


def test_a_tutor_with_fewer_days_than_must_be_taught_is_found() -> None:
    plan = a_plan(
        [a_delivery("D1"), a_delivery("D2")],
        modules=(a_module("D1"), a_module("D2")),
        tutors=(a_tutor(limits=TutorLimits(days_a_year=8)),),
    )
    assert the_error(plan) == "Ann must teach 10 days in 2027-28, and has 8"


def test_a_month_that_needs_more_room_days_than_are_free_is_found() -> None:
    june = window("2028-06-01", "2028-06-30")
    busy = a_room_busy("2028-06-05", "2028-06-23", reason="conference")
    plan = a_plan(
        [a_delivery("D1", window=june), a_delivery("D2", window=june)],
        modules=(a_module("D1", leads=("ann", "ben")), a_module("D2", leads=("cat", "dan"))),
        rooms=(a_room(busy=(busy,)),),
        cohorts=(a_cohort("C1", required=("D1",)), a_cohort("C2", required=("D2",))),
    )
    assert the_error(plan) == "June 2028 needs 10 room-days, 7 are free"


def test_a_cohort_with_more_days_to_attend_than_are_open_is_found() -> None:
    week = window("2027-10-04", "2027-10-08")
    plan = a_plan(
        [a_delivery(d, 2, window=week) for d in ("D1", "D2", "D3")],
        modules=tuple(a_module(d, leads=(f"{d}-a", f"{d}-b")) for d in ("D1", "D2", "D3")),
        rooms=(a_room("room"), a_room("annexe")),
    )
    sentence = the_error(plan)
    assert sentence.startswith("Cohort C1 must come to 6 days in")
    assert sentence.endswith("and 5 are open")


def test_a_limit_of_days_a_week_counts_in_the_supply() -> None:
    fortnight = window("2027-10-04", "2027-10-15")
    plan = a_plan(
        [a_delivery("D1", 5, window=fortnight)],
        tutors=(a_tutor(limits=TutorLimits(days_a_week=2)),),
    )
    assert the_error(plan).startswith("Ann must teach 5 days")


def test_a_month_that_is_nearly_full_is_only_a_warning() -> None:
    june = window("2028-06-01", "2028-06-30")
    deliveries = [a_delivery(f"D{n}", window=june) for n in range(1, 5)]
    modules = tuple(a_module(d.id, leads=(f"{d.id}-a", f"{d.id}-b")) for d in deliveries)
    cohorts = tuple(a_cohort(f"C-{d.id}", required=(d.id,)) for d in deliveries)
    plan = a_plan(deliveries, modules=modules, cohorts=cohorts)
    assert not errors(plan)
    assert warnings(plan) == ["June 2028 needs 20 room-days, 22 are free"]
