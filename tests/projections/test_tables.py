"""What the tables say of small plans: sessions, modules, tutors, sets."""

from __future__ import annotations

from dataclasses import replace
from datetime import time
from typing import Any

from hsmc_scheduler.domain.daypart import DayPart
from hsmc_scheduler.domain.index import PlanIndex
from hsmc_scheduler.domain.plan import Plan
from hsmc_scheduler.domain.session import Staffing
from hsmc_scheduler.domain.timetable import Placement, SetSitting
from hsmc_scheduler.domain.tutor import TutorLimits
from hsmc_scheduler.projections.learning_sets import set_years
from hsmc_scheduler.projections.modules import module_rows
from hsmc_scheduler.projections.sessions import SessionRow, session_rows
from hsmc_scheduler.projections.workload import tutor_rows
from tests.builders import (
    a_cohort,
    a_delivery,
    a_first_year_pair,
    a_module,
    a_pin,
    a_plan,
    a_session,
    a_set_meeting,
    a_slot,
    a_timetable,
    a_tutor,
    an_assessment,
    on,
    placements,
)


def sets_on_day_two(staffing: Staffing | None = None, **changes: Any) -> tuple[Plan, tuple[Placement, ...]]:
    """Two days, sixteen people: on the second their two sets meet."""
    meeting = a_set_meeting("2") if staffing is None else replace(a_set_meeting("2"), staffing=staffing)
    plan = a_plan([a_delivery(sessions=(a_session(), meeting))], cohorts=(a_cohort(size=16),), **changes)
    return plan, placements(plan, "D1", ("2027-10-05", 2))


def rows(plan: Plan, *laid: Placement | tuple[Placement, ...]) -> tuple[SessionRow, ...]:
    return session_rows(PlanIndex(plan), a_timetable(plan, *laid))


def test_a_day_on_which_only_sets_meet_has_a_row_for_each_set() -> None:
    found = rows(*sets_on_day_two())
    assert [(r.day, r.learning_set) for r in found] == [
        (on("2027-10-05"), ""),
        (on("2027-10-06"), "Set A"),
        (on("2027-10-06"), "Set B"),
    ]
    assert found[1].tutors != found[2].tutors
    assert found[1].room != found[2].room


def test_a_day_with_teaching_beside_the_sets_has_a_row_for_the_group_too() -> None:
    found = rows(*sets_on_day_two(Staffing(1)))
    assert [r.learning_set for r in found] == ["", "", "Set A", "Set B"]
    assert found[1].tutors == ("Ann",)


def test_a_main_room_no_set_uses_keeps_its_row() -> None:
    plan, (block,) = sets_on_day_two()
    first, second = block.sittings
    sets = tuple(replace(s, room=f"room-{n}") for n, s in enumerate(second.sets, 2))
    found = rows(plan, replace(block, sittings=(first, replace(second, sets=sets))))
    assert [r.room for r in found if r.day == on("2027-10-06")] == ["Room", "Room-2", "room-3"]


def test_what_is_missing_shows_in_the_status() -> None:
    plan, (block,) = sets_on_day_two()
    first, second = block.sittings
    sets = (SetSitting(second.sets[0].learning_set, None, "room"), SetSitting(second.sets[1].learning_set, "ann", None))
    bare = replace(block, sittings=(replace(first, tutors=()), replace(second, sets=sets)))
    assert [r.status for r in rows(plan, bare)] == ["Tutor needed", "Facilitator needed", "Room needed"]


def test_past_and_pinned_blocks_say_so() -> None:
    plan = a_plan(pins=(a_pin(block=2, start="2027-11-02"),), frozen_before=on("2027-10-06"))
    found = rows(plan, placements(plan, "D1", ("2027-10-05", 2), ("2027-11-02", 2), ("2027-12-07", 1)))
    assert [r.status for r in found] == ["Past", "Past", "Pinned", "Pinned", "Planned"]


def test_times_are_the_sessions_own_or_those_of_its_part_of_the_day() -> None:
    sessions = (
        a_session("1", part=DayPart.MORNING),
        a_session("2", part=DayPart.AFTERNOON, ends=time(15)),
        a_session("3"),
    )
    plan = a_plan([a_delivery(sessions=sessions)])
    found = rows(plan, placements(plan, "D1", ("2027-10-05", 2)))
    assert [(r.starts, r.ends) for r in found] == [
        (time(9, 30), time(13)),
        (time(13), time(15)),
        (time(9, 30), time(16, 30)),
    ]


def test_weeks_are_counted_in_the_academic_year() -> None:
    plan = a_plan()
    assert [r.week for r in rows(plan, placements(plan, "D1", ("2027-10-05", 3), ("2028-01-04", 2)))] == [2] * 3 + [
        15
    ] * 2


def test_no_two_blocks_share_a_name() -> None:
    plan = a_plan([a_delivery("D1", module="M"), a_delivery("D2", module="M")])
    found = rows(plan, *(placements(plan, d, ("2027-10-05", 3), ("2027-11-02", 2)) for d in ("D1", "D2")))
    assert sorted({r.block for r in found}) == [f"M 2027-28 {b}" for b in ("A 1/2", "A 2/2", "B 1/2", "B 2/2")]


def test_a_session_only_some_cohorts_attend_names_only_those() -> None:
    sessions = (a_session("1"), a_session("2", only_cohorts=("C2",)))
    plan = a_plan([a_delivery(sessions=sessions)], cohorts=(a_cohort("C1"), a_cohort("C2")))
    found = rows(plan, placements(plan, "D1", ("2027-10-05", 2)))
    assert [r.cohorts for r in found] == [("Cohort C1", "Cohort C2"), ("Cohort C2",)]


def test_the_first_year_pair_is_five_days_and_nine() -> None:
    plan = a_plan([a_first_year_pair()])
    found = module_rows(PlanIndex(plan), a_timetable(plan))
    assert {r.code: r.days for r in found} == {"LIC": 5, "ALL": 9}


def test_a_module_lists_its_blocks_and_who_takes_it_and_what_is_due() -> None:
    plan = a_plan(
        modules=(a_module(assessments=(an_assessment(weeks=1, weekday=0),)),),
        cohorts=(a_cohort("C1"), a_cohort("C2", required=(), electives=(a_slot("D1", choose=0, expected=3),))),
    )
    (row,) = module_rows(
        PlanIndex(plan), a_timetable(plan, placements(plan, "D1", ("2027-10-05", 3), ("2027-11-02", 2)))
    )
    assert row.blocks == ("1/2: Tue 5 – Thu 7 Oct 2027", "2/2: Tue 2 – Wed 3 Nov 2027")
    assert row.taken_by == ("Cohort C1 (all 8)", "Cohort C2 (3 of 8)")
    assert row.split == (3, 2)
    assert row.deadlines == ("Final assignment: Mon 15 Nov 2027",)


def test_a_tutors_days_count_teaching_and_sets_and_no_half_day_twice() -> None:
    plan, laid = sets_on_day_two(tutors=(a_tutor("ann", limits=TutorLimits(days_a_year=10)), a_tutor("ben")))
    (block,) = laid
    first, second = block.sittings
    sets = (replace(second.sets[0], tutor="ann"), replace(second.sets[1], tutor="ben"))
    both = replace(block, sittings=(first, replace(second, tutors=("ann",), sets=sets)))
    ann, ben = tutor_rows(PlanIndex(plan), a_timetable(plan, both))
    assert (ann.teaching_days, ann.set_days, ann.days, ann.share) == (2, 0, 2, 0.2)
    assert (ben.teaching_days, ben.set_days, ben.days, ben.share) == (0, 1, 1, None)
    assert (ann.longest_run, ann.busiest_week_days) == (2, 2)


def test_scripts_are_shared_by_the_leads() -> None:
    work = (an_assessment(weeks=1), an_assessment("second", weeks=2))
    plan = a_plan(modules=(a_module(leads=("ann", "ben"), assessments=work),), cohorts=(a_cohort(size=9),))
    found = tutor_rows(PlanIndex(plan), a_timetable(plan, placements(plan, "D1", ("2027-10-05", 3), ("2027-11-02", 2))))
    assert {r.tutor: r.scripts for r in found} == {"ann": 10, "ben": 10}


def test_each_set_has_its_facilitator_and_a_room_a_meeting() -> None:
    plan, laid = sets_on_day_two()
    (year,) = set_years(PlanIndex(plan), a_timetable(plan, laid))
    assert [m.day for m in year.meetings] == [on("2027-10-06")]
    assert [(s.title, s.people, len(s.facilitators)) for s in year.sets] == [("Set A", 8, 1), ("Set B", 8, 1)]
    assert year.sets[0].rooms == ("Room",)
