"""What can be done about a refused room: other rooms that day, other dates for the block."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta

from hsmc_scheduler.domain.index import PlanIndex
from hsmc_scheduler.domain.timetable import Timetable
from hsmc_scheduler.projections.block_facts import OtherDate, block_title, other_dates
from hsmc_scheduler.projections.names import Names
from hsmc_scheduler.projections.refusals import Key, Refusal, refused_days
from hsmc_scheduler.projections.verdicts import Verdict, verdicts

MOST_ROOMS = 4


@dataclass(frozen=True, slots=True)
class OtherDates:
    """The best other dates of one block; none: there is no date it could go to."""

    block: Key
    title: str
    dates: tuple[OtherDate, ...]


@dataclass(frozen=True, slots=True)
class WaysOut:
    """The rooms (id and name, the best first) that fit that day, and other dates for each block that was there."""

    refusal: Refusal
    rooms: tuple[tuple[str, str], ...]
    dates: tuple[OtherDates, ...]


def ways_out(index: PlanIndex, timetable: Timetable, refusal: Refusal) -> WaysOut:
    """Everything that fits. Takes about a second: every date of the blocks is judged."""
    names = Names(index)
    rooms = tuple((room, names.room(room)) for room in refusal.others[:MOST_ROOMS])
    dates = tuple(dates_for(index, timetable, block) for block in refusal.blocks)
    return WaysOut(refusal, rooms, dates)


def dates_for(index: PlanIndex, timetable: Timetable, block: Key) -> OtherDates:
    """The best other dates of a block on which no room it is in was refused."""
    placement = next(p for p in timetable.placements if p.key == block)
    refused = refused_days(index.plan.correspondence.bookings).keys()
    rooms = {
        (r, (s.day - placement.start).days)
        for s in placement.sittings
        for r in (s.room, *(x.room for x in s.sets))
        if r
    }

    def possible(verdict: Verdict) -> bool:
        return not any((r, verdict.start + timedelta(days=n)) in refused for r, n in rooms)

    found = [v for v in verdicts(index, timetable, *block) if v.change is not None and possible(v)]
    return OtherDates(block, block_title(Names(index), index, block), other_dates(found, placement.start))
