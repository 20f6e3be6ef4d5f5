"""A paste, worked out before anything is changed: the cells it writes, and those that cannot be."""

from __future__ import annotations

from dataclasses import dataclass

from hsmc_scheduler.app.edits.errors import EditError
from hsmc_scheduler.gui.widgets.table.changes import Cell
from hsmc_scheduler.gui.widgets.table.model import TableModel


@dataclass(frozen=True, slots=True)
class BadCell:
    """One cell that cannot be pasted. `row` is the row of the table, from 1."""

    row: int
    column: str
    what: str
    mend: str

    def __str__(self) -> str:
        return f"Row {self.row}, {self.column}: {self.what} {self.mend}"


@dataclass(frozen=True, slots=True)
class Paste:
    """What a paste would do. `left_out`: how many texts have no cell that could take them."""

    cells: tuple[Cell, ...]
    bad: tuple[BadCell, ...]
    rows: int
    left_out: int


def paste_of(model: TableModel, block: list[list[str]], row: int, column: int, many: tuple[int, int] = (1, 1)) -> Paste:
    """What pasting a block at a cell means; a single value fills the `many` rows and columns that are selected.

    Cells beyond the last column are left out, rows beyond the last are added where the table can add and shows all.
    """
    if len(block) == 1 and len(block[0]) == 1:
        block = [block[0] * many[1] for _ in range(many[0])]
    known = model.list_length
    cells: list[Cell] = []
    bad: list[BadCell] = []
    added = left_out = 0
    for down, line in enumerate(block):
        if row + down < model.rowCount():
            number = model.number(row + down)
        elif model.rows.add is None or model.filtered:
            mend = "Copy fewer rows." if model.rows.add is None else "Clear the filter to add rows, or copy fewer."
            bad.append(BadCell(row + down + 1, model.columns[column].title, "There is no such row.", mend))
            continue
        else:
            number = known + added
            added += 1
        for right, text in enumerate(line):
            if column + right >= len(model.columns) or not model.can_write(column + right):
                left_out += bool(text.strip())
                continue
            spec = model.columns[column + right]
            try:
                cells.append(Cell(number, spec, model.parsed(column + right, text)))
            except EditError as fault:
                bad.append(BadCell(row + down + 1, spec.title, fault.what, fault.mend))
    return Paste(tuple(cells), tuple(bad), len(block), left_out)
