"""The sessions as a table model, and the rows of it that are wanted."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, QSortFilterProxyModel, Qt

from hsmc_scheduler.gui.screens.timetable.agenda.columns import COLUMNS
from hsmc_scheduler.gui.widgets.text import tip
from hsmc_scheduler.projections.agenda import AgendaRow

Index = QModelIndex | QPersistentModelIndex
ROOT = QModelIndex()
ORDER = Qt.ItemDataRole.UserRole
"""What a cell sorts by."""
NEEDED = "needed"


class _Cells:
    """One row's texts and what they sort by, worked out once."""

    def __init__(self, row: AgendaRow) -> None:
        self.row = row
        self.texts = tuple(column.show(row) for column in COLUMNS)

    @cached_property
    def orders(self) -> tuple[int | str, ...]:
        return tuple(
            column.order(self.row) if column.order else text.casefold()
            for column, text in zip(COLUMNS, self.texts, strict=True)
        )

    @cached_property
    def folded(self) -> tuple[str, ...]:
        return tuple(text.casefold() for text in self.texts)


class AgendaModel(QAbstractTableModel):
    """All rows, earliest first; read only."""

    def __init__(self) -> None:
        super().__init__()
        self._cells: list[_Cells] = []

    def show(self, rows: Sequence[AgendaRow]) -> None:
        """Show other rows. Where only their contents differ the view keeps its place."""
        cells = [_Cells(row) for row in rows]
        if len(cells) == len(self._cells):
            self._cells = cells
            if cells:
                self.dataChanged.emit(self.index(0, 0), self.index(len(cells) - 1, len(COLUMNS) - 1))
            return
        self.beginResetModel()
        self._cells = cells
        self.endResetModel()

    def row(self, number: int) -> AgendaRow:
        """One row."""
        return self._cells[number].row

    def folded(self, number: int) -> tuple[str, ...]:
        """One row's texts in small letters."""
        return self._cells[number].folded

    def rowCount(self, parent: Index = ROOT) -> int:
        """How many sessions, a row for each set where only sets meet."""
        return 0 if parent.isValid() else len(self._cells)

    def columnCount(self, parent: Index = ROOT) -> int:
        """All columns, hidden ones too."""
        return 0 if parent.isValid() else len(COLUMNS)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """What a cell shows, or sorts by."""
        if not index.isValid() or index.row() >= len(self._cells):
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self._cells[index.row()].texts[index.column()]
        if role == Qt.ItemDataRole.ToolTipRole:  # a narrow column cuts it
            return tip(self._cells[index.row()].texts[index.column()])
        if role == ORDER:
            return self._cells[index.row()].orders[index.column()]
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """The titles."""
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return COLUMNS[section].title if 0 <= section < len(COLUMNS) else None
        return super().headerData(section, orientation, role)


class AgendaRows(QSortFilterProxyModel):
    """The rows wanted, in the order wanted."""

    def __init__(self, model: AgendaModel) -> None:
        super().__init__()
        self._model = model
        self._wanted: list[bool] | None = None
        self._filters: dict[int, tuple[str, ...]] = {}
        self.setSortRole(ORDER)
        self.setDynamicSortFilter(True)
        self.setSourceModel(model)

    def filter(self, column: int, text: str) -> None:
        """Keep the rows whose cell in that column holds every word of the text."""
        words = tuple(text.casefold().split())
        if words == self._filters.get(column, ()):
            return
        self.beginFilterChange()
        self._filters[column] = words
        if not words:
            del self._filters[column]
        self.endFilterChange()

    def want(self, wanted: list[bool] | None) -> None:
        """Keep these rows of the model alone, whatever else is asked; None: all."""
        if wanted != self._wanted:
            self.beginFilterChange()
            self._wanted = wanted
            self.endFilterChange()

    def filterAcceptsRow(self, row: int, parent: Index) -> bool:
        """Whether a row is wanted."""
        if self._wanted is not None and row < len(self._wanted) and not self._wanted[row]:
            return False
        if not self._filters:
            return True
        texts = self._model.folded(row)
        return all(word in texts[column] for column, words in self._filters.items() for word in words)

    def agenda_row(self, index: Index) -> AgendaRow:
        """The row shown there."""
        return self._model.row(self.mapToSource(index).row())
