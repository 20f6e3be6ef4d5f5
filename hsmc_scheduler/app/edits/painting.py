"""Painting dates: spells of days are cut, trimmed and joined so that exactly the painted half-days change.

A spell is an absence, a room's booking or a period. Only spells switched on are touched. A spell of which nothing is
left is dropped, or, where it carries a comment, kept switched off.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import replace
from datetime import date, timedelta
from typing import TypeVar

from hsmc_scheduler.domain.calendar import Period, days_between
from hsmc_scheduler.domain.daypart import DayPart
from hsmc_scheduler.domain.room import RoomBusy
from hsmc_scheduler.domain.tutor import Absence

Spell = TypeVar("Spell", Absence, RoomBusy, Period)
DAY = timedelta(days=1)


def runs(days: Iterable[date]) -> list[tuple[date, date]]:
    """Days in a row joined: the first and last of each run, earliest first."""
    found: list[tuple[date, date]] = []
    for day in sorted(set(days)):
        if found and day - found[-1][1] == DAY:
            found[-1] = (found[-1][0], day)
        else:
            found.append((day, day))
    return found


def freed(
    spells: Sequence[Spell],
    days: Collection[date],
    part: DayPart = DayPart.WHOLE,
    touched: Callable[[Spell], bool] = lambda _: True,
) -> tuple[Spell, ...]:
    """The spells without those half-days; only those for which `touched` holds are cut."""
    wanted = set(days)
    found: list[Spell] = []
    for spell in spells:
        if not (spell.active and touched(spell) and _part(spell).overlaps(part) and _meets(spell, wanted)):
            found.append(spell)
            continue
        left = _left(spell, wanted, part)
        if not left and spell.comment:
            left = [replace(spell, active=False)]
        found += left
    return tuple(found)


def joined(spells: Sequence[Spell], new: Sequence[Spell], alike: Callable[[Spell, Spell], bool]) -> tuple[Spell, ...]:
    """The spells with new ones added, each joined with what it touches and is `alike`; a comment of one is kept."""
    found = list(spells)
    for spell in new:
        grown = spell
        while True:
            other = next((s for s in found if s.active and alike(s, grown) and _join(s, grown) is not None), None)
            if other is None:
                break
            found.remove(other)
            grown = _join(other, grown) or grown
        found.append(grown)
    return tuple(found)


def half_days(spells: Iterable[Absence | RoomBusy]) -> set[tuple[date, int]]:
    """Every half-day a switched-on spell takes: the date, and 0 for its morning, 1 for its afternoon."""
    return {(day, half) for s in spells if s.active for day in days_between(s.start, s.end) for half in s.part.halves}


def _part(spell: Absence | RoomBusy | Period) -> DayPart:
    return DayPart.WHOLE if isinstance(spell, Period) else spell.part


def _meets(spell: Absence | RoomBusy | Period, days: set[date]) -> bool:
    return any(spell.start <= day <= spell.end for day in days)


def _left(spell: Spell, days: set[date], part: DayPart) -> list[Spell]:
    """The pieces of a spell outside those half-days, in order of their dates."""
    own = set(days_between(spell.start, spell.end))
    pieces = [replace(spell, start=first, end=last) for first, last in runs(own - days)]
    if isinstance(spell, Period):
        return pieces
    if spell.part is DayPart.WHOLE and part is not DayPart.WHOLE:
        rest = DayPart.AFTERNOON if part is DayPart.MORNING else DayPart.MORNING
        pieces += [replace(spell, start=first, end=last, part=rest) for first, last in runs(own & days)]
    return sorted(pieces, key=lambda s: (s.start, _part(s)))


def _join(a: Spell, b: Spell) -> Spell | None:
    """The two as one, where they are one stretch of the same half-days, or the two halves of the same days."""
    if a.comment and b.comment and a.comment != b.comment:
        return None
    comment = a.comment or b.comment
    if _part(a) is _part(b) and a.start <= b.end + DAY and b.start <= a.end + DAY:
        return replace(a, start=min(a.start, b.start), end=max(a.end, b.end), comment=comment)
    if isinstance(a, Period) or isinstance(b, Period):
        return None
    halves = {a.part, b.part} == {DayPart.MORNING, DayPart.AFTERNOON}
    if halves and (a.start, a.end) == (b.start, b.end):
        return replace(a, part=DayPart.WHOLE, comment=comment)
    return None
