"""Every set that meets has its own facilitator, the same all year."""

from __future__ import annotations

from dataclasses import replace

import pytest

from hsmc_scheduler.domain.cohort import PathwayYear
from hsmc_scheduler.domain.plan import Plan
from hsmc_scheduler.domain.ruleset import RuleId
from hsmc_scheduler.domain.timetable import SetSitting, Timetable
from hsmc_scheduler.rules.keep_set_facilitators import RULE
from tests.builders import (
    NEXT_YEAR,
    YEAR,
    a_cohort,
    a_delivery,
    a_module,
    a_plan,
    a_room,
    a_set,
    a_set_meeting,
    a_timetable,
    a_tutor,
    placements,
    with_set,
    with_sitting,
)
from tests.rules.case import Case, deviation, found

TUTORS = tuple(a_tutor(t) for t in ("ann", "ben", "cat", "dan"))
MODULE = a_module("D1", ("ann",), facilitators=("ben", "cat", "ann"))
MEETINGS = a_delivery(sessions=(a_set_meeting("1"), a_set_meeting("2")))


def plan(facilitator: str | None = None) -> Plan:
    """Two sets, S1 and S2, meet twice; Ann, Ben and Cat may facilitate, Dan may not."""
    sets = tuple(a_set(s, facilitator=facilitator if s == "S1" else None) for s in ("S1", "S2"))
    cohorts, rooms = (a_cohort(size=16),), (a_room(), a_room("room-2"), a_room("room-3"))
    return a_plan([MEETINGS], cohorts=cohorts, sets=sets, modules=(MODULE,), tutors=TUTORS, rooms=rooms)


def laid(plan: Plan, first: tuple[str | None, str | None], second: tuple[str | None, str | None]) -> Timetable:
    """Who facilitates S1 and S2 on Tue 5 and on Wed 6 October 2027."""
    (block,) = placements(plan, "D1", ("2027-10-05", 2))
    for session, tutors in (("1", first), ("2", second)):
        for learning_set, tutor in zip(("S1", "S2"), tutors, strict=True):
            block = with_set(block, session, learning_set, tutor=tutor)
    return a_timetable(plan, block)


FREE, NAMED = plan(), plan("ann")
TEACHING = a_plan([a_delivery(days=2)])
(AS_LISTED,) = laid(FREE, ("ben", "cat"), ("ben", "cat")).placements
ONE_SET = AS_LISTED.sittings[0].sets[:1]
STRANGER = SetSitting("S9", "ann", "room-3")
(UNWANTED,) = placements(TEACHING, "D1", ("2027-10-05", 2))

TWO_YEARS = a_plan(
    [MEETINGS, replace(MEETINGS, id="D2", year=NEXT_YEAR)],
    cohorts=(a_cohort(pathway=(PathwayYear(YEAR, ("D1",)), PathwayYear(NEXT_YEAR, ("D2",)))),),
    modules=(MODULE,),
    tutors=TUTORS,
)
BEFORE = placements(TWO_YEARS, "D1", ("2027-10-05", 2))
(AFTER,) = placements(TWO_YEARS, "D2", ("2028-10-03", 2))
BY_CAT = with_set(with_set(AFTER, "1", "C1/A", tutor="cat"), "2", "C1/A", tutor="cat")

CASES = (
    Case("one each throughout", FREE, laid(FREE, ("ben", "cat"), ("ben", "cat")), 0),
    Case("no set meetings", TEACHING, a_timetable(TEACHING, UNWANTED), 0),
    Case("a set without facilitator once", FREE, laid(FREE, ("ben", "cat"), (None, "cat")), 1),
    Case("nobody at all", FREE, laid(FREE, (None, None), (None, None)), 4),
    Case("one who may not, throughout", FREE, laid(FREE, ("dan", "cat"), ("dan", "cat")), 2),
    Case("one set changes hands", FREE, laid(FREE, ("ben", "cat"), ("ann", "cat")), 1),
    Case("two sets change places", FREE, laid(FREE, ("ben", "cat"), ("cat", "ben")), 2),
    Case("the one the plan names", NAMED, laid(NAMED, ("ann", "cat"), ("ann", "cat")), 0),
    Case("another than the plan names", NAMED, laid(NAMED, ("ben", "cat"), ("ben", "cat")), 1),
    Case("another than the plan names, once", NAMED, laid(NAMED, ("ann", "cat"), ("ben", "cat")), 2),
    Case("a set left out once", FREE, a_timetable(FREE, with_sitting(AS_LISTED, "1", sets=ONE_SET)), 1),
    Case(
        "a set listed twice",
        FREE,
        a_timetable(FREE, with_sitting(AS_LISTED, "1", sets=(*ONE_SET, *ONE_SET))),
        2,
        also=(RuleId.AVOID_TUTOR_CLASHES, RuleId.AVOID_ROOM_CLASHES),
    ),
    Case(
        "a set that is not the cohort's",
        FREE,
        a_timetable(FREE, with_sitting(AS_LISTED, "1", sets=(*AS_LISTED.sittings[0].sets, STRANGER))),
        1,
    ),
    Case(
        "a set listed where none meet",
        TEACHING,
        a_timetable(TEACHING, with_sitting(UNWANTED, "1", sets=(SetSitting("C1/A", None, "room"),))),
        1,
    ),
    Case("another facilitator in another year", TWO_YEARS, a_timetable(TWO_YEARS, BEFORE, BY_CAT), 0),
)


@pytest.mark.parametrize("case", CASES, ids=str)
def test_sets_without_their_own_lasting_facilitator_are_counted(case: Case) -> None:
    assert deviation(RULE, case) == case.deviation


def test_sets_of_at_most_eight_are_formed_where_the_planner_made_none() -> None:
    large = a_plan([MEETINGS], cohorts=(a_cohort(size=20),))
    (block,) = placements(large, "D1", ("2027-10-05", 2))
    left_out = with_sitting(block, "1", sets=block.sittings[0].sets[:1])
    (two, three) = found(RULE, Case("", large, a_timetable(large, left_out), 2))
    assert [v.subjects[0].id for v in (two, three)] == ["C1/B", "C1/C"]


def test_a_change_of_facilitator_is_seen_across_deliveries_of_a_year() -> None:
    both = a_plan([MEETINGS, replace(MEETINGS, id="D2")], modules=(MODULE,), tutors=TUTORS)
    first = placements(both, "D1", ("2027-10-05", 2))
    (second,) = placements(both, "D2", ("2027-11-02", 2))
    by_cat = with_set(with_set(second, "1", "C1/A", tutor="cat"), "2", "C1/A", tutor="cat")
    (violation,) = found(RULE, Case("", both, a_timetable(both, first, by_cat), 1))
    assert [s.id for s in violation.subjects] == ["C1/A", "ann", "cat", "D1#1", "D2#1"]
