"""What has to be booked: one row a room and day, with everything a room request form asks."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from hsmc_scheduler.domain.index import PlanIndex
from hsmc_scheduler.domain.timetable import Timetable
from hsmc_scheduler.projections.deadlines import request_rooms_by
from hsmc_scheduler.projections.room_uses import RoomUse, RoomUses

ALL_DAY = (time.min, time(23, 59))
STEP_FREE = ("step-free", "step free", "wheelchair", "accessible", "lift", "hearing loop", "ramp")
"""Features that are asked for by who needs them; the others are equipment."""


@dataclass(frozen=True, slots=True)
class BookingRow:
    """One room on one day. `opens` and `closes` add the office's setting up and clearing up.

    `room_id` is empty for a room that is no longer in the plan. `event` names the blocks ("HCQ 2027-28 block 2"),
    `sessions` what is taught; `blocks` are their keys. `access` and `equipment` are the features asked for.
    `first` and `last` are the days of the block the booking belongs to; `alternative` fits and is free that day.
    `request_by` None: nothing is to be asked for.
    """

    day: date
    room_id: str
    room: str
    opens: time
    starts: time
    ends: time
    closes: time
    event: str
    people: int = 0
    layouts: tuple[str, ...] = ()
    access: tuple[str, ...] = ()
    equipment: tuple[str, ...] = ()
    venue: str = ""
    overflow: bool = False
    modules: tuple[str, ...] = ()
    sessions: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()
    cohorts: tuple[str, ...] = ()
    sets: tuple[str, ...] = ()
    tutors: tuple[str, ...] = ()
    catering: str = ""
    blocks: tuple[tuple[str, int], ...] = ()
    first: date | None = None
    last: date | None = None
    alternative: str = ""
    request_by: date | None = None


def booking_rows(index: PlanIndex, timetable: Timetable) -> tuple[BookingRow, ...]:
    """Every room used on every day, earliest first; on a day, home venue first, then in the plan's order of rooms."""
    uses = RoomUses(index, timetable)
    order = {r.id: n for n, r in enumerate(index.plan.rooms)}
    rows = [_row(uses, room, found) for (room, _), found in uses.by_day.items()]
    return tuple(sorted(rows, key=lambda r: (r.day, r.overflow, order.get(r.room_id, len(order)))))


def is_access(feature: str) -> bool:
    """Whether a feature is asked for by who could not come without it."""
    return any(word in feature.casefold() for word in STEP_FREE)


def _row(uses: RoomUses, room: str, found: list[RoomUse]) -> BookingRow:
    index, names, office = uses.index, uses.names, uses.index.plan.office
    day, first = found[0].found.day, min(u.found.placement.start for u in found)
    starts, ends = min(u.found.starts for u in found), max(u.found.ends for u in found)
    features = tuple(dict.fromkeys(f for u in found for f in u.need.features))
    access = tuple(f for f in features if is_access(f))
    others = uses.others(room, found)
    return BookingRow(
        day,
        room,
        names.room(room),
        _moved(day, starts, -office.set_up_minutes),
        starts,
        ends,
        _moved(day, ends, office.clear_up_minutes),
        "; ".join(dict.fromkeys(_block(uses, u) for u in found)),
        people=max(u.people for u in found),
        layouts=tuple(dict.fromkeys(u.need.layout.value for u in found)),
        access=access,
        equipment=tuple(f for f in features if f not in access),
        venue=names.venue(room),
        overflow=uses.overflow(room),
        modules=tuple(dict.fromkeys(names.module(u.found.session.module) for u in found)),
        sessions=tuple(dict.fromkeys(u.found.session.title for u in found)),
        kinds=tuple(dict.fromkeys(u.found.session.kind.value for u in found)),
        cohorts=tuple(dict.fromkeys(c for u in found for c in u.cohorts)),
        sets=tuple(dict.fromkeys(s for u in found for s in u.sets)),
        tutors=tuple(dict.fromkeys(t for u in found for t in u.tutors)),
        catering=office.catering if any(u.whole for u in found) else "",
        blocks=tuple(dict.fromkeys(u.found.placement.key for u in found)),
        first=first,
        last=max(u.found.placement.end for u in found),
        alternative=names.room(others[0]) if others else "",
        request_by=request_rooms_by(index, first),
    )


def _block(uses: RoomUses, use: RoomUse) -> str:
    """Without how many blocks there are, so that another cut of the delivery renames as few as can be."""
    return f"{uses.names.taught_as(use.found.delivery)} block {use.found.placement.block}"


def _moved(day: date, at: time, minutes: int) -> time:
    """Minutes on or back, but never into another day."""
    moved = datetime.combine(day, at) + timedelta(minutes=minutes)
    return moved.time() if moved.date() == day else ALL_DAY[minutes > 0]
