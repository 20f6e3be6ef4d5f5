"""What is typed into: a line with its list, and the list of ticks for cells that hold several choices."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from PySide6.QtCore import QEvent, QObject, QStringListModel, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QCompleter,
    QFrame,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)

from hsmc_scheduler.gui.theme.tokens import SPACE
from hsmc_scheduler.gui.widgets.table.column import Choices
from hsmc_scheduler.gui.widgets.text import label

MOST_SHOWN = 10


class ChoiceLine(QLineEdit):
    """A line that offers what of the list holds the words typed; all of it on Down."""

    def __init__(self, choices: Choices, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._titles = QStringListModel([title for _, title in choices], self)
        own = QCompleter(self._titles, self)
        own.setFilterMode(Qt.MatchFlag.MatchContains)
        own.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        own.setMaxVisibleItems(MOST_SHOWN)
        self.setCompleter(own)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Down opens the whole list."""
        if event.key() == Qt.Key.Key_Down:
            self.offer()
            return
        super().keyPressEvent(event)

    def offer(self) -> None:
        """Show the whole list."""
        self.completer().setCompletionPrefix("")
        self.completer().complete()


class TickList(QFrame):
    """A list to tick under a search, lying over the window. Space ticks, Enter is done, Esc leaves all as it was.

    Enter after a name was typed ticks who was found, and the next name can be typed. `done` and `left` say how it
    ended. Ticked things keep their order; new ones come last.
    """

    done = Signal()
    left = Signal()

    def __init__(self, choices: Choices, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "card")
        self.setObjectName("tickList")
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE, SPACE, SPACE, SPACE)
        column.setSpacing(SPACE // 2)
        self.search, self.list = QLineEdit(), QListWidget()
        self.search.setPlaceholderText("Search… Enter ticks, or is done")
        self.search.setAccessibleName(f"Search {name}")
        self.list.setAccessibleName(name)
        self.list.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        for key, title in choices:
            item = QListWidgetItem(title, self.list)
            item.setData(Qt.ItemDataRole.UserRole, key)
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            item.setCheckState(Qt.CheckState.Unchecked)
        self._nothing = label("Nothing here is called that", "secondary")
        self._nothing.hide()
        column.addWidget(self.search)
        column.addWidget(self._nothing, 1, Qt.AlignmentFlag.AlignTop)
        column.addWidget(self.list, 1)
        self.search.textChanged.connect(self._narrow)
        self.search.installEventFilter(self)
        self.list.installEventFilter(self)
        self._known: tuple[Any, ...] = ()
        self._over = False
        QApplication.instance().focusChanged.connect(self._focus_moved)  # type: ignore[union-attr]  # there is one
        self.resize(280, min(360, 70 + 30 * max(3, len(choices))))
        self.setFocusProxy(self.search)

    @property
    def keys(self) -> tuple[Any, ...]:
        """What is ticked."""
        ticked = [
            item.data(Qt.ItemDataRole.UserRole) for item in self._items() if item.checkState() is Qt.CheckState.Checked
        ]
        offered = [item.data(Qt.ItemDataRole.UserRole) for item in self._items()]
        return (
            *(k for k in self._known if k in ticked or k not in offered),
            *(k for k in ticked if k not in self._known),
        )

    def tick(self, keys: Iterable[Any]) -> None:
        """Tick these and no others, and bring them to the top."""
        self._known = tuple(keys)
        for item in self._items():
            on = item.data(Qt.ItemDataRole.UserRole) in self._known
            item.setCheckState(Qt.CheckState.Checked if on else Qt.CheckState.Unchecked)
        self._narrow("")

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Enter, Esc, and the ways between search and list."""
        if isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress:
            match event.key():
                case Qt.Key.Key_Return | Qt.Key.Key_Enter if watched is self.search and self.search.text().strip():
                    self._tick_found()
                    return True
                case Qt.Key.Key_Return | Qt.Key.Key_Enter:
                    self._end(self.done)
                    return True
                case Qt.Key.Key_Escape:
                    self._end(self.left)
                    return True
                case Qt.Key.Key_Down | Qt.Key.Key_Up if watched is self.search:
                    self.list.setFocus()
                    return True
                case Qt.Key.Key_Space if watched is self.search and not self.search.text():
                    self._toggle()
                    return True
        return super().eventFilter(watched, event)

    def _focus_moved(self, _before: QWidget | None, now: QWidget | None) -> None:
        """Whoever goes elsewhere keeps what was ticked."""
        if not self._over and self.isVisible() and now is not None and now is not self and not self.isAncestorOf(now):
            self._end(self.done)

    def _end(self, how: Any) -> None:
        if not self._over:
            self._over = True
            how.emit()

    def _toggle(self) -> None:
        item = self.list.currentItem()
        if item is not None:
            off = item.checkState() is Qt.CheckState.Unchecked
            item.setCheckState(Qt.CheckState.Checked if off else Qt.CheckState.Unchecked)

    def _tick_found(self) -> None:
        """Tick what the words typed lead to; words that lead nowhere stay, to be mended."""
        item = self.list.currentItem()
        if item is not None and not item.isHidden():
            item.setCheckState(Qt.CheckState.Checked)
            self.search.clear()

    def _narrow(self, text: str) -> None:
        words = text.casefold().split()
        first = None
        for item in self._items():
            hidden = not all(w in item.text().casefold() for w in words)
            item.setHidden(hidden)
            first = first or (None if hidden else item)
        if first is not None:
            self.list.setCurrentItem(first)
        self.list.setVisible(first is not None)
        self._nothing.setVisible(first is None)

    def _items(self) -> list[QListWidgetItem]:
        return [self.list.item(n) for n in range(self.list.count())]
