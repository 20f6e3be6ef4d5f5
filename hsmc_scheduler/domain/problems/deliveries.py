"""Deliveries no timetable can hold: days that cannot be cut, weekdays without a block, windows without a date."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from hsmc_scheduler.domain.calendar import AcademicYear
from hsmc_scheduler.domain.delivery import DateWindow, Delivery
from hsmc_scheduler.domain.place import Place
from hsmc_scheduler.domain.plan import Plan
from hsmc_scheduler.domain.problem import Problem, Severity
from hsmc_scheduler.domain.problems.cuts import MOST_DAYS, Cuts, why_not
from hsmc_scheduler.domain.problems.known import Known, severity_if
from hsmc_scheduler.domain.problems.wording import british, counted, listed, part, thing

WEEKDAYS = ("Mondays", "Tuesdays", "Wednesdays", "Thursdays", "Fridays", "Saturdays", "Sundays")


def find(plan: Plan, known: Known) -> Iterator[Problem]:
    """What is wrong with each delivery; with one that is switched off, nothing is worse than a warning."""
    for delivery in plan.deliveries:
        where = thing("Delivery", delivery.title, delivery.id)
        for problem in _in(delivery, where, plan, known):
            yield problem if delivery.active else replace(problem, severity=Severity.WARNING)


def _in(delivery: Delivery, where: str, plan: Plan, known: Known) -> Iterator[Problem]:
    at = ("deliveries", delivery.id)
    if any(mark in delivery.id for mark in "#/"):
        yield Problem(
            f"{where}, id",
            "# and / part the names of blocks and sessions",
            "Choose an id without them.",
            Severity.WARNING,
            (*at, "id"),
        )
    if len(delivery.days) > MOST_DAYS:
        what = f"{counted(len(delivery.days), 'day')} are more than fit in a year"
        yield Problem(f"{where}, sessions", what, f"Leave at most {MOST_DAYS}.", at=(*at, "sessions"))
        return
    why = why_not(delivery)
    if why:
        mend = "Allow other lengths, loosen the limits, or change the number of days."
        yield Problem(f"{where}, block lengths", why, mend, at=(*at, "block_lengths"))
    else:
        yield from _weekdays(delivery, where, plan)
    yield from _marks(delivery, where)
    year = known.years.get(delivery.year)
    if year:
        yield from _windows(delivery, where, year, known, 0 if why else len(Cuts(delivery).lengths))


def _weekdays(delivery: Delivery, where: str, plan: Plan) -> Iterator[Problem]:
    own = delivery.weekdays is not None
    at: Place = ("deliveries", delivery.id, "weekdays") if own else ("calendar", "teaching_weekdays")
    where = f"{where}, weekdays" if own else "Calendar, teaching weekdays"
    weekdays = delivery.weekdays if delivery.weekdays is not None else plan.calendar.teaching_weekdays
    if not set(weekdays) | set(delivery.preferred_start_weekdays) <= set(range(7)):
        yield Problem(where, "weekdays are numbers from 0 (Monday) to 6 (Sunday)", "Correct the others.", at=at)
        return
    if not weekdays:
        yield Problem(where, "there is no weekday to teach on", "Allow at least one.", at=at)
        return
    longest = run = 0
    for weekday in range(7):
        run = run + 1 if weekday in weekdays else 0
        longest = max(longest, run)
    if not Cuts(delivery, longest).possible:
        named = listed(WEEKDAYS[w] for w in sorted(set(weekdays)))
        what = (
            f"taught on {named} only, blocks of {counted(longest, 'day')} at most fit in a week, and they are too short"
        )
        yield Problem(
            f"{thing('Delivery', delivery.title, delivery.id)}, weekdays",
            what,
            "Allow more weekdays or shorter blocks.",
            at=("deliveries", delivery.id, "weekdays"),
        )


def _marks(delivery: Delivery, where: str) -> Iterator[Problem]:
    for number, session in enumerate(delivery.sessions, 1):
        if session.keep_with_next and not any(session is day[-1] for day in delivery.days[:-1]):
            what = "it is kept with the next day, but it does not end a day that has one after it"
            where_ = part(where, "session", number, session.title)
            mend = "Mark the last session of the day before instead."
            at = ("deliveries", delivery.id, "sessions", session.id, "keep_with_next")
            yield Problem(f"{where_}, keep with next", what, mend, Severity.WARNING, at)


def _windows(delivery: Delivery, where: str, year: AcademicYear, known: Known, blocks: int) -> Iterator[Problem]:
    own_at = ("deliveries", delivery.id)
    severity = severity_if(binding=known.windows_bind)
    whole = DateWindow(year.start, year.end)
    own = delivery.window if delivery.window.active else DateWindow()
    if not _meet(own, whole):
        what = f"{_said(own)} lies outside its academic year, {_said(whole)}"
        yield Problem(
            f"{where}, window", what, "Move the window, or choose another year.", severity, (*own_at, "window")
        )
    for number, limit in enumerate(delivery.block_windows, 1):
        at = (*own_at, "block_windows", number - 1)
        here = f"{part(where, 'block window', number)}, block {limit.block}"
        if blocks and abs(limit.block) > blocks:
            what = f"the delivery is never cut into more than {counted(blocks, 'block')}"
            mend = "Correct the number of the block, or remove the window."
            yield Problem(here, what, mend, Severity.WARNING, (*at, "block"))
        elif limit.window.active and not _meet(limit.window, whole):
            what = f"{_said(limit.window)} lies outside its academic year, {_said(whole)}"
            yield Problem(here, what, "Move the window.", severity, (*at, "window"))
        elif limit.window.active and not _meet(limit.window, own):
            what = f"{_said(limit.window)} lies outside the delivery's own window, {_said(own)}"
            yield Problem(here, what, "Move one of the two.", severity, (*at, "window"))


def _meet(a: DateWindow, b: DateWindow) -> bool:
    return not (a.latest and b.earliest and a.latest < b.earliest) and not (
        b.latest and a.earliest and b.latest < a.earliest
    )


def _said(window: DateWindow) -> str:
    if window.earliest and window.latest:
        return f"{british(window.earliest)} to {british(window.latest)}"
    if window.earliest:
        return f"from {british(window.earliest)} on"
    return f"up to {british(window.latest)}" if window.latest else "any date"
