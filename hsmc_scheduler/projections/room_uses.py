"""Who and what uses each room on each day of a timetable, and which other rooms could take it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date

from hsmc_scheduler.domain.index import Atom, PlanIndex
from hsmc_scheduler.domain.room import RoomNeed
from hsmc_scheduler.domain.timetable import SetSitting, Timetable
from hsmc_scheduler.projections.attending import Attending
from hsmc_scheduler.projections.names import Names
from hsmc_scheduler.projections.taught import Taught, rooms_used, taught

NO_SEATS = RoomNeed(seats=0)
RoomDay = tuple[str, date]
"""A room (its id) on one day."""


@dataclass(frozen=True, slots=True)
class RoomUse:
    """One session, or one set of it, in the room. Cohorts, sets and tutors are names.

    `whole`: everybody who comes to the session is here, or as many as are ever together that day.
    """

    found: Taught
    need: RoomNeed
    people: int
    cohorts: tuple[str, ...]
    sets: tuple[str, ...]
    tutors: tuple[str, ...]
    whole: bool


class RoomUses:
    """Every use of every room of one timetable."""

    def __init__(self, index: PlanIndex, timetable: Timetable) -> None:
        self.index, self.names = index, Names(index)
        self.by_day: dict[RoomDay, list[RoomUse]] = defaultdict(list)
        self._taken: dict[str, set[Atom]] = defaultdict(set)
        attending = Attending(index, timetable)
        for t in taught(index, timetable, self.names):
            for room, sitting in rooms_used(t):
                self.by_day[room, t.day].append(self._use(attending, t, sitting))
                self._taken[room].update(t.atoms)

    def others(self, room: str, uses: Sequence[RoomUse], refused: Collection[RoomDay] = ()) -> tuple[str, ...]:
        """The ids of the rooms that fit every use and nobody has then: home venue first, the smallest first.

        Those of `refused` on that day are left out.
        """
        wanted = {a for u in uses for a in u.found.atoms}
        fitting = [
            r
            for r in self.index.rooms_that_fit(uses[0].need)
            if r != room
            and (r, uses[0].found.day) not in refused
            and all(self.index.fits(self.index.rooms[r], u.need) for u in uses)
            and not wanted & (self._taken[r] | self.index.room_busy[r].keys())
        ]
        return tuple(sorted(fitting, key=self.overflow))

    def overflow(self, room: str) -> bool:
        """Whether the room is in an overflow venue."""
        known, venues = self.index.rooms.get(room), self.index.venues
        return bool(known and known.venue in venues and venues[known.venue].overflow)

    def _use(self, attending: Attending, found: Taught, sitting: SetSitting | None) -> RoomUse:
        """`sitting` None: the main room, with the set that meets there, if any."""
        index, names = self.index, self.names
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
        return RoomUse(
            found,
            need or NO_SEATS,
            people,
            tuple(names.cohort(c) for c in cohorts),
            (names.learning_set(shared.learning_set),) if shared else (),
            names.tutors(tutors),
            sitting is None or not found.whole_group_meets,
        )
