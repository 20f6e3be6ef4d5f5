"""Where a module has several leads, all of them come."""

from __future__ import annotations

from typing import Any

import pytest

from hsmc_scheduler.domain.plan import Plan
from hsmc_scheduler.domain.ruleset import RuleId
from hsmc_scheduler.domain.session import LeadCover, Staffing
from hsmc_scheduler.domain.timetable import Timetable
from hsmc_scheduler.rules.have_all_leads_present import RULE
from tests.builders import a_delivery, a_module, a_plan, a_session, a_timetable, a_tutor, placements
from tests.rules.case import Case, deviation, found

ONE_TUTOR = Staffing()
ANN, BEN, CAT = (a_tutor(t) for t in ("ann", "ben", "cat"))


def plan(staffing: Staffing = ONE_TUTOR, leads: tuple[str, ...] = ("ann", "ben"), **changes: Any) -> Plan:
    """Three days of a module that Ann and Ben lead and Cat teaches."""
    sessions = tuple(a_session(n, staffing=staffing) for n in "123")
    changes = {"tutors": (ANN, BEN, CAT)} | changes
    return a_plan([a_delivery(sessions=sessions)], modules=(a_module("D1", leads, teachers=("cat",)),), **changes)


def laid(plan: Plan, *tutors: str) -> Timetable:
    return a_timetable(plan, placements(plan, "D1", ("2027-10-05", 3), tutors=tutors))


TWO_LEADS, ONE_LEAD, THREE_LEADS = plan(), plan(leads=("ann",)), plan(leads=("ann", "ben", "cat"))
NONE_ASKED = plan(Staffing(leads=LeadCover.NONE))
NOBODY_ASKED = plan(Staffing(0))
ALL_ASKED = plan(Staffing(leads=LeadCover.ALL))
ONE_IN_THE_TEAM = plan(Staffing(team=("ann", "cat")))
BEN_HAS_LEFT = plan(tutors=(ANN, a_tutor("ben", active=False), CAT))
ONCE = a_timetable(
    TWO_LEADS,
    placements(TWO_LEADS, "D1", ("2027-10-05", 3), tutors={"1": ("ann", "ben"), "2": ("ann",), "3": ("ann", "ben")}),
)

CASES = (
    Case("both there", TWO_LEADS, laid(TWO_LEADS, "ann", "ben"), 0),
    Case("no deliveries", a_plan([]), a_timetable(a_plan([])), 0),
    Case("one of two missing", TWO_LEADS, laid(TWO_LEADS, "ann"), 3),
    Case("one of two missing once", TWO_LEADS, ONCE, 1),
    Case("two of three missing", THREE_LEADS, laid(THREE_LEADS, "ben"), 6),
    Case("both missing", TWO_LEADS, laid(TWO_LEADS, "cat"), 6, also=(RuleId.COVER_SESSIONS,)),
    Case("a single lead", ONE_LEAD, laid(ONE_LEAD, "ann"), 0),
    Case("no lead asked for", NONE_ASKED, laid(NONE_ASKED, "cat"), 0),
    Case("nobody asked for", NOBODY_ASKED, laid(NOBODY_ASKED), 0),
    Case("all asked for", ALL_ASKED, laid(ALL_ASKED, "ann"), 3, also=(RuleId.COVER_SESSIONS,)),
    Case("one lead in the session's team", ONE_IN_THE_TEAM, laid(ONE_IN_THE_TEAM, "ann"), 0),
    Case("a lead who has left", BEN_HAS_LEFT, laid(BEN_HAS_LEFT, "ann"), 0),
)


@pytest.mark.parametrize("case", CASES, ids=str)
def test_leads_not_there_are_counted(case: Case) -> None:
    assert deviation(RULE, case) == case.deviation


def test_a_missing_lead_is_reported_once_a_block() -> None:
    (violation,) = found(RULE, Case("", TWO_LEADS, laid(TWO_LEADS, "ann"), 3))
    assert [s.id for s in violation.subjects] == ["ben", "D1#1"]
    assert len(violation.dates) == 3
