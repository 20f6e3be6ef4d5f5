"""Where the blocks of one delivery could go, taken by itself: every split, every date, gaps and pins kept."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from hsmc_scheduler.domain.delivery import Delivery
from hsmc_scheduler.domain.pin import Pin
from hsmc_scheduler.domain.ruleset import RuleId
from hsmc_scheduler.domain.session import Session
from hsmc_scheduler.domain.split import block_is_allowed
from hsmc_scheduler.projections.health.available import Available, Reason
from hsmc_scheduler.projections.health.datebits import DateSet


@dataclass(frozen=True, slots=True)
class Cut:
    """A block of `length` days from day `day` (counted from 0), as number `block` of `blocks`."""

    blocks: int
    block: int
    day: int
    length: int


@dataclass(frozen=True, slots=True)
class Bounds:
    """What orders between deliveries leave: where the first block may start and end, and the last may end."""

    first_start: DateSet
    first_end: DateSet
    last_end: DateSet


@dataclass(slots=True)
class Places:
    """Every date each block could start on so that all the others still find a place; empty: there is none."""

    starts: dict[Cut, DateSet] = field(default_factory=dict)

    def first_start(self) -> DateSet:
        """Where the first block could start."""
        return _union(dates for cut, dates in self.starts.items() if cut.block == 1)

    def first_end(self) -> DateSet:
        """Where the first block could end."""
        return _union(dates << cut.length - 1 for cut, dates in self.starts.items() if cut.block == 1)

    def last_end(self) -> DateSet:
        """Where the last block could end."""
        return _union(dates << cut.length - 1 for cut, dates in self.starts.items() if cut.block == cut.blocks)

    def days(self, number: int) -> list[DateSet]:
        """The dates each of the delivery's `number` days could be taught on."""
        found = [0] * number
        for cut, dates in self.starts.items():
            for offset in range(cut.length):
                found[cut.day + offset] |= dates << offset
        return found


class Fitting:
    """One delivery's blocks against the dates its sessions could be taught on."""

    def __init__(self, available: Available, delivery: Delivery, pins: tuple[Pin, ...] = ()) -> None:
        self.available = available
        self.delivery = delivery
        self.pins = pins
        self.year = available.year(delivery)
        self.calendar_reasons = available.calendar_reasons(delivery)
        self.day_sessions = available.index.days[delivery.id]
        self.day_reasons = [
            tuple(reason for session in day for reason in available.session_reasons(delivery.id, session))
            for day in self.day_sessions
        ]
        self.days = [self._dates((*self.calendar_reasons, *reasons)) for reasons in self.day_reasons]
        self.cuts = _cuts(delivery)
        windows = RuleId.STAY_INSIDE_WINDOWS in available.asked
        self.block_windows = tuple(w for w in delivery.block_windows if windows and w.window.active)
        self._starts: dict[tuple[int, int], DateSet] = {}

    def _dates(self, reasons: tuple[Reason, ...]) -> DateSet:
        dates = self.year
        for reason in reasons:
            dates &= reason.allowed
        return dates

    def block_starts(self, day: int, length: int) -> DateSet:
        """The dates a block of `length` days from day `day` could start on, whichever block of its delivery it is."""
        key = (day, length)
        if key not in self._starts:
            starts = self.available.bits.weekdays(range(8 - length))  # it must end by Sunday
            for offset in range(length):
                starts &= self.days[day + offset] >> offset
            self._starts[key] = starts
        return self._starts[key]

    def cut_starts(self, cut: Cut) -> DateSet:
        """The dates this block could start on, its own window and pins kept."""
        starts = self.block_starts(cut.day, cut.length)
        for window in self.block_windows:
            if window.block in (cut.block, cut.block - cut.blocks - 1):
                inside = self.available.bits.between(window.window.earliest, window.window.latest)
                starts &= inside & inside >> cut.length - 1
        for pin in self.pins:
            if pin.block == cut.block:
                starts &= self.pin_starts(pin, cut)
        return starts

    def pin_starts(self, pin: Pin, cut: Cut) -> DateSet:
        """The dates a pin leaves to a block."""
        bits, index = self.available.bits, self.available.index
        starts = bits.every if pin.start is None else bits.of([pin.start])
        if pin.days is not None and pin.days != cut.length:
            return 0
        pinned = {p.session: p.tutors for p in pin.tutors}
        for offset, day in enumerate(self.day_sessions[cut.day : cut.day + cut.length]):
            for session in day:
                if pin.room in index.rooms and session.room is not None:
                    starts &= self.pinned_room(pin.room, session) >> offset
                for tutor in pinned.get(session.id, ()):
                    if tutor in index.tutors:
                        starts &= self.available.tutor(tutor, session.part) >> offset
        return starts

    def pinned_room(self, room: str, session: Session) -> DateSet:
        """The dates a session could have that main room on."""
        need = self.available.index.main_need(self.delivery.id, session)
        if need is not None and room not in self.available.rooms_for(need):
            return 0
        return self.available.room(room, session.part)

    def places(self, bounds: Bounds | None = None) -> Places:
        """Where every block could go, all blocks of the delivery considered together."""
        found = Places()
        most_pinned = max((p.block for p in self.pins), default=0)
        for blocks in sorted({n for cuts in self.cuts.values() for n in cuts}):
            if blocks >= most_pinned:
                found.starts.update(self._places(blocks, bounds))
        return found

    def _places(self, blocks: int, bounds: Bounds | None) -> Iterator[tuple[Cut, DateSet]]:
        bits, total = self.available.bits, len(self.day_sessions)
        gaps = self.delivery.gaps
        least, most = (gaps.min_days, gaps.max_days) if gaps.active else (1, None)
        forward: dict[Cut, DateSet] = {}
        ends: dict[tuple[int, int], DateSet] = {}
        for block in range(1, blocks + 1):
            for (day, length), numbers in self.cuts.items():
                if blocks not in numbers or block not in numbers[blocks]:
                    continue
                cut = Cut(blocks, block, day, length)
                starts = self.cut_starts(cut)
                if block > 1:
                    starts &= bits.later(ends.get((block - 1, day), 0), least, most)
                elif bounds:
                    starts &= bounds.first_start & bounds.first_end >> length - 1
                if starts:
                    forward[cut] = starts
                    ends[block, day + length] = ends.get((block, day + length), 0) | starts << length - 1
        allowed: dict[tuple[int, int], DateSet] = {(blocks, total): bounds.last_end if bounds else bits.every}
        for cut, starts in sorted(forward.items(), key=lambda item: -item[0].block):
            starts &= allowed.get((cut.block, cut.day + cut.length), 0) >> cut.length - 1
            if starts:
                yield cut, starts
                before = (cut.block - 1, cut.day)
                allowed[before] = allowed.get(before, 0) | bits.earlier(starts, least, most)


def _cuts(delivery: Delivery) -> dict[tuple[int, int], dict[int, set[int]]]:
    """The blocks (first day, length) of every allowed split: number of blocks in the split -> number of the block."""
    total = len(delivery.days)
    pieces = {
        day: [n for n in sorted(set(delivery.block_lengths)) if block_is_allowed(delivery, day, n)]
        for day in range(total)
    }
    before: dict[int, set[int]] = {0: {0}}  # how many blocks can lie before a day
    after: dict[int, set[int]] = {total: {0}}
    for day in range(total):
        for length in pieces[day]:
            before.setdefault(day + length, set()).update(n + 1 for n in before.get(day, ()))
    for day in reversed(range(total)):
        for length in pieces[day]:
            after.setdefault(day, set()).update(n + 1 for n in after.get(day + length, ()))
    found: dict[tuple[int, int], dict[int, set[int]]] = {}
    for day in range(total):
        for length in pieces[day]:
            numbers: dict[int, set[int]] = {}
            for first in before.get(day, ()):
                for rest in after.get(day + length, ()):
                    numbers.setdefault(first + 1 + rest, set()).add(first + 1)
            if numbers:
                found[day, length] = numbers
    return found


def _union(sets: Iterator[DateSet]) -> DateSet:
    found = 0
    for dates in sets:
        found |= dates
    return found
