"""The named periods of later years: bank holidays and closed days as they will be, all others moved and provisional."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from hsmc_scheduler.app.bank_holidays import bank_holidays, university_closed_days
from hsmc_scheduler.app.edits.naming import fresh_id
from hsmc_scheduler.app.rolling.shift import YearShift
from hsmc_scheduler.domain.calendar import ABOUT, Calendar, Period, PeriodKind
from hsmc_scheduler.projections.messages.words import span_words

EASTER_DAYS = 21
_EASTER = re.compile(r"\beaster\b", re.IGNORECASE)
_MOON = re.compile(
    r"\b(?:eid|ramadan|diwali|yom kippur|rosh hashanah|passover|pesach|hanukkah|chanukah|sukkot|holi|vaisakhi|"
    r"lunar|chinese new year|ashura|navratri)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class RolledPeriods:
    """The new ones; how many were moved; the labels of those that follow the moon and must be looked up."""

    periods: tuple[Period, ...]
    moved: int
    moon: tuple[str, ...]


def rolled_periods(calendar: Calendar, shift: YearShift) -> RolledPeriods:
    """The periods of the new years."""
    old, new = (calendar.start, calendar.end), (shift.years[0].start, shift.years[-1].end)
    holidays = {p.start for p in bank_holidays(*old)}
    closed = {(p.start, p.end) for p in university_closed_days(*old)}
    found: list[Period] = list(bank_holidays(*new))
    taken = {p.id for p in found}
    moved, moon, usual = 0, list[str](), False
    for period in calendar.periods:
        closing = period.kind is PeriodKind.CLOSED
        if closing and period.start == period.end and period.start in holidays:
            continue
        if closing and (period.start, period.end) in closed:
            usual = True
            continue
        later = _moved(period, shift, _easters(old, new, shift.by))
        later = replace(later, id=fresh_id(_id(period, later, shift), taken))
        taken.add(later.id)
        found.append(later)
        moved += 1
        if _MOON.search(period.label):
            moon.append(later.label.removesuffix(ABOUT))
    if usual:
        found += [replace(p, id=fresh_id(p.id, taken)) for p in university_closed_days(*new)]
    found.sort(key=lambda p: (p.start, p.kind, p.id))
    return RolledPeriods(tuple(found), moved, tuple(dict.fromkeys(moon)))


def _moved(period: Period, shift: YearShift, easters: dict[date, date]) -> Period:
    start = shift.day(period.start)
    if _EASTER.search(period.label):
        near = min(easters, key=lambda e: abs((e - period.start).days), default=None)
        if near is not None and abs((near - period.start).days) <= EASTER_DAYS:
            start = period.start + (easters[near] - near)
    comment = f"Rolled forward from {span_words(period.start, period.end)}; not confirmed yet."
    return replace(
        period,
        label=shift.text(period.label),
        start=start,
        end=start + (period.end - period.start),
        provisional=True,
        comment=comment,
    )


def _easters(old: tuple[date, date], new: tuple[date, date], by: int) -> dict[date, date]:
    """Good Friday of each old year, and of the year so many later."""
    before, after = (_good_fridays(bank_holidays(first, last)) for first, last in (old, new))
    return {before[y]: after[y + by] for y in before if y + by in after}


def _good_fridays(holidays: Iterable[Period]) -> dict[int, date]:
    return {p.start.year: p.start for p in holidays if p.label == "Good Friday"}


def _id(old: Period, new: Period, shift: YearShift) -> str:
    """Ids that end in the first day end in the new one."""
    stem = old.id.removesuffix(f"{old.start}")
    return f"{stem}{new.start}" if stem != old.id else shift.text(old.id)
