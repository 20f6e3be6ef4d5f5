"""Nobody teaches when they would rather not."""

from __future__ import annotations

from typing import Any

import pytest

from hsmc_scheduler.domain.daypart import DayPart
from hsmc_scheduler.domain.plan import Plan
from hsmc_scheduler.domain.timetable import Timetable
from hsmc_scheduler.domain.tutor import AbsenceKind
from hsmc_scheduler.rules.respect_tutor_wishes import OTHER_WEEKDAY, PREFERS_NOT, RULE
from tests.builders import (
    a_delivery,
    a_plan,
    a_session,
    a_set_meeting,
    a_timetable,
    a_tutor,
    an_absence,
    placements,
)
from tests.rules.case import Case, deviation, found

TUE, THU, WED = "2027-10-05", "2027-10-07", "2027-10-06"
RATHER_NOT = AbsenceKind.PREFER_NOT


def plan(part: DayPart = DayPart.WHOLE, **ann: Any) -> Plan:
    """Three days by Ann."""
    sessions = tuple(a_session(n, part=part) for n in "123")
    return a_plan([a_delivery(sessions=sessions)], tutors=(a_tutor("ann", **ann),))


def laid(plan: Plan, start: str = TUE) -> Timetable:
    return a_timetable(plan, placements(plan, "D1", (start, 3)))


AGREEABLE = plan()
ONE_DAY = plan(absences=(an_absence(WED, kind=RATHER_NOT, reason="writing"),))
TWICE = plan(absences=(an_absence(TUE, WED, RATHER_NOT, reason="writing"), an_absence(WED, THU, RATHER_NOT)))
IGNORED = plan(absences=(an_absence(TUE, THU, RATHER_NOT, active=False),))
AFTERNOON_OFF = plan(DayPart.MORNING, absences=(an_absence(TUE, THU, RATHER_NOT, part=DayPart.AFTERNOON),))
MORNING_OFF = plan(DayPart.MORNING, absences=(an_absence(TUE, THU, RATHER_NOT, part=DayPart.MORNING),))
HALF_A_DAY_OFF = plan(absences=(an_absence(TUE, part=DayPart.AFTERNOON, kind=RATHER_NOT),))
TUESDAYS = plan(preferred_weekdays=(1,))
BOTH = plan(preferred_weekdays=(1,), absences=(an_absence(WED, kind=RATHER_NOT),))
SETS = a_plan([a_delivery(sessions=tuple(a_set_meeting(n) for n in "12"))], tutors=(a_tutor(preferred_weekdays=(2,)),))
SOMEBODY_ELSE = a_plan(
    [a_delivery(days=3)],
    tutors=(a_tutor("ann"), a_tutor("ben", preferred_weekdays=(4,), absences=(an_absence(TUE, THU, RATHER_NOT),))),
)

CASES = (
    Case("no wishes", AGREEABLE, laid(AGREEABLE), 0),
    Case("no deliveries", a_plan([]), a_timetable(a_plan([])), 0),
    Case("one day", ONE_DAY, laid(ONE_DAY), 1),
    Case("another week", ONE_DAY, laid(ONE_DAY, "2027-10-12"), 0),
    Case("a day in two wishes counts once", TWICE, laid(TWICE), 3),
    Case("a wish that is off", IGNORED, laid(IGNORED), 0),
    Case("mornings, where afternoons are unwelcome", AFTERNOON_OFF, laid(AFTERNOON_OFF), 0),
    Case("mornings, where those are unwelcome", MORNING_OFF, laid(MORNING_OFF), 3),
    Case("a whole day, half of it unwelcome", HALF_A_DAY_OFF, laid(HALF_A_DAY_OFF), 1),
    Case("off the preferred weekdays", TUESDAYS, laid(TUESDAYS), 2),
    Case("one session against two wishes counts once", BOTH, laid(BOTH), 2),
    Case("facilitating counts", SETS, a_timetable(SETS, placements(SETS, "D1", (TUE, 2))), 1),
    Case("a wish of somebody who does not teach", SOMEBODY_ELSE, laid(SOMEBODY_ELSE), 0),
)


@pytest.mark.parametrize("case", CASES, ids=str)
def test_sessions_against_a_wish_are_counted(case: Case) -> None:
    assert deviation(RULE, case) == case.deviation


def test_a_wish_is_reported_once_a_block() -> None:
    weekday, unwelcome = found(RULE, Case("", BOTH, laid(BOTH), 2))[::-1]
    assert (weekday.what, unwelcome.what) == (OTHER_WEEKDAY, PREFERS_NOT)
    assert [s.id for s in unwelcome.subjects] == ["ann", "D1#1"]
