"""A new timetable stays close to the one people know."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from hsmc_scheduler.domain.plan import Plan
from hsmc_scheduler.domain.session import LeadCover, Staffing
from hsmc_scheduler.domain.timetable import Placement, Timetable
from hsmc_scheduler.rules.change_little import FACILITATES_NO_LONGER, MOVED, RULE, TEACHES_NO_LONGER
from tests.builders import (
    Laid,
    a_delivery,
    a_plan,
    a_session,
    a_set,
    a_set_meeting,
    a_timetable,
    a_tutor,
    placements,
)
from tests.rules.case import Case, deviation, found

TUE, NEXT_TUE, LATER = "2027-10-05", "2027-10-12", "2027-10-19"
ANN, BEN, CAT = (a_tutor(t) for t in ("ann", "ben", "cat"))
ANYBODY = Staffing(1, LeadCover.NONE)
TEACHING = a_plan([a_delivery(sessions=tuple(a_session(n, staffing=ANYBODY) for n in "12345"))], tutors=(ANN, BEN, CAT))
SETS = a_plan(
    [a_delivery(sessions=tuple(a_set_meeting(n) for n in "123"))],
    sets=(a_set("A", size=4), a_set("B", size=4)),
    tutors=(ANN, BEN, CAT),
)
INACTIVE = a_plan([a_delivery(active=False)])
BEN_HAS_LEFT = replace(TEACHING, tutors=(ANN, a_tutor("ben", active=False), CAT))
A_DAY_LESS = a_plan([a_delivery(sessions=TEACHING.deliveries[0].sessions[:4])], tutors=(ANN, BEN, CAT))


def laid(plan: Plan = TEACHING, *blocks: Laid, **laid: Any) -> Timetable:
    usual: tuple[Laid, ...] = ((TUE, 3), (NEXT_TUE, 2))
    return a_timetable(plan, placements(plan, "D1", *(blocks or usual), **laid))


def facilitated(a: str, b: str) -> Timetable:
    """Three set meetings in one block, with the facilitators of sets A and B."""

    def block(one: Placement) -> Placement:
        who = {"A": a, "B": b}
        sittings = (replace(s, sets=tuple(replace(x, tutor=who[x.learning_set]) for x in s.sets)) for s in one.sittings)
        return replace(one, sittings=tuple(sittings))

    return a_timetable(SETS, tuple(block(p) for p in placements(SETS, "D1", (TUE, 3))))


BY_BEN = laid(tutors={"1": ("ann",), "2": ("ann",), "3": ("ben",), "4": ("ben",), "5": ("ann",)})
FOUR_DAYS = laid(A_DAY_LESS, (TUE, 2), (NEXT_TUE, 2))
PAIR = Staffing(2, LeadCover.NONE)
TWO_EACH = a_plan([a_delivery(sessions=tuple(a_session(n, staffing=PAIR) for n in "12"))], tutors=(ANN, BEN, CAT))

CASES = (
    Case("no earlier timetable", TEACHING, laid(), 0),
    Case("no deliveries", a_plan([]), a_timetable(a_plan([])), 0, a_timetable(a_plan([]))),
    Case("nothing changed", TEACHING, laid(), 0, laid()),
    Case("one block moved", TEACHING, laid(TEACHING, (TUE, 3), (LATER, 2)), 1, laid()),
    Case("both blocks moved", TEACHING, laid(TEACHING, (NEXT_TUE, 3), (LATER, 2)), 2, laid()),
    Case("cut another way", TEACHING, laid(TEACHING, (TUE, 2), (NEXT_TUE, 3)), 2, laid()),
    Case("no block there before", TEACHING, laid(), 0, a_timetable(TEACHING)),
    Case("somebody else teaches two sessions", TEACHING, laid(), 2, BY_BEN),
    Case(
        "somebody else teaches, and elsewhere in the calendar",
        TEACHING,
        laid(TEACHING, (TUE, 3), (LATER, 2)),
        3,
        BY_BEN,
    ),
    Case(
        "the same tutors where the blocks are cut another way",
        TEACHING,
        laid(TEACHING, (TUE, 2), (NEXT_TUE, 3), tutors=("ann",)),
        2,
        laid(tutors=("ann",)),
    ),
    Case(
        "one of two tutors changed",
        TWO_EACH,
        laid(TWO_EACH, (TUE, 2), tutors=("ann", "cat")),
        2,
        laid(TWO_EACH, (TUE, 2), tutors=("ann", "ben")),
    ),
    Case("a set with another facilitator", SETS, facilitated("ann", "cat"), 3, facilitated("ann", "ben")),
    Case("two sets that swap facilitators", SETS, facilitated("ben", "ann"), 6, facilitated("ann", "ben")),
    Case("sets with their facilitators", SETS, facilitated("ann", "ben"), 0, facilitated("ann", "ben")),
    Case("a delivery switched off", INACTIVE, a_timetable(INACTIVE), 0, laid()),
    Case("a tutor who has left", BEN_HAS_LEFT, laid(BEN_HAS_LEFT), 2, BY_BEN),
    Case("a room is no change", TEACHING, laid(), 0, laid(room="another")),
    # the first block is a day shorter, and the tutor of the fifth day has nothing to teach there
    Case("a session that is no more", A_DAY_LESS, FOUR_DAYS, 2, laid(TEACHING, (TUE, 3), (NEXT_TUE, 2))),
)


@pytest.mark.parametrize("case", CASES, ids=str)
def test_changes_against_the_earlier_timetable_are_counted(case: Case) -> None:
    assert deviation(RULE, case) == case.deviation


def test_a_block_that_is_not_placed_counts_with_everybody_who_taught_it() -> None:
    first_only = a_timetable(TEACHING, placements(TEACHING, "D1", (TUE, 3)))
    violations = found(RULE, Case("", TEACHING, first_only, 3, laid()))
    assert [(v.what, v.deviation) for v in violations] == [(MOVED, 1), (TEACHES_NO_LONGER, 2)]


def test_a_facilitator_is_reported_once_a_set_and_delivery() -> None:
    (violation,) = found(RULE, Case("", SETS, facilitated("ann", "cat"), 3, facilitated("ann", "ben")))
    assert [s.id for s in violation.subjects] == ["ben", "B", "D1"]
    assert violation.what == FACILITATES_NO_LONGER
