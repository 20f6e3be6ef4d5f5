"""The grid of a table: its keys, its clipboard, and what can be done with the cells selected."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import (
    QItemSelection,
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    QSignalBlocker,
    Qt,
    Signal,
)
from PySide6.QtGui import QFocusEvent, QKeyEvent, QKeySequence, QMouseEvent
from PySide6.QtWidgets import QAbstractItemView, QApplication, QHeaderView, QTableView

from hsmc_scheduler.app.edits.errors import EditError
from hsmc_scheduler.app.pasted.cells import read_cells
from hsmc_scheduler.gui.widgets.table.changes import Cell
from hsmc_scheduler.gui.widgets.table.clipboard import as_mime
from hsmc_scheduler.gui.widgets.table.column import Kind
from hsmc_scheduler.gui.widgets.table.delegate import CellDelegate
from hsmc_scheduler.gui.widgets.table.frozen import FrozenColumn
from hsmc_scheduler.gui.widgets.table.kept import Kept, kept_of
from hsmc_scheduler.gui.widgets.table.model import TableModel
from hsmc_scheduler.gui.widgets.table.pasting import Paste, paste_of

ROW = 32


class Grid(QTableView):
    """A `TableModel` to type in. `pasted` carries a `Paste` to be asked about; `row_chosen` the row now current.

    `row_dragged` carries a row and the row it was dropped on.
    """

    pasted = Signal(object)
    row_chosen = Signal(int)
    row_dragged = Signal(int, int)

    def __init__(self, model: TableModel) -> None:
        super().__init__()
        self._model = model
        self.setModel(model)
        self.cells = CellDelegate(self)
        self.setItemDelegate(self.cells)
        self.setAccessibleName(model.rows.many)
        self.setTabKeyNavigation(False)  # which would hand Tab to `keyPressEvent`, and never let go of the keyboard
        self.setShowGrid(True)
        self.setWordWrap(False)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setEditTriggers(
            QAbstractItemView.EditTrigger.DoubleClicked
            | QAbstractItemView.EditTrigger.EditKeyPressed
            | QAbstractItemView.EditTrigger.AnyKeyPressed
        )
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.verticalHeader().setDefaultSectionSize(ROW)
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.verticalHeader().setMinimumWidth(32)
        head = self.horizontalHeader()
        head.setHighlightSections(False)
        head.setStretchLastSection(True)
        head.setSortIndicatorClearable(True)
        head.setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        self.setSortingEnabled(not model.rows.ordered)
        if model.rows.ordered:
            self.verticalHeader().setSectionsMovable(True)
            self.verticalHeader().sectionMoved.connect(self._row_dragged)
        for n, column in enumerate(model.columns):
            self.setColumnWidth(n, column.width)
        self._kept: Kept | None = None
        self.cells.left.connect(self._go_on)
        self.cells.block_pasted.connect(self._paste_over)
        self.frozen = FrozenColumn(self)
        model.modelAboutToBeReset.connect(self._keep)
        model.modelReset.connect(self._restore)  # last of all: the views forget what is selected
        self.selectionModel().currentRowChanged.connect(self._row_changed)

    def updateGeometries(self) -> None:
        """What is frozen moves with what it belongs to."""
        super().updateGeometries()
        if hasattr(self, "frozen"):  # Qt asks before all is made
            self.frozen.follow()

    def scrollTo(
        self,
        index: QModelIndex | QPersistentModelIndex,
        hint: QAbstractItemView.ScrollHint = QAbstractItemView.ScrollHint.EnsureVisible,
    ) -> None:
        """Bring a cell into sight; the frozen column is, and hides none beside it."""
        bar, before, covered = self.horizontalScrollBar(), self.horizontalScrollBar().value(), self.frozen.covers
        super().scrollTo(index, hint)
        if index.column() == 0 and covered:
            bar.setValue(before)
        elif hidden := max(0, self.frozen.covers - self.visualRect(index).left()):
            bar.setValue(bar.value() - hidden)

    def edit(self, index: QModelIndex | QPersistentModelIndex, *more: Any) -> Any:  # two in one
        """Type into a cell; one of the frozen column where it really stands."""
        asked = not more or more[0] & self.editTriggers()
        if index.column() == 0 and self.frozen.covers and asked:
            self.horizontalScrollBar().setValue(0)
        return super().edit(index, *more)

    def rows_selected(self) -> list[int]:
        """The rows with a selected cell, from the top; the current one where none has."""
        rows = sorted({i.row() for i in self.selectedIndexes()})
        current = self.currentIndex().row()
        return rows or ([current] if current >= 0 else [])

    def select_cell(self, row: int, column: int = 0) -> None:
        """Select one cell, and bring it into sight."""
        index = self._model.index(row, column)
        self.selectionModel().setCurrentIndex(index, QItemSelectionModel.SelectionFlag.ClearAndSelect)
        self.scrollTo(index)

    def copy(self) -> None:
        """Copy what is selected, for a spreadsheet too; where it is ragged, the box around it."""
        chosen = self.selectedIndexes()
        if chosen:
            rows = sorted({i.row() for i in chosen})
            columns = sorted({i.column() for i in chosen})
            cells = [[self._model.text(r, c) for c in columns] for r in rows]
            QApplication.clipboard().setMimeData(as_mime(cells))

    def cut(self) -> None:
        """Copy, then clear."""
        self.copy()
        self.clear(name="Cut cells")

    def paste(self) -> None:
        """Paste from the top left of what is selected; `pasted` says what it would do."""
        text = QApplication.clipboard().text()
        if text and not self._model.workspace.read_only:
            chosen = self.selectedIndexes() or [self.currentIndex()]
            row, column = min(i.row() for i in chosen), min(i.column() for i in chosen)
            rows, columns = max(i.row() for i in chosen) - row + 1, max(i.column() for i in chosen) - column + 1
            try:
                block = read_cells(text)
            except EditError as fault:
                self._model.said.emit(str(fault))
                return
            self.pasted.emit(paste_of(self._model, block, max(row, 0), max(column, 0), (rows, columns)))

    def _paste_over(self) -> None:
        self.setFocus()
        self.paste()

    def clear(self, name: str = "Clear cells") -> None:
        """Empty the selected cells that can be empty."""
        cells = [
            Cell(self._model.number(i.row()), self._model.columns[i.column()], self._model.columns[i.column()].empty())
            for i in self.selectedIndexes()
            if self._model.can_write(i.column()) and self._model.columns[i.column()].can_be_empty
        ]
        if cells:
            self._model.write(name, cells)
        elif self.selectedIndexes() and not self._model.workspace.read_only:
            self._model.said.emit("This cell cannot be empty: type another value over it.")

    def fill_down(self) -> None:
        """Write the top selected cell of each column into the ones below it; a single cell takes the one above it."""
        columns: dict[int, list[int]] = {}
        for index in self.selectedIndexes():
            columns.setdefault(index.column(), []).append(index.row())
        cells = []
        for column, rows in columns.items():
            top, *below = sorted(rows)
            top, below = (top, below) if below else (top - 1, [top])
            spec = self._model.columns[column]
            if top >= 0 and self._model.can_write(column) and not spec.renames:
                value = spec.value(self._model.thing(top))
                cells += [Cell(self._model.number(row), spec, value) for row in below]
        if cells:
            self._model.write("Fill down", cells)

    def show_paste(self, paste: Paste) -> None:
        """Select what was pasted."""
        if paste.cells:
            model = self._model
            rows = {n: row for row in range(model.rowCount()) if (n := model.number(row)) >= 0}
            box = QItemSelection()
            for cell in paste.cells:
                if cell.row in rows:
                    at = model.index(rows[cell.row], model.columns.index(cell.column))
                    box.select(at, at)
            self.selectionModel().select(box, QItemSelectionModel.SelectionFlag.ClearAndSelect)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The keys of a spreadsheet."""
        for keys, act in (
            (QKeySequence.StandardKey.Copy, self.copy),
            (QKeySequence.StandardKey.Cut, self.cut),
            (QKeySequence.StandardKey.Paste, self.paste),
        ):
            if event.matches(keys):
                act()
                return
        key, control = event.key(), event.modifiers() & Qt.KeyboardModifier.ControlModifier
        back = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        index = self.currentIndex()
        if key == Qt.Key.Key_D and control and not back:
            self.fill_down()
        elif key in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace) and not control:
            self.clear()
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not control:
            self._go_on(-1 if back else 1, 0)
        elif key == Qt.Key.Key_Space and self._ticks(index.column()):
            self.tick()
        elif key == Qt.Key.Key_Space and index.isValid():
            self.edit(index)
        else:
            super().keyPressEvent(event)

    def focusNextPrevChild(self, following: bool) -> bool:
        """Tab goes from cell to cell of the row, and from its end on to what stands after the table."""
        step = 1 if following else -1
        if not self._in_row(step):
            return super().focusNextPrevChild(following)
        self._go_on(0, step)
        return True

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A click on a tick's box ticks it."""
        super().mouseReleaseEvent(event)
        index = self.indexAt(event.position().toPoint())
        inside = index.isValid() and event.position().x() - self.visualRect(index).left() < ROW
        if inside and self._ticks(index.column()) and len(self.selectedIndexes()) <= 1:
            self.tick()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """There is always a current cell while the keyboard is here."""
        super().focusInEvent(event)
        if not self.currentIndex().isValid() and self._model.rowCount():
            self.select_cell(0)

    def tick(self) -> None:
        """Tick, or untick, all selected cells of the current column."""
        column = self.currentIndex().column()
        if self._ticks(column) and self._model.can_write(column):
            spec = self._model.columns[column]
            rows = [i.row() for i in self.selectedIndexes() if i.column() == column] or [self.currentIndex().row()]
            value = not spec.value(self._model.thing(rows[0]))
            self._model.write(
                f"Change {spec.title.lower()}", [Cell(self._model.number(row), spec, value) for row in rows]
            )

    def _ticks(self, column: int) -> bool:
        return column >= 0 and self._model.columns[column].kind is Kind.YES_NO

    def _in_row(self, step: int) -> bool:
        return self.currentIndex().isValid() and 0 <= self.currentIndex().column() + step < self._model.columnCount()

    def _go_on(self, down: int, right: int) -> None:
        index = self.currentIndex()
        row = min(max(index.row() + down, 0), self._model.rowCount() - 1)
        column = min(max(index.column() + right, 0), self._model.columnCount() - 1)
        if index.isValid():  # or what is typed next would go into a cell nobody chose
            self.select_cell(row, column)
        self.setFocus()

    def _row_dragged(self, row: int, _old: int, new: int) -> None:
        head = self.verticalHeader()
        with QSignalBlocker(head):
            head.moveSection(head.visualIndex(row), row)  # the plan's own order is the only one
        if row != new:
            self.row_dragged.emit(row, new)

    def _row_changed(self) -> None:
        self.row_chosen.emit(self.currentIndex().row())

    def _keep(self) -> None:
        down, across = self.verticalScrollBar().value(), self.horizontalScrollBar().value()
        self._kept = kept_of(self._model, self.currentIndex(), down, across)

    def _restore(self) -> None:
        kept = self._kept
        if kept is None:
            return
        row = kept.row_in(self._model)
        if row >= 0:
            index = self._model.index(row, kept.column)
            self.selectionModel().setCurrentIndex(index, QItemSelectionModel.SelectionFlag.ClearAndSelect)
        self.verticalScrollBar().setValue(kept.down)
        self.horizontalScrollBar().setValue(kept.across)
