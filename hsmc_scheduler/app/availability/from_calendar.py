"""Events of a person's calendar as absences of a tutor; those of the same file before make way for them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from hsmc_scheduler.app.availability.busy import BusyCalendar, Event, State
from hsmc_scheduler.app.availability.spells import HalfDay, Wanted, absences_of, teaching_days, uncovered
from hsmc_scheduler.domain.plan import Plan
from hsmc_scheduler.domain.tutor import Absence, AbsenceKind, Tutor

REASON = "From a calendar"
MARK = "From the calendar "


@dataclass(frozen=True, slots=True)
class Taking:
    """What becomes of a tutor's absences: all of them, and which are new and which are gone."""

    absences: tuple[Absence, ...]
    added: tuple[Absence, ...]
    removed: tuple[Absence, ...]


def usually(calendar: BusyCalendar) -> frozenset[int]:
    """The keys of the events that are taken unless the planner says otherwise: the busy ones."""
    return frozenset(event.key for event in calendar.events if event.state is State.BUSY)


def taken(
    plan: Plan, tutor: str, calendar: BusyCalendar, keys: Iterable[int], kind: AbsenceKind, *, titles: bool = False
) -> Taking:
    """The tutor's absences with the events of those keys as absences of a kind.

    The reason is the event's title only with `titles`, and never where it is private. Raises KeyError.
    """
    person = _tutor(plan, tutor)
    mark = f"{MARK}{calendar.file}"
    wanted: dict[HalfDay, Wanted] = {}
    chosen = frozenset(keys)
    for event in calendar.events:
        if event.key in chosen:
            for half in event.halves:
                wanted.setdefault(half, Wanted(kind, _reason(event, titles=titles)))
    kept = tuple(a for a in person.absences if a.comment != mark)
    new = absences_of(teaching_days(plan, range(7)), uncovered(wanted, kept), mark)
    absences = (*kept, *new)
    return Taking(
        absences,
        tuple(a for a in new if a not in person.absences),
        tuple(a for a in person.absences if a not in absences),
    )


def _reason(event: Event, *, titles: bool) -> str:
    return event.title if titles and event.state is not State.PRIVATE else REASON


def _tutor(plan: Plan, tutor: str) -> Tutor:
    for one in plan.tutors:
        if one.id == tutor:
            return one
    raise KeyError(tutor)
