"""Walks over all a window can show, and asks it for everything it says: tooltips, cells, what is under the mouse."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TypeVar

from PySide6.QtCore import QAbstractItemModel, QAbstractListModel, QEvent, QModelIndex, QPoint, Qt
from PySide6.QtGui import QHelpEvent, QStandardItemModel
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractScrollArea,
    QApplication,
    QComboBox,
    QMenu,
    QToolTip,
    QWidget,
)
from shiboken6 import isValid

from hsmc_scheduler.gui.main_window import MainWindow
from hsmc_scheduler.gui.widgets.buttons import Segments
from hsmc_scheduler.gui.widgets.year_grid.grid import YearGrid

STEP = 130
MOST_TOLD = 20
"""How many rows of a list are asked for their tooltips."""
MOST_ROWS = 1
"""How many rows of a list are chosen, one after the other; how many rows of buttons are pressed."""
W = TypeVar("W", bound=QWidget)


class Walk:
    """`seen` is called after each thing shown, with words that say what it was."""

    def __init__(self, window: MainWindow, seen: Callable[[str], None]) -> None:
        self.window, self.seen = window, seen
        self._told: set[str] = set()

    def look(self, where: str, top: QWidget | None = None) -> None:
        """Paint what is shown, and ask all of it for its tooltips."""
        top = top or self.window
        QApplication.processEvents()
        top.grab()
        self.seen(f"{where}: painted")
        for text, who in list(self._tips(top)):
            self.tip(text, f"{where}: tooltip of {who}")

    def tip(self, text: str, where: str) -> None:
        """Show a tooltip, once; those that name no picture cannot open one."""
        if "img" in text and text not in self._told:
            self._told.add(text)
            QToolTip.showText(QPoint(20, 20), text, self.window)
            QApplication.processEvents()
            for shown in QApplication.topLevelWidgets():
                if shown.inherits("QTipLabel"):
                    shown.grab()
            self.seen(f"{where}: {text!r}")

    def point_at(self, widget: QWidget, where: str) -> None:
        """Rest the mouse all over a widget that says itself what is under it."""
        for y in range(4, widget.height(), STEP):
            for x in range(4, widget.width(), STEP):
                at = QPoint(x, y)
                QApplication.sendEvent(widget, QHelpEvent(QEvent.Type.ToolTip, at, widget.mapToGlobal(at)))
                self.tip(QToolTip.text(), f"{where} at {x}, {y}")
        QToolTip.hideText()

    def pages(self, where: str, top: QWidget | None = None) -> None:
        """Show every page that a row of buttons or a list leads to, and look at each."""
        top = top or self.window
        for row in _visible(top, Segments)[:MOST_ROWS]:
            for one in row.findChildren(QAbstractButton):
                one.click()
                self.look(f"{where}, {one.text()}", top)
                self.lists(f"{where}, {one.text()}", top)
        self.lists(where, top)

    def lists(self, where: str, top: QWidget) -> None:
        """Choose row after row of every list and table."""
        for view in _visible(top, QAbstractItemView):
            if isinstance(view.parentWidget(), QComboBox) or not view.model():
                continue
            for row in range(MOST_ROWS):
                if not isValid(view) or not view.isVisible():
                    break
                rows = list(_rows(view.model()))
                if row >= len(rows):
                    break
                view.setCurrentIndex(rows[row])
                self.look(f"{where}, {type(view).__name__} row {row}", top)
        for box in _visible(top, QAbstractScrollArea):
            if type(box).viewportEvent is not QAbstractScrollArea.viewportEvent and isValid(box):
                self.point_at(box.viewport(), f"{where}, {type(box).__name__}")
        for grid in _visible(top, YearGrid):
            self.point_at(grid, f"{where}, {type(grid).__name__}")

    def _tips(self, top: QWidget) -> Iterator[tuple[str, str]]:
        for widget in (top, *top.findChildren(QWidget)):
            if not widget.isVisible():
                continue
            yield widget.toolTip(), type(widget).__name__
            for role in (widget.whatsThis(), widget.statusTip()):
                yield role, type(widget).__name__
            if isinstance(widget, QAbstractItemView) and widget.model():
                model = widget.model()
                for index in list(_rows(model))[:MOST_TOLD]:
                    for column in range(_columns(model)):
                        found = index.siblingAtColumn(column).data(Qt.ItemDataRole.ToolTipRole)
                        yield str(found or ""), f"{type(widget).__name__} cell"
                for n in range(_columns(model)):
                    head = model.headerData(n, Qt.Orientation.Horizontal, Qt.ItemDataRole.ToolTipRole)
                    yield str(head or ""), f"{type(widget).__name__} heading"
        menus = [menu for menu in (top, *top.findChildren(QMenu)) if isinstance(menu, QMenu) and menu.toolTipsVisible()]
        for action in (action for menu in menus for action in menu.actions()):
            yield action.toolTip(), f"action {action.text()}"


def _visible(top: QWidget, kind: type[W]) -> list[W]:
    return [one for one in top.findChildren(kind) if one.isVisible()]


def _columns(model: QAbstractItemModel) -> int:
    return 1 if isinstance(model, QAbstractListModel) else model.columnCount()


def _rows(model: QAbstractItemModel, parent: QModelIndex | None = None) -> Iterator[QModelIndex]:
    parent = QModelIndex() if parent is None else parent
    for row in range(model.rowCount(parent)):
        index = model.index(row, 0, parent)
        yield index
        if isinstance(model, QStandardItemModel):  # the only trees there are
            yield from _rows(model, index)
