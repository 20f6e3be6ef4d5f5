"""What the planner has fixed, and what is past, stays."""

from __future__ import annotations

from typing import Any

import pytest

from hsmc_scheduler.domain.pin import PinnedTutors
from hsmc_scheduler.domain.plan import Plan
from hsmc_scheduler.domain.ruleset import RuleId
from hsmc_scheduler.domain.timetable import Timetable
from hsmc_scheduler.rules.honour_pins import RULE
from tests.builders import a_delivery, a_pin, a_plan, a_room, a_timetable, a_tutor, on, placements
from tests.rules.case import Case, deviation, found


def plan(*pins: Any, **changes: Any) -> Plan:
    people = (a_tutor("ann"), a_tutor("ben"))
    return a_plan([a_delivery()], pins=pins, tutors=people, rooms=(a_room(), a_room("room-2")), **changes)


def laid(plan: Plan, first: str = "2027-10-05", second: str = "2027-11-02") -> Timetable:
    """Three days by Ann in the first room, then two."""
    return a_timetable(plan, placements(plan, "D1", (first, 3), (second, 2), room="room", tutors=("ann",)))


def case(name: str, deviation: int, *pins: Any, also: tuple[RuleId, ...] = ()) -> Case:
    pinned = plan(*pins)
    return Case(name, pinned, laid(pinned), deviation, also=also)


PAST = plan(frozen_before=on("2027-10-06"))
TODAY = plan(frozen_before=on("2027-10-05"))
ALL_DIFFER = a_pin(block=1, start="2027-10-12", days=2, room="room-2", tutors=(PinnedTutors("1", ("ben",)),))

CASES = (
    case("no pins", 0),
    case("kept in every way", 0, a_pin(start="2027-10-05", days=3, room="room", tutors=(PinnedTutors("1", ("ann",)),))),
    case("another start", 1, a_pin(start="2027-10-06")),
    case("another length", 1, a_pin(days=2)),
    case("another room", 1, a_pin(room="room-2")),
    case("other tutors", 1, a_pin(tutors=(PinnedTutors("2", ("ann", "ben")),))),
    case("other tutors in two sessions", 2, a_pin(tutors=(PinnedTutors("2", ("ben",)), PinnedTutors("3", ("ben",))))),
    case("a session pinned in another block", 1, a_pin(tutors=(PinnedTutors("4", ("ann",)),))),
    case("different in every way", 4, ALL_DIFFER),
    case("a block that is not there", 4, a_pin(block=3, start="2027-12-07")),
    case("switched off", 0, a_pin(start="2027-10-06", active=False)),
    case("a pin on a delivery the plan does not have", 0, a_pin("D9", start="2027-10-06")),
    Case("a past block that stays", PAST, laid(PAST, second="2027-11-09"), 0, earlier=laid(PAST)),
    Case("a past block that moves", PAST, laid(PAST, first="2027-10-12"), 1, earlier=laid(PAST)),
    Case("a block that starts the day the past ends", TODAY, laid(TODAY, first="2027-10-12"), 0, earlier=laid(TODAY)),
    Case(
        "a past block cut anew",
        PAST,
        a_timetable(PAST, placements(PAST, "D1", ("2027-10-05", 2), ("2027-11-02", 3))),
        1,
        earlier=laid(PAST),
    ),
    Case("a block put into the past", TODAY, laid(TODAY, first="2027-10-04"), 1, earlier=laid(TODAY)),
    Case("nothing earlier to stay with", PAST, laid(PAST, first="2027-10-12"), 0),
)


@pytest.mark.parametrize("case", CASES, ids=str)
def test_what_differs_from_a_pin_or_the_past_is_counted(case: Case) -> None:
    assert deviation(RULE, case) == case.deviation


def test_a_past_block_that_has_gone_is_reported() -> None:
    (violation,) = found(RULE, Case("", PAST, a_timetable(PAST), 4, earlier=laid(PAST)))
    assert (violation.what, [s.id for s in violation.subjects]) == ("not there", ["D1#1"])
