"""What was current in a table, and how far it was scrolled, before its rows changed."""

from __future__ import annotations

from dataclasses import dataclass

from hsmc_scheduler.domain.place import Step
from hsmc_scheduler.gui.widgets.table.model import Index, TableModel


@dataclass(frozen=True, slots=True)
class Kept:
    """What was current: its step, its number (from 0) in a list of that length, its column; and the scroll."""

    step: Step | None
    number: int
    length: int
    column: int
    down: int
    across: int

    def row_in(self, model: TableModel) -> int:
        """The row of that thing; in a list as long as before, the one that stands there under a new name; or -1."""
        row = -1 if self.step is None else model.row_of(self.step)
        if row < 0 <= self.number and self.length == model.list_length and not model.another_plan:
            row = next((row for row in range(model.rowCount()) if model.number(row) == self.number), -1)
        return row


def kept_of(model: TableModel, index: Index, down: int, across: int) -> Kept:
    """What to keep of a table with that current cell, scrolled so far in pixels."""
    valid = index.isValid() and index.row() < model.rowCount()
    step = model.place(index.row())[-1] if valid else None
    number = model.number(index.row()) if valid else -1
    return Kept(step, number, model.list_length, max(0, index.column()), down, across)
