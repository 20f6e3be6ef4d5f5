"""What one cohort has before it in one academic year: its planner, its blocks and its deadlines in order of date."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, time

from hsmc_scheduler.domain.calendar import AcademicYear
from hsmc_scheduler.domain.cohort import Cohort, PathwayYear
from hsmc_scheduler.domain.index import PlanIndex
from hsmc_scheduler.domain.timetable import Timetable
from hsmc_scheduler.projections.attending import Attending
from hsmc_scheduler.projections.deadlines import Due, DueRow, due_rows
from hsmc_scheduler.projections.names import Names
from hsmc_scheduler.projections.planner import PlannerYear, planner_year
from hsmc_scheduler.projections.sessions import week_of
from hsmc_scheduler.projections.taught import Taught, taught


@dataclass(frozen=True, slots=True)
class DiaryRow:
    """A block, or a deadline (`due` is then its time of day). `who`: everyone, or how many come."""

    first: date
    last: date
    week: int
    due: time | None
    delivery: str
    code: str
    title: str
    details: tuple[str, ...]
    rooms: tuple[str, ...] = ()
    tutors: tuple[str, ...] = ()
    who: str = ""
    feedback: date | None = None


@dataclass(frozen=True, slots=True)
class CohortYear:
    """One cohort in one academic year; `number` is 1 in the year it starts. `deliveries` are those it may attend."""

    cohort: str
    title: str
    number: int
    year: str
    people: int
    sets: int
    deliveries: tuple[str, ...]
    choices: tuple[str, ...]
    planner: PlannerYear
    diary: tuple[DiaryRow, ...]


def cohort_years(index: PlanIndex, timetable: Timetable) -> tuple[CohortYear, ...]:
    """Every cohort's years, those of the first academic year first, in it the earliest year of study first."""
    names = Names(index)
    sessions = taught(index, timetable, names)
    rows = due_rows(index, timetable)
    attending = Attending(index, timetable)
    years = {y.id: y for y in index.calendar.years}
    found = [
        _year(index, names, cohort, pathway, years[pathway.year], timetable, sessions, rows, attending)
        for cohort in index.plan.cohorts
        for pathway in cohort.pathway
        if pathway.year in years
    ]
    order = list(years)
    return tuple(sorted(found, key=lambda c: (order.index(c.year), c.number)))


def year_of_study(cohort: Cohort, pathway: PathwayYear, year: AcademicYear) -> int:
    """1 in the academic year its intake starts in; where the intake names no year, its place in the pathway."""
    intake = re.search(r"\d{4}", cohort.intake)
    number = year.start.year - int(intake.group()) + 1 if intake else 0
    return number if number > 0 else cohort.pathway.index(pathway) + 1


def _year(
    index: PlanIndex,
    names: Names,
    cohort: Cohort,
    pathway: PathwayYear,
    year: AcademicYear,
    timetable: Timetable,
    sessions: tuple[Taught, ...],
    rows: tuple[DueRow, ...],
    attending: Attending,
) -> CohortYear:
    attended = _deliveries(cohort, pathway, timetable)
    own = [t for t in sessions if t.delivery.id in attended and cohort.id in t.cohorts]
    blocks = {t.placement.key for t in own}
    work = [r for r in rows if r.due is Due.WORK and r.delivery in attended]
    diary = [
        *_block_rows(index, names, cohort, own, attending),
        *(_work_row(index, r) for r in work),
    ]
    due: dict[date, tuple[str, ...]] = {}
    for r in work:
        due[r.day] = (*due.get(r.day, ()), r.code)
    return CohortYear(
        cohort.id,
        cohort.title,
        year_of_study(cohort, pathway, year),
        year.id,
        cohort.size,
        len([s for s in index.all_sets.values() if s.cohort == cohort.id]),
        tuple(d for d in index.deliveries if d in attended),
        tuple(
            f"{slot.title}: {slot.choose} of {', '.join(_codes(index, names, [o.delivery for o in slot.options]))}"
            for slot in pathway.electives
            if len(slot.options) > slot.choose
        ),
        planner_year(index, year, timetable, lambda p: p.key in blocks, due=due),
        tuple(sorted(diary, key=lambda r: (r.first, r.due is not None, r.code))),
    )


def _codes(index: PlanIndex, names: Names, deliveries: list[str]) -> list[str]:
    return [names.code(index.deliveries[d]) for d in deliveries if d in index.deliveries]


def _deliveries(cohort: Cohort, pathway: PathwayYear, timetable: Timetable) -> set[str]:
    chosen = {c.runs: c.delivery for c in timetable.run_choices if c.cohort == cohort.id}
    attended = {*pathway.required, *(o.delivery for slot in pathway.electives for o in slot.options)}
    for runs in pathway.one_of:
        attended.update((chosen[runs.title],) if runs.title in chosen else runs.runs)
    return attended


def _block_rows(
    index: PlanIndex, names: Names, cohort: Cohort, own: list[Taught], attending: Attending
) -> list[DiaryRow]:
    rows = []
    for key in dict.fromkeys(t.placement.key for t in own):
        parts = [t for t in own if t.placement.key == key]
        first = parts[0]
        people = attending.of_cohort(first.delivery.id, cohort.id)
        tutors = (t for part in parts for t in part.sitting.tutors)
        rows.append(
            DiaryRow(
                min(t.day for t in parts),
                max(t.day for t in parts),
                week_of(index, first.day),
                None,
                first.delivery.id,
                f"{names.code(first.delivery)} {first.placement.block}/{first.of}",
                names.title(first.delivery),
                tuple(dict.fromkeys(t.session.title for t in parts)),
                tuple(dict.fromkeys(names.room(t.sitting.room) for t in parts if t.sitting.room)),
                names.tutors(tuple(dict.fromkeys(tutors))),
                "Everyone" if people >= cohort.size else f"{people} of {cohort.size}",
            )
        )
    return rows


def _work_row(index: PlanIndex, row: DueRow) -> DiaryRow:
    week = week_of(index, row.day)
    return DiaryRow(
        row.day, row.day, week, row.at, row.delivery, row.code, row.title, (row.work,), feedback=row.feedback
    )
