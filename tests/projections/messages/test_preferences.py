"""What an administrator reads of a preference that is not met."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from hsmc_scheduler.domain.calendar import PeriodKind
from hsmc_scheduler.domain.delivery import Delivery
from hsmc_scheduler.domain.index import PlanIndex
from hsmc_scheduler.domain.plan import Plan
from hsmc_scheduler.domain.ruleset import Importance, RuleId
from hsmc_scheduler.domain.session import LeadCover, Staffing
from hsmc_scheduler.domain.timetable import SetSitting, Timetable
from hsmc_scheduler.domain.tutor import AbsenceKind
from hsmc_scheduler.projections.messages import sentence
from hsmc_scheduler.rules.registry import RULES
from hsmc_scheduler.rules.situation import Situation
from tests.builders import (
    Day,
    Laid,
    a_calendar,
    a_cohort,
    a_delivery,
    a_module,
    a_period,
    a_plan,
    a_room,
    a_rule,
    a_session,
    a_set,
    a_set_meeting,
    a_timetable,
    a_tutor,
    a_venue,
    an_absence,
    an_assessment,
    placements,
)

TUE, THU, NEXT_TUE, THIRD_TUE = "2027-10-05", "2027-10-07", "2027-10-12", "2027-10-19"
INTAKE = replace(a_cohort(required=("Q", "OD")), title="Intake 2027")
QUALITY = a_delivery("Q", days=3, title="Health Care Quality", block_lengths=(1, 2, 3))
CHANGE = a_delivery("OD", days=3, title="Organisation Development")


def said(rule: RuleId, plan: Plan, timetable: Timetable, earlier: Timetable | None = None) -> list[str]:
    """Every sentence one rule leads to."""
    index = PlanIndex(plan)
    (checked,) = (r for r in RULES if r.id is rule)
    return [sentence(index, v) for v in checked.find(Situation(index, timetable, earlier))]


def plan(*deliveries: Delivery, **changes: Any) -> Plan:
    return a_plan(deliveries or (QUALITY, CHANGE), **{"cohorts": (INTAKE,)} | changes)


def laid(plan: Plan, *starts: Day) -> Timetable:
    """Each delivery in one block that starts on that date."""
    blocks = (placements(plan, d.id, (start, len(d.days))) for d, start in zip(plan.deliveries, starts, strict=True))
    return a_timetable(plan, *blocks)


def cut(plan: Plan, *blocks: Laid) -> Timetable:
    return a_timetable(plan, placements(plan, "Q", *blocks))


def tuned(rule: RuleId, **numbers: int) -> dict[str, Any]:
    return {"rules": (a_rule(rule, Importance.LOW, **numbers),)}


def test_blocks_too_close_are_named_with_the_weeks_wanted() -> None:
    assert said(RuleId.REST_BETWEEN_BLOCKS, plan(), laid(plan(), TUE, NEXT_TUE)) == [
        "Intake 2027 has Health Care Quality block 1 and Organisation Development block 1 one week apart; "
        "three are wanted"
    ]


def test_blocks_in_one_week_are_named() -> None:
    short = plan(a_delivery("Q", days=2, title="Quality"), a_delivery("OD", days=2, title="Change"))
    assert said(RuleId.REST_BETWEEN_BLOCKS, short, laid(short, TUE, THU)) == [
        "Intake 2027 has Quality block 1 and Change block 1 in the same week; three are wanted"
    ]


def test_days_away_are_counted_by_month() -> None:
    assert said(RuleId.LIMIT_DAYS_AWAY, plan(), laid(plan(), TUE, THIRD_TUE)) == [
        "Intake 2027 is away from work 6 days in October 2027; 5 are wanted at most"
    ]


def test_an_uneven_gap_is_told_with_the_ideal() -> None:
    one = plan(QUALITY)
    assert said(RuleId.SPREAD_BLOCKS_EVENLY, one, cut(one, (TUE, 2), (THIRD_TUE, 1))) == [
        "Health Care Quality blocks 1 and 2 start two weeks apart; three to eight are wanted"
    ]


def test_an_uneven_gap_is_told_with_the_deliverys_own_ideal() -> None:
    six, six_or_seven = (plan(replace(QUALITY, ideal_gap_weeks=(6, n))) for n in (6, 7))
    late = ((TUE, 2), ("2028-01-18", 1))
    assert said(RuleId.SPREAD_BLOCKS_EVENLY, six, cut(six, *late))[0].endswith("15 weeks apart; six are wanted")
    assert said(RuleId.SPREAD_BLOCKS_EVENLY, six_or_seven, cut(six_or_seven, *late))[0].endswith(
        "six or seven are wanted"
    )


def test_blocks_in_the_wrong_order_are_told_as_such() -> None:
    one = plan(QUALITY)
    assert said(RuleId.SPREAD_BLOCKS_EVENLY, one, cut(one, (NEXT_TUE, 2), (TUE, 1))) == [
        "Health Care Quality blocks 1 and 2 start one week apart, in the wrong order; three to eight are wanted"
    ]


def test_an_avoid_period_is_named() -> None:
    half_term = a_period("2027-10-06", "2027-10-09", PeriodKind.AVOID, label="half-term")
    one = plan(QUALITY, calendar=a_calendar(periods=(half_term,)))
    assert said(RuleId.KEEP_CLEAR_OF_AVOID_PERIODS, one, laid(one, TUE)) == [
        "Health Care Quality block 1 has 2 days in half-term (6-7 October 2027)"
    ]


def test_a_late_start_is_told_with_the_weekday_preferred() -> None:
    usual, own = plan(QUALITY), plan(replace(QUALITY, preferred_start_weekdays=(2, 3)))
    assert said(RuleId.PREFER_WEEKDAYS, usual, laid(usual, "2027-10-06")) == [
        "Health Care Quality block 1 starts on Wed 6 October 2027; Tuesdays are preferred"
    ]
    assert said(RuleId.PREFER_WEEKDAYS, own, laid(own, TUE))[0].endswith("Wednesdays are preferred")


def test_a_tutors_wish_is_told_with_its_reason() -> None:
    wish = an_absence(TUE, "2027-10-06", AbsenceKind.PREFER_NOT, reason="writing")
    one = plan(QUALITY, tutors=(a_tutor(absences=(wish,)),))
    assert said(RuleId.RESPECT_TUTOR_WISHES, one, laid(one, TUE)) == [
        "Ann has 2 sessions of Health Care Quality block 1 on 5-6 October 2027 "
        "but would rather not teach then (writing)"
    ]


def test_a_tutors_preferred_weekdays_are_told() -> None:
    one = plan(QUALITY, tutors=(a_tutor(preferred_weekdays=(1, 2)),))
    assert said(RuleId.RESPECT_TUTOR_WISHES, one, laid(one, TUE)) == [
        "Ann has 1 session of Health Care Quality block 1 on Thu 7 October 2027 but prefers Tuesdays and Wednesdays"
    ]


def test_a_heavy_load_is_told_in_days() -> None:
    def sharing(tolerance: int) -> Plan:
        return plan(
            QUALITY,
            tutors=(a_tutor("ann"), a_tutor("ben")),
            **tuned(RuleId.SHARE_LOAD_FAIRLY, tolerance_days=tolerance),
        )

    assert said(RuleId.SHARE_LOAD_FAIRLY, sharing(1), laid(sharing(1), TUE)) == [
        "Ann teaches 3 days in 2027-28; a fair share is 1½ days and 1 day more is accepted"
    ]
    assert said(RuleId.SHARE_LOAD_FAIRLY, sharing(0), laid(sharing(0), TUE)) == [
        "Ann teaches 3 days in 2027-28; a fair share is 1½ days"
    ]


def test_a_missing_lead_is_named() -> None:
    one = plan(QUALITY, modules=(a_module("Q", ("ann", "ben")),))
    assert said(RuleId.HAVE_ALL_LEADS_PRESENT, one, laid(one, TUE)) == [
        "Health Care Quality block 1 has 3 sessions without Ben, one of its leads (5-7 October 2027)"
    ]


def test_the_rooms_a_block_moves_between_are_named() -> None:
    one = plan(QUALITY, rooms=(a_room("oak"), a_room("elm")))
    (block,) = placements(one, "Q", (TUE, 3))
    first, *others = block.sittings
    moved = replace(block, sittings=(replace(first, room="elm"), *(replace(s, room="oak") for s in others)))
    assert said(RuleId.KEEP_ONE_ROOM, one, a_timetable(one, moved)) == [
        "Health Care Quality block 1 moves between Elm and Oak; one room throughout is wanted"
    ]


def test_an_overflow_venue_is_named() -> None:
    venues = (a_venue(), a_venue("westmere", overflow=True))
    one = plan(QUALITY, venues=venues, rooms=(a_room("lounge", venue="westmere"),))
    assert said(RuleId.PREFER_HOME_VENUE, one, laid(one, TUE)) == [
        "Health Care Quality block 1 is in Lounge (Westmere), an overflow venue, on 5-7 October 2027"
    ]


def marked(**changes: Any) -> Plan:
    """Both modules have work to hand in four weeks after their last day."""
    titles = {"Q": "Quality", "OD": "Change"}
    return plan(
        a_delivery("Q", days=2),
        a_delivery("OD", days=2),
        modules=tuple(a_module(m, title=t, assessments=(an_assessment(),)) for m, t in titles.items()),
        **changes,
    )


def test_a_bunch_of_deadlines_is_told_with_modules_and_dates() -> None:
    assert said(RuleId.SPREAD_DEADLINES, marked(), laid(marked(), TUE, NEXT_TUE)) == [
        "Intake 2027 has 2 deadlines within two weeks "
        "(Quality and Change: Wed 3 November and Wed 10 November 2027); 1 is wanted at most"
    ]


def test_a_deadline_on_a_day_of_teaching_is_told_with_the_block() -> None:
    assert said(RuleId.KEEP_DEADLINES_OFF_BLOCKS, marked(), laid(marked(), TUE, "2027-11-02")) == [
        "Intake 2027 has 1 deadline (Quality) on Wed 3 November 2027, a day of Delivery OD block 1"
    ]


def test_marking_in_one_week_is_told_in_scripts() -> None:
    heavy = marked(**tuned(RuleId.LIMIT_MARKING_LOAD, most_scripts=10))
    assert said(RuleId.LIMIT_MARKING_LOAD, heavy, laid(heavy, TUE, THU)) == [
        "Ann has 16 scripts due on Wed 3 November and Fri 5 November 2027 (Quality and Change); "
        "10 are wanted at most in a week"
    ]


def test_a_block_that_moved_is_told_with_both_dates() -> None:
    one = plan(QUALITY)
    assert said(RuleId.CHANGE_LITTLE, one, laid(one, NEXT_TUE), laid(one, TUE)) == [
        "Health Care Quality block 1 was on 5-7 October 2027 and is now on 12-14 October 2027"
    ]


def test_a_block_and_its_tutor_that_are_gone_are_told() -> None:
    one = plan(QUALITY)
    assert said(RuleId.CHANGE_LITTLE, one, a_timetable(one), laid(one, TUE)) == [
        "Health Care Quality block 1 was on 5-7 October 2027 and is no longer there",
        "Ann no longer teaches 3 sessions of Health Care Quality block 1",
    ]


def test_a_facilitator_who_changed_is_told_with_the_set() -> None:
    meetings = a_delivery("Q", title="Quality", sessions=tuple(a_set_meeting(n, "Q") for n in "12"))
    one = plan(meetings, sets=(a_set("A", title="Set A"),), tutors=(a_tutor("ann"), a_tutor("ben")))

    def by(tutor: str) -> Timetable:
        (block,) = placements(one, "Q", (TUE, 2))
        sets = (SetSitting("A", tutor, None),)
        return a_timetable(one, replace(block, sittings=tuple(replace(s, sets=sets) for s in block.sittings)))

    assert said(RuleId.CHANGE_LITTLE, one, by("ben"), by("ann")) == [
        "Ann no longer facilitates Set A in 2 sessions of Quality"
    ]


def test_a_name_that_no_rule_of_writing_fits_is_left_as_the_planner_wrote_it() -> None:
    odd = "<b>quality</b> & co"
    free = Staffing(1, LeadCover.NONE)
    one = plan(a_delivery("Q", title=odd, sessions=(a_session("1", "Q", staffing=free),), block_lengths=(1,)))
    assert said(RuleId.PREFER_WEEKDAYS, one, laid(one, "2027-10-08"))[0].startswith(f"{odd} block 1 starts")
