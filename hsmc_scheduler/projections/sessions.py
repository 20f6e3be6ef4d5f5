"""The sessions table: one row a session and day, and one for each set where sets meet."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, time

from hsmc_scheduler.domain.index import PlanIndex
from hsmc_scheduler.domain.timetable import SetSitting, Timetable
from hsmc_scheduler.projections.names import Names
from hsmc_scheduler.projections.taught import Taught, taught


@dataclass(frozen=True, slots=True)
class SessionRow:
    """One row. `week` is counted in the academic year; `learning_set` is empty for the whole group."""

    day: date
    week: int
    starts: time
    ends: time
    code: str
    module: str
    session: str
    block: str
    cohorts: tuple[str, ...]
    learning_set: str
    room: str
    venue: str
    tutors: tuple[str, ...]
    status: str


def session_rows(index: PlanIndex, timetable: Timetable) -> tuple[SessionRow, ...]:
    """Every session, earliest first.

    On a day when only sets meet there is a row for each set and none for the group, so that a list filtered by tutor
    or room holds exactly what that tutor or room has to do.
    """
    return tuple(row for _, row in rows_by_block(index, timetable))


def rows_by_block(index: PlanIndex, timetable: Timetable) -> Iterator[tuple[tuple[str, int], SessionRow]]:
    """The same, each with the key of the block it belongs to."""
    names = Names(index)
    pinned = {(p.delivery, p.block) for p in index.plan.pins if p.active and p.start}
    for found in taught(index, timetable, names):
        for row in _rows(index, names, found, pinned):
            yield found.placement.key, row


def _rows(index: PlanIndex, names: Names, found: Taught, pinned: set[tuple[str, int]]) -> Iterator[SessionRow]:
    planned = _planned(index, found, pinned)
    if found.whole_group_meets:
        tutors = names.tutors(found.sitting.tutors)
        missing = "Tutor needed" if len(tutors) < found.session.staffing.tutors else ""
        if not missing and found.session.room and found.sitting.room is None:
            missing = "Room needed"
        cohorts = tuple(names.cohort(c) for c in found.cohorts)
        yield _row(index, names, found, cohorts, "", found.sitting.room, tutors, missing or planned)
    for sitting in found.sitting.sets:
        learning_set = index.all_sets.get(sitting.learning_set)
        cohorts = (names.cohort(learning_set.cohort),) if learning_set else ()
        tutors = (names.tutor(sitting.tutor),) if sitting.tutor else ()
        title = names.learning_set(sitting.learning_set)
        status = _set_missing(found, sitting) or planned
        yield _row(index, names, found, cohorts, title, sitting.room, tutors, status)


def _row(
    index: PlanIndex,
    names: Names,
    found: Taught,
    cohorts: tuple[str, ...],
    learning_set: str,
    room: str | None,
    tutors: tuple[str, ...],
    status: str,
) -> SessionRow:
    return SessionRow(
        found.day,
        week_of(index, found.day),
        found.starts,
        found.ends,
        found.session.module,
        names.module(found.session.module),
        found.session.title,
        found.block,
        cohorts,
        learning_set,
        names.room(room),
        names.venue(room),
        tutors,
        status,
    )


def _planned(index: PlanIndex, found: Taught, pinned: set[tuple[str, int]]) -> str:
    before = index.plan.frozen_before
    if before is not None and found.placement.start < before:
        return "Past"
    return "Pinned" if found.placement.key in pinned else "Planned"


def _set_missing(found: Taught, sitting: SetSitting) -> str:
    if sitting.tutor is None:
        return "Facilitator needed"
    return "Room needed" if found.session.room and sitting.room is None else ""


def week_of(index: PlanIndex, day: date) -> int:
    """The week of `day` in its academic year; outside every year, as the nearest one before (or the first) counts."""
    years = index.calendar.years
    year = next((y for y in reversed(years) if y.start <= day), years[0])
    return year.week_number(day)
