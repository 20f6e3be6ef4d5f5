"""A workbook's sheets as they will look, near enough to know what is on them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QTableView, QTabWidget, QVBoxLayout, QWidget

from hsmc_scheduler.gui.theme.fonts import font
from hsmc_scheduler.gui.theme.tokens import CAPTION, SECONDARY

MOST_ROWS, MOST_COLUMNS = 250, 60
PIXELS_A_DIGIT = 7.5
PIXELS_A_POINT, USUAL_HEIGHT = 1.35, 15
LEAST_WIDE, WIDEST = 12, 320
PAPER, INK = "#ffffff", "#1c2430"
"""A sheet is paper, whatever the look."""
Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True, slots=True)
class Cell:
    """What one cell says, and how."""

    text: str
    fill: str = ""
    strong: bool = False
    small: bool = False
    centred: bool = False


@dataclass(frozen=True, slots=True)
class Sheet:
    """One sheet: rows of cells, widths of columns in pixels, merged cells (row, column, rows, columns)."""

    title: str
    rows: tuple[tuple[Cell, ...], ...]
    widths: tuple[int, ...]
    heights: tuple[int, ...]
    spans: tuple[tuple[int, int, int, int], ...]


def sheets_of(book: Any) -> tuple[Sheet, ...]:
    """The sheets of an openpyxl workbook."""
    return tuple(_sheet(sheet) for sheet in book.worksheets)


def _sheet(sheet: Any) -> Sheet:
    from openpyxl.utils import get_column_letter

    rows, columns = min(sheet.max_row, MOST_ROWS), min(sheet.max_column, MOST_COLUMNS)
    cells = tuple(tuple(_cell(sheet.cell(r, c)) for c in range(1, columns + 1)) for r in range(1, rows + 1))
    widths = []
    for n in range(1, columns + 1):
        wide = sheet.column_dimensions[get_column_letter(n)].width or 8
        widths.append(max(LEAST_WIDE, min(WIDEST, round(wide * PIXELS_A_DIGIT))))
    spans = tuple(
        (r.min_row - 1, r.min_col - 1, min(r.max_row, rows) - r.min_row + 1, min(r.max_col, columns) - r.min_col + 1)
        for r in sheet.merged_cells.ranges
        if r.min_row <= rows and r.min_col <= columns
    )
    heights = tuple(
        round((sheet.row_dimensions[r].height or USUAL_HEIGHT) * PIXELS_A_POINT) for r in range(1, rows + 1)
    )
    return Sheet(sheet.title, cells, tuple(widths), heights, (*spans, *_overflowing(cells, widths, spans)))


def _overflowing(
    cells: Sequence[Sequence[Cell]], widths: Sequence[int], spans: Sequence[tuple[int, int, int, int]]
) -> Iterator[tuple[int, int, int, int]]:
    """Words that run on over the empty cells to their right, as they do in Excel."""
    merged = {(r + n, c + m) for r, c, rows, columns in spans for n in range(rows) for m in range(columns)}
    for r, row in enumerate(cells):
        for c, cell in enumerate(row):
            wide, last = widths[c], c
            wanted = len(cell.text) * PIXELS_A_DIGIT
            while wide < wanted and last + 1 < len(row) and not row[last + 1].text and (r, last + 1) not in merged:
                last += 1
                wide += widths[last]
            if last > c and (r, c) not in merged and not cell.centred:
                yield (r, c, 1, last - c + 1)


def _cell(cell: Any) -> Cell:
    fill, style = "", cell.fill
    if style is not None and style.fill_type == "solid" and isinstance(style.fgColor.rgb, str):
        fill = f"#{style.fgColor.rgb[-6:]}"
    size = cell.font.sz or 11
    centred = cell.alignment is not None and cell.alignment.horizontal == "center"
    return Cell(_text(cell.value), fill, bool(cell.font.b), size < 10, centred)


def _text(value: object) -> str:
    match value:
        case None:
            return ""
        case datetime() | date():
            return f"{value:%d %b %Y}" if hasattr(value, "year") else str(value)
        case time():
            return f"{value:%H:%M}"
    return str(value)


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
