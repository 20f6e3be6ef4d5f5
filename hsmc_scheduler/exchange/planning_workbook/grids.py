"""The rows of each sheet, as values; what they look like is drawn elsewhere."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import MISSING, dataclass
from typing import Any

from hsmc_scheduler.domain.plan import Plan
from hsmc_scheduler.exchange.planning_workbook.cells import Value, written
from hsmc_scheduler.exchange.planning_workbook.kinds import Shown
from hsmc_scheduler.exchange.planning_workbook.registry import SHEETS, sheet_called
from hsmc_scheduler.exchange.planning_workbook.spec import PARENT, Column, SheetSpec, default_of, value_of

GROUP_HEADINGS = ("Setting", "Value", "What it means")


@dataclass(frozen=True, slots=True)
class Grid:
    """A sheet's headings and rows."""

    spec: SheetSpec
    headings: tuple[str, ...]
    rows: tuple[tuple[Value, ...], ...]


def grids_of(plan: Plan, *, students: bool) -> tuple[Grid, ...]:
    """Every sheet of the workbook; those of students only where asked for."""
    return tuple(grid_of(plan, spec) for spec in SHEETS if students or not spec.students)


def grid_of(plan: Plan, spec: SheetSpec) -> Grid:
    """One sheet."""
    if spec.groups:
        rows = tuple((c.heading, written(value_of(plan, c.field), c.kind), c.comment) for c in spec.columns)
        return Grid(spec, GROUP_HEADINGS, rows)
    found = [tuple(_cell(spec, c, thing, parent) for c in spec.columns) for parent, thing in things_of(plan, spec)]
    found += [tuple(_offered(c, offered) for c in spec.columns) for offered in (spec.more(plan) if spec.more else ())]
    return Grid(spec, tuple(c.heading for c in spec.columns), tuple(found))


def things_of(plan: Plan, spec: SheetSpec) -> Iterator[tuple[Any, Any]]:
    """The thing of each row, and the key of what it belongs to."""
    if not spec.parent:
        yield from ((None, thing) for thing in value_of(plan, ".".join(spec.at)))
        return
    above = sheet_called(spec.parent)
    key = (above.key or above.columns[0]).field
    for _, parent in things_of(plan, above):
        things = value_of(parent, spec.at[0])
        for thing in spec.unfold(things) if spec.unfold else things:
            yield getattr(parent, key), thing


def _cell(spec: SheetSpec, column: Column, thing: Any, parent: Any) -> Value:
    if isinstance(column.kind, Shown):
        return column.kind.words(thing, parent)
    if column.field == PARENT:
        return written(parent, column.kind)
    value = value_of(thing, column.field)
    group = column.field.rpartition(".")[0]
    if group and value is None and value_of(thing, group) is None and not getattr(column.kind, "nothing", ""):
        return None
    return written(value, column.kind, default_of(spec.of, column.field))


def _offered(column: Column, offered: Mapping[str, Any]) -> Value:
    if isinstance(column.kind, Shown):
        return column.kind.words(offered, offered.get(PARENT, ""))
    return written(offered[column.field], column.kind, MISSING) if column.field in offered else None
