"""The first column of a wide table, which stays in sight while the rest is scrolled away under it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSignalBlocker, Qt
from PySide6.QtGui import QMouseEvent, QWheelEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHeaderView, QTableView

from hsmc_scheduler.gui.widgets.table.delegate import CellDelegate

if TYPE_CHECKING:
    from hsmc_scheduler.gui.widgets.table.grid import Grid


WIDEST = 0.4
"""The share of the grid it covers at most."""
EDGE = 2
"""The line at its right, in pixels, as the style sheet has it."""


class FrozenColumn(QTableView):
    """Lies over the left edge of a grid that is scrolled to the right. It is looked at and clicked; the grid types."""

    def __init__(self, grid: Grid) -> None:
        super().__init__(grid)
        self._grid = grid
        self.setObjectName("frozenColumn")
        self.setModel(grid.model())
        self.setSelectionModel(grid.selectionModel())
        self.setItemDelegate(CellDelegate(self))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.NoContextMenu)  # left to the grid
        self.setSelectionMode(grid.selectionMode())
        self.setWordWrap(False)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(grid.verticalScrollMode())
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(grid.verticalHeader().defaultSectionSize())
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        head, own = grid.horizontalHeader(), self.horizontalHeader()
        own.setHighlightSections(False)
        own.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        own.setSortIndicatorShown(head.isSortIndicatorShown())
        own.setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        own.setSectionsClickable(True)
        own.sectionClicked.connect(self._sort)
        for column in range(1, grid.model().columnCount()):
            self.setColumnHidden(column, True)
        grid.horizontalScrollBar().valueChanged.connect(self.follow)
        grid.verticalScrollBar().valueChanged.connect(self.verticalScrollBar().setValue)
        self.verticalScrollBar().valueChanged.connect(grid.verticalScrollBar().setValue)
        head.sectionResized.connect(self.follow)
        head.sortIndicatorChanged.connect(self._show_order)
        self.hide()

    @property
    def covers(self) -> int:
        """How much of the grid's viewport it covers, in pixels."""
        return self.width() if self.isVisible() else 0

    def follow(self) -> None:
        """Stand where the grid's first column would."""
        grid = self._grid
        whole = grid.columnWidth(0)
        wide = min(whole, int(grid.viewport().width() * WIDEST))
        self.setVisible(grid.horizontalScrollBar().value() > whole - wide)
        self.setColumnWidth(0, wide - EDGE)
        self.horizontalHeader().setFixedHeight(grid.horizontalHeader().height())
        left, top = grid.viewport().x(), grid.horizontalHeader().y()
        self.setGeometry(left, top, wide, grid.horizontalHeader().height() + grid.viewport().height())
        self.verticalScrollBar().setValue(grid.verticalScrollBar().value())

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Type into the cell: the grid opens it, where it stands."""
        index = self.indexAt(event.position().toPoint())
        if index.isValid():
            self._grid.setFocus()
            self._grid.edit(index)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Select; the keyboard is the grid's."""
        super().mousePressEvent(event)
        self._grid.setFocus()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Scroll the grid."""
        self._grid.wheelEvent(event)

    def _sort(self, column: int) -> None:
        head = self._grid.horizontalHeader()
        if self._grid.isSortingEnabled():
            up = head.sortIndicatorSection() == column and head.sortIndicatorOrder() == Qt.SortOrder.AscendingOrder
            self._grid.sortByColumn(column, Qt.SortOrder.DescendingOrder if up else Qt.SortOrder.AscendingOrder)

    def _show_order(self, column: int, order: Qt.SortOrder) -> None:
        own = self.horizontalHeader()
        with QSignalBlocker(own):
            own.setSortIndicator(column, order)
