"""The list on the left of a screen: groups, and the things in them, with a mark where something is wrong."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QModelIndex, QSignalBlocker, QSize, Qt, Signal
from PySide6.QtGui import QIcon, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QAbstractItemView, QLineEdit, QTreeView, QVBoxLayout, QWidget

from hsmc_scheduler.domain.place import Place
from hsmc_scheduler.gui.theme.fonts import font
from hsmc_scheduler.gui.theme.icons import pixmap
from hsmc_scheduler.gui.theme.theme import theme, tokens
from hsmc_scheduler.gui.theme.tokens import CAPTION, SPACE, TEXT

AT = Qt.ItemDataRole.UserRole
ROW = 30


@dataclass(frozen=True, slots=True)
class Entry:
    """One line. `at`: the place it leads to; `grade`: bad or caution where something is wrong there."""

    title: str
    at: Place
    grade: str = ""
    entries: tuple[Entry, ...] = ()


class Outline(QWidget):
    """`chosen` carries the place of the line the user goes to."""

    chosen = Signal(object)

    def __init__(self, name: str) -> None:
        super().__init__()
        self.search = QLineEdit(clearButtonEnabled=True)
        self.search.setPlaceholderText("Find…")
        self.search.setAccessibleName(f"Find in {name.lower()}")
        self.tree = QTreeView()
        self.tree.setObjectName("outline")
        self.tree.setAccessibleName(name)
        self.tree.setHeaderHidden(True)
        self.tree.setIndentation(SPACE + 4)
        self.tree.setRootIsDecorated(False)
        self.tree.setExpandsOnDoubleClick(False)
        self.tree.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.tree.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.tree.setIconSize(QSize(14, 14))
        self.tree.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._model = QStandardItemModel(self)
        self.tree.setModel(self._model)
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE, SPACE * 2, SPACE, SPACE)
        column.setSpacing(SPACE)
        column.addWidget(self.search)
        column.addWidget(self.tree, 1)
        self._entries: tuple[Entry, ...] = ()
        self._at: Place = ()
        self.search.textChanged.connect(self._build)
        self.tree.selectionModel().currentChanged.connect(self._went)
        theme().changed.connect(self._build)

    def show_entries(self, entries: Sequence[Entry]) -> None:
        """Show these lines; what is chosen stays."""
        if tuple(entries) != self._entries:
            self._entries = tuple(entries)
            self._build()

    def show_at(self, at: Place) -> None:
        """Mark the line of that place, or of the nearest above it."""
        self._at = at
        self._mark()

    def _build(self) -> None:
        words = self.search.text().casefold().split()
        scroll = self.tree.verticalScrollBar().value()
        with QSignalBlocker(self.tree.selectionModel()):
            self._model.clear()
            for entry in self._entries:
                if item := self._item(entry, words, 0):
                    self._model.appendRow(item)
            self.tree.expandAll()
            self._mark()
        self.tree.verticalScrollBar().setValue(scroll)

    def _item(self, entry: Entry, words: list[str], depth: int) -> QStandardItem | None:
        below = [item for e in entry.entries if (item := self._item(e, words, depth + 1))]
        if words and not below and not all(w in entry.title.casefold() for w in words):
            return None
        item = QStandardItem(entry.title)
        item.setData(entry.at, AT)
        item.setToolTip("")
        item.setSizeHint(QSize(0, ROW))
        item.setFont(font(TEXT, strong=depth == 0))
        look = tokens()
        if not entry.at:
            item.setFlags(Qt.ItemFlag.NoItemFlags)  # it leads nowhere: a click would take the mark from what is shown
            item.setForeground(look.colour("secondary"))
            item.setFont(font(CAPTION, strong=True))
        if entry.grade:
            mark = "circle-x" if entry.grade == "bad" else "triangle-alert"
            item.setIcon(QIcon(pixmap(mark, getattr(look, entry.grade), 14)))
            item.setAccessibleDescription("something is wrong here")
        item.appendRows(below)
        return item

    def _mark(self) -> None:
        with QSignalBlocker(self.tree.selectionModel()):
            found = self._index_of(self._at, QModelIndex())
            if found.isValid():
                self.tree.setCurrentIndex(found)
                self.tree.scrollTo(found)
            self.tree.viewport().update()

    def _index_of(self, at: Place, parent: QModelIndex) -> QModelIndex:
        for row in range(self._model.rowCount(parent)):
            index = self._model.index(row, 0, parent)
            if index.data(AT) == at or (below := self._index_of(at, index)).isValid():
                return index if index.data(AT) == at else below
        return QModelIndex()

    def _went(self, index: QModelIndex, _before: QModelIndex) -> None:
        at = index.data(AT)
        if at:
            self._at = at
            self.chosen.emit(at)
