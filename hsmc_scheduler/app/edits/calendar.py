"""Edits of the calendar: academic years, periods, closed days."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import replace
from datetime import date, timedelta

from hsmc_scheduler.app.bank_holidays import bank_holidays, university_closed_days
from hsmc_scheduler.app.edits.editing import add, changed
from hsmc_scheduler.app.edits.errors import plainly
from hsmc_scheduler.app.edits.naming import fresh_id
from hsmc_scheduler.app.edits.painting import freed, joined, runs
from hsmc_scheduler.domain.calendar import AcademicYear, Period, PeriodKind, monday_of
from hsmc_scheduler.domain.place import Place
from hsmc_scheduler.domain.plan import Plan

YEARS: Place = ("calendar", "years")
PERIODS: Place = ("calendar", "periods")
PAINTED = (PeriodKind.CLOSED, PeriodKind.AVOID)
"""What a date is painted with; an open date has neither. Terms and information lie beside them."""
UNLABELLED = "No reason given"
"""What painted dates are called until somebody says why."""


def add_year(plan: Plan) -> tuple[Plan, Place]:
    """The plan with the academic year after its last one, of the same shape.

    Raises:
        EditError: the next year cannot follow the last one.
    """
    last = plan.calendar.years[-1]
    start = last.end + timedelta(days=1)
    with plainly():
        end = _a_year_after(last.end)
        weeks = round((last.week_one - last.start).days / 7)
        week_one = min(max(start, monday_of(start + timedelta(weeks=weeks, days=3))), end)
        wanted = f"{start.year}-{end.year % 100:02}"
        name = fresh_id(wanted, {y.id for y in plan.calendar.years})
        return add(plan, YEARS, AcademicYear(name, start, end, week_one, name if last.title else ""))


def add_period(
    plan: Plan, kind: PeriodKind, label: str, start: date, end: date, *, provisional: bool = False
) -> tuple[Plan, Place]:
    """The plan with a named period, both ends inclusive.

    Raises:
        EditError: it ends before it starts.
    """
    with plainly():
        period = Period(_fresh(plan.calendar.periods, kind, start), kind, label, start, end, provisional)
    return add(plan, PERIODS, period)


def paint_period(plan: Plan, days: Collection[date], kind: PeriodKind | None, label: str = "") -> Plan:
    """Those dates closed or to be avoided under that label; `kind` None: open, neither of the two.

    A date has the kind it was painted with last. Terms and information are only added, never cut.
    """
    clears = PAINTED if kind is None or kind in PAINTED else ()
    own = plan.calendar.periods
    kept = _own_ids(freed(own, days, touched=lambda p: p.kind in clears))
    new: list[Period] = []
    if kind is not None:
        for first, last in runs(days):
            new.append(Period(_fresh((*own, *kept, *new), kind, first), kind, label or UNLABELLED, first, last))
    return changed(plan, PERIODS, lambda _: joined(kept, new, _alike))


def add_bank_holidays(plan: Plan) -> Plan:
    """The plan with the bank holidays in England of its years; those already there are left as the planner has them."""
    return _with_closed(plan, bank_holidays(plan.calendar.start, plan.calendar.end))


def add_usual_closed_days(plan: Plan) -> Plan:
    """The plan with the University's usual closed days of its years, to be confirmed; what is there is left alone."""
    return _with_closed(plan, university_closed_days(plan.calendar.start, plan.calendar.end))


def _with_closed(plan: Plan, found: Iterable[Period]) -> Plan:
    """Add the periods that are not there by id, whatever the planner made of them, and not yet closed all through."""
    known = {p.id for p in plan.calendar.periods}
    closed = plan.calendar.days_of(PeriodKind.CLOSED)
    new = [p for p in found if p.id not in known and not {p.start, p.end} <= closed]
    together = tuple(sorted((*plan.calendar.periods, *new), key=lambda p: p.start)) if new else plan.calendar.periods
    return changed(plan, PERIODS, lambda _: together)


def _own_ids(periods: Iterable[Period]) -> tuple[Period, ...]:
    """Each period with an id of its own: pieces cut from one have its id until now."""
    found: list[Period] = []
    for period in periods:
        taken = {p.id for p in found}
        found.append(replace(period, id=fresh_id(period.id, taken)) if period.id in taken else period)
    return tuple(found)


def _fresh(periods: Iterable[Period], kind: PeriodKind, start: date) -> str:
    # not as the program's own closed days are named, or these would be taken for them
    return fresh_id(f"{kind}-from-{start}", {p.id for p in periods})


def _alike(a: Period, b: Period) -> bool:
    return (a.kind, a.label, a.provisional) == (b.kind, b.label, b.provisional)


def _a_year_after(day: date) -> date:
    """The same day of the next year; 28 February for 29."""
    try:
        return day.replace(year=day.year + 1)
    except ValueError:
        return day.replace(year=day.year + 1, day=28)
