"""The agenda's table: cells to select and copy, the rows of the selected blocks marked."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence, QPainter, QPalette
from PySide6.QtWidgets import QAbstractItemView, QStyledItemDelegate, QStyleOptionViewItem, QTableView, QWidget

from hsmc_scheduler.gui.screens.timetable.agenda.columns import COLUMNS, NUMBER_OF
from hsmc_scheduler.gui.screens.timetable.agenda.copying import Cell, as_mime
from hsmc_scheduler.gui.screens.timetable.agenda.header import FilterHeader
from hsmc_scheduler.gui.screens.timetable.agenda.model import NEEDED, AgendaRows, Index
from hsmc_scheduler.gui.screens.timetable.view import ViewState
from hsmc_scheduler.gui.theme.inks import paint_edge
from hsmc_scheduler.gui.theme.theme import theme, tokens

ROW = 30


class AgendaDelegate(QStyledItemDelegate):
    """Tints the rows of the selected blocks, marks each code with its colour and what is missing with its own."""

    def __init__(self, rows: AgendaRows, state: ViewState, parent: QWidget) -> None:
        super().__init__(parent)
        self._rows, self._state = rows, state

    def initStyleOption(self, option: QStyleOptionViewItem, index: Index) -> None:
        """What is missing stands out."""
        super().initStyleOption(option, index)
        if index.column() == NUMBER_OF["status"] and str(index.data()).endswith(NEEDED):
            for role in (QPalette.ColorRole.Text, QPalette.ColorRole.HighlightedText):
                option.palette.setColor(role, tokens().colour("bad"))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw one cell."""
        block = self._rows.agenda_row(index).block
        box = QRectF(option.rect)
        if block in self._state.workspace.selection.blocks:
            tint = tokens().colour("accent_soft")
            tint.setAlphaF(0.55)
            painter.fillRect(box, tint)
        super().paint(painter, option, index)
        if index.column() == NUMBER_OF["code"] and block in self._state.roll.blocks:
            paint_edge(painter, QRectF(box.left() + 1, box.top() + 4, 4, box.height() - 8), self._state.colour(block))


class AgendaTable(QTableView):
    """`opened` when Enter is pressed on a row."""

    opened = Signal()

    def __init__(self, rows: AgendaRows, state: ViewState) -> None:
        super().__init__()
        self._rows = rows
        self.setAccessibleName("Sessions")
        self.header = FilterHeader(self)
        self.setHorizontalHeader(self.header)
        self.setModel(rows)
        self.setItemDelegate(AgendaDelegate(rows, state, self))
        self.setSortingEnabled(True)
        self.sortByColumn(NUMBER_OF["date"], Qt.SortOrder.AscendingOrder)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectItems)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.verticalHeader().setVisible(False)
        self.verticalHeader().setDefaultSectionSize(ROW)
        for n, column in enumerate(COLUMNS):
            self.setColumnWidth(n, column.wide)
        self.header.setStretchLastSection(True)
        theme().changed.connect(self.viewport().update)

    def copy(self, *, titles: bool = False) -> None:
        """Put the rectangle around the selected cells on the clipboard, in the order seen; with the titles if asked."""
        chosen = self.selectionModel().selectedIndexes()
        if not chosen:
            return
        visual = sorted({self.header.visualIndex(i.column()) for i in chosen})
        columns = [self.header.logicalIndex(n) for n in range(visual[0], visual[-1] + 1)]
        columns = [n for n in columns if not self.isColumnHidden(n)]
        rows = range(min(i.row() for i in chosen), max(i.row() for i in chosen) + 1)
        cells = [[self._cell(row, column) for column in columns] for row in rows]
        head: list[list[Cell]] = [[(COLUMNS[n].title, "") for n in columns]] if titles else []
        QGuiApplication.clipboard().setMimeData(as_mime([*head, *cells]))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Copying and opening; the rest is the table's own."""
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.opened.emit()
        elif event.key() == Qt.Key.Key_Escape:
            event.ignore()
        else:
            super().keyPressEvent(event)

    def updateGeometries(self) -> None:
        """Keep the filters under their titles."""
        super().updateGeometries()
        self.header.place_fields()

    def _cell(self, row: int, column: int) -> Cell:
        index = self._rows.index(row, column)
        its = self._rows.agenda_row(index).row
        values = {NUMBER_OF["date"]: its.day.isoformat(), NUMBER_OF["week"]: str(its.week)}
        return str(index.data()), values.get(column, "")
