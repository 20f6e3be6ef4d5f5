"""The plan of later years: everything in it that names a year or a date moved on, what was of last year left out."""

from __future__ import annotations

from dataclasses import replace

from hsmc_scheduler.app.edits.references import Target, Walk
from hsmc_scheduler.app.rolling.periods import RolledPeriods
from hsmc_scheduler.app.rolling.shift import YearShift
from hsmc_scheduler.domain.cohort import Cohort, PathwayYear
from hsmc_scheduler.domain.correspondence import Correspondence
from hsmc_scheduler.domain.delivery import Delivery
from hsmc_scheduler.domain.plan import Plan
from hsmc_scheduler.domain.timetable import Timetable
from hsmc_scheduler.projections.booking_changes import last_number
from hsmc_scheduler.projections.messages.words import counted, listed, plural

RENAMED = {"years", "deliveries", "cohorts", "sets", "runs"}


def renewed(plan: Plan, timetable: Timetable, shift: YearShift, periods: RolledPeriods) -> tuple[Plan, Timetable]:
    """The plan with its names and dates later, and the timetable with its names later; its dates are as they were."""
    walk = Walk(plan, lambda target: _name(target, shift), releases=False)
    named = walk.through(replace(plan, students=(), releases=(), correspondence=Correspondence())) or plan
    later = replace(
        named,
        title=shift.text(plan.title),
        calendar=replace(plan.calendar, years=shift.years, periods=periods.periods),
        tutors=tuple(replace(t, absences=()) for t in named.tutors),
        rooms=tuple(replace(r, busy=()) for r in named.rooms),
        cohorts=tuple(_cohort(c, shift) for c in named.cohorts),
        sets=tuple(replace(s, id=shift.text(s.id), title=shift.text(s.title)) for s in named.sets),
        deliveries=tuple(_delivery(d, shift) for d in named.deliveries),
        orders=tuple(replace(o, id=shift.text(o.id)) for o in named.orders),
        pins=tuple(replace(p, id=shift.text(p.id)) for p in named.pins),
        releases=(),
        frozen_before=None,
        correspondence=Correspondence(
            mappings=plan.correspondence.mappings, references=last_number(plan.correspondence)
        ),
    )
    return later, replace(walk.through(timetable) or Timetable(), plan_fingerprint="")


def left_out(plan: Plan) -> tuple[str, ...]:
    """What of the old plan is of its years alone and is not in the new one, in sentences."""
    absences = sum(len(t.absences) for t in plan.tutors)
    busy = sum(len(r.busy) for r in plan.rooms)
    found = []
    if absences:
        words = f"{counted(absences, 'absence')} of tutors {plural(absences, 'is', 'are')} not carried over"
        found.append(f"{words}: ask them for the new years.")
    if busy:
        words = f"{counted(busy, 'booking')} of rooms by others {plural(busy, 'is', 'are')} not carried over"
        found.append(f"{words}: ask again.")
    if plan.students:
        words = f"{counted(len(plan.students), 'student')} {plural(len(plan.students), 'is', 'are')} not carried over"
        found.append(f"{words}; the sizes of the cohorts are, until you put in the new ones.")
    sent = replace(plan.correspondence, mappings=(), references=0)
    kinds = [
        *([counted(len(plan.releases), "release")] if plan.releases else []),
        *(["what was sent and answered"] if sent != Correspondence() else []),
        *(["the date before which blocks do not move"] if plan.frozen_before else []),
    ]
    if kinds:
        found.append(f"Not carried over either: {listed(kinds)}.")
    return tuple(found)


def _name(target: Target, shift: YearShift) -> str:
    return shift.text(target[-1]) if target[0] in RENAMED else target[-1]


def _cohort(cohort: Cohort, shift: YearShift) -> Cohort:
    text = shift.text
    pathway = tuple(_pathway(year, shift) for year in cohort.pathway)
    return replace(cohort, id=text(cohort.id), title=text(cohort.title), intake=text(cohort.intake), pathway=pathway)


def _pathway(year: PathwayYear, shift: YearShift) -> PathwayYear:
    return replace(
        year,
        electives=tuple(replace(e, title=shift.text(e.title)) for e in year.electives),
        one_of=tuple(replace(r, title=shift.text(r.title)) for r in year.one_of),
    )


def _delivery(delivery: Delivery, shift: YearShift) -> Delivery:
    windows = tuple(replace(b, window=shift.window(b.window)) for b in delivery.block_windows)
    return replace(
        delivery,
        id=shift.text(delivery.id),
        title=shift.text(delivery.title),
        window=shift.window(delivery.window),
        block_windows=windows,
    )
