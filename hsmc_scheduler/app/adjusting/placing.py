"""Taking a block out of a timetable, and putting in one that has no dates yet."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta

from hsmc_scheduler.app.adjusting.blocks import CannotAdjustError, Key, block_of, delivery_of, with_blocks
from hsmc_scheduler.app.adjusting.moving import move
from hsmc_scheduler.app.adjusting.people import assign_facilitator, assign_tutors
from hsmc_scheduler.app.adjusting.rooms import assign_room
from hsmc_scheduler.domain.delivery import Delivery
from hsmc_scheduler.domain.index import PlanIndex
from hsmc_scheduler.domain.plan import Plan
from hsmc_scheduler.domain.session import LeadCover
from hsmc_scheduler.domain.split import Split, allowed_splits
from hsmc_scheduler.domain.timetable import Placement, SetSitting, Sitting, Timetable
from hsmc_scheduler.projections.candidates import LEAD, Candidates
from hsmc_scheduler.projections.room_candidates import room_candidates


@dataclass(frozen=True, slots=True)
class Unplaced:
    """A block without dates: its sessions (ids) and its length in days, out of `of` blocks."""

    delivery: str
    block: int
    of: int
    sessions: tuple[str, ...]
    days: int

    @property
    def key(self) -> Key:
        """What would name it in a timetable."""
        return (self.delivery, self.block)


def remove(plan: Plan, timetable: Timetable, key: Key) -> Timetable:
    """The timetable without that block; the others keep their numbers. Raises CannotAdjustError."""
    block_of(plan, timetable, key)
    return replace(timetable, placements=tuple(p for p in timetable.placements if p.key != key))


def unplaced(plan: Plan, timetable: Timetable) -> tuple[Unplaced, ...]:
    """Every block without dates, by the first split of its delivery that agrees with the blocks that have some."""
    index = PlanIndex(plan)
    placed = {p.key for p in timetable.placements}
    found = []
    for delivery in index.deliveries.values():
        split = _split_of(index, timetable, delivery)
        first = 0
        for number, length in enumerate(split or (), 1):
            if (delivery.id, number) not in placed:
                sessions = tuple(s.id for day in index.days[delivery.id][first : first + length] for s in day)
                found.append(Unplaced(delivery.id, number, len(split or ()), sessions, length))
            first += length
    return tuple(found)


def place(plan: Plan, timetable: Timetable, key: Key, start: date) -> Timetable:
    """A block that has no dates put there, with the best people and rooms free then; where nobody is, it stays open.

    Raises:
        CannotAdjustError: It has dates already, no split of the delivery has such a block beside the others, or the
            date lies outside every academic year.
    """
    delivery = delivery_of(plan, key[0])
    if any(p.key == key for p in timetable.placements):
        raise CannotAdjustError(f"{delivery.title} block {key[1]} has dates already")
    wanted = next((u for u in unplaced(plan, timetable) if u.key == key), None)
    if wanted is None:
        raise CannotAdjustError(f"{delivery.title} has no block {key[1]} beside those it has")
    index = PlanIndex(plan)
    first = index.day_numbers[delivery.id, wanted.sessions[0]]
    sittings = []
    for session_id in wanted.sessions:
        session = index.sessions[delivery.id, session_id]
        day = start + timedelta(days=index.day_numbers[delivery.id, session_id] - first)
        sets = tuple(SetSitting(s.id, None, None) for s in index.sets(delivery.id, session))
        sittings.append(Sitting(session_id, day, sets=sets))
    block = Placement(delivery.id, key[1], tuple(sittings))
    laid = move(plan, with_blocks(timetable, [block]), key, start)
    return roomed(index, staffed(index, laid, key), key)


def _split_of(index: PlanIndex, timetable: Timetable, delivery: Delivery) -> Split | None:
    """The first allowed split with every block placed just where it is; None: there is none."""
    number = index.day_numbers
    spans = {
        p.block: (min(days), len(days))
        for p in timetable.placements
        if p.delivery == delivery.id
        and (days := {number[delivery.id, s.session] for s in p.sittings if (delivery.id, s.session) in number})
    }
    for split in allowed_splits(delivery):
        if all(n <= len(split) and (sum(split[: n - 1]), split[n - 1]) == span for n, span in spans.items()):
            return split
    return None


def staffed(index: PlanIndex, timetable: Timetable, key: Key, *, keep: bool = False) -> Timetable:
    """The block with the best people free then; nobody where nobody is. `keep`: whoever is there stays."""
    plan = index.plan
    for sitting in block_of(plan, timetable, key).sittings:
        session = index.sessions[key[0], sitting.session]
        staffing = session.staffing
        if staffing.tutors and not (keep and sitting.tutors):
            free = [c for c in Candidates(index, timetable, key).tutors(session.id) if c.free]
            leads = sum(LEAD in c.notes for c in free)
            number = max(staffing.tutors, leads if staffing.leads is LeadCover.ALL else 0)
            timetable = assign_tutors(plan, timetable, key, session.id, [c.id for c in free[:number]])
        for one in sitting.sets:
            if keep and one.tutor:
                continue
            chosen = Candidates(index, timetable, key).facilitators(session.id, one.learning_set)
            keeps = next((c.id for c in chosen if c.free), None)
            timetable = assign_facilitator(plan, timetable, key, session.id, one.learning_set, keeps)
    return timetable


def roomed(
    index: PlanIndex, timetable: Timetable, key: Key, *, keep: bool = False, among: frozenset[str] = frozenset()
) -> Timetable:
    """The block with the best rooms free then, none where none is. `keep`: its main room stays; `among`: one of these.

    Where none of those is free, the first of them is taken all the same.
    """
    plan, delivery = index.plan, key[0]
    block = block_of(plan, timetable, key)
    if any(index.sessions[delivery, s.session].room is not None for s in block.sittings):
        main = next((s.room for s in block.sittings if s.room), None) if keep else None
        if main is None:
            choices = [c for c in room_candidates(index, timetable, key) if not among or c.id in among]
            main = next((c.id for c in choices if c.free), choices[0].id if among and choices else None)
        timetable = assign_room(plan, timetable, key, main)
        block = block_of(plan, timetable, key)
        sets = dict.fromkeys(
            s.learning_set
            for sitting in block.sittings
            if index.sessions[delivery, sitting.session].room is not None
            for s in sitting.sets
        )
        taken: set[str] = set()
        for n, learning_set in enumerate(sets):
            free = (c.id for c in room_candidates(index, timetable, key, learning_set) if c.free)
            room = main if n == 0 else next((r for r in free if r != main and r not in taken), None)
            taken |= {room} if room else set()
            timetable = assign_room(plan, timetable, key, room, learning_set)
    return timetable
