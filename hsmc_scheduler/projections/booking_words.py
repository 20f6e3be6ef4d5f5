"""What changed of a booking since it was last told, in words, and a booking as it was told."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from hsmc_scheduler.domain.correspondence import Booking, BookingStatus
from hsmc_scheduler.projections.bookings import BookingRow, is_access


def changed_words(told: Booking, row: BookingRow) -> tuple[str, ...]:
    """Each change in a few words: "start 09:30 -> 10:00", "people 24 -> 31"; none: it stands as it was told."""
    access, equipment = _parted(told.needs)
    pairs = (
        ("room", told.room_name, row.room),
        ("set-up", f"{told.opens:%H:%M}", f"{row.opens:%H:%M}"),
        ("start", f"{told.starts:%H:%M}", f"{row.starts:%H:%M}"),
        ("end", f"{told.ends:%H:%M}", f"{row.ends:%H:%M}"),
        ("leave by", f"{told.closes:%H:%M}", f"{row.closes:%H:%M}"),
        ("people", str(told.people), str(row.people)),
        ("layout", _listed(told.layouts), _listed(row.layouts)),
        ("step-free needs", _listed(access), _listed(row.access)),
        ("equipment", _listed(equipment), _listed(row.equipment)),
        ("catering", row.catering if told.catering is None else told.catering, row.catering),
        ("event", told.event, row.event),
    )
    words = tuple(f"{what} {was or 'none'} -> {now or 'none'}" for what, was, now in pairs if was != now)
    if words and told.status is BookingStatus.CONFIRMED:
        words += ("please confirm again",)
    return words


def told_of(ref: str, row: BookingRow, status: BookingStatus, sent: date) -> Booking:
    """What is written down of a booking that is told as it is needed now."""
    return Booking(
        ref,
        row.room_id,
        row.room,
        row.day,
        row.opens,
        row.starts,
        row.ends,
        row.closes,
        row.people,
        row.layouts,
        (*row.access, *row.equipment),
        row.event,
        status,
        sent,
        catering=row.catering,
    )


def row_told(told: Booking) -> BookingRow:
    """A booking as it was told, for a row of its own."""
    access, equipment = _parted(told.needs)
    return BookingRow(
        told.day,
        told.room,
        told.room_name,
        told.opens,
        told.starts,
        told.ends,
        told.closes,
        told.event,
        people=told.people,
        layouts=told.layouts,
        access=access,
        equipment=equipment,
        catering=told.catering or "",
    )


def _parted(features: Iterable[str]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """What is for access, and the equipment."""
    found = tuple(features)
    return tuple(f for f in found if is_access(f)), tuple(f for f in found if not is_access(f))


def _listed(texts: Iterable[str]) -> str:
    return "; ".join(texts)
