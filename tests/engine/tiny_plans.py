"""Random plans so small that every timetable of them can be tried."""

from __future__ import annotations

from datetime import date, timedelta
from random import Random

from hsmc_scheduler.domain.calendar import AcademicYear, Calendar
from hsmc_scheduler.domain.cohort import ElectiveSlot
from hsmc_scheduler.domain.daypart import DayPart
from hsmc_scheduler.domain.delivery import BlockWindow, DateWindow, Delivery, DeliveryOrder, GapLimits, OrderPart
from hsmc_scheduler.domain.pin import Pin, PinnedTutors
from hsmc_scheduler.domain.plan import Plan
from hsmc_scheduler.domain.session import LeadCover, Session, Staffing
from hsmc_scheduler.domain.tutor import Tutor, TutorLimits
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
    a_session,
    a_slot,
    a_tutor,
    an_absence,
    an_order,
)

FIRST = date(2027, 10, 4)
DAYS = 12


def a_tiny_plan(seed: int) -> Plan:
    """Two deliveries in less than two weeks, with everything that could make them impossible."""
    rng = Random(seed)
    deliveries = tuple(_delivery(rng, f"D{n}") for n in range(1, 2 + 1))
    ids = tuple(d.id for d in deliveries)
    modules = tuple(a_module(code, leads=rng.choice((("ann",), ("ben",), ("ann", "ben")))) for code in ids)
    electives: tuple[ElectiveSlot, ...] = (a_slot(*ids[1:]),) if rng.random() < 0.3 else ()
    required = ids[:1] if electives else ids
    year = AcademicYear(YEAR, FIRST, FIRST + timedelta(days=DAYS - 1), FIRST)
    rooms = (
        a_room(
            "room",
            rng.choice((6, 8, 8, 8, 20, 20)),
            busy=(a_room_busy(_day(rng), reason="a fair"),) if rng.random() < 0.4 else (),
        ),
        *((a_room("annexe", 12),) if rng.random() < 0.2 else ()),
    )
    return a_plan(
        deliveries,
        calendar=Calendar((year,), tuple(a_period(_day(rng)) for _ in range(rng.choice((0, 1))))),
        modules=modules,
        tutors=(_tutor(rng, "ann"), _tutor(rng, "ben")),
        rooms=rooms,
        cohorts=(a_cohort(size=8, required=required, electives=electives),),
        orders=_orders(rng, ids),
        pins=_pins(rng, deliveries),
    )


def _day(rng: Random) -> date:
    return FIRST + timedelta(days=rng.randrange(DAYS))


def _window(rng: Random, chance: float) -> DateWindow:
    if rng.random() > chance:
        return DateWindow()
    first, last = sorted((_day(rng), _day(rng)))
    last = max(last, first + timedelta(days=3))
    return DateWindow(first if rng.random() < 0.7 else None, last if rng.random() < 0.7 else None)


def _delivery(rng: Random, delivery: str) -> Delivery:
    days = rng.choice((2, 2, 3))
    sessions: list[Session] = []
    for n in range(1, days + 1):
        staffing = Staffing(rng.choice((1,) * 15 + (2,)), rng.choice((LeadCover.ANY, LeadCover.ANY, LeadCover.NONE)))
        if rng.random() < 0.15:
            parts: tuple[DayPart, ...] = (DayPart.MORNING, DayPart.AFTERNOON)
        else:
            parts = (rng.choice((DayPart.WHOLE, DayPart.WHOLE, DayPart.MORNING)),)
        sessions += [a_session(f"{n}{part}", delivery, part=part, staffing=staffing) for part in parts]
    windows = tuple(BlockWindow(rng.choice((1, -1)), _window(rng, 1.0)) for _ in range(rng.choice((0, 0, 0, 0, 1))))
    gaps = GapLimits(rng.choice((1, 1, 2, 3)), rng.choice((None, None, 4)))
    return a_delivery(
        delivery,
        sessions=tuple(sessions),
        block_lengths=rng.choice(((1, 2), (2,) if days == 2 else (3,), (1, 2, 3), (2, 3))),
        window=_window(rng, 0.2),
        block_windows=windows,
        gaps=gaps,
    )


def _tutor(rng: Random, tutor: str) -> Tutor:
    absences = tuple(
        an_absence((first := _day(rng)), first + timedelta(days=rng.randrange(3)), part=rng.choice(list(DayPart)))
        for _ in range(rng.choice((0, 0, 0, 1, 1)))
    )
    weekdays = rng.choice(((0, 1, 2, 3, 4), (0, 1, 2, 3, 4), (1, 2, 3)))
    limits = TutorLimits(
        rng.choice((None, None, 2, 3)), rng.choice((None, None, None, 2)), rng.choice((None, None, None, 4))
    )
    return a_tutor(tutor, absences=absences, working_weekdays=weekdays, limits=limits)


def _orders(rng: Random, ids: tuple[str, ...]) -> tuple[DeliveryOrder, ...]:
    if rng.random() > 0.4:
        return ()
    first, then = rng.sample(ids, 2)
    return (an_order(first, then, part=rng.choice(list(OrderPart)), min_days=rng.choice((1, 1, 3))),)


def _pins(rng: Random, deliveries: tuple[Delivery, ...]) -> tuple[Pin, ...]:
    found = []
    for n in range(rng.choice((0, 0, 0, 0, 1, 2))):
        delivery = rng.choice(deliveries)
        pin = a_pin(delivery.id, rng.choice((1, 1, 2)), id=f"pin-{n}")
        kind = rng.randrange(4)
        if kind == 0:
            tutors = (PinnedTutors(delivery.sessions[0].id, (rng.choice(("ann", "ben")),)),)
            pin = a_pin(delivery.id, 1, id=f"pin-{n}", tutors=tutors)
        elif kind == 1:
            pin = a_pin(delivery.id, 1, id=f"pin-{n}", room="room")
        else:
            pin = a_pin(delivery.id, pin.block, _day(rng), id=f"pin-{n}", days=rng.choice((None, None, 2)))
        found.append(pin)
    return tuple(found)
