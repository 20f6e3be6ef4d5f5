"""Plans of any size, to see how the program grows: each is drawn around a hidden timetable, so it can be solved."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from random import Random

from hsmc_scheduler.app.samples.building import HOTEL, PARK_HOUSE, group_room, overflow, seminar_room
from hsmc_scheduler.app.samples.calendars import calendar_2027_29
from hsmc_scheduler.app.samples.generated_programme import TUTORS_EACH, GeneratedProgramme
from hsmc_scheduler.app.samples.part import joined
from hsmc_scheduler.app.samples.people import example, example_tutor_id
from hsmc_scheduler.app.samples.shapes import FRIDAY, day_of_week
from hsmc_scheduler.app.samples.witness import Diary
from hsmc_scheduler.domain.calendar import MONDAY_TO_FRIDAY, Calendar, monday_of
from hsmc_scheduler.domain.fingerprint import fingerprint
from hsmc_scheduler.domain.plan import Plan
from hsmc_scheduler.domain.room import RoomBusy
from hsmc_scheduler.domain.timetable import Placement, Timetable
from hsmc_scheduler.domain.tutor import Absence, AbsenceKind, Tutor, TutorLimits

_COMMENT = "Example: generated."
_TEACHING_WEEKS = range(1, 41)
_REASONS = (("Annual leave", AbsenceKind.AWAY), ("Conference", AbsenceKind.AWAY), ("Writing", AbsenceKind.PREFER_NOT))
_ABSENCES_A_YEAR = 4
_ROOM_BOOKINGS_A_YEAR = 3
_SEATS = 40
_SET_SEATS = 12


def generate(scale: int, seed: int, calendar: Calendar | None = None) -> Plan:
    """A plan of `scale` programmes of 30 blocks each over two years; the same seed gives the same plan."""
    return generate_with_witness(scale, seed, calendar)[0]


def generate_with_witness(scale: int, seed: int, calendar: Calendar | None = None) -> tuple[Plan, Timetable]:
    """The plan, and a timetable that keeps every requirement of it.

    Raises:
        ValueError: `scale` is below 1.
    """
    if scale < 1:
        raise ValueError("a generated plan has at least one programme")
    calendar = calendar or calendar_2027_29()
    rng = Random(seed)  # noqa: S311 - for variety, not for secrets
    diary = Diary(calendar, rooms=1 + scale // 3, group_rooms=1 + scale // 4)
    programmes = [GeneratedProgramme(n, scale, diary, rng) for n in range(1, scale + 1)]
    part = joined([p.part() for p in programmes])
    tutor_days = _days_by_tutor(placement for p in programmes for placement in p.placements)
    rooms = (
        *(
            seminar_room(n, _SEATS, busy=_bookings(f"park-house-seminar-{n}", diary, rng))
            for n in range(1, diary.rooms + 1)
        ),
        *(group_room(n, _SET_SEATS) for n in range(1, diary.group_rooms + 1)),
        *overflow(HOTEL),
    )
    plan = Plan(
        example(f"Generated plan of {scale} programmes, seed {seed}"),
        calendar,
        part.programmes,
        part.modules,
        tuple(_tutor(n, tutor_days, calendar, rng) for n in range(1, scale * TUTORS_EACH + 1)),
        (PARK_HOUSE, HOTEL),
        rooms,
        part.cohorts,
        deliveries=part.deliveries,
        orders=part.orders,
        notes="Everything in this plan beside bank holidays is an example, made up by the program.",
    )
    placements = sorted((placement for p in programmes for placement in p.placements), key=lambda p: p.key)
    return plan, Timetable(tuple(placements), plan_fingerprint=fingerprint(plan))


def _days_by_tutor(placements: Iterable[Placement]) -> dict[str, set[date]]:
    found: dict[str, set[date]] = {}
    for sitting in (s for p in placements for s in p.sittings):
        for tutor in sitting.people:
            found.setdefault(tutor, set()).add(sitting.day)
    return found


def _tutor(number: int, days: dict[str, set[date]], calendar: Calendar, rng: Random) -> Tutor:
    """A tutor away and limited only as far as the hidden timetable allows."""
    tutor = example_tutor_id(number)
    taught = days.get(tutor, set())
    a_week = max(Counter(monday_of(day) for day in taught).values(), default=0)
    a_year = max(Counter(calendar.year_of(day) for day in taught).values(), default=0)
    idle = [w for w in MONDAY_TO_FRIDAY if w not in {day.weekday() for day in taught}]
    day_off = idle[0] if idle and rng.random() < 1 / 2 else None
    return Tutor(
        tutor,
        example(f"Tutor {number}"),
        working_weekdays=tuple(w for w in MONDAY_TO_FRIDAY if w != day_off),
        absences=tuple(_absences(taught, calendar, rng)),
        limits=TutorLimits(max(3, a_week), None, a_year + rng.randint(2, 6)),
        comment=_COMMENT,
    )


def _absences(taught: set[date], calendar: Calendar, rng: Random) -> Iterator[Absence]:
    for first, last in _free_spells(taught, calendar, _ABSENCES_A_YEAR, rng):
        reason, kind = rng.choice(_REASONS)
        yield Absence(first, last, kind, reason=example(reason))


def _bookings(room: str, diary: Diary, rng: Random) -> tuple[RoomBusy, ...]:
    spells = _free_spells(diary.taken[room], diary.calendar, _ROOM_BOOKINGS_A_YEAR, rng)
    return tuple(RoomBusy(first, last, reason=example("Booked by others")) for first, last in spells)


def _free_spells(taken: set[date], calendar: Calendar, a_year: int, rng: Random) -> Iterator[tuple[date, date]]:
    """Up to `a_year` spells in each year, Monday to some day of the same week, that touch no date taken."""
    for year in calendar.years:
        for week in sorted(rng.sample(_TEACHING_WEEKS, a_year)):
            first, last = day_of_week(year, week, 0), day_of_week(year, week, rng.randint(1, FRIDAY))
            if taken.isdisjoint(first + timedelta(days=n) for n in range((last - first).days + 1)):
                yield first, last
