"""Faults that brute force found once, each by a plan that shows it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from hsmc_scheduler.domain.cohort import PathwayYear, RepeatRuns
from hsmc_scheduler.domain.daypart import DayPart
from hsmc_scheduler.domain.delivery import DateWindow
from hsmc_scheduler.domain.pin import PinnedTutors
from hsmc_scheduler.domain.ruleset import Importance, RuleId
from hsmc_scheduler.domain.tutor import TutorLimits
from hsmc_scheduler.engine.api import Status
from hsmc_scheduler.engine.runner import solve
from tests.builders import (
    YEAR,
    a_cohort,
    a_delivery,
    a_pin,
    a_plan,
    a_room,
    a_room_busy,
    a_rule,
    a_timetable,
    a_tutor,
    placements,
)
from tests.engine.test_brute_force import plans
from tests.engine.test_runner import QUICK, checked


def test_a_tutor_who_is_never_there_makes_a_plan_impossible() -> None:
    never = a_tutor("ann", working_weekdays=(), limits=TutorLimits(days_a_week=2))
    plan = a_plan([a_delivery("D1", 2), a_delivery("D2", 2)], tutors=(never,))
    assert solve(plan, QUICK).status is Status.IMPOSSIBLE


def test_pinned_tutors_teach_where_sessions_need_no_cover() -> None:
    pin = a_pin("D1", 1, tutors=(PinnedTutors("1", ("ben",)),))
    tutors = (a_tutor("ann"), a_tutor("ben"))
    plan = a_plan(pins=(pin,), tutors=tutors, rules=(a_rule(RuleId.COVER_SESSIONS, Importance.OFF),))
    result = checked(plan, solve(plan, QUICK))
    assert result.timetable is not None
    assert result.timetable.placements[0].sittings[0].tutors == ("ben",)


def test_an_earlier_timetable_that_knows_of_no_runs_is_not_taken_as_it_is() -> None:
    runs = PathwayYear(YEAR, (), (), (RepeatRuns("runs", ("R1", "R2")),))
    plan = a_plan([a_delivery("R1", 2), a_delivery("R2", 2)], cohorts=(a_cohort("C1", 8, pathway=(runs,)),))
    laid = (placements(plan, "R1", ("2027-10-05", 2)), placements(plan, "R2", ("2027-11-09", 2)))
    result = solve(plan, QUICK, a_timetable(plan, *laid))
    assert result.timetable is not None
    assert [c.cohort for c in result.timetable.run_choices] == ["C1"]


def test_a_whole_day_needs_one_room_that_is_free_all_day() -> None:
    morning, afternoon = (a_room_busy("2027-10-05", part=part) for part in (DayPart.MORNING, DayPart.AFTERNOON))
    only = DateWindow(date(2027, 10, 5), date(2027, 10, 6))
    plan = a_plan(
        [a_delivery("D1", 1, block_lengths=(1,), window=only)],
        rooms=(a_room("oak", busy=(morning,)), a_room("elm", busy=(afternoon,))),
    )
    result = checked(plan, solve(plan, QUICK))
    assert result.timetable is not None
    assert result.timetable.placements[0].start == date(2027, 10, 6)


def test_blocks_lie_where_they_need_not_change_rooms() -> None:
    """Two rooms, each taken on one of two dates: only elsewhere has a block one room throughout."""
    busy = {"oak": "2027-10-05", "elm": "2027-10-06"}
    plan = a_plan(
        [a_delivery("D1", 2, window=DateWindow(date(2027, 10, 5), date(2027, 10, 8)))],
        rooms=tuple(a_room(room, busy=(a_room_busy(day),)) for room, day in busy.items()),
        rules=(a_rule(RuleId.KEEP_ONE_ROOM, Importance.HIGH),),
    )
    result = checked(plan, solve(plan, QUICK))
    assert result.status is Status.PROVEN
    assert result.timetable is not None
    assert len({s.room for s in result.timetable.placements[0].sittings}) == 1


def test_one_worker_does_not_miss_that_a_plan_has_no_timetable() -> None:
    [(_, plan, earlier, best)] = plans(1, 100959)
    assert best.cost is None
    result = solve(plan, replace(QUICK, workers=1), earlier)
    assert result.status is Status.IMPOSSIBLE
