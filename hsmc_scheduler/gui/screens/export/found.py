"""A table to be looked at: what was understood of a file, what would change, what is wrong with it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, QTimer, Signal
from PySide6.QtGui import QFontMetrics, QIcon, QPixmap, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView

from hsmc_scheduler.domain.problem import Problem, Severity
from hsmc_scheduler.gui.theme.fonts import font
from hsmc_scheduler.gui.theme.icons import icon
from hsmc_scheduler.gui.theme.theme import theme, tokens
from hsmc_scheduler.gui.theme.tokens import SPACE
from hsmc_scheduler.gui.widgets.notices import ICONS
from hsmc_scheduler.gui.widgets.text import tip
from hsmc_scheduler.projections.messages.words import sentence_case

PROBLEM_HEADINGS = ("Where", "What is wrong", "How to mend it")
ROW = 30
MARK = 16
WIDEST = 420
WIDEST_WHERE = 240
BESIDE = 22
"""Pixels a cell keeps free beside its text; the first has a mark besides."""
LOOKED_AT = 300
"""Rows by which the widths of columns are found."""
Index = QModelIndex | QPersistentModelIndex
NOWHERE = QModelIndex()


@dataclass(frozen=True, slots=True)
class Row:
    """One row. `grade`: good, caution, bad or none; `chosen` None: it has no box to tick; `key` is the caller's."""

    cells: tuple[str, ...]
    grade: str = ""
    chosen: bool | None = None
    key: object = None


class _Model(QAbstractTableModel):
    ticked = Signal(object, bool)

    def __init__(self) -> None:
        super().__init__()
        self.headings: tuple[str, ...] = ()
        self.rows: tuple[Row, ...] = ()
        self._graded = False

    def show_rows(self, headings: Sequence[str], rows: Iterable[Row]) -> None:
        self.beginResetModel()
        self.headings, self.rows = tuple(headings), tuple(rows)
        self._graded = any(row.grade for row in self.rows)
        self.endResetModel()

    def rowCount(self, parent: Index = NOWHERE) -> int:
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: Index = NOWHERE) -> int:
        return 0 if parent.isValid() else len(self.headings)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        across = orientation is Qt.Orientation.Horizontal and section < len(self.headings)
        if across and role == Qt.ItemDataRole.TextAlignmentRole:
            return Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        return self.headings[section] if across and role == Qt.ItemDataRole.DisplayRole else None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        row, column = self.rows[index.row()], index.column()
        match role:
            case Qt.ItemDataRole.DisplayRole | Qt.ItemDataRole.AccessibleTextRole:
                return row.cells[column]
            case Qt.ItemDataRole.ToolTipRole:
                return tip(row.cells[column])
            case Qt.ItemDataRole.CheckStateRole if column == 0 and row.chosen is not None:
                return Qt.CheckState.Checked if row.chosen else Qt.CheckState.Unchecked
            case Qt.ItemDataRole.DecorationRole if column == 0 and self._graded:
                return icon(ICONS[row.grade], row.grade) if row.grade else _blank()
            case Qt.ItemDataRole.ForegroundRole if row.chosen is False:
                return tokens().colour("secondary")
            case Qt.ItemDataRole.FontRole:
                return font()
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        found = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        ticks = index.isValid() and index.column() == 0 and self.rows[index.row()].chosen is not None
        return found | Qt.ItemFlag.ItemIsUserCheckable if ticks else found

    def setData(self, index: Index, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:
        if role != Qt.ItemDataRole.CheckStateRole or not index.isValid():
            return False
        self.ticked.emit(self.rows[index.row()].key, not self.rows[index.row()].chosen)
        return True


def _blank() -> QIcon:
    """As wide as a mark, so that the words of all rows stand below each other."""
    found = QPixmap(MARK, MARK)
    found.fill(Qt.GlobalColor.transparent)
    return QIcon(found)


class FoundTable(QTableView):
    """`ticked` carries a row's key and whether it is wanted now; `chosen` the key of the row double-clicked."""

    ticked = Signal(object, bool)
    opened = Signal(object)

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setObjectName("found")
        self._where = 0
        self._later = QTimer(self, singleShot=True, interval=0)
        self._later.timeout.connect(self._wrap)  # once it is known how wide the last column and a scroll bar are
        self._model = _Model()
        self.setModel(self._model)
        self.setShowGrid(False)
        self.setAlternatingRowColors(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(ROW)
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        self.horizontalHeader().setStretchLastSection(True)
        self.horizontalHeader().setHighlightSections(False)
        self._model.ticked.connect(self.ticked)
        self.activated.connect(lambda index: self.opened.emit(self._model.rows[index.row()].key))
        theme().changed.connect(self.viewport().update)

    @property
    def rows(self) -> tuple[Row, ...]:
        """What is shown."""
        return self._model.rows

    def show_rows(self, headings: Sequence[str], rows: Iterable[Row]) -> None:
        """Show those instead, columns as wide as what they hold."""
        if self.wordWrap():
            self.setWordWrap(False)
            for number in range(len(self.rows)):
                self.setRowHeight(number, ROW)
        self._where = 0
        self._later.stop()
        self._model.show_rows(headings, rows)
        metrics = QFontMetrics(font())
        for column in range(len(headings)):
            texts = [headings[column], *(row.cells[column] for row in self._model.rows[:LOOKED_AT])]
            wide = max(metrics.horizontalAdvance(text[:120]) for text in texts)
            mark = SPACE * 6 if column == 0 else 0
            self.setColumnWidth(column, min(WIDEST, wide + SPACE * 3) + mark)

    def show_rows_again(self, headings: Sequence[str], rows: Iterable[Row]) -> None:
        """Show the same rows but for their ticks and words: where one looks, and what is chosen, stays."""
        at, current = self.verticalScrollBar().value(), self.currentIndex()
        self.show_rows(headings, rows)
        self.setCurrentIndex(self._model.index(current.row(), current.column()))
        self.verticalScrollBar().setValue(at)

    def show_wrapped(self, headings: Sequence[str], rows: Iterable[Row], widths: Sequence[int]) -> None:
        """Show those instead in columns of those widths, the last as wide as is left; long text takes several lines."""
        self.show_rows(headings, rows)
        for column, width in enumerate((*widths, 2 * ROW)[: len(headings)]):
            self.setColumnWidth(column, width)
        self._wrap()
        self._later.start()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Break the lines anew."""
        super().resizeEvent(event)
        if self.wordWrap():
            self._share()
            self._wrap()
            self._later.start()

    def _share(self) -> None:
        """What is wrong and how to mend it are equally wide."""
        if self._where:
            self.setColumnWidth(1, max(WIDEST_WHERE, (self.viewport().width() - self._where) // 2))

    def _wrap(self) -> None:
        """Rows as high as the longest text in them: Qt's own heights leave out the space beside the text."""
        self.setWordWrap(True)
        metrics, flags = QFontMetrics(font()), Qt.TextFlag.TextWordWrap
        for number, row in enumerate(self.rows):
            lines = 0
            for column, text in enumerate(row.cells):
                width = self.columnWidth(column) - (2 * BESIDE if column == 0 else BESIDE)
                lines = max(lines, metrics.boundingRect(0, 0, max(width, ROW), 10_000, flags, text).height())
            self.setRowHeight(number, max(ROW, lines + SPACE + 4))

    def show_problems(self, problems: Iterable[Problem]) -> None:
        """Show each problem in a row: where, what, how to mend it; long ones on several lines, so that all is seen."""
        graded = ((p, "bad" if p.severity is Severity.ERROR else "caution") for p in problems)
        rows = [Row((p.where, sentence_case(p.what), sentence_case(p.mend)), grade) for p, grade in graded]
        metrics = QFontMetrics(font())
        texts = [PROBLEM_HEADINGS[0], *(row.cells[0] for row in rows[:LOOKED_AT])]
        where = min(WIDEST_WHERE, max(metrics.horizontalAdvance(text[:120]) for text in texts) + SPACE * 6)
        self.show_wrapped(PROBLEM_HEADINGS, rows, (where, WIDEST_WHERE))
        self._where = where
        self._share()
        self._wrap()
