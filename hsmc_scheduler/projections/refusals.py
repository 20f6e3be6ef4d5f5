"""Rooms that were refused while the timetable still has blocks in them, and the rooms that could take their place."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from hsmc_scheduler.domain.correspondence import Booking, BookingStatus
from hsmc_scheduler.domain.index import PlanIndex
from hsmc_scheduler.domain.timetable import Timetable
from hsmc_scheduler.projections.messages.words import day_words
from hsmc_scheduler.projections.room_uses import RoomDay, RoomUses

Key = tuple[str, int]


@dataclass(frozen=True, slots=True)
class Refusal:
    """One room refused on one day. `room` is its id, `blocks` the keys of the blocks in it.

    `others` are the ids of the rooms that fit and are free that day: those offered, then the best. `sentence` says all.
    """

    ref: str
    room: str
    day: date
    blocks: tuple[Key, ...]
    others: tuple[str, ...]
    sentence: str


def refusals(index: PlanIndex, timetable: Timetable) -> tuple[Refusal, ...]:
    """Every refusal that stands, earliest first."""
    refused = refused_days(index.plan.correspondence.bookings)
    if not refused:
        return ()
    uses = RoomUses(index, timetable)
    found = []
    for (room, day), booking in sorted(refused.items(), key=lambda item: (item[0][1], item[1].ref)):
        there = uses.by_day.get((room, day))
        if there:
            blocks = tuple(dict.fromkeys(u.found.placement.key for u in there))
            titles = " and ".join(dict.fromkeys(_block(uses, key) for key in blocks))
            who = uses.names.venue(room) or "The booking"
            sentence = f"{who} refused {uses.names.room(room)} on {day_words(day)} for {titles} ({booking.ref})"
            comment = booking.comment.rstrip(". ")
            sentence += f": {comment}" if comment else ""
            others = sorted(uses.others(room, there, refused), key=lambda r: not _offered(uses.names.room(r), booking))
            found.append(Refusal(booking.ref, room, day, blocks, tuple(others), sentence))
    return tuple(found)


def refused_days(bookings: Iterable[Booking]) -> dict[RoomDay, Booking]:
    """Each room and day that was refused, with the latest booking that says so."""
    return {(b.room, b.day): b for b in bookings if b.status is BookingStatus.REFUSED and b.room}


def _offered(room: str, booking: Booking) -> bool:
    """Whether a room is named in what was answered."""
    return bool(room) and room.casefold() in booking.comment.casefold()


def _block(uses: RoomUses, key: Key) -> str:
    return f"{uses.names.taught_as(uses.index.deliveries[key[0]])} block {key[1]}"
