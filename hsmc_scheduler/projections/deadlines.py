"""What must be done by which date: work due, feedback, telling employers, asking for rooms."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, time, timedelta
from enum import StrEnum

from hsmc_scheduler.domain.deadlines import Deadline, WorkingDays
from hsmc_scheduler.domain.delivery import Delivery
from hsmc_scheduler.domain.index import PlanIndex
from hsmc_scheduler.domain.timetable import Timetable
from hsmc_scheduler.projections.attending import Attending
from hsmc_scheduler.projections.names import Names, blocks_of
from hsmc_scheduler.projections.short_dates import span_short
from hsmc_scheduler.rules.marking import scripts_of
from hsmc_scheduler.rules.situation import Situation


class Due(StrEnum):
    """What is due."""

    TELL_EMPLOYERS = "Tell employers"
    REQUEST_ROOMS = "Request rooms"
    WORK = "Assignment due"
    FEEDBACK = "Feedback due"


@dataclass(frozen=True, slots=True)
class DueRow:
    """One thing to be done by a date. `block` or `work` says for which; `people`: scripts, or those expected."""

    day: date
    at: time | None
    due: Due
    delivery: str
    code: str
    title: str
    work: str
    block: str
    teaching: str
    cohorts: tuple[str, ...]
    people: int
    tutors: tuple[str, ...]
    feedback: date | None = None


def due_rows(index: PlanIndex, timetable: Timetable) -> tuple[DueRow, ...]:
    """Everything due, earliest first."""
    names, attending = Names(index), Attending(index, timetable)
    rows = _blocks(index, names, attending, timetable)
    for delivery, deadlines in Situation(index, timetable).deadlines.items():
        for deadline in deadlines:
            rows += _work(index, names, attending, index.deliveries[delivery], deadline)
    order = list(Due)
    return tuple(sorted(rows, key=lambda r: (r.day, order.index(r.due), r.code, r.block, r.work)))


def tell_employers_by(index: PlanIndex, start: date) -> date:
    """The working day on or before the date so many weeks before a block."""
    day = start - timedelta(weeks=index.plan.office.tell_employers_weeks)
    return day if day in index.working_days else index.working_days.after(day, -1)


def request_rooms_by(index: PlanIndex, start: date) -> date:
    """So many working days before a block."""
    working: WorkingDays = index.working_days
    return working.after(start, -index.plan.office.request_rooms_working_days)


def _blocks(index: PlanIndex, names: Names, attending: Attending, timetable: Timetable) -> list[DueRow]:
    rows = []
    numbers = blocks_of(timetable.placements)
    for p in timetable.placements:
        delivery = index.deliveries.get(p.delivery)
        if delivery is None:
            continue
        for due, day in (
            (Due.TELL_EMPLOYERS, tell_employers_by(index, p.start)),
            (Due.REQUEST_ROOMS, request_rooms_by(index, p.start)),
        ):
            rows.append(
                DueRow(
                    day,
                    None,
                    due,
                    p.delivery,
                    names.code(delivery),
                    names.title(delivery),
                    "",
                    names.block(delivery, p.block, numbers[p.delivery]),
                    span_short(p.start, p.end),
                    tuple(names.cohort(c) for c in attending.cohorts(p.delivery)),
                    attending.most(p.delivery),
                    (),
                )
            )
    return rows


def _work(index: PlanIndex, names: Names, attending: Attending, delivery: Delivery, deadline: Deadline) -> list[DueRow]:
    module = index.modules[deadline.module]
    assessment = next(a for a in module.assessments if a.id == deadline.assessment)
    words = f"{assessment.words:,} words" if assessment.words else ""
    text = deadline.title if not words or f"{assessment.words:,}" in deadline.title else f"{deadline.title}, {words}"
    markers = scripts_of(index, delivery).get(deadline.module, {})
    row = DueRow(
        deadline.due,
        deadline.due_time,
        Due.WORK,
        delivery.id,
        deadline.module,
        module.title,
        text,
        "",
        "",
        tuple(names.cohort(c) for c in attending.cohorts(delivery.id)),
        attending.most(delivery.id),
        names.tutors(tuple(markers)),
        deadline.feedback,
    )
    feedback = DueRow(
        deadline.feedback,
        None,
        Due.FEEDBACK,
        row.delivery,
        row.code,
        row.title,
        text,
        "",
        "",
        row.cohorts,
        row.people,
        row.tutors,
    )
    return [row, feedback]
