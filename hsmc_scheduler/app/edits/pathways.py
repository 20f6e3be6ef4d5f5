"""A cohort's pathway as a grid: what it takes of each module in each academic year."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum

from hsmc_scheduler.app.edits.editing import changed
from hsmc_scheduler.app.edits.errors import EditError, plainly
from hsmc_scheduler.domain.cohort import Cohort, ElectiveOption, ElectiveSlot, PathwayYear, RepeatRuns
from hsmc_scheduler.domain.delivery import Delivery
from hsmc_scheduler.domain.place import value_at
from hsmc_scheduler.domain.plan import Plan


class Taken(StrEnum):
    """How a cohort takes a delivery."""

    NOT = "not taken"
    REQUIRED = "required"
    ELECTIVE = "elective"
    RUN = "repeat run"


@dataclass(frozen=True, slots=True)
class Cell:
    """One delivery of one year: how the cohort takes it, and the title of the elective slot or repeat runs it is in."""

    delivery: str
    taken: Taken
    slot: str = ""


@dataclass(frozen=True, slots=True)
class GridRow:
    """What is taught of some modules (codes): the cells of each academic year, by the year's id; none: not taught."""

    modules: tuple[str, ...]
    cells: dict[str, tuple[Cell, ...]]


def pathway_grid(plan: Plan, cohort: str) -> tuple[GridRow, ...]:
    """The cohort's grid: a row for each module or modules taught together, in the order of the plan's deliveries.

    Raises:
        EditError: there is no such cohort.
    """
    with plainly():
        item: Cohort = value_at(plan, ("cohorts", cohort))
    rows: dict[tuple[str, ...], dict[str, tuple[Cell, ...]]] = {}
    for delivery in plan.deliveries:
        cells = rows.setdefault(delivery.modules, {})
        cells[delivery.year] = (*cells.get(delivery.year, ()), cell_of(item, delivery))
    return tuple(GridRow(modules, cells) for modules, cells in rows.items())


def cell_of(cohort: Cohort, delivery: Delivery) -> Cell:
    """How a cohort takes a delivery in its year."""
    for year in (y for y in cohort.pathway if y.year == delivery.year):
        if delivery.id in year.required:
            return Cell(delivery.id, Taken.REQUIRED)
        for slot in year.electives:
            if any(o.delivery == delivery.id for o in slot.options):
                return Cell(delivery.id, Taken.ELECTIVE, slot.title)
        for runs in year.one_of:
            if delivery.id in runs.runs:
                return Cell(delivery.id, Taken.RUN, runs.title)
    return Cell(delivery.id, Taken.NOT)


def set_taken(
    plan: Plan, cohort: str, delivery: str, taken: Taken, slot: str = "", expected: int | None = None
) -> Plan:
    """Set how a cohort takes a delivery; an elective or a run in the slot or repeat runs of that title, or a new one.

    `expected`: how many choose it; None: as before, or an even share of the choices not yet expected elsewhere.

    Raises:
        EditError: there is no such cohort or delivery.
    """
    with plainly():
        item: Cohort = value_at(plan, ("cohorts", cohort))
        year_id = value_at(plan, ("deliveries", delivery)).year
    if taken in (Taken.ELECTIVE, Taken.RUN) and not slot.strip():
        raise EditError("It is not said which electives it belongs to.", "Name the slot.")
    now = next((y for y in item.pathway if y.year == year_id), PathwayYear(year_id))
    if cell_of(item, value_at(plan, ("deliveries", delivery))) == Cell(delivery, taken, slot) and expected is None:
        return plan
    year = _without(now, delivery)
    if taken is Taken.REQUIRED:
        year = replace(year, required=(*year.required, delivery))
    elif taken is Taken.ELECTIVE:
        year = replace(year, electives=_offering(year.electives, slot, delivery, item.size, expected))
    elif taken is Taken.RUN:
        titles = [r.title for r in year.one_of]
        runs = year.one_of if slot in titles else (*year.one_of, RepeatRuns(slot, ()))
        year = replace(year, one_of=tuple(replace(r, runs=(*r.runs, delivery)) if r.title == slot else r for r in runs))
    order = [y.id for y in plan.calendar.years]
    path = [*(y for y in item.pathway if y.year != year_id), *((year,) if year != PathwayYear(year_id) else ())]
    path.sort(key=lambda y: order.index(y.year) if y.year in order else len(order))
    return changed(plan, ("cohorts", cohort), lambda c: replace(c, pathway=tuple(path)))


def _without(year: PathwayYear, delivery: str) -> PathwayYear:
    slots = []
    for slot in year.electives:
        options = tuple(o for o in slot.options if o.delivery != delivery)
        if options or not slot.options:
            slots.append(replace(slot, options=options, choose=min(slot.choose, len(options))))
    runs = (replace(r, runs=tuple(d for d in r.runs if d != delivery)) for r in year.one_of)
    return replace(
        year,
        required=tuple(d for d in year.required if d != delivery),
        electives=tuple(slots),
        one_of=tuple(r for r in runs if r.runs),
    )


def _offering(
    slots: tuple[ElectiveSlot, ...], title: str, delivery: str, size: int, expected: int | None
) -> tuple[ElectiveSlot, ...]:
    index = next((n for n, s in enumerate(slots) if s.title == title), None)
    slot = ElectiveSlot(title, (), 0) if index is None else slots[index]
    choose = max(1, slot.choose)
    left = max(0, choose * size - sum(o.expected for o in slot.options))
    share = min(size, left, -(-choose * size // (len(slot.options) + 1)))
    option = ElectiveOption(delivery, share if expected is None else expected)
    slot = replace(slot, options=(*slot.options, option), choose=choose)
    return (*slots, slot) if index is None else (*slots[:index], slot, *slots[index + 1 :])
