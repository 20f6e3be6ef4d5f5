"""The rows of one list of the plan as Qt asks for them: filtered, sorted, with what is wrong in each cell."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from hsmc_scheduler.app.edits.errors import EditError
from hsmc_scheduler.domain.place import Place, Step, steps, value_at
from hsmc_scheduler.domain.problem import Problem
from hsmc_scheduler.gui.widgets.table.changes import Cell, CellError, with_cells
from hsmc_scheduler.gui.widgets.table.column import Choices, Kind, Rows
from hsmc_scheduler.gui.widgets.table.order import order_kept
from hsmc_scheduler.gui.widgets.table.values import parsed, shown
from hsmc_scheduler.gui.widgets.text import tip
from hsmc_scheduler.gui.workspace import Workspace
from hsmc_scheduler.storage.document import Document

Index = QModelIndex | QPersistentModelIndex
PROBLEMS = Qt.ItemDataRole.UserRole + 1
NOWHERE = QModelIndex()
ROOM = "\N{NO-BREAK SPACE}" * 4
"""After a title at the right edge of its column, for the arrow that says how the rows are sorted."""


class TableModel(QAbstractTableModel):
    """The things at `list_at`. `said` carries why an edit was not done, "" where it was."""

    said = Signal(str)

    def __init__(self, workspace: Workspace, rows: Rows, list_at: Place, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.workspace, self.rows, self.list_at = workspace, rows, list_at
        self.columns = rows.columns
        self._filter = ""
        self._opening = workspace.document.openings
        self._sort: tuple[int, bool] | None = None
        self._items: tuple[Any, ...] = ()
        self._steps: tuple[Step, ...] = ()
        self._order: list[int] = []
        self._choices: list[Choices] = []
        self._problems: dict[tuple[Step, int], list[Problem]] = {}
        self._read()

    def refresh(self, *, anew: bool = False) -> None:
        """Show the document as it is now. Of rows that are the same ones, only the cells are said to change.

        Rows stay where they are shown, also where they are sorted or filtered, unless that is asked for `anew`.
        """
        before = [self._steps[n] for n in self._order]
        items, found, order = self._looked_up()
        if not anew and self._opening == self.workspace.document.openings and (self.filtered or self._sort):
            order = [n for n in order_kept(self._order, self._steps, found, order) if self._belongs(items[n])]
            order = order if self._sort else sorted(order)
        after = items, found, order
        self._opening = self.workspace.document.openings
        if [after[1][n] for n in after[2]] == before:
            self._items, self._steps, self._order = after
            self._look_up_rest()
            if self._order:
                self.dataChanged.emit(self.index(0, 0), self.index(len(self._order) - 1, len(self.columns) - 1))
            return
        self.beginResetModel()
        self._items, self._steps, self._order = after
        self._look_up_rest()
        self.endResetModel()

    def show_list(self, list_at: Place) -> None:
        """Show the things of another list of the same kind."""
        if list_at == self.list_at:
            self.refresh()
        else:
            self.beginResetModel()
            self.list_at = list_at
            self._read()
            self.endResetModel()

    def filter(self, text: str) -> None:
        """Show only rows that hold every word of the text in some cell."""
        self._filter = text
        self.refresh(anew=True)

    @property
    def filtered(self) -> bool:
        """Whether some rows may be left out."""
        return bool(self._filter.strip())

    def place(self, row: int) -> Place:
        """Where the thing in that row stands in the plan."""
        return (*self.list_at, self._steps[self._order[row]])

    def number(self, row: int) -> int:
        """The number of the row's thing in its list, from 0."""
        return self._order[row]

    def thing(self, row: int) -> Any:
        """The thing in that row."""
        return self._items[self._order[row]]

    @property
    def list_length(self) -> int:
        """How many things the whole list holds."""
        return len(self._items)

    def row_of(self, step: Step) -> int:
        """The row of a thing, or -1."""
        return next((row for row, n in enumerate(self._order) if self._steps[n] == step), -1)

    def column_of(self, field: str) -> int:
        """The column a field is shown in, or -1."""
        return next((n for n, c in enumerate(self.columns) if c.field.split(".")[0] == field), -1)

    def choices(self, column: int) -> Choices:
        """What can be chosen in a column."""
        return self._choices[column]

    def text(self, row: int, column: int) -> str:
        """A cell in words."""
        return self._text(self.thing(row), column)

    def can_write(self, column: int) -> bool:
        """Whether the column's cells can be changed now."""
        return not (self.columns[column].fixed or self.workspace.read_only)

    def parsed(self, column: int, text: str) -> Any:
        """The value meant by a text. Raises EditError."""
        return parsed(self.columns[column], text, self._choices[column])

    def write(self, name: str, cells: Sequence[Cell]) -> bool:
        """Write cells as one step of that name; whether it was done."""
        document = self.workspace.document
        try:
            content = with_cells(document.content, self.list_at, self.rows, cells)
        except CellError as fault:
            self.said.emit(str(fault))
            return False
        self.step(name, content)
        return True

    def step(self, name: str, content: Document) -> None:
        """Put a content in place as one step."""
        self.said.emit("")
        self.workspace.document.step(name, content)

    def rowCount(self, parent: Index = NOWHERE) -> int:
        """The number of rows shown."""
        return 0 if parent.isValid() else len(self._order)

    def columnCount(self, parent: Index = NOWHERE) -> int:
        """The number of columns."""
        return 0 if parent.isValid() else len(self.columns)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """A cell as it is shown, edited and explained."""
        if not index.isValid():
            return None
        row, column = index.row(), index.column()
        spec = self.columns[column]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.EditRole):
            return self.text(row, column)
        if role == PROBLEMS:
            return self._problems.get((self._steps[self._order[row]], column), [])
        if role == Qt.ItemDataRole.CheckStateRole and spec.kind is Kind.YES_NO:
            return Qt.CheckState.Checked if spec.value(self.thing(row)) else Qt.CheckState.Unchecked
        if role == Qt.ItemDataRole.TextAlignmentRole and spec.kind is Kind.NUMBER:
            return Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        if role in (Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleDescriptionRole):
            return self._explained(index, role)
        return None

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Write one cell, from a text or, for ticks, a state."""
        if not index.isValid() or not self.can_write(index.column()):
            return False
        row, column = index.row(), index.column()
        spec = self.columns[column]
        if role == Qt.ItemDataRole.CheckStateRole and spec.kind is Kind.YES_NO:
            wanted = Qt.CheckState(value) == Qt.CheckState.Checked
        elif role == Qt.ItemDataRole.EditRole:
            try:
                wanted = self.parsed(column, value) if isinstance(value, str) else value
            except EditError as fault:
                self.said.emit(str(fault))
                return False
        else:
            return False
        if wanted == spec.value(self.thing(row)):
            self.said.emit("")
            return True
        return self.write(f"Change {spec.title.lower()}", [Cell(self.number(row), spec, wanted)])

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """The titles of the columns, and the numbers of the rows."""
        if orientation is Qt.Orientation.Vertical:
            return str(section + 1) if role == Qt.ItemDataRole.DisplayRole else None
        spec = self.columns[section]
        if role == Qt.ItemDataRole.DisplayRole:
            room = ROOM if spec.kind is Kind.NUMBER and self._sort and self._sort[0] == section else ""
            return (f"{spec.title}, {spec.unit}" if spec.unit else spec.title) + room
        if role == Qt.ItemDataRole.ToolTipRole and spec.hint:
            return tip(spec.hint)
        if role == Qt.ItemDataRole.TextAlignmentRole:
            side = Qt.AlignmentFlag.AlignRight if spec.kind is Kind.NUMBER else Qt.AlignmentFlag.AlignLeft
            return side | Qt.AlignmentFlag.AlignVCenter
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Every cell can be selected; those that can be written can be edited."""
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        found = Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsEnabled
        if self.can_write(index.column()):
            ticks = self.columns[index.column()].kind is Kind.YES_NO
            found |= Qt.ItemFlag.ItemIsUserCheckable if ticks else Qt.ItemFlag.ItemIsEditable
        return found

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Show the rows by that column; by none (-1) in the plan's own order."""
        if not self.rows.ordered:
            self._sort = None if column < 0 else (column, order is Qt.SortOrder.DescendingOrder)
            self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, len(self.columns) - 1)
            self.refresh(anew=True)

    def _read(self) -> None:
        self._items, self._steps, self._order = self._looked_up()
        self._look_up_rest()

    def _looked_up(self) -> tuple[tuple[Any, ...], tuple[Step, ...], list[int]]:
        plan = self.workspace.document.plan
        try:
            items: tuple[Any, ...] = value_at(plan, self.list_at) if self.list_at else ()
        except KeyError:
            items = ()  # its owner is no more
        self._choices = [c.choices(plan) for c in self.columns]
        order = [n for n, item in enumerate(items) if self._belongs(item)]
        words = self._filter.casefold().split()
        if words:
            order = [n for n in order if self._holds(items[n], words)]
        if self._sort is not None:
            column, descending = self._sort
            order.sort(key=lambda n: self._sort_key(items[n], column), reverse=descending)
        return items, steps(items), order

    def _look_up_rest(self) -> None:
        self._problems = {}
        depth = len(self.list_at)
        for problem in self.workspace.document.facts.problems:
            if problem.at[:depth] == self.list_at and len(problem.at) > depth:
                field = str(problem.at[depth + 1]) if len(problem.at) > depth + 1 else ""
                column = max(0, self.column_of(field))
                self._problems.setdefault((problem.at[depth], column), []).append(problem)

    def _text(self, thing: Any, column: int) -> str:
        spec = self.columns[column]
        return shown(spec, spec.value(thing), self._choices[column])

    def _belongs(self, thing: Any) -> bool:
        return self.rows.keep is None or self.rows.keep(thing)

    def _holds(self, thing: Any, words: list[str]) -> bool:
        text = "\n".join(self._text(thing, n) for n in range(len(self.columns))).casefold()
        return all(word in text for word in words)

    def _sort_key(self, thing: Any, column: int) -> tuple[bool, Any]:
        spec = self.columns[column]
        value = spec.value(thing)
        if spec.kind in (Kind.NUMBER, Kind.DATE, Kind.TIME, Kind.YES_NO):
            return (value is None, 0 if value is None else value)
        return (False, self._text(thing, column).casefold())

    def _explained(self, index: Index, role: int) -> str | None:
        problems = self.data(index, PROBLEMS)
        if not problems:
            return None
        lines = [" ".join(part for part in (f"{p.what[:1].upper()}{p.what[1:]}.", p.mend) if part) for p in problems]
        if role == Qt.ItemDataRole.AccessibleDescriptionRole:
            return " ".join(lines)
        return tip(*lines)
