"""How a cell is painted and typed into."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QAbstractItemModel, QEvent, QObject, QRect, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QLineEdit,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from hsmc_scheduler.app.edits.errors import EditError
from hsmc_scheduler.app.pasted.cells import on_one_line, read_cells
from hsmc_scheduler.domain.problem import Severity
from hsmc_scheduler.gui.theme.icons import pixmap
from hsmc_scheduler.gui.theme.theme import tokens
from hsmc_scheduler.gui.theme.tokens import SPACE
from hsmc_scheduler.gui.widgets.table.column import Kind
from hsmc_scheduler.gui.widgets.table.editors import ChoiceLine, TickList
from hsmc_scheduler.gui.widgets.table.model import PROBLEMS, Index, TableModel
from hsmc_scheduler.gui.widgets.text import regrade
from hsmc_scheduler.gui.widgets.tick_box import paint_tick_box

ICON = 14
LEAVING = "leaving"


class CellDelegate(QStyledItemDelegate):
    """Paints what is wrong into a cell, and offers the editor its kind wants.

    `typed` carries what is wrong with what stands in the editor now, "" where nothing is; `left` the step (rows,
    columns) to go after an editor is closed by a key; `block_pasted` says that more than one cell was pasted into an
    editor, which is closed again.
    """

    typed = Signal(str)
    left = Signal(int, int)
    block_pasted = Signal()

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw the cell, with an edge and a mark where something is wrong."""
        model = _model(index)
        problems = index.data(PROBLEMS)
        if model.columns[index.column()].kind is Kind.YES_NO:
            self._paint_tick(painter, option, index)
        else:
            if problems:
                option.rect.setRight(option.rect.right() - ICON - SPACE)
            super().paint(painter, option, index)
            if problems:
                option.rect.setRight(option.rect.right() + ICON + SPACE)
        if problems:
            bad = any(p.severity is Severity.ERROR for p in problems)
            look = tokens()
            painter.fillRect(
                option.rect.left(), option.rect.top(), 3, option.rect.height(), look.colour("bad" if bad else "caution")
            )
            mark = pixmap("circle-x" if bad else "triangle-alert", look.bad if bad else look.caution, ICON)
            painter.drawPixmap(option.rect.right() - ICON - 4, option.rect.center().y() - ICON // 2, mark)
        if option.state & QStyle.StateFlag.State_HasFocus:  # of many selected, the one that is typed into
            painter.save()
            painter.setPen(tokens().colour("accent"))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(option.rect.adjusted(0, 0, -1, -1))
            painter.restore()

    def _paint_tick(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(option.rect, tokens().colour("accent_soft"))
        on = index.data(Qt.ItemDataRole.CheckStateRole) == Qt.CheckState.Checked
        paint_tick_box(painter, option.rect.left() + SPACE, option.rect.center().y(), on=on)

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        """A line to type in, a line with its list, or a list to tick."""
        model, column = _model(index), index.column()
        spec = model.columns[column]
        name = f"{spec.title}, row {index.row() + 1}"
        if spec.kind is Kind.MANY:
            ticks = TickList(model.choices(column), spec.title, parent.window())
            ticks.done.connect(self._ticked)
            ticks.left.connect(self._unticked)
            return ticks
        line: QLineEdit = ChoiceLine(model.choices(column), parent) if spec.kind is Kind.CHOICE else QLineEdit(parent)
        line.setAccessibleName(name)
        line.setObjectName("cellEditor")
        line.setProperty("cell", (model, column))
        line.textChanged.connect(self._check)
        return line

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        """Begin with what the cell holds."""
        if isinstance(editor, TickList):
            editor.tick(_model(index).columns[index.column()].value(_model(index).thing(index.row())))
        elif isinstance(editor, QLineEdit) and not editor.isModified():
            editor.setText(index.data(Qt.ItemDataRole.EditRole))
            editor.selectAll()

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: Index) -> None:
        """Write what was typed; where it means nothing, the model says so and the cell stays."""
        if isinstance(editor, TickList):
            model.setData(index, editor.keys)
        elif isinstance(editor, QLineEdit):
            model.setData(index, editor.text())

    def updateEditorGeometry(self, editor: QWidget, option: QStyleOptionViewItem, index: Index) -> None:
        """Put the editor on the cell, or its list below it."""
        if isinstance(editor, TickList):
            place_over(editor, option.widget, option.rect)
        else:
            editor.setGeometry(option.rect)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Enter goes down, Tab right, Esc leaves the cell as it was; what cannot be meant keeps the editor open."""
        if isinstance(watched, TickList) or watched.property(LEAVING):
            return False  # it says itself when it is done; or it has been written already
        if isinstance(watched, QLineEdit) and isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress:
            back = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            step = {
                Qt.Key.Key_Return: (-1 if back else 1, 0),
                Qt.Key.Key_Enter: (-1 if back else 1, 0),
                Qt.Key.Key_Tab: (0, 1),
                Qt.Key.Key_Backtab: (0, -1),
            }.get(Qt.Key(event.key()))
            if step is not None:
                if not self._fault(watched):
                    watched.setProperty(LEAVING, True)
                    self.commitData.emit(watched)
                    self.closeEditor.emit(watched, QStyledItemDelegate.EndEditHint.NoHint)
                    self.left.emit(*step)
                return True
            if event.key() == Qt.Key.Key_Escape:
                self.typed.emit("")
            if event.matches(QKeySequence.StandardKey.Paste):
                return self._paste(watched)
        return super().eventFilter(watched, event)

    def _paste(self, line: QLineEdit) -> bool:
        """Paste one copied cell as its text; a block of them is for the table. False: it is any text."""
        text = QApplication.clipboard().text()
        try:
            cells = read_cells(text)
        except EditError:
            cells = []  # too many: the table says so
        if len(cells) == 1 and len(cells[0]) == 1:
            if cells[0][0] != text:
                line.insert(on_one_line(cells[0][0]))
            return cells[0][0] != text
        if not text:
            return False
        line.setProperty(LEAVING, True)
        self.typed.emit("")
        self.closeEditor.emit(line, QStyledItemDelegate.EndEditHint.RevertModelCache)
        self.block_pasted.emit()
        return True

    def _check(self) -> None:
        line = self.sender()
        if isinstance(line, QLineEdit):
            self._fault(line)

    def _fault(self, line: QLineEdit) -> str:
        model, column = line.property("cell")
        fault = ""
        try:
            model.parsed(column, line.text())
        except EditError as error:
            fault = str(error)
        regrade(line, "bad" if fault else "")
        self.typed.emit(fault)
        return fault

    def _ticked(self) -> None:
        editor: Any = self.sender()
        self.commitData.emit(editor)
        self.closeEditor.emit(editor, QStyledItemDelegate.EndEditHint.NoHint)
        self.left.emit(0, 0)

    def _unticked(self) -> None:
        editor: Any = self.sender()
        self.closeEditor.emit(editor, QStyledItemDelegate.EndEditHint.RevertModelCache)
        self.left.emit(0, 0)


def place_over(ticks: QWidget, below: QWidget, rect: QRect) -> None:
    """Lay a list over the window, beneath (or above) a rectangle of a widget of that window."""
    window = below.window()
    inside = below.viewport() if isinstance(below, QAbstractItemView) else below
    corner = inside.mapTo(window, rect.bottomLeft())
    if corner.y() + ticks.height() > window.height():
        corner.setY(max(0, inside.mapTo(window, rect.topLeft()).y() - ticks.height()))
    corner.setX(max(0, min(corner.x(), window.width() - ticks.width())))
    ticks.move(corner)
    ticks.raise_()


def _model(index: Index) -> TableModel:
    model = index.model()
    if not isinstance(model, TableModel):
        raise TypeError("a cell of another table")
    return model
