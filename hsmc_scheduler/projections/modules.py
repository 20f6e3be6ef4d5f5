"""The modules as they are taught: days, blocks and deadlines, one row a module and delivery."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from hsmc_scheduler.domain.delivery import Delivery
from hsmc_scheduler.domain.index import PlanIndex
from hsmc_scheduler.domain.timetable import Placement, Timetable
from hsmc_scheduler.projections.attending import Attending
from hsmc_scheduler.projections.names import Names
from hsmc_scheduler.projections.short_dates import day_short, span_short
from hsmc_scheduler.projections.taught import Taught, taught
from hsmc_scheduler.rules.situation import Situation


@dataclass(frozen=True, slots=True)
class ModuleRow:
    """One module in one delivery. Days are days of this module; blocks are those of the delivery that hold any.

    `taken_by`: each cohort with "all 24" or "8 of 24" people; `taught_as`: what its blocks are named after.
    """

    year: str
    delivery: str
    code: str
    title: str
    credits: int
    taught_as: str
    leads: tuple[str, ...]
    taken_by: tuple[str, ...]
    days: float
    split: tuple[int, ...]
    blocks: tuple[str, ...]
    first: date | None
    last: date | None
    deadlines: tuple[str, ...]


def module_rows(index: PlanIndex, timetable: Timetable) -> tuple[ModuleRow, ...]:
    """Every module of every active delivery, by academic year and then in the plan's order."""
    names = Names(index)
    situation = Situation(index, timetable)
    years = [y.id for y in index.calendar.years]
    deliveries = sorted(index.deliveries.values(), key=lambda d: years.index(d.year) if d.year in years else len(years))
    placed = taught(index, timetable, names)
    attending = Attending(index, timetable)
    return tuple(
        _row(index, names, situation, delivery, code, [t for t in placed if t.delivery.id == delivery.id], attending)
        for delivery in deliveries
        for code in names.codes(delivery)
    )


def _row(
    index: PlanIndex,
    names: Names,
    situation: Situation,
    delivery: Delivery,
    code: str,
    placed: list[Taught],
    attending: Attending,
) -> ModuleRow:
    own = [t for t in placed if t.session.module == code]
    blocks = list({t.placement.key: t.placement for t in own}.values())
    module = index.modules.get(code)
    return ModuleRow(
        names.year(delivery.year),
        delivery.id,
        code,
        names.module(code),
        module.credits if module else 0,
        names.taught_as(delivery),
        names.tutors(module.leads) if module else (),
        tuple(_people(index, c, attending.of_cohort(delivery.id, c)) for c in attending.cohorts(delivery.id)),
        sum(len(s.part.halves) for s in delivery.sessions if s.module == code) / 2,
        tuple(len(b.days) for b in situation.blocks(delivery.id)),
        tuple(_block(b, placed) for b in blocks),
        min((t.day for t in own), default=None),
        max((t.day for t in own), default=None),
        tuple(f"{d.title}: {day_short(d.due)}" for d in situation.deadlines.get(delivery.id, ()) if d.module == code),
    )


def _people(index: PlanIndex, cohort: str, people: int) -> str:
    of = index.cohorts[cohort]
    return f"{of.title} (all {people})" if people >= of.size else f"{of.title} ({people} of {of.size})"


def _block(block: Placement, placed: list[Taught]) -> str:
    of = next(t.of for t in placed if t.placement.key == block.key)
    return f"{block.block}/{of}: {span_short(block.start, block.end)}"
