"""Rows of a tree that grow with their words."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QTreeView

from hsmc_scheduler.gui.theme.theme import tokens
from hsmc_scheduler.gui.theme.tokens import RADIUS

PADDING = 12
ICON = 28
TALL = 2000


class WrappingDelegate(QStyledItemDelegate):
    """Makes each row of a tree high enough for its first column's text."""

    def __init__(self, tree: QTreeView, least: int) -> None:
        super().__init__(tree)
        self._tree, self._least = tree, least

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Draw the cell, with an edge where the keyboard is."""
        super().paint(painter, option, index)
        if option.state & QStyle.StateFlag.State_HasFocus:
            painter.save()
            painter.setPen(tokens().colour("accent"))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(option.rect.adjusted(0, 0, -1, -1), RADIUS, RADIUS)
            painter.restore()

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        """The size the words take in the width there is."""
        hint = super().sizeHint(option, index)
        if index.column():
            return QSize(hint.width(), self._least)
        depth = 1
        parent = index.parent()
        while parent.isValid():
            depth, parent = depth + 1, parent.parent()
        alone = self._tree.isFirstColumnSpanned(index.row(), index.parent())
        whole = self._tree.viewport().width() if alone else self._tree.columnWidth(0)
        width = whole - depth * self._tree.indentation() - ICON - 8
        words = str(index.data(Qt.ItemDataRole.DisplayRole) or "")
        flags = int(Qt.TextFlag.TextWordWrap)
        height = QFontMetrics(self._tree.font()).boundingRect(QRect(0, 0, max(width, 80), TALL), flags, words).height()
        return QSize(hint.width(), max(self._least, height + PADDING))
