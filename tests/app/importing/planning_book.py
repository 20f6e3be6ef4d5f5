"""Planning workbooks for tests: as tables, without a file between."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from hsmc_scheduler.domain.plan import Plan
from hsmc_scheduler.exchange.planning_workbook.grids import grids_of
from hsmc_scheduler.exchange.tables.table import Sheet, Tables

Rows = dict[str, list[list[Any]]]


def rows_of(plan: Plan, *, students: bool = True) -> Rows:
    """The rows of each sheet, headings first, to be changed."""
    return {g.spec.title: [list(g.headings), *map(list, g.rows)] for g in grids_of(plan, students=students)}


def tables_of(rows: Rows) -> Tables:
    """Those rows as they are read from a file: nothing beyond the last cell of each."""
    return Tables("book.xlsx", tuple(Sheet(title, tuple(map(_trimmed, sheet))) for title, sheet in rows.items()))


def changed(plan: Plan, change: Callable[[Rows], object], *, students: bool = True) -> Tables:
    """The workbook of a plan, changed."""
    rows = rows_of(plan, students=students)
    change(rows)
    return tables_of(rows)


def _trimmed(row: list[Any]) -> tuple[Any, ...]:
    end = len(row)
    while end and row[end - 1] is None:
        end -= 1
    return tuple(row[:end])
