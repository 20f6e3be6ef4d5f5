"""Random plans of a few dates with every kind of wish and obstacle, so small that every timetable can be tried."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from random import Random

from hsmc_scheduler.domain.attendance import groups_of
from hsmc_scheduler.domain.calendar import AcademicYear, Calendar, Period, PeriodKind
from hsmc_scheduler.domain.cohort import Cohort, PathwayYear, RepeatRuns
from hsmc_scheduler.domain.daypart import DayPart
from hsmc_scheduler.domain.delivery import BlockWindow, DateWindow, Delivery, DeliveryOrder, GapLimits, OrderPart
from hsmc_scheduler.domain.module import Anchor, Assessment, Module
from hsmc_scheduler.domain.pin import Pin, PinnedTutors
from hsmc_scheduler.domain.plan import Plan
from hsmc_scheduler.domain.room import Room, RoomBusy
from hsmc_scheduler.domain.ruleset import Importance, RuleId, RuleSetting
from hsmc_scheduler.domain.session import LeadCover, Session, Staffing
from hsmc_scheduler.domain.split import allowed_splits
from hsmc_scheduler.domain.timetable import Timetable
from hsmc_scheduler.domain.tutor import AbsenceKind, Tutor, TutorLimits
from hsmc_scheduler.rules.registry import RULES
from hsmc_scheduler.rules.rule import ALWAYS
from tests.builders import (
    YEAR,
    a_cohort,
    a_delivery,
    a_module,
    a_period,
    a_pin,
    a_plan,
    a_room,
    a_room_busy,
    a_rule,
    a_session,
    a_set_meeting,
    a_slot,
    a_timetable,
    a_tutor,
    a_venue,
    an_absence,
    an_assessment,
    an_order,
    placements,
)

FIRST = date(2027, 10, 4)
PEOPLE = ("ann", "ben")
ROOMS = ("oak", "elm")
NEVER_OFF = frozenset({RuleId.AVOID_TUTOR_CLASHES, RuleId.KEEP_SET_FACILITATORS})
"""With these off a facilitator could have two sets; the engine never gives anybody two (docs/rules.md)."""


def a_random_plan(seed: int) -> tuple[Plan, Timetable | None]:
    """A plan of one or two deliveries, and an earlier timetable of it or None."""
    rng = Random(seed)
    weeks = rng.choice((1, 2, 2))
    span = 7 * weeks - rng.choice((2, 2, 3))
    deliveries = tuple(_delivery(rng, f"D{n}", span, weeks) for n in range(1, rng.choice((1, 2, 2)) + 1))
    ids = tuple(d.id for d in deliveries)
    calendar = Calendar((AcademicYear(YEAR, FIRST, FIRST + timedelta(days=span - 1), FIRST),), _periods(rng, span))
    plan = a_plan(
        deliveries,
        calendar=calendar,
        modules=tuple(_module(rng, d) for d in ids),
        tutors=tuple(_tutor(rng, t, span) for t in PEOPLE),
        venues=(a_venue(), a_venue("westmere", overflow=True)),
        rooms=_rooms(rng, span),
        cohorts=_cohorts(rng, deliveries),
        orders=_orders(rng, ids),
        pins=_pins(rng, deliveries, span),
        rules=_rules(rng),
    )
    earlier = _earlier(rng, plan, span) if rng.random() < 0.3 else None
    if earlier is not None and rng.random() < 0.3:
        plan = replace(plan, frozen_before=_day(rng, span))
    return plan, earlier


def _day(rng: Random, span: int) -> date:
    return FIRST + timedelta(days=rng.randrange(span))


def _window(rng: Random, span: int) -> DateWindow:
    first, last = sorted((_day(rng, span), _day(rng, span)))
    last = max(last, first + timedelta(days=2))
    return DateWindow(first if rng.random() < 0.7 else None, last if rng.random() < 0.7 else None)


def _periods(rng: Random, span: int) -> tuple[Period, ...]:
    kinds = rng.choice(((), (), (PeriodKind.CLOSED,), (PeriodKind.AVOID,), (PeriodKind.CLOSED, PeriodKind.AVOID)))
    return tuple(a_period(_day(rng, span), kind=kind) for kind in kinds)


def _delivery(rng: Random, delivery: str, span: int, weeks: int) -> Delivery:
    days = rng.choice((1, 2, 2, 3) if weeks == 1 else (1, 2, 2))
    sessions: list[Session] = []
    for n in range(1, days + 1):
        sessions += _day_of(rng, f"{n}", delivery)
    marked = rng.random() < 0.1
    return a_delivery(
        delivery,
        sessions=tuple(replace(s, keep_with_next=marked and s is sessions[0]) for s in sessions),
        block_lengths=rng.choice(((1, 2), (1, 2), (1,), (days,), (1, 2, 3), (2, 3) if days > 1 else (1, 2))),
        window=_window(rng, span) if rng.random() < 0.12 else DateWindow(),
        block_windows=(BlockWindow(rng.choice((1, 2, -1)), _window(rng, span)),) if rng.random() < 0.2 else (),
        gaps=GapLimits(rng.choice((1, 1, 2, 3)), rng.choice((None, None, None, 4, 7))),
        ideal_gap_weeks=rng.choice((None, (0, 0), (1, 1))),
        weekdays=rng.choice((None, None, None, (0, 1, 2), (1, 2, 3, 4, 5))),
        preferred_start_weekdays=rng.choice(((), (), (2, 3))),
    )


def _day_of(rng: Random, name: str, delivery: str) -> list[Session]:
    leads = rng.choice((*(LeadCover.ANY,) * 5, LeadCover.ALL, LeadCover.NONE, LeadCover.NONE))
    staffing = Staffing(rng.choice((0, *(1,) * 9, 2)), leads, rng.choice(((), (), (), (), ("ben",))))
    only = rng.choice(((), (), (), ("C1",), ("C2",)))
    chance = rng.random()
    if chance < 0.12:
        return [a_set_meeting(name, delivery, only_cohorts=only)]
    if chance < 0.3:
        parts: tuple[DayPart, ...] = rng.choice(
            ((DayPart.MORNING, DayPart.AFTERNOON), (DayPart.MORNING,), (DayPart.AFTERNOON,))
        )
    else:
        parts = (DayPart.WHOLE,)
    found = [a_session(f"{name}{p}", delivery, part=p, staffing=staffing, only_cohorts=only) for p in parts]
    return [replace(s, room=None) for s in found] if rng.random() < 0.08 else found


def _module(rng: Random, code: str) -> Module:
    work: tuple[Assessment, ...] = ()
    for n in range(rng.choice((0, 0, 1, 1, 2))):
        anchor = rng.choice(list(Anchor))
        work += (an_assessment(f"work-{n}", rng.choice((0, 0, 1)), anchor=anchor, weekday=rng.choice((None, 2))),)
    leads = rng.choice((("ann",), ("ben",), PEOPLE, PEOPLE))
    facilitators = rng.choice((PEOPLE, PEOPLE, ("ben",)))
    return a_module(code, leads, teachers=rng.choice(((), PEOPLE)), facilitators=facilitators, assessments=work)


def _tutor(rng: Random, tutor: str, span: int) -> Tutor:
    absences = tuple(
        an_absence(_day(rng, span), kind=rng.choice(list(AbsenceKind)), part=rng.choice(list(DayPart)))
        for _ in range(rng.choice((0, 0, 0, 1, 2)))
    )
    limits = TutorLimits(
        rng.choice((None, None, None, 2, 3)), rng.choice((*(None,) * 5, 1, 2)), rng.choice((*(None,) * 5, 2, 3))
    )
    return a_tutor(
        tutor,
        absences=absences,
        limits=limits,
        working_weekdays=rng.choice((*((0, 1, 2, 3, 4),) * 4, (1, 2, 3))),
        preferred_weekdays=rng.choice(((), (), (1, 2))),
        active=rng.random() > 0.03,
    )


def _rooms(rng: Random, span: int) -> tuple[Room, ...]:
    return tuple(
        a_room(
            room,
            rng.choice((6, *(20,) * 7)),
            rng.choice(("park-house", "park-house", "westmere")),
            busy=_busy(rng, span),
            active=rng.random() > 0.05,
        )
        for room in ROOMS[: rng.choice((1, 2, 2))]
    )


def _busy(rng: Random, span: int) -> tuple[RoomBusy, ...]:
    return tuple(a_room_busy(_day(rng, span), part=rng.choice(list(DayPart))) for _ in range(rng.choice((0, 0, 1, 2))))


def _cohorts(rng: Random, deliveries: tuple[Delivery, ...]) -> tuple[Cohort, ...]:
    ids = tuple(d.id for d in deliveries)
    kind = rng.choice(("all", "all", "apart", "elective", "runs"))
    if len(ids) == 1 or kind == "all":
        return (a_cohort("C1", rng.choice((4, 8, 10)), ids), a_cohort("C2", 4, ids[:1]))
    if kind == "apart":
        return (a_cohort("C1", 4, ids[:1]), a_cohort("C2", 5, ids[1:]))
    if kind == "elective":
        return (a_cohort("C1", 4, (), electives=(a_slot(*ids),)), a_cohort("C2", 4, ids[:1]))
    runs = PathwayYear(YEAR, (), (), (RepeatRuns("runs", ids),))
    return (a_cohort("C1", 4, pathway=(runs,)), a_cohort("C2", 4, ids[1:]))


def _orders(rng: Random, ids: tuple[str, ...]) -> tuple[DeliveryOrder, ...]:
    if len(ids) < 2 or rng.random() > 0.3:
        return ()
    first, then = rng.sample(ids, 2)
    return (an_order(first, then, part=rng.choice(list(OrderPart)), min_days=rng.choice((1, 1, 3))),)


def _pins(rng: Random, deliveries: tuple[Delivery, ...], span: int) -> tuple[Pin, ...]:
    found = []
    for delivery in deliveries:
        splits = allowed_splits(delivery)
        if not splits or rng.random() > 0.35:
            continue
        split = rng.choice(splits)
        block = rng.choice((1, len(split)))
        pin = a_pin(delivery.id, block, id=f"pin-{delivery.id}")
        kind = rng.randrange(4)
        if kind == 0:
            who = rng.choice((("ann",), ("ben",), PEOPLE))
            pin = replace(pin, block=1, tutors=(PinnedTutors(rng.choice(delivery.sessions).id, who),))
        elif kind == 1:
            pin = replace(pin, room=rng.choice(ROOMS[:1]))
        else:
            pin = replace(pin, start=_day(rng, span), days=rng.choice((None, split[block - 1])))
        found.append(pin)
    return tuple(found)


def _rules(rng: Random) -> tuple[RuleSetting, ...]:
    found = []
    for rule in RULES:
        if rule.choices == ALWAYS:
            continue
        if Importance.LOW in rule.choices:
            chosen = rng.choice((*rule.choices, Importance.HIGH, Importance.MEDIUM, Importance.LOW))
            if chosen is Importance.REQUIRED and rng.random() < 0.85:
                chosen = rule.default
        else:
            chosen = Importance.OFF if rng.random() < 0.08 and rule.id not in NEVER_OFF else Importance.REQUIRED
        small = {p.name: rng.randrange(p.low, min(p.high, p.low + 3) + 1) for p in rule.parameters}
        found.append(a_rule(rule.id, chosen, **small))
    return tuple(found)


def _earlier(rng: Random, plan: Plan, span: int) -> Timetable:
    laid = []
    for delivery in plan.deliveries:
        splits = allowed_splits(delivery)
        if splits and groups_of(plan):
            split = rng.choice(splits)
            starts = sorted(_day(rng, span) for _ in split)
            laid.append(placements(plan, delivery.id, *zip(starts, split, strict=True)))
    return a_timetable(plan, *laid)
