"""A timetable opened up for tables: every session on its date, in order of time."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, time

from hsmc_scheduler.domain.calendar import Calendar
from hsmc_scheduler.domain.daypart import DayPart
from hsmc_scheduler.domain.delivery import Delivery
from hsmc_scheduler.domain.index import Atom, PlanIndex, atoms
from hsmc_scheduler.domain.session import Session
from hsmc_scheduler.domain.timetable import Placement, SetSitting, Sitting, Timetable
from hsmc_scheduler.projections.attending import Attending
from hsmc_scheduler.projections.names import Names, blocks_of


@dataclass(frozen=True, slots=True)
class Taught:
    """One session on its date. `block` names the block it is in; `cohorts` are the ids of those who come."""

    delivery: Delivery
    placement: Placement
    sitting: Sitting
    session: Session
    block: str
    of: int
    cohorts: tuple[str, ...]
    starts: time
    ends: time

    @property
    def day(self) -> date:
        """Its date."""
        return self.sitting.day

    @property
    def atoms(self) -> tuple[Atom, ...]:
        """The half-days it takes."""
        return atoms(self.sitting.day, self.session.part)

    @property
    def whole_group_meets(self) -> bool:
        """Whether anything happens in the main room that is not one set's meeting."""
        if not self.sitting.sets:
            return True
        someone_teaches = bool(self.sitting.tutors) or self.session.staffing.tutors > 0
        return someone_teaches or all(s.room != self.sitting.room for s in self.sitting.sets)


def taught(index: PlanIndex, timetable: Timetable, names: Names | None = None) -> tuple[Taught, ...]:
    """Every session placed that the plan knows, earliest first; the rules report what it does not know."""
    names = names or Names(index)
    attending = Attending(index, timetable)
    numbers = blocks_of(timetable.placements)
    order = {d: n for n, d in enumerate(index.deliveries)}
    found = [
        Taught(
            index.deliveries[p.delivery],
            p,
            sitting,
            session,
            names.block(index.deliveries[p.delivery], p.block, numbers[p.delivery]),
            numbers[p.delivery],
            attending.cohorts(p.delivery, session),
            *times(index.calendar, session),
        )
        for p in timetable.placements
        for sitting in p.sittings
        if (session := index.sessions.get((p.delivery, sitting.session)))
    ]
    return tuple(sorted(found, key=lambda t: (t.day, t.starts, order[t.delivery.id], t.placement.block)))


def times(calendar: Calendar, session: Session) -> tuple[time, time]:
    """When a session starts and ends: its own times, or those of its part of the calendar's day."""
    starts = calendar.midday if session.part is DayPart.AFTERNOON else calendar.day_starts
    ends = calendar.midday if session.part is DayPart.MORNING else calendar.day_ends
    return session.starts or starts, session.ends or ends


def rooms_used(found: Taught) -> Iterator[tuple[str, SetSitting | None]]:
    """Each room of a session with the set that sits there; None for the main room, even where a set shares it."""
    if found.sitting.room is not None:
        yield found.sitting.room, None
    for sitting in found.sitting.sets:
        if sitting.room is not None and sitting.room != found.sitting.room:
            yield sitting.room, sitting
