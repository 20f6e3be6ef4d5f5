"""Every session has the tutors and leads it asks for, and no more."""

from __future__ import annotations

import pytest

from hsmc_scheduler.domain.plan import Plan
from hsmc_scheduler.domain.ruleset import RuleId
from hsmc_scheduler.domain.session import LeadCover, Staffing
from hsmc_scheduler.domain.timetable import Timetable
from hsmc_scheduler.rules.cover_sessions import RULE
from tests.builders import a_delivery, a_module, a_plan, a_session, a_timetable, a_tutor, placements
from tests.rules.case import Case, deviation, found

PEOPLE = tuple(a_tutor(t) for t in ("ann", "ben", "cat", "dan"))


def plan(staffing: Staffing, leads: tuple[str, ...] = ("ann", "ben"), active: bool = True) -> Plan:
    """Two days; Ann and Ben lead, Cat teaches, Dan is not of the team. `active`: whether Ann is."""
    sessions = tuple(a_session(n, staffing=staffing) for n in "12")
    ann, *others = PEOPLE
    return a_plan(
        [a_delivery(sessions=sessions)],
        modules=(a_module("D1", leads, teachers=("cat",)),),
        tutors=(ann if active else a_tutor("ann", active=False), *others),
    )


def laid(plan: Plan, *tutors: str) -> Timetable:
    return a_timetable(plan, placements(plan, "D1", ("2027-10-05", 2), tutors=tutors))


ONE, TWO, THREE = plan(Staffing(1)), plan(Staffing(2)), plan(Staffing(3))
ALL_LEADS = plan(Staffing(1, LeadCover.ALL))
NO_LEAD = plan(Staffing(1, LeadCover.NONE))
OWN_TEAM = plan(Staffing(1, team=("cat", "dan")))
ALL_OF_TEAM = plan(Staffing(1, LeadCover.ALL, ("ben", "cat")))
NOBODY = plan(Staffing(0))
LED_BY_ANN = plan(Staffing(1), leads=("ann",))
ANN_GONE = plan(Staffing(1), leads=("ann",), active=False)
HALF = a_timetable(ONE, placements(ONE, "D1", ("2027-10-05", 2), tutors={"1": ("ann",), "2": ("cat",)}))

CASES = (
    Case("one lead where one tutor is asked for", ONE, laid(ONE, "ann"), 0),
    Case("no deliveries", a_plan([]), a_timetable(a_plan([])), 0),
    Case("both leads where one tutor is asked for", ONE, laid(ONE, "ann", "ben"), 0),
    Case("a third tutor where two leads are enough", ONE, laid(ONE, "ann", "ben", "cat"), 2),
    Case("nobody", ONE, laid(ONE), 4),
    Case("no lead", ONE, laid(ONE, "cat"), 2),
    Case("no lead on one of the days", ONE, HALF, 1),
    Case("one short", TWO, laid(TWO, "ann"), 2),
    Case("two, one of them a lead", TWO, laid(TWO, "ann", "cat"), 0),
    Case("all three", THREE, laid(THREE, "ann", "ben", "cat"), 0),
    Case("one who is not of the team", ONE, laid(ONE, "ann", "dan"), 2),
    Case("all leads", ALL_LEADS, laid(ALL_LEADS, "ann", "ben"), 0),
    Case("all leads but one", ALL_LEADS, laid(ALL_LEADS, "ann"), 2),
    Case("no lead asked for", NO_LEAD, laid(NO_LEAD, "cat"), 0),
    Case("a team without leads", OWN_TEAM, laid(OWN_TEAM, "dan"), 0),
    Case("a lead outside the session's team", OWN_TEAM, laid(OWN_TEAM, "ann"), 4),
    Case("all leads of the session's team", ALL_OF_TEAM, laid(ALL_OF_TEAM, "ben"), 0),
    Case("nobody asked for", NOBODY, laid(NOBODY), 0),
    Case("somebody where nobody is asked for", NOBODY, laid(NOBODY, "ann"), 2),
    Case("two where one lead is enough", LED_BY_ANN, laid(LED_BY_ANN, "ann", "cat"), 2),
    Case("the only lead switched off", ANN_GONE, laid(ANN_GONE, "cat"), 0),
    Case("a lead switched off is not of the team", ANN_GONE, laid(ANN_GONE, "ann"), 4, also=(RuleId.RESPECT_ABSENCES,)),
)


@pytest.mark.parametrize("case", CASES, ids=str)
def test_people_missing_misplaced_or_too_many_are_counted(case: Case) -> None:
    assert deviation(RULE, case) == case.deviation


def test_a_block_without_its_lead_is_reported_once_with_who_should_be_there() -> None:
    (violation,) = found(RULE, Case("", ONE, laid(ONE, "cat"), 2))
    assert [s.id for s in violation.subjects] == ["D1#1", "D1/1", "D1/2", "ann", "ben"]
