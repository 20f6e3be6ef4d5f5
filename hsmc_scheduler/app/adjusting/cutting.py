"""Cutting a delivery into other blocks: which ways its splits allow, the dates that follow, and the cut itself."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from datetime import date, timedelta

from hsmc_scheduler.app.adjusting.blocks import CannotAdjustError, Key, block_of, delivery_of
from hsmc_scheduler.app.adjusting.room_for import Spot, room_for
from hsmc_scheduler.app.adjusting.rooms import with_main_room
from hsmc_scheduler.domain.index import PlanIndex
from hsmc_scheduler.domain.pin import Pin, PinnedTutors
from hsmc_scheduler.domain.plan import Plan
from hsmc_scheduler.domain.split import Split, allowed_splits
from hsmc_scheduler.domain.timetable import Placement, Sitting, Timetable

MOST_OFFERED = 40
DAYS_ASIDE, DAYS_FAR = 6, 120
"""How far from where it would best be a block is put to stand on open days free of clashes: an old one, a new one."""


@dataclass(frozen=True, slots=True)
class Recut:
    """One way to cut a delivery. `words`: "3 + 2". `blocks`: first and last day of each; `moved`: how many are new."""

    split: Split
    words: str
    current: bool
    blocks: tuple[tuple[date, date], ...]
    moved: int


def recuts_of(plan: Plan, timetable: Timetable, delivery: str) -> tuple[Recut, ...]:
    """Every way to cut a delivery that its rules allow, the present one first, then the most alike.

    Raises:
        CannotAdjustError: Some of its sessions have no dates.
    """
    index = PlanIndex(plan)
    cut = _Cut(index, timetable, delivery)
    there = {(p.start, p.end) for p in cut.blocks}
    found = []
    for split in cut.splits()[:MOST_OFFERED]:
        spans = tuple((start, start + timedelta(days=n - 1)) for start, n in zip(cut.starts(split), split, strict=True))
        moved = sum(span not in there for span in spans)
        found.append(Recut(split, " + ".join(map(str, split)), split == cut.split, spans, moved))
    return tuple(found)


def recut(plan: Plan, timetable: Timetable, delivery: str, split: Split) -> tuple[Plan, Timetable]:
    """The delivery cut that way: sessions keep people and rooms, blocks their dates where they can, pins follow.

    Raises:
        CannotAdjustError: Some sessions have no dates, or the delivery's rules do not allow that split.
    """
    index = PlanIndex(plan)
    cut = _Cut(index, timetable, delivery)
    if split not in cut.splits():
        words = " + ".join(map(str, split))
        raise CannotAdjustError(f"{index.deliveries[delivery].title} cannot be cut into {words}")
    if split == cut.split:
        return plan, timetable
    new = cut.made(split)
    kept = [p for p in timetable.placements if p.delivery != delivery]
    place = next(n for n, p in enumerate(timetable.placements) if p.delivery == delivery)
    after = replace(timetable, placements=(*kept[:place], *new, *kept[place:]))
    return replace(plan, pins=cut.pins(plan, split, new)), after


def lengths_of(plan: Plan, timetable: Timetable, key: Key) -> tuple[int, ...]:
    """The lengths in days a block may have, shortest first; its neighbours change with it. Raises CannotAdjustError."""
    block_of(plan, timetable, key)
    cut = _Cut(PlanIndex(plan), timetable, key[0])
    return tuple(sorted({split[key[1] - 1] for split in cut.splits() if len(split) >= key[1]}))


def with_length(plan: Plan, timetable: Timetable, key: Key, days: int) -> tuple[Plan, Timetable]:
    """The block so many days long, by the allowed split most like the present one.

    Raises:
        CannotAdjustError: No allowed split has that block at that length.
    """
    block_of(plan, timetable, key)
    cut = _Cut(PlanIndex(plan), timetable, key[0])
    split = next((s for s in cut.splits() if len(s) >= key[1] and s[key[1] - 1] == days), None)
    if split is None:
        title = delivery_of(plan, key[0]).title
        raise CannotAdjustError(f"{title} block {key[1]} cannot last {days} {'day' if days == 1 else 'days'}")
    return recut(plan, timetable, key[0], split)


class _Cut:
    """A delivery as it is cut now, and what other cuts make of it."""

    def __init__(self, index: PlanIndex, timetable: Timetable, delivery: str) -> None:
        self.delivery = delivery_of(index.plan, delivery)
        self.index = index
        self.timetable = timetable
        self.blocks = sorted((p for p in timetable.placements if p.delivery == delivery), key=lambda p: p.block)
        self.sittings = {s.session: s for p in self.blocks for s in p.sittings}
        if set(self.sittings) != {s.id for s in self.delivery.sessions}:
            raise CannotAdjustError(f"some sessions of {self.delivery.title} have no dates yet; place them first")
        self.split = tuple(len(p.days) for p in self.blocks)
        number = index.day_numbers
        self.firsts = [min(number[delivery, s.session] for s in p.sittings) for p in self.blocks]

    def splits(self) -> list[Split]:
        """The allowed splits, those with the most cuts in common with the present one first."""
        now = _cuts(self.split)
        return sorted(allowed_splits(self.delivery), key=lambda s: len(now ^ _cuts(s)))

    def anchors(self, split: Split) -> list[int | None]:
        """For each new block the place of the old block whose dates it takes; None: it is one more."""
        if len(split) == len(self.blocks):
            return list(range(len(split)))
        shared: dict[tuple[int, int], int] = Counter()
        for new, days in enumerate(_days(split)):
            for old, its in enumerate(_days(self.split)):
                shared[new, old] = len(days & its)
        found: list[int | None] = [None] * len(split)
        for (new, old), days_shared in sorted(shared.items(), key=lambda s: (-s[1], s[0])):
            free = found[new] is None and old not in found
            in_order = all(
                other is None or (other < old) == (place < new) for place, other in enumerate(found) if place != new
            )
            if days_shared and free and in_order:
                found[new] = old
        return found

    def starts(self, split: Split) -> list[date]:
        """The first day of each new block."""
        anchors, days = self.anchors(split), _days(split)
        found: list[date] = []
        for new, old in enumerate(anchors):
            before = found[-1] + timedelta(days=split[new - 1] - 1) if found else None
            ahead = next((self.blocks[a].start for a in anchors[new + 1 :] if a is not None), None)
            wanted = self.blocks[old].start if old is not None else _between(before, ahead)
            far = DAYS_ASIDE if old is not None else DAYS_FAR
            spot = Spot(self.delivery, self._sittings_on(days[new]), split[new], before, ahead)
            found.append(room_for(self.index, self.timetable, spot, wanted, far))
        return found

    def made(self, split: Split) -> list[Placement]:
        """The new blocks."""
        anchors, found = self.anchors(split), []
        for new, (days, start) in enumerate(zip(_days(split), self.starts(split), strict=True)):
            sittings = [
                self._taught(session, start + timedelta(days=offset), anchors[new])
                for offset, day in enumerate(sorted(days))
                for session in self._on(day)
            ]
            found.append(Placement(self.delivery.id, new + 1, tuple(sittings)))
        return found

    def pins(self, plan: Plan, split: Split, new: list[Placement]) -> tuple[Pin, ...]:
        """The plan's pins with those of this delivery where their blocks and sessions are now."""
        goes_to = {old + 1: n + 1 for n, old in enumerate(self.anchors(split)) if old is not None}
        found: list[Pin] = []
        for pin in plan.pins:
            if pin.delivery == self.delivery.id:
                found += self._pin(pin, goes_to.get(pin.block), new, {p.id for p in (*plan.pins, *found)})
            else:
                found.append(pin)
        return tuple(found)

    def _pin(self, pin: Pin, block: int | None, new: list[Placement], taken: set[str]) -> list[Pin]:
        """The pin as it stands after the cut; in parts where its sessions are now in several blocks."""
        home = {s.session: p.block for p in new for s in p.sittings}
        tutors: dict[int, tuple[PinnedTutors, ...]] = {}
        for pinned in pin.tutors:
            if pinned.session in home:
                tutors[home[pinned.session]] = (*tutors.get(home[pinned.session], ()), pinned)
        parts = []
        if block is not None:
            there, old = new[block - 1], next((p for p in self.blocks if p.block == pin.block), None)
            held = pin.start is not None and old is not None and pin.start == old.start
            parts.append(
                replace(
                    pin,
                    block=block,
                    start=there.start if held else pin.start,
                    days=None if pin.days is None else len(there.days),
                    tutors=tutors.pop(block, ()),
                )
            )
        for number, those in tutors.items():
            parts.append(replace(pin, block=number, start=None, days=None, room=None, tutors=those))
        parts = [p for p in parts if (p.start, p.days, p.room, p.tutors) != (None, None, None, ())]
        for n, part in enumerate(parts[1:], 1):
            ids = (f"{pin.id} ({k})" for k in range(2, len(taken) + 3))
            parts[n] = replace(part, id=next(i for i in ids if i not in taken))
            taken.add(parts[n].id)
        return parts

    def _on(self, day: int) -> list[str]:
        return [s.id for s in self.index.days[self.delivery.id][day]]

    def _sittings_on(self, days: frozenset[int]) -> list[list[Sitting]]:
        return [[self.sittings[s] for s in self._on(day)] for day in sorted(days)]

    def _taught(self, session: str, day: date, anchor: int | None) -> Sitting:
        """The session on its new date, in the room of the block it is in now."""
        sitting = replace(self.sittings[session], day=day)
        if anchor is None or sitting.room is None:
            return sitting
        own = self.blocks[anchor]
        if any(s.session == session for s in own.sittings):
            return sitting
        rooms = Counter(s.room for s in own.sittings if s.room is not None)
        return with_main_room(sitting, rooms.most_common(1)[0][0]) if rooms else sitting


def _cuts(split: Split) -> frozenset[int]:
    """The days (counted from 0) at which a block ends."""
    return frozenset(sum(split[:n]) for n in range(1, len(split) + 1))


def _days(split: Split) -> list[frozenset[int]]:
    return [frozenset(range(sum(split[:n]), sum(split[: n + 1]))) for n in range(len(split))]


def _between(before: date | None, ahead: date | None) -> date:
    """Where one more block goes: half way, or four weeks from its only neighbour."""
    if before and ahead:
        return before + (ahead - before) / 2
    if before:
        return before + timedelta(weeks=4)
    if ahead:
        return ahead - timedelta(weeks=4)
    raise AssertionError("a cut has an old block somewhere")
