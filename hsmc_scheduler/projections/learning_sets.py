"""Action learning sets: who facilitates each, and where and when it meets."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from hsmc_scheduler.domain.cohort import ActionLearningSet
from hsmc_scheduler.domain.index import PlanIndex
from hsmc_scheduler.domain.timetable import SetSitting, Timetable
from hsmc_scheduler.projections.names import Names
from hsmc_scheduler.projections.taught import Taught, taught


@dataclass(frozen=True, slots=True)
class Meeting:
    """One day the sets of a cohort meet."""

    day: date
    code: str
    session: str
    block: str


@dataclass(frozen=True, slots=True)
class SetRow:
    """One set. `rooms` has an entry a meeting, empty where it does not meet or has none yet."""

    id: str
    title: str
    people: int
    facilitators: tuple[str, ...]
    rooms: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class SetYear:
    """The sets of one cohort in one academic year."""

    cohort: str
    year: str
    meetings: tuple[Meeting, ...]
    sets: tuple[SetRow, ...]


def set_years(index: PlanIndex, timetable: Timetable) -> tuple[SetYear, ...]:
    """Every cohort's sets in every year they meet in."""
    names = Names(index)
    meeting = [t for t in taught(index, timetable, names) if t.sitting.sets]
    return tuple(
        _year(names, cohort.title, year.id, [s for s in index.all_sets.values() if s.cohort == cohort.id], own)
        for year in index.calendar.years
        for cohort in index.cohorts.values()
        if (own := [t for t in meeting if t.delivery.year == year.id and _meets(index, t, cohort.id)])
    )


def _meets(index: PlanIndex, found: Taught, cohort: str) -> bool:
    ids = (s.learning_set for s in found.sitting.sets)
    return any(index.all_sets[i].cohort == cohort for i in ids if i in index.all_sets)


def _year(names: Names, cohort: str, year: str, sets: Iterable[ActionLearningSet], own: list[Taught]) -> SetYear:
    meetings = tuple(Meeting(t.day, t.session.module, t.session.title, t.block) for t in own)
    return SetYear(cohort, names.year(year), meetings, tuple(_row(names, s, own) for s in sets))


def _row(names: Names, learning_set: ActionLearningSet, own: list[Taught]) -> SetRow:
    sat: list[SetSitting | None] = [
        next((s for s in t.sitting.sets if s.learning_set == learning_set.id), None) for t in own
    ]
    tutors = dict.fromkeys(s.tutor for s in sat if s and s.tutor)
    return SetRow(
        learning_set.id,
        learning_set.title,
        learning_set.size,
        names.tutors(tuple(tutors)),
        tuple(names.room(s.room) if s else "" for s in sat),
    )
