"""What has to be booked: one row a room and day, with everything a room request form asks."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from hsmc_scheduler.domain.index import Atom, PlanIndex
from hsmc_scheduler.domain.room import RoomNeed
from hsmc_scheduler.domain.timetable import SetSitting, Timetable
from hsmc_scheduler.projections.attending import Attending
from hsmc_scheduler.projections.deadlines import request_rooms_by
from hsmc_scheduler.projections.names import Names
from hsmc_scheduler.projections.taught import Taught, rooms_used, taught

ALL_DAY = (time.min, time(23, 59))
NO_SEATS = RoomNeed(seats=0)


@dataclass(frozen=True, slots=True)
class BookingRow:
    """One room on one day. `opens` and `closes` add the office's setting up and clearing up.

    `first` and `last` are the days of the block the booking belongs to; `alternative` fits and is free that day.
    """

    day: date
    room: str
    venue: str
    overflow: bool
    opens: time
    starts: time
    ends: time
    closes: time
    people: int
    layouts: tuple[str, ...]
    needs: tuple[str, ...]
    events: tuple[str, ...]
    kinds: tuple[str, ...]
    cohorts: tuple[str, ...]
    sets: tuple[str, ...]
    tutors: tuple[str, ...]
    first: date
    last: date
    alternative: str
    request_by: date


@dataclass(frozen=True, slots=True)
class _Use:
    """One session, or one set of it, in the room. Cohorts, sets and tutors are names."""

    found: Taught
    need: RoomNeed
    people: int
    cohorts: tuple[str, ...]
    sets: tuple[str, ...]
    tutors: tuple[str, ...]


def booking_rows(index: PlanIndex, timetable: Timetable) -> tuple[BookingRow, ...]:
    """Every room used on every day, earliest first; on a day, home venue first, then in the plan's order of rooms."""
    names, attending = Names(index), Attending(index, timetable)
    uses: dict[tuple[date, str], list[_Use]] = defaultdict(list)
    taken: dict[str, set[Atom]] = defaultdict(set)
    for t in taught(index, timetable, names):
        for room, sitting in rooms_used(t):
            uses[t.day, room].append(_use(index, names, attending, t, sitting))
            taken[room].update(t.atoms)
    order = {r.id: n for n, r in enumerate(index.plan.rooms)}
    rows = [(_row(index, names, taken, room, found), order.get(room, len(order))) for (_, room), found in uses.items()]
    return tuple(row for row, _ in sorted(rows, key=lambda r: (r[0].day, r[0].overflow, r[1])))


def _use(index: PlanIndex, names: Names, attending: Attending, found: Taught, sitting: SetSitting | None) -> _Use:
    """`sitting` None: the main room, with the set that meets there, if any."""
    need = index.main_need(found.delivery.id, found.session) if sitting is None else None
    tutors = found.sitting.tutors if sitting is None else ()
    shared = sitting or next((s for s in found.sitting.sets if s.room == found.sitting.room), None)
    learning_set = index.all_sets.get(shared.learning_set) if shared else None
    cohorts, people = found.cohorts, attending.people(found.delivery.id, found.session)
    if learning_set and not (need and found.whole_group_meets):
        cohorts, people = (learning_set.cohort,), learning_set.size
        need = need or index.set_need(found.session, learning_set)
    elif found.session.room and found.session.room.seats is not None:
        people = found.session.room.seats
    if shared and shared.tutor:
        tutors = tuple(dict.fromkeys((*tutors, shared.tutor)))
    return _Use(
        found,
        need or NO_SEATS,
        people,
        tuple(names.cohort(c) for c in cohorts),
        (names.learning_set(shared.learning_set),) if shared else (),
        names.tutors(tutors),
    )


def _row(index: PlanIndex, names: Names, taken: dict[str, set[Atom]], room: str, uses: list[_Use]) -> BookingRow:
    day = uses[0].found.day
    starts, ends = min(u.found.starts for u in uses), max(u.found.ends for u in uses)
    office = index.plan.office
    needs = tuple(dict.fromkeys(f for u in uses for f in u.need.features))
    people = max(u.people for u in uses)
    return BookingRow(
        day,
        names.room(room),
        names.venue(room),
        _overflow(index, room),
        _moved(day, starts, -office.set_up_minutes),
        starts,
        ends,
        _moved(day, ends, office.clear_up_minutes),
        people,
        tuple(dict.fromkeys(u.need.layout.value for u in uses)),
        needs,
        tuple(f"{u.found.session.title} ({u.found.block})" for u in uses),
        tuple(dict.fromkeys(u.found.session.kind.value for u in uses)),
        tuple(dict.fromkeys(c for u in uses for c in u.cohorts)),
        tuple(dict.fromkeys(s for u in uses for s in u.sets)),
        tuple(dict.fromkeys(t for u in uses for t in u.tutors)),
        min(u.found.placement.start for u in uses),
        max(u.found.placement.end for u in uses),
        _alternative(index, names, taken, room, uses),
        request_rooms_by(index, min(u.found.placement.start for u in uses)),
    )


def _overflow(index: PlanIndex, room: str) -> bool:
    known = index.rooms.get(room)
    return bool(known and known.venue in index.venues and index.venues[known.venue].overflow)


def _alternative(index: PlanIndex, names: Names, taken: dict[str, set[Atom]], room: str, uses: list[_Use]) -> str:
    """The smallest room that fits every use and nobody has then; the home venue first."""
    wanted = {a for u in uses for a in u.found.atoms}
    candidates = [r for r in index.rooms_that_fit(uses[0].need) if r != room]
    fitting = [
        r
        for r in sorted(candidates, key=lambda r: _overflow(index, r))
        if all(index.fits(index.rooms[r], u.need) for u in uses) and not wanted & (taken[r] | index.room_busy[r].keys())
    ]
    return names.room(fitting[0]) if fitting else ""


def _moved(day: date, at: time, minutes: int) -> time:
    """Minutes on or back, but never into another day."""
    moved = datetime.combine(day, at) + timedelta(minutes=minutes)
    return moved.time() if moved.date() == day else ALL_DAY[minutes > 0]
