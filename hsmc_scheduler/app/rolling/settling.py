"""Blocks put where their week and weekday say, and moved from there only where a date is closed or breaks a rule."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta

from hsmc_scheduler.app.adjusting.blocks import Key, with_blocks
from hsmc_scheduler.app.rolling.shift import YearShift
from hsmc_scheduler.domain.index import PlanIndex
from hsmc_scheduler.domain.timetable import Placement, Timetable
from hsmc_scheduler.projections.judge import Judge, moved_to
from hsmc_scheduler.projections.verdicts import window_of
from hsmc_scheduler.rules.rule import Violation

FARTHEST = 70
"""Days from where it should be within which a date is looked for."""
ANOTHER_WEEKDAY = 8
"""Another weekday is as unwelcome as so many days: Tuesdays stay Tuesdays for a week, but not for two."""


@dataclass(frozen=True, slots=True)
class Settled:
    """One block: its dates before, where the same week and weekday put it, where it is now, and why it is not there.

    `stuck`: no date near it keeps every requirement, so it stays.
    """

    key: Key
    was: tuple[date, ...]
    wanted: tuple[date, ...]
    now: tuple[date, ...]
    why: tuple[str, ...] = ()
    stuck: bool = False


def settle(
    old: tuple[PlanIndex, Timetable], new: PlanIndex, named: Timetable, shift: YearShift
) -> tuple[Timetable, tuple[Settled, ...]]:
    """The timetable in the new years. `named`: the old one with the names of the new plan, block for block."""
    wanted = {p.key: _later(p, shift) for p in named.placements}
    before = dict(zip((p.key for p in named.placements), old[1].placements, strict=True))
    timetable = replace(named, placements=tuple(wanted[p.key] for p in named.placements))
    order = sorted(wanted.values(), key=lambda p: (_open(new, p), p.start, p.key))
    found: dict[Key, Settled] = {}
    for again in (False, True):
        for place in order:
            key, was = place.key, before[place.key]
            if key[0] not in new.deliveries or (again and not found[key].stuck):
                continue
            judge = Judge(new, timetable, place, None)
            _, broken = judge.broken_on(place.start)
            as_before = _kinds(broken) <= _broken_before(old, was) and _open(new, place)
            if not broken or as_before:
                found[key] = Settled(key, was.days, place.days, place.days)
                continue
            why = judge.sentences(broken)
            start = next((d for d in _nearest(new, place) if not judge.broken_on(d)[1]), None)
            now = moved_to(place, start) if start else place
            timetable = with_blocks(timetable, [now])
            found[key] = Settled(key, was.days, place.days, now.days, why, start is None)
    return timetable, tuple(found[p.key] for p in named.placements if p.key in found)


def _later(block: Placement, shift: YearShift) -> Placement:
    first = shift.day(block.start)
    days = {day: first + (day - block.start) for day in block.days}
    return replace(block, sittings=tuple(replace(s, day=days[s.day]) for s in block.sittings))


def _open(index: PlanIndex, block: Placement) -> bool:
    delivery = index.deliveries.get(block.delivery)
    return delivery is not None and all(index.is_open(delivery, day) for day in block.days)


def _broken_before(old: tuple[PlanIndex, Timetable], was: Placement) -> set[tuple[str, str]]:
    """What the block broke where it was."""
    index, timetable = old
    if was.delivery not in index.deliveries:
        return set()
    return _kinds(Judge(index, timetable, was, None).broken_on(was.start)[1])


def _kinds(violations: Iterable[Violation]) -> set[tuple[str, str]]:
    return {(v.rule.value, v.what) for v in violations}


def _nearest(index: PlanIndex, block: Placement) -> Iterator[date]:
    """Dates to try: near ones first, the same weekday before others, later before earlier."""
    first, last = window_of(index, block.delivery)
    days = (block.start + timedelta(days=n) for n in range(-FARTHEST, FARTHEST + 1) if n)

    def far(day: date) -> tuple[int, bool]:
        off = abs((day - block.start).days)
        return off + (0 if off % 7 == 0 else ANOTHER_WEEKDAY), day < block.start

    return iter(sorted((d for d in days if first <= d <= last), key=far))
