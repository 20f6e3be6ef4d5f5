"""What those who book rooms must be told: today's needs against what they were last told."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import StrEnum

from hsmc_scheduler.domain.correspondence import Booking, BookingStatus, Correspondence
from hsmc_scheduler.domain.index import PlanIndex
from hsmc_scheduler.domain.timetable import Timetable
from hsmc_scheduler.projections.booking_words import changed_words, row_told
from hsmc_scheduler.projections.bookings import BookingRow, booking_rows
from hsmc_scheduler.projections.messages.words import counted, day_words
from hsmc_scheduler.projections.names import Names

_NUMBER = re.compile(r"PH-(\d{1,9})")
SOON = timedelta(days=7)
"""What must be asked for within so many days is counted in the summary."""


class Change(StrEnum):
    """What has become of a booking since the last letter."""

    CANCEL = "cancel"
    AMEND = "amend"
    NEW = "new"
    UNCHANGED = "unchanged"


COUNTED = {
    Change.NEW: "new",
    Change.CANCEL: "to cancel",
    Change.AMEND: "to amend",
    Change.UNCHANGED: "unchanged",
}
"""As they are counted."""


@dataclass(frozen=True, slots=True)
class BookingLine:
    """One booking. `row`: as it is needed now, or, to be cancelled, as it was told; `told` None: never told.

    `words` say what changed, one change each. `instead` is the reference of the booking that takes the place of this
    one, or whose place this one takes. `status`: how far it is before this letter is sent.
    """

    change: Change
    ref: str
    row: BookingRow
    told: Booking | None = None
    words: tuple[str, ...] = ()
    instead: str = ""

    @property
    def status(self) -> BookingStatus:
        """How far it is now."""
        return self.told.status if self.told else BookingStatus.NEEDED

    @property
    def status_once_sent(self) -> BookingStatus:
        """How far it is when this letter has gone."""
        if self.change is Change.CANCEL:
            return BookingStatus.CANCELLED
        return self.status if self.change is Change.UNCHANGED else BookingStatus.REQUESTED

    @property
    def refused(self) -> bool:
        """Whether it is needed as it was refused."""
        return self.change is Change.UNCHANGED and self.status is BookingStatus.REFUSED

    def overdue(self, today: date) -> bool:
        """Whether it should have been asked for before that day."""
        asks = self.change in (Change.NEW, Change.AMEND)
        return asks and self.row.request_by is not None and self.row.request_by < today


def booking_lines(index: PlanIndex, timetable: Timetable, today: date) -> tuple[BookingLine, ...]:
    """Everything from `today` on: to cancel (each followed by what takes its place), to amend, new, unchanged.

    The same room on the same day is the same booking, whatever else became of it. What was refused stays refused, even
    for fewer people, until somebody asks for it again; once it is no longer needed, nobody has to be told.
    """
    known = index.plan.correspondence.bookings
    told = _live(index, known)
    number = last_number(index.plan.correspondence) + 1
    kept: list[BookingLine] = []
    fresh: list[BookingLine] = []
    for row in booking_rows(index, timetable):
        booking = told.pop((row.room_id, row.day), None)
        if row.day < today:
            continue
        if booking is None or booking.status is BookingStatus.NEEDED:
            ref = booking.ref if booking else f"PH-{number:04}"
            number += booking is None
            fresh.append(BookingLine(Change.NEW, ref, row, booking))
            continue
        words = changed_words(booking, row)
        amend = words and booking.status is not BookingStatus.REFUSED
        kept.append(BookingLine(Change.AMEND if amend else Change.UNCHANGED, booking.ref, row, booking, words))
    names = Names(index)
    taught = {names.taught_as(d): tuple(map(names.module, names.codes(d))) for d in index.deliveries.values()}

    def modules(event: str) -> tuple[str, ...]:
        """Those of the blocks an event names, as far as the plan still has them."""
        blocks = (block.rpartition(" block ")[0] for block in event.split("; "))
        return tuple(dict.fromkeys(module for block in blocks for module in taught.get(block, ())))

    gone = [
        BookingLine(Change.CANCEL, b.ref, replace(row_told(b), venue=names.venue(b.room), modules=modules(b.event)), b)
        for b in told.values()
        if b.status in (BookingStatus.REQUESTED, BookingStatus.CONFIRMED) and b.day >= today
    ]
    gone.sort(key=lambda line: (line.row.day, line.row.room, line.ref))
    cancelled, new = _paired(gone, fresh)
    return (*cancelled, *_of(kept, Change.AMEND), *new, *_of(kept, Change.UNCHANGED))


def last_number(letters: Correspondence) -> int:
    """The highest number of a reference that was ever given, 0 where none was."""
    given = (_NUMBER.fullmatch(b.ref) for b in letters.bookings)
    return max((letters.references, *(int(found[1]) for found in given if found)))


def to_tell(lines: Iterable[BookingLine]) -> tuple[BookingLine, ...]:
    """Those that have to be told, in the order given."""
    return tuple(line for line in lines if line.change is not Change.UNCHANGED)


def totals_words(lines: Sequence[BookingLine], today: date) -> str:
    """12 new, 3 to cancel, 2 to amend, 61 unchanged; 4 must be asked for by Fri 3 September 2027.

    The last are those whose date comes within a week, or else the first that come.
    """
    return "; ".join((counts_words(lines), *_urgent(lines, today)))


def counts_words(lines: Iterable[BookingLine]) -> str:
    """12 new, 3 to cancel, 2 to amend, 61 unchanged."""
    count = Counter(line.change for line in lines)
    parts = (f"{count[change]} {word}" for change, word in COUNTED.items() if count[change])
    return ", ".join(parts) or "no room to book"


def _urgent(lines: Iterable[BookingLine], today: date) -> Iterator[str]:
    lines = list(lines)
    late = sum(line.overdue(today) for line in lines)
    if late:
        yield f"{counted(late, 'is', 'are')} overdue"
    asked = sorted(
        line.row.request_by
        for line in lines
        if line.change in (Change.NEW, Change.AMEND) and line.row.request_by and line.row.request_by >= today
    )
    if asked:
        last = max(day for day in asked if day <= max(asked[0], today + SOON))
        yield f"{sum(day <= last for day in asked)} must be asked for by {day_words(last)}"
    refused = sum(line.refused for line in lines)
    if refused:
        yield f"{counted(refused, 'is', 'are')} refused"


def _live(index: PlanIndex, bookings: Iterable[Booking]) -> dict[tuple[str, date], Booking]:
    """What was told and holds, by room and day; a room taken out of the plan is found again by its name."""
    by_name = {r.name: r.id for r in reversed(index.plan.rooms)}
    found: dict[tuple[str, date], Booking] = {}
    for booking in bookings:
        if booking.status is not BookingStatus.CANCELLED:
            room = booking.room or by_name.get(booking.room_name, f"\0{booking.room_name}")
            place = (room, booking.day)
            found[place if place not in found else (f"\0{booking.ref}", booking.day)] = booking
    return found


def _of(lines: Iterable[BookingLine], change: Change) -> Iterator[BookingLine]:
    return (line for line in lines if line.change is change)


def _paired(
    gone: Sequence[BookingLine], fresh: Sequence[BookingLine]
) -> tuple[tuple[BookingLine, ...], tuple[BookingLine, ...]]:
    """What is to be cancelled, each with the new booking of the same block beside it; and the other new ones."""
    left: dict[str, list[BookingLine]] = defaultdict(list)
    for line in fresh:
        left[line.row.event].append(line)
    pairs: dict[str, BookingLine] = {}
    for alike in (_same_day, _same_room, _any):  # the closest first, so that a changed room does not look like a move
        for old in gone:
            new = next((n for n in left[old.row.event] if alike(old, n)), None)
            if old.ref not in pairs and new is not None:
                pairs[old.ref] = new
                left[old.row.event].remove(new)
    shown: list[BookingLine] = []
    for old in gone:
        new = pairs.get(old.ref)
        shown.append(old if new is None else replace(old, instead=new.ref, words=(f"now {_where(new, old)}",)))
        if new is not None:
            shown.append(replace(new, instead=old.ref, words=(f"instead of {_where(old, new)}",)))
    used = {line.ref for line in pairs.values()}
    return tuple(shown), tuple(line for line in fresh if line.ref not in used)


def _same_day(old: BookingLine, new: BookingLine) -> bool:
    return old.row.day == new.row.day


def _same_room(old: BookingLine, new: BookingLine) -> bool:
    return old.row.room == new.row.room


def _any(_old: BookingLine, _new: BookingLine) -> bool:
    return True


def _where(line: BookingLine, other: BookingLine) -> str:
    """Tue 14 March 2028, Seminar Room 1 (PH-0107): as far as it is not the same as for the other."""
    parts = (
        day_words(line.row.day) if line.row.day != other.row.day else "",
        line.row.room if line.row.room != other.row.room else "",
    )
    return f"{', '.join(p for p in parts if p)} ({line.ref})"
