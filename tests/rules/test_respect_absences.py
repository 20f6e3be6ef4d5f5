"""Nobody teaches while away, busy elsewhere or on a day they do not work."""

from __future__ import annotations

from typing import Any

import pytest

from hsmc_scheduler.domain.daypart import DayPart
from hsmc_scheduler.domain.plan import Plan
from hsmc_scheduler.domain.ruleset import RuleId
from hsmc_scheduler.domain.timetable import Timetable
from hsmc_scheduler.domain.tutor import AbsenceKind, Tutor
from hsmc_scheduler.rules.respect_absences import RULE
from tests.builders import a_delivery, a_plan, a_session, a_set_meeting, a_timetable, a_tutor, an_absence, placements
from tests.rules.case import Case, deviation, found


def plan(ann: Tutor, **changes: Any) -> Plan:
    return a_plan([a_delivery(days=2, **changes)], tutors=(ann, a_tutor("ben")))


def laid(plan: Plan, **changes: Any) -> Timetable:
    """Ann teaches on Tue 5 and Wed 6 October 2027."""
    return a_timetable(plan, placements(plan, "D1", ("2027-10-05", 2), **changes))


def case(name: str, plan: Plan, deviation: int, *also: RuleId) -> Case:
    return Case(name, plan, laid(plan), deviation, also=also)


def ann(*absences: Any, **changes: Any) -> Tutor:
    return a_tutor("ann", absences=absences, **changes)


AFTERNOONS = tuple(a_session(n, part=DayPart.AFTERNOON) for n in "12")
AWAY = plan(ann(an_absence("2027-10-05", "2027-10-15")))
INACTIVE = a_plan([a_delivery(days=2)], tutors=(a_tutor("ben"), a_tutor("cat", active=False)))
FACILITATED = a_plan(
    [a_delivery(sessions=(a_set_meeting("1"), a_set_meeting("2")))],
    tutors=(a_tutor("ann", absences=(an_absence("2027-10-06"),)),),
)

CASES = (
    case("never away", plan(ann()), 0),
    Case("no deliveries", a_plan([]), a_timetable(a_plan([])), 0),
    case("away up to the day before", plan(ann(an_absence("2027-10-01", "2027-10-04"))), 0),
    case("away from the day after", plan(ann(an_absence("2027-10-07", "2027-10-15"))), 0),
    case("away throughout", AWAY, 4),
    case("away on the last day", plan(ann(an_absence("2027-10-06"))), 2),
    case("away in the morning", plan(ann(an_absence("2027-10-05", part=DayPart.MORNING))), 1),
    case(
        "away in the morning, teaching in the afternoon",
        plan(ann(an_absence("2027-10-05", "2027-10-06", part=DayPart.MORNING)), sessions=AFTERNOONS),
        0,
    ),
    case("two absences that overlap", plan(ann(an_absence("2027-10-04", "2027-10-05"), an_absence("2027-10-05"))), 2),
    case("busy elsewhere", plan(ann(an_absence("2027-10-05", kind=AbsenceKind.COMMITMENT))), 2),
    case("would rather not", plan(ann(an_absence("2027-10-05", kind=AbsenceKind.PREFER_NOT))), 0),
    case("absence switched off", plan(ann(an_absence("2027-10-05", active=False))), 0),
    case("does not work on Wednesdays", plan(ann(working_weekdays=(0, 1, 3, 4))), 2),
    case("away on a Wednesday not worked", plan(ann(an_absence("2027-10-06"), working_weekdays=(0, 1, 3, 4))), 2),
    Case(
        "somebody else away",
        AWAY,
        laid(AWAY, tutors=("ben",)),
        0,
        also=(RuleId.COVER_SESSIONS,),
    ),
    Case("a tutor switched off", INACTIVE, laid(INACTIVE, tutors=("cat",)), 4, also=(RuleId.COVER_SESSIONS,)),
    Case("a tutor the plan does not have", INACTIVE, laid(INACTIVE, tutors=("zed",)), 4, also=(RuleId.COVER_SESSIONS,)),
    case("facilitating a set while away", FACILITATED, 2),
)


@pytest.mark.parametrize("case", CASES, ids=str)
def test_half_days_taught_by_somebody_who_is_not_there_are_counted(case: Case) -> None:
    assert deviation(RULE, case) == case.deviation


def test_the_absence_reported_is_the_one_in_the_way() -> None:
    others = (
        an_absence("2027-10-04", reason="before"),
        an_absence("2027-10-06", "2027-10-15", reason="after"),
        an_absence("2027-10-05", part=DayPart.MORNING, reason="the morning"),
        an_absence("2027-10-05", active=False, reason="switched off"),
        an_absence("2027-10-05", kind=AbsenceKind.PREFER_NOT, reason="would rather not"),
    )
    away = plan(
        ann(*others, an_absence("2027-10-05", part=DayPart.AFTERNOON, reason="clinic")), sessions=AFTERNOONS[:1]
    )
    timetable = a_timetable(away, placements(away, "D1", ("2027-10-05", 1)))
    (violation,) = found(RULE, Case("", away, timetable, 1))
    assert violation.facts == (DayPart.AFTERNOON, "2027-10-05", "2027-10-05", "clinic")


def test_an_absence_is_reported_with_its_own_dates_and_reason() -> None:
    leave = plan(ann(an_absence("2027-10-06", "2027-10-15", reason="annual leave")))
    (violation,) = found(RULE, Case("", leave, laid(leave), 2))
    assert [s.id for s in violation.subjects] == ["ann", "D1#1"]
    assert violation.facts == (DayPart.WHOLE, "2027-10-06", "2027-10-15", "annual leave")
