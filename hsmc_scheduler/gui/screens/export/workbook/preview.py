"""A workbook's sheets as they will look, near enough to know what is on them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QTableView, QTabWidget, QVBoxLayout, QWidget

from hsmc_scheduler.exchange.export_workbook.looked_at import LEAST_WIDE, Sheet
from hsmc_scheduler.gui.theme.fonts import font
from hsmc_scheduler.gui.theme.tokens import CAPTION, SECONDARY

PAPER, INK = "#ffffff", "#1c2430"
"""A sheet is paper, whatever the look."""
Index = QModelIndex | QPersistentModelIndex


class SheetModel(QAbstractTableModel):
    """One sheet, to be looked at."""

    def __init__(self, sheet: Sheet) -> None:
        super().__init__()
        self.sheet = sheet

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own way
        """The rows shown."""
        return 0 if parent.isValid() else len(self.sheet.rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own way
        """The columns shown."""
        return 0 if parent.isValid() else len(self.sheet.widths)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """What a cell says, and how."""
        if not index.isValid():
            return None
        cell = self.sheet.rows[index.row()][index.column()]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return cell.text
            case Qt.ItemDataRole.BackgroundRole:
                return QColor(cell.fill or PAPER)
            case Qt.ItemDataRole.ForegroundRole:
                return QColor(INK)
            case Qt.ItemDataRole.FontRole:
                return font(CAPTION if cell.small else SECONDARY, strong=cell.strong)
            case Qt.ItemDataRole.TextAlignmentRole if cell.centred:
                return Qt.AlignmentFlag.AlignCenter
        return None


class WorkbookPreview(QWidget):
    """A tab for each sheet."""

    def __init__(self) -> None:
        super().__init__()
        self.tabs = QTabWidget()
        self.tabs.setAccessibleName("Sheets of the workbook")
        self.tabs.setTabPosition(QTabWidget.TabPosition.South)
        self.tabs.currentChanged.connect(self._draw)
        self._sheets: tuple[Sheet, ...] = ()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.tabs)

    @property
    def titles(self) -> list[str]:
        """The sheets shown."""
        return [self.tabs.tabText(n) for n in range(self.tabs.count())]

    def show_sheets(self, sheets: Sequence[Sheet]) -> None:
        """Show these, the first in front."""
        self._sheets = ()
        while self.tabs.count():
            old = self.tabs.widget(0)
            self.tabs.removeTab(0)
            if old is not None:
                old.deleteLater()
        self._sheets = tuple(sheets)
        for sheet in sheets:
            page = QWidget()
            QVBoxLayout(page).setContentsMargins(0, 0, 0, 0)
            self.tabs.addTab(page, sheet.title)
        self._draw(self.tabs.currentIndex())

    def _draw(self, number: int) -> None:
        """Draw a sheet when it is first looked at; all at once would keep the window waiting."""
        page = self.tabs.widget(number)
        layout = page.layout() if page is not None and number < len(self._sheets) else None
        if layout is not None and not layout.count():
            layout.addWidget(_view(self._sheets[number]))


def _view(sheet: Sheet) -> QTableView:
    view = QTableView()
    model = SheetModel(sheet)
    model.setParent(view)
    view.setModel(model)
    view.setAccessibleName(f"Sheet {sheet.title}")
    view.setShowGrid(False)
    view.setTabKeyNavigation(False)
    view.setEditTriggers(QTableView.EditTrigger.NoEditTriggers)
    view.setSelectionMode(QTableView.SelectionMode.NoSelection)
    view.horizontalHeader().hide()
    view.verticalHeader().hide()
    view.horizontalHeader().setMinimumSectionSize(LEAST_WIDE)
    view.setObjectName("sheet")
    view.verticalHeader().setMinimumSectionSize(4)
    for n, high in enumerate(sheet.heights):
        view.setRowHeight(n, high)
    view.setTextElideMode(Qt.TextElideMode.ElideRight)
    for n, wide in enumerate(sheet.widths):
        view.setColumnWidth(n, wide)
    for row, column, rows, columns in sheet.spans:
        if rows > 1 or columns > 1:
            view.setSpan(row, column, rows, columns)
    return view
