"""What a table does to the document: each change a function from content to content, so that a paste is one step."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Any

from hsmc_scheduler.app.edits.editing import duplicate, move
from hsmc_scheduler.app.edits.errors import EditError
from hsmc_scheduler.app.edits.renaming import rename
from hsmc_scheduler.app.edits.uses import delete, fitted, from_the_end
from hsmc_scheduler.domain.place import Place, steps, value_at
from hsmc_scheduler.gui.widgets.table.column import Column, Rows
from hsmc_scheduler.storage.document import Document


@dataclass(frozen=True, slots=True)
class Cell:
    """A value for one cell; `row` is its number in the list, from 0; numbers beyond the last add rows."""

    row: int
    column: Column
    value: Any


class CellError(Exception):
    """A cell that cannot be written, and why."""

    def __init__(self, cell: Cell, fault: EditError) -> None:
        super().__init__(str(fault))
        self.cell, self.fault = cell, fault


def with_cell(content: Document, at: Place, column: Column, value: Any) -> Document:
    """The content with one field of the thing at that place set. Raises EditError."""
    if column.renames:
        plan, timetable = rename(content.plan, content.timetable, at, str(value))
        return replace(content, plan=plan, timetable=timetable)
    return replace(content, plan=column.written(content.plan, at, value))


def with_cells(content: Document, list_at: Place, rows: Rows, cells: Iterable[Cell]) -> Document:
    """The content with those cells written, in order, rows added as they are needed.

    Raises:
        CellError: the first cell that cannot be.
    """
    for cell in cells:
        try:
            while cell.row >= len(value_at(content.plan, list_at)) and rows.add is not None:
                content = replace(content, plan=rows.add(content.plan, None)[0])
            at = (*list_at, steps(value_at(content.plan, list_at))[cell.row])
            content = with_cell(content, at, cell.column, cell.value)
        except EditError as fault:
            raise CellError(cell, fault) from fault
    return content


def without(content: Document, places: Sequence[Place]) -> Document:
    """The content without the things at those places, and without what refers to them. Raises EditError."""
    plan = content.plan
    for at in from_the_end(places):
        plan = delete(plan, at, with_uses=True)
    timetable = content.timetable and fitted(plan, content.timetable)
    return replace(content, plan=plan, timetable=timetable)


def with_copies(content: Document, places: Sequence[Place]) -> tuple[Document, tuple[Place, ...]]:
    """The content with a copy after each of the things at those places, and where the copies are. Raises EditError."""
    plan, found = content.plan, []
    for at in places:
        plan, copy = duplicate(plan, at)
        found.append(copy)
    return replace(content, plan=plan), tuple(found)


def moved(content: Document, at: Place, by: int) -> Document:
    """The content with a thing so many places further down its list (up: less than 0). Raises EditError."""
    number = steps(value_at(content.plan, at[:-1])).index(at[-1]) + by
    return replace(content, plan=move(content.plan, at, number))
