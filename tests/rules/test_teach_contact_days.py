"""Every contact day is taught once, in order, in blocks the delivery allows."""

from __future__ import annotations

from dataclasses import replace

import pytest

from hsmc_scheduler.domain.daypart import DayPart
from hsmc_scheduler.domain.delivery import BlockLimit
from hsmc_scheduler.domain.ruleset import RuleId
from hsmc_scheduler.domain.session import SessionKind
from hsmc_scheduler.domain.timetable import Placement, Sitting
from hsmc_scheduler.rules.teach_contact_days import RULE
from tests.builders import (
    a_delivery,
    a_full_timetable,
    a_plan,
    a_session,
    a_timetable,
    on,
    placements,
    with_sitting,
)
from tests.rules.case import Case, deviation, found

PLAN = a_plan()
FIRST, SECOND = placements(PLAN, "D1", ("2027-10-05", 3), ("2027-11-02", 2))
AGAIN = replace(placements(PLAN, "D1", ("2027-12-07", 3), ("2028-01-11", 2))[1], block=3)
OTHER_WAY = placements(PLAN, "D1", ("2027-10-05", 2), ("2027-11-02", 3))

MORNING = a_session("am", part=DayPart.MORNING)
AFTERNOON = a_session("pm", part=DayPart.AFTERNOON)
HALVES = a_plan([a_delivery(sessions=(MORNING, AFTERNOON, a_session("3")))])
(HALVES_TOGETHER,) = placements(HALVES, "D1", ("2027-10-05", 2))
TWO_DAYS = a_plan([a_delivery(sessions=(AFTERNOON, replace(MORNING, id="am2")))])
(APART,) = placements(TWO_DAYS, "D1", ("2027-10-05", 2))

MORNINGS = a_plan([a_delivery(sessions=(MORNING, replace(MORNING, id="am2")))])
(TWO_MORNINGS,) = placements(MORNINGS, "D1", ("2027-10-05", 2))
THREE = a_plan([a_delivery(block_lengths=(1, 2))])
TUESDAY, _, DECEMBER = placements(THREE, "D1", ("2027-10-05", 2), ("2027-11-02", 1), ("2027-12-07", 2))

KEPT = a_plan([a_delivery(sessions=tuple(a_session(n, keep_with_next=n == "2") for n in "12345"))])
WORKSHOPS = a_plan(
    [
        a_delivery(
            sessions=tuple(a_session(n, kind=SessionKind.WORKSHOP) for n in "12345"),
            block_limits=(BlockLimit(SessionKind.WORKSHOP, 2),),
        )
    ]
)
IDLE = a_plan([a_delivery(), a_delivery("D2", active=False)])
GONE = Placement("D9", 1, (Sitting("1", on("2027-12-07")), Sitting("2", on("2027-12-08"))))
HALF_KNOWN = replace(SECOND, sittings=(SECOND.sittings[0], replace(SECOND.sittings[1], session="x")))

CASES = (
    Case("three days, then two", PLAN, a_timetable(PLAN, FIRST, SECOND), 0),
    Case("two days, then three", PLAN, a_timetable(PLAN, OTHER_WAY), 0),
    Case("no deliveries", a_plan([]), a_timetable(a_plan([])), 0),
    Case("a delivery switched off needs no dates", IDLE, a_timetable(IDLE, FIRST, SECOND), 0),
    Case("nothing placed", PLAN, a_timetable(PLAN), 5),
    Case("the last block missing", PLAN, a_timetable(PLAN, FIRST), 2),
    Case("the first block missing", PLAN, a_timetable(PLAN, SECOND), 3),
    Case("two sessions taught twice", PLAN, a_timetable(PLAN, FIRST, SECOND, AGAIN), 2),
    Case(
        "two sessions the wrong way round",
        PLAN,
        a_timetable(PLAN, with_sitting(with_sitting(FIRST, "1", day="2027-10-06"), "2", day="2027-10-05"), SECOND),
        1,
    ),
    Case("a morning and its afternoon on one date", HALVES, a_timetable(HALVES, HALVES_TOGETHER), 0),
    Case(
        "a morning without its afternoon",
        HALVES,
        a_timetable(HALVES, with_sitting(with_sitting(HALVES_TOGETHER, "pm", day="2027-10-06"), "3", day="2027-10-07")),
        1,
    ),
    Case("an afternoon and the next day's morning", TWO_DAYS, a_timetable(TWO_DAYS, APART), 0),
    Case(
        "the next day's morning before its afternoon",
        TWO_DAYS,
        a_timetable(TWO_DAYS, with_sitting(APART, "am2", day="2027-10-05")),
        1,
    ),
    Case(
        "two mornings on one date",
        MORNINGS,
        a_timetable(MORNINGS, with_sitting(TWO_MORNINGS, "am2", day="2027-10-05")),
        1,
        also=(RuleId.AVOID_STUDENT_CLASHES, RuleId.AVOID_TUTOR_CLASHES, RuleId.AVOID_ROOM_CLASHES),
    ),
    Case(
        "blocks of four days and one",
        PLAN,
        a_timetable(PLAN, placements(PLAN, "D1", ("2027-10-05", 4), ("2027-11-02", 1))),
        2,
    ),
    Case(
        "days kept together cut apart",
        KEPT,
        a_timetable(KEPT, placements(KEPT, "D1", ("2027-10-05", 2), ("2027-11-02", 3))),
        2,
    ),
    Case(
        "days kept together in one block",
        KEPT,
        a_timetable(KEPT, placements(KEPT, "D1", ("2027-10-05", 3), ("2027-11-02", 2))),
        0,
    ),
    Case(
        "three workshops in a block that may hold two",
        WORKSHOPS,
        a_timetable(WORKSHOPS, placements(WORKSHOPS, "D1", ("2027-10-05", 3), ("2027-11-02", 2))),
        1,
    ),
    Case("both blocks numbered 1", PLAN, a_timetable(PLAN, FIRST, replace(SECOND, block=1)), 1),
    Case("the second of three blocks missing", THREE, a_timetable(THREE, TUESDAY, DECEMBER), 1),
    Case("blocks numbered 1 and 3", PLAN, a_timetable(PLAN, FIRST, replace(SECOND, block=3)), 1),
    Case(
        "blocks numbered 2 and 1",
        PLAN,
        a_timetable(PLAN, replace(FIRST, block=2), replace(SECOND, block=1)),
        2,
        also=(RuleId.KEEP_BLOCKS_IN_ORDER,),
    ),
    Case("a block of a delivery that is gone", PLAN, a_timetable(PLAN, FIRST, SECOND, GONE), 2),
    Case("a block with a session that is gone", PLAN, a_timetable(PLAN, FIRST, HALF_KNOWN), 3),
)


@pytest.mark.parametrize("case", CASES, ids=str)
def test_what_is_not_taught_once_in_order_in_allowed_blocks_is_counted(case: Case) -> None:
    assert deviation(RULE, case) == case.deviation


def test_a_whole_timetable_of_several_deliveries_is_accepted() -> None:
    plan = a_plan([a_delivery("D1"), a_delivery("D2", days=7), a_delivery("D3", days=2)])
    assert found(RULE, Case("", plan, a_full_timetable(plan), 0)) == ()


def test_the_sessions_missing_are_named() -> None:
    (violation,) = found(RULE, Case("", PLAN, a_timetable(PLAN, FIRST), 2))
    assert [s.id for s in violation.subjects] == ["D1", "D1/4", "D1/5"]
