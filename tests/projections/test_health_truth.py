"""An error of the health check is a proof: no plan that has a timetable may have one."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from datetime import date, timedelta
from itertools import pairwise
from random import Random

import pytest

from hsmc_scheduler.app.samples.lhsi import lhsi_2027_29
from hsmc_scheduler.domain.calendar import Calendar, Period, PeriodKind, days_between
from hsmc_scheduler.domain.delivery import BlockWindow, DateWindow, Delivery, GapLimits
from hsmc_scheduler.domain.index import PlanIndex, day_of
from hsmc_scheduler.domain.pin import Pin, PinnedTutors
from hsmc_scheduler.domain.plan import Plan
from hsmc_scheduler.domain.problem import Severity
from hsmc_scheduler.domain.room import Room, RoomBusy
from hsmc_scheduler.domain.timetable import Placement, Timetable
from hsmc_scheduler.domain.tutor import Absence, Tutor, TutorLimits
from hsmc_scheduler.engine.quick import quick_timetable
from hsmc_scheduler.projections.health import health
from hsmc_scheduler.rules.score import score_timetable
from hsmc_scheduler.rules.situation import Situation
from tests.engine.every_timetable import possible, tries
from tests.engine.tiny_plans import a_tiny_plan

MOST_TRIES = 1500
FAST, SLOW = 30, 1500


def errors(plan: Plan) -> list[str]:
    return [f.sentence for f in health(plan) if f.severity is Severity.ERROR]


def check(seeds: range) -> None:
    proofs = chances = 0
    for seed in seeds:
        plan = a_tiny_plan(seed)
        found = errors(plan)
        if found and tries(plan) <= MOST_TRIES:
            assert not possible(plan), (seed, found)
            proofs += 1
        chances += not found
    assert min(proofs, chances) > len(seeds) // 8, "the random plans are all of one kind"


def test_an_error_is_never_told_of_a_plan_that_has_a_timetable() -> None:
    check(range(FAST))


@pytest.mark.slow
def test_an_error_is_never_told_of_a_plan_that_has_a_timetable_in_many_plans() -> None:
    check(range(FAST, SLOW))


# --- the programme, asked for so tightly that hardly more than one timetable is left ---------------------------------


def tightened(plan: Plan, timetable: Timetable, rng: Random) -> Plan:
    """The plan with everything the timetable can bear: short windows, pins, absences, closed days, limits."""
    situation = Situation(PlanIndex(plan), timetable)
    blocks: dict[str, list[Placement]] = defaultdict(list)
    for placement in timetable.placements:
        blocks[placement.delivery].append(placement)
    teaching = {t: [a for p in ps for a in p.atoms] for t, ps in situation.tutor_presences.items()}
    using = {r: {day_of(a) for p in ps for a in p.atoms} for r, ps in situation.room_presences.items()}
    taught = {day for p in timetable.placements for day in p.days}
    year = plan.calendar.years[0]
    shut = [d for d in days_between(year.start, plan.calendar.end) if d not in taught and rng.random() < 0.3]
    closed = tuple(Period(f"shut {d}", PeriodKind.CLOSED, "Shut", d, d) for d in shut)
    return replace(
        plan,
        calendar=_with_periods(plan.calendar, closed),
        deliveries=tuple(_narrow(d, blocks[d.id], rng) for d in plan.deliveries),
        tutors=tuple(_busy(t, teaching.get(t.id, []), plan.calendar, rng) for t in plan.tutors),
        rooms=tuple(_taken(r, using.get(r.id, set()), plan.calendar, rng) for r in plan.rooms),
        pins=tuple(_pin(plan, p, rng) for p in timetable.placements if rng.random() < 0.3),
    )


def _with_periods(calendar: Calendar, closed: tuple[Period, ...]) -> Calendar:
    return replace(calendar, periods=(*calendar.periods, *closed))


def _narrow(delivery: Delivery, blocks: list[Placement], rng: Random) -> Delivery:
    slack = [timedelta(days=rng.choice((0, 0, 3, 20))) for _ in range(2)]
    gaps = [(b.start - a.end).days for a, b in pairwise(blocks)]
    last = blocks[-1]
    return replace(
        delivery,
        window=DateWindow(blocks[0].start - slack[0], last.end + slack[1]),
        block_windows=(BlockWindow(-1, DateWindow(last.start, last.end)),) if rng.random() < 0.3 else (),
        gaps=GapLimits(min(gaps, default=1), max(gaps, default=1)) if rng.random() < 0.5 else delivery.gaps,
    )


def _busy(tutor: Tutor, half_days: list[int], calendar: Calendar, rng: Random) -> Tutor:
    days = {day_of(a) for a in half_days}
    every = days_between(calendar.start, calendar.end)
    away = tuple(Absence(d, d) for d in every if d not in days and rng.random() < 0.5)
    most = max((sum(day_of(a) in y for a in half_days) for y in calendar.years), default=0)
    limits = TutorLimits(days_a_year=max(1, -(-most // 2))) if rng.random() < 0.5 else TutorLimits()
    weekdays = tuple(sorted({d.weekday() for d in days})) or tutor.working_weekdays
    return replace(tutor, absences=away, limits=limits, working_weekdays=weekdays)


def _taken(room: Room, days: set[date], calendar: Calendar, rng: Random) -> Room:
    every = days_between(calendar.start, calendar.end)
    return replace(room, busy=tuple(RoomBusy(d, d) for d in every if d not in days and rng.random() < 0.5))


def _pin(plan: Plan, placement: Placement, rng: Random) -> Pin:
    tutors = tuple(PinnedTutors(s.session, s.tutors) for s in placement.sittings if s.tutors)
    rooms = {s.room for s in placement.sittings}
    return Pin(
        f"pin {placement.delivery} {placement.block}",
        placement.delivery,
        placement.block,
        placement.start if rng.random() < 0.7 else None,
        len(placement.days) if rng.random() < 0.7 else None,
        rooms.pop() if len(rooms) == 1 and rng.random() < 0.5 else None,
        tutors if rng.random() < 0.5 else (),
    )


@pytest.mark.parametrize("seed", range(8))
def test_the_programme_asked_for_as_tightly_as_can_be_has_no_errors(seed: int) -> None:
    plan = lhsi_2027_29()
    timetable = quick_timetable(plan, seed=seed)
    assert timetable is not None
    tight = tightened(plan, timetable, Random(seed))
    assert score_timetable(tight, timetable).sound
    assert not errors(tight)
