"""Every doubt about a plan is told, and none of them stops it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from hsmc_scheduler.domain.cohort import PathwayYear, RepeatRuns, RouteShare
from hsmc_scheduler.domain.delivery import BlockWindow, DateWindow
from hsmc_scheduler.domain.problem import Severity
from hsmc_scheduler.domain.problems import find_problems
from hsmc_scheduler.domain.programme import Programme, Route
from hsmc_scheduler.domain.ruleset import Importance, RuleId
from tests.builders import (
    NEXT_YEAR,
    YEAR,
    a_cohort,
    a_delivery,
    a_module,
    a_pin,
    a_plan,
    a_rule,
    a_session,
    a_set,
    a_slot,
    a_student,
    a_tutor,
)
from tests.domain.problems.faulty import (
    C1,
    D1,
    TWO,
    a_window,
    with_delivery,
    with_pathway,
)

WARNINGS = {
    "no title": (a_plan(title=" "), "Plan, title: the plan has no title"),
    "nameless": (a_plan(tutors=(a_tutor("ann", name=""),)), "Tutor ann, name: the name is blank"),
    "namesakes": (
        a_plan(tutors=(a_tutor("ann"), a_tutor("ben", name="ann "))),
        "Tutors, name: 2 tutors are called Ann",
    ),
    "alias of another": (
        a_plan(modules=(a_module("D1"), a_module("Q", aliases=("d1",)))),
        "Module Module Q (Q), aliases: “d1” is the code of another module",
    ),
    "unknown programme": (replace(a_plan(), programmes=()), C1 + "programme: there is no programme “lhsi”"),
    "unknown route": (
        a_plan(cohorts=(a_cohort(routes=(RouteShare("phd", 8),)),)),
        C1 + "routes: there is no route “phd”",
    ),
    "route's module": (
        replace(a_plan(), programmes=(Programme("lhsi", "L", (Route("msc", "MSc", 180, ("Q",)),)),)),
        "Programme L (lhsi), route MSc, required modules: there is no module “Q”",
    ),
    "credits": (
        replace(a_plan(), programmes=(Programme("lhsi", "L", (Route("c", "PGCert", 10, ("D1",)),)),)),
        "Programme L (lhsi), route PGCert, credits: its required modules have 20 credits, the award 10",
    ),
    "skips nothing known": (
        a_plan(students=(a_student(skips=("D9",)),)),
        "Student Sam (sam), skips: there is no delivery “D9”",
    ),
    "takes and skips": (
        a_plan(students=(a_student(takes=("D1",), skips=("D1",)),)),
        "Student Sam (sam): takes and skips “Delivery D1”",
    ),
    "unknown set": (
        a_plan(students=(a_student(learning_set="S9"),)),
        "Student Sam (sam), learning set: there is no set “S9”",
    ),
    "another's set": (
        a_plan(cohorts=(a_cohort(), a_cohort("C2")), students=(a_student(learning_set="C2/A"),)),
        "Student Sam (sam), learning set: “C2/A” is a set of another cohort",
    ),
    "set too large": (
        a_plan(cohorts=(a_cohort(size=9),), sets=(a_set(size=9),)),
        "Set Set S1 (S1), size: it holds 9, more than the 8 a set of this cohort may",
    ),
    "sets too few": (
        a_plan(cohorts=(a_cohort(size=12),), sets=(a_set(),)),
        C1 + "sets: its sets hold 8 people, the cohort 12",
    ),
    "no email of a tutor": (
        a_plan(tutors=(a_tutor("ann", email="ann at home"),)),
        "Tutor Ann (ann), e-mail: “ann at home” is not an e-mail address: Write it as name@example.org.",
    ),
    "no email of a student": (
        a_plan(students=(a_student("sam", email="sam@home"),)),
        "Student Sam (sam), e-mail: “sam@home” is not an e-mail address",
    ),
    "facilitator switched off": (
        a_plan(tutors=(a_tutor("ann"), a_tutor("ben", active=False)), sets=(a_set(facilitator="ben"),)),
        "Set Set S1 (S1), facilitator: tutor Ben is switched off",
    ),
    "routes of others": (
        a_plan(cohorts=(a_cohort(routes=(RouteShare("msc", 7),)),)),
        C1 + "routes: its routes have 7 people, the cohort 8",
    ),
    "more students than people": (
        a_plan(cohorts=(a_cohort(size=1),), students=(a_student(), a_student("joe"))),
        C1 + "size: 2 students are listed, but its size is 1",
    ),
    "expected": (
        with_pathway(PathwayYear(YEAR, ("D1",), (a_slot("D2", expected=9),))),
        C1 + "2027-28, electives Electives, expected: 9 are expected at “Delivery D2”, of a cohort of 8",
    ),
    "expected in all": (
        with_pathway(PathwayYear(YEAR, (), (a_slot("D1", "D2", expected=5),))),
        C1 + "2027-28, electives Electives, expected: 10 choices are expected, but 8 people make 1 each",
    ),
    "switched off electives": (
        a_plan(
            [a_delivery("D1"), a_delivery("D2", active=False)],
            cohorts=(a_cohort(required=(), electives=(a_slot("D1", "D2", choose=2),)),),
        ),
        C1 + "2027-28, electives Electives: each chooses 2, but only 1 of its deliveries are switched on",
    ),
    "required twice": (
        with_pathway(PathwayYear(YEAR, ("D1", "D1", "D2"))),
        C1 + "2027-28: delivery Delivery D1 is there 2 times",
    ),
    "another year": (
        a_plan([a_delivery("D1", year=NEXT_YEAR)], cohorts=(a_cohort(),)),
        C1 + "2027-28: delivery Delivery D1 is taught in 2028-29",
    ),
    "no run": (
        a_plan(cohorts=(a_cohort(one_of=(RepeatRuns("Q", ()),)),)),
        C1 + "repeat runs Q: there is no run to attend",
    ),
    "nobody comes": (a_plan(TWO, cohorts=(a_cohort(),)), "Delivery Delivery D2 (D2): nobody takes it"),
    "awkward id": (with_delivery(delivery="A#1"), "Delivery Delivery A#1 (A#1), id: # and / part the names of blocks"),
    "window of no block": (
        with_delivery(block_windows=(BlockWindow(-3, DateWindow()),)),
        D1 + "block window 1, block -3: the delivery is never cut into more than 2 blocks",
    ),
    "window that does not bind": (
        replace(
            with_delivery(window=a_window("2028-10-01", None)),
            rules=(a_rule(RuleId.STAY_INSIDE_WINDOWS, Importance.HIGH),),
        ),
        D1 + "window: from 1 October 2028 on lies outside its academic year",
    ),
    "switched off": (
        a_plan([a_delivery("D1"), a_delivery("D2", 4, block_lengths=(3,), active=False)]),
        "Delivery Delivery D2 (D2), block lengths: 4 days cannot be cut into blocks of 3",
    ),
    "kept with nothing": (
        with_delivery(sessions=(a_session("1"), replace(a_session("2"), keep_with_next=True))),
        D1 + "session 2 (Day 2), keep with next: it is kept with the next day, but it does not end",
    ),
    "empty pin": (a_plan(pins=(a_pin(),)), "Pin pin-D1-1: it holds nothing"),
    "pin switched off": (
        a_plan(pins=(a_pin("D1", 9, "2027-10-05", active=False),)),
        "Pin pin-D1-9, block 9: delivery Delivery D1 is never cut into more than 2 blocks",
    ),
}


@pytest.mark.parametrize("name", WARNINGS)
def test_what_is_only_doubtful_is_a_warning(name: str) -> None:
    plan, said = WARNINGS[name]
    found = find_problems(plan)
    match = [p for p in found if str(p).startswith(said)]
    assert len(match) == 1, [str(p) for p in found]
    assert match[0].mend
    assert all(p.severity is Severity.WARNING for p in found), [str(p) for p in found]
