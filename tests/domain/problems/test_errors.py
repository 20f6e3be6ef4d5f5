"""Every fault that keeps a plan from being solved is found, and named so that it can be mended."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from hsmc_scheduler.domain.calendar import AcademicYear
from hsmc_scheduler.domain.cohort import ElectiveOption, ElectiveSlot, PathwayYear, RepeatRuns
from hsmc_scheduler.domain.delivery import BlockLimit, BlockWindow, OrderPart
from hsmc_scheduler.domain.module import Module
from hsmc_scheduler.domain.pin import PinnedTutors
from hsmc_scheduler.domain.plan import Office
from hsmc_scheduler.domain.problem import Severity
from hsmc_scheduler.domain.problems import find_problems
from hsmc_scheduler.domain.ruleset import RuleId
from hsmc_scheduler.domain.session import SessionKind, Staffing
from tests.builders import (
    COHORT,
    NEXT_YEAR,
    YEAR,
    a_calendar,
    a_cohort,
    a_delivery,
    a_module,
    a_period,
    a_pin,
    a_plan,
    a_room,
    a_rule,
    a_session,
    a_set,
    a_slot,
    a_student,
    a_tutor,
    an_absence,
    an_assessment,
    an_order,
)
from tests.domain.problems.faulty import (
    C1,
    D1,
    FOUR_DAYS_KEPT,
    TWO,
    TWO_MEETINGS,
    a_window,
    tuesdays_and_thursdays,
    with_delivery,
    with_pathway,
)

ERRORS = {
    # values
    "unprintable": (a_plan(notes="a\x07b"), "Plan, notes: the text holds the character U+0007, which cannot be shown"),
    "half a pair": (
        a_plan(tutors=(a_tutor("ann", absences=(an_absence("2028-01-04", reason="\ud800"),)),)),
        "Tutor Ann (ann), absence 1, reason: the text holds the character U+D800",
    ),
    "another century": (
        a_plan(calendar=a_calendar(periods=(a_period("0202-12-25"),))),
        "Period closed 0202-12-25 (closed-0202-12-25), start: 25 December 202 is too far off",
    ),
    "beyond sense": (
        a_plan(modules=(a_module("D1", credits=10**9),)),
        "Module Module D1 (D1), credits: 1000000000 is far too large",
    ),
    "less than nothing": (a_plan(office=Office(set_up_minutes=-5)), "Plan, set up minutes: -5 is less than nothing"),
    # identity
    "two of one id": (
        a_plan(tutors=(a_tutor("ann"), a_tutor("ann", name="Ben"))),
        "Tutor, id: 2 tutors have the id “ann”: “Ann” and “Ben”: Give each its own id.",
    ),
    "two of one code": (a_plan(modules=(a_module("D1"), a_module("D1"))), "Module, code: 2 modules have the code “D1”"),
    "two pieces of work": (
        a_plan(modules=(a_module("D1", assessments=(an_assessment(), an_assessment())),)),
        "Module Module D1 (D1), id: 2 assessments have the id “final”",
    ),
    "two settings of a rule": (
        a_plan(rules=(a_rule(RuleId.CHANGE_LITTLE), a_rule(RuleId.CHANGE_LITTLE))),
        "Rule, rule: 2 settings have the rule “change_little”",
    ),
    "no id": (a_plan(rooms=(a_room(" ", name="Park"),)), "Room Park, id: the id is blank"),
    "student and cohort": (a_plan(students=(a_student(COHORT),)), "Student C1, id: a cohort has the same id"),
    "set made up elsewhere": (
        a_plan(cohorts=(a_cohort(), a_cohort("C2")), sets=(a_set("C1/A", "C2"),)),
        "Set Set C1/A (C1/A), id: a set of cohort Cohort C1 has the same id",
    ),
    # references
    "unknown lead": (
        a_plan(tutors=(a_tutor("ann"),), modules=(Module("D1", "Quality", leads=("anne",)),)),
        "Module Quality (D1), leads: there is no tutor “anne”: Did you mean “ann”?",
    ),
    "unknown module": (
        replace(a_plan(), modules=()),
        D1 + "session 1 (Day 1), module: there is no module “D1”: Choose another module, or add",
    ),
    "unknown venue": (a_plan(venues=()), "Room Room (room), venue: there is no venue “park-house”"),
    "unknown year": (
        replace(
            a_plan(),
            calendar=replace(
                a_calendar(), years=(AcademicYear("27", date(2027, 9, 1), date(2028, 8, 31), date(2027, 9, 27)),)
            ),
        ),
        D1 + "year: there is no academic year “2027-28”",
    ),
    "unknown team": (
        replace(
            a_plan(), deliveries=(a_delivery(sessions=(a_session(staffing=Staffing(team=("zoe",))), a_session("2"))),)
        ),
        D1 + "session 1 (Day 1), team: there is no tutor “zoe”",
    ),
    "unknown cohort of a session": (
        with_delivery(sessions=(a_session(only_cohorts=("C9",)), a_session("2"))),
        D1 + "session 1 (Day 1), only cohorts: there is no cohort “C9”",
    ),
    "unknown required delivery": (
        a_plan(cohorts=(a_cohort(required=("D1", "D7")),)),
        C1 + "2027-28, required: there is no delivery “D7”",
    ),
    "unknown elective": (
        a_plan(cohorts=(a_cohort(electives=(a_slot("D9", expected=1),)),)),
        C1 + "2027-28, electives Electives: there is no delivery “D9”",
    ),
    "unknown run": (
        a_plan(cohorts=(a_cohort(one_of=(RepeatRuns("Quality", ("D9",)),)),)),
        C1 + "2027-28, repeat runs Quality: there is no delivery “D9”",
    ),
    "unknown pathway year": (
        a_plan(cohorts=(a_cohort(pathway=(PathwayYear("2031-32", ("D1",)),)),)),
        C1 + "pathway: there is no academic year “2031-32”",
    ),
    "unknown facilitator": (
        a_plan(sets=(a_set(facilitator="zoe"),)),
        "Set Set S1 (S1), facilitator: there is no tutor “zoe”",
    ),
    "set of no cohort": (a_plan(sets=(a_set(cohort="C9"),)), "Set Set S1 (S1), cohort: there is no cohort “C9”"),
    "student of no cohort": (
        a_plan(students=(a_student(cohort="C9"),)),
        "Student Sam (sam), cohort: there is no cohort “C9”",
    ),
    "student takes nothing known": (
        a_plan(students=(a_student(takes=("D9",)),)),
        "Student Sam (sam), takes: there is no delivery “D9”",
    ),
    "unknown order": (a_plan(orders=(an_order("D1", "D9"),)), "Order D1-D9, then: there is no delivery “D9”"),
    # deliveries
    "lengths": (
        with_delivery(days=14, block_lengths=(4,)),
        D1 + "block lengths: 14 days cannot be cut into blocks of 4",
    ),
    "limits": (
        with_delivery(sessions=TWO_MEETINGS, block_limits=(BlockLimit(SessionKind.SET_MEETING, 1),)),
        D1 + "block lengths: 4 days cannot be cut into blocks of 2 or 3 with at most 1 set meeting in a block",
    ),
    "kept together": (
        with_delivery(sessions=FOUR_DAYS_KEPT),
        D1 + "block lengths: 4 days cannot be cut into blocks of 2 or 3 with the days that must stay together",
    ),
    "kept and limited": (
        with_delivery(
            sessions=tuple(replace(s, keep_with_next=n < 3) for n, s in enumerate(TWO_MEETINGS)),
            block_limits=(BlockLimit(SessionKind.SET_MEETING, 1),),
        ),
        D1
        + "block lengths: 4 days cannot be cut into blocks of 2 or 3 with the days that must stay together and at most",
    ),
    "a year of days": (
        with_delivery(days=300),
        D1 + "sessions: 300 days are more than fit in a year",
    ),
    "no weekday": (with_delivery(weekdays=()), D1 + "weekdays: there is no weekday to teach on"),
    "an eighth weekday": (
        with_delivery(weekdays=(1, 7)),
        D1 + "weekdays: weekdays are numbers from 0",
    ),
    "weekdays apart": (
        tuesdays_and_thursdays(),
        D1 + "weekdays: taught on Tuesdays and Thursdays only, blocks of 1 day at most fit in a week",
    ),
    "window elsewhere": (
        with_delivery(window=a_window("2028-10-01", None)),
        D1 + "window: from 1 October 2028 on lies outside its academic year, 1 September 2027 to 31 August 2028",
    ),
    "block window elsewhere": (
        with_delivery(block_windows=(BlockWindow(1, a_window(None, "2027-08-01")),)),
        D1 + "block window 1, block 1: up to 1 August 2027 lies outside its academic year",
    ),
    "windows that do not meet": (
        with_delivery(
            window=a_window("2028-01-01", None), block_windows=(BlockWindow(-1, a_window(None, "2027-12-01")),)
        ),
        D1 + "block window 1, block -1: up to 1 December 2027 lies outside the delivery's own window",
    ),
    # people
    "crowd": (
        a_plan(cohorts=(a_cohort(size=9000),)),
        C1 + "size: 9000 people are more than a cohort can have",
    ),
    "a year twice": (
        with_pathway(PathwayYear(YEAR, ("D1",)), PathwayYear(YEAR, ("D2",))),
        C1 + "pathway: the year “2027-28” is there 2 times",
    ),
    "too many choices": (
        a_plan(
            cohorts=(
                a_cohort(electives=(ElectiveSlot("Options", tuple(ElectiveOption("D1", 1) for _ in range(30)), 15),)),
            )
        ),
        C1 + "2027-28, electives Options: there are more than 500 ways to choose 15 of 30",
    ),
    "runs of one title": (
        with_pathway(PathwayYear(YEAR, (), (), (RepeatRuns("Q", ("D1",)), RepeatRuns("Q", ("D2",))))),
        C1 + "repeat runs: 2 repeat runs are called “Q”",
    ),
    # orders
    "before itself": (a_plan(orders=(an_order("D1", "D1"),)), "Order D1-D1: a delivery cannot come before itself"),
    "circle": (
        a_plan(TWO, orders=(an_order("D1", "D2"), an_order("D2", "D1", part=OrderPart.FIRST_BLOCK))),
        "Orders: they run in a circle: “Delivery D1” before “Delivery D2” before “Delivery D1”",
    ),
    "against the years": (
        a_plan([a_delivery("D1", year=NEXT_YEAR), a_delivery("D2")], orders=(an_order("D1", "D2"),)),
        "Order D1-D2: “Delivery D1” is taught in 2028-29, after “Delivery D2” in 2027-28",
    ),
    # pins
    "pin of nothing": (
        a_plan(pins=(a_pin("D9", 1, "2027-10-05"),)),
        "Pin pin-D9-1, delivery: there is no delivery “D9”",
    ),
    "block too far": (
        a_plan(pins=(a_pin("D1", 3, "2027-10-05"),)),
        "Pin pin-D1-3, block 3: delivery Delivery D1 is never cut into more than 2 blocks",
    ),
    "length that cannot be": (
        a_plan(pins=(a_pin("D1", 1, days=5),)),
        "Pin pin-D1-1, days: block 1 of delivery Delivery D1 can have 2 or 3 days, not 5",
    ),
    "pin outside the year": (
        a_plan(pins=(a_pin("D1", 1, "2028-09-05"),)),
        "Pin pin-D1-1, start: 5 September 2028 is outside the academic year of delivery Delivery D1",
    ),
    "pinned room": (a_plan(pins=(a_pin(room="attic"),)), "Pin pin-D1-1, room: there is no room “attic”"),
    "pinned tutor": (
        a_plan(pins=(a_pin(tutors=(PinnedTutors("1", ("zoe",)),)),)),
        "Pin pin-D1-1, tutors: there is no tutor “zoe”",
    ),
    "pinned session": (
        a_plan(pins=(a_pin(tutors=(PinnedTutors("9", ("ann",)),)),)),
        "Pin pin-D1-1, tutors: there is no session of delivery Delivery D1 called “9”",
    ),
    "pins that disagree": (
        a_plan(pins=(a_pin(start="2027-10-05"), a_pin(start="2027-10-12", id="other"))),
        "Pin other, start: it holds the same block as pin pin-D1-1, but elsewhere",
    ),
    "pins of other tutors": (
        a_plan(
            tutors=(a_tutor("ann"), a_tutor("ben")),
            pins=tuple(a_pin(tutors=(PinnedTutors("1", (t,)),), id=t) for t in ("ann", "ben")),
        ),
        "Pin ben, tutors: it gives the same session other tutors than pin ann",
    ),
}


@pytest.mark.parametrize("name", ERRORS)
def test_what_cannot_be_solved_as_it_stands_is_an_error(name: str) -> None:
    plan, said = ERRORS[name]
    found = find_problems(plan)
    match = [p for p in found if str(p).startswith(said)]
    assert len(match) == 1, [str(p) for p in found]
    assert match[0].severity is Severity.ERROR
    assert match[0].mend
