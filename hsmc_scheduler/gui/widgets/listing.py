"""A list of things, a line or two each: switch, swatch, title, a note at the right, a mark where something is off."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import (
    QAbstractItemModel,
    QAbstractListModel,
    QEvent,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPen, QResizeEvent
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from hsmc_scheduler.domain.place import Step
from hsmc_scheduler.gui.theme.fonts import font
from hsmc_scheduler.gui.theme.icons import SIZE, pixmap
from hsmc_scheduler.gui.theme.theme import theme, tokens
from hsmc_scheduler.gui.theme.tokens import RADIUS, SECONDARY, SPACE, TEXT
from hsmc_scheduler.gui.widgets.notices import ICONS
from hsmc_scheduler.gui.widgets.text import tip
from hsmc_scheduler.gui.widgets.tick_box import paint_tick_box
from hsmc_scheduler.gui.widgets.year_grid.look import Fill
from hsmc_scheduler.gui.widgets.year_grid.paint import fill

ROW, TWO_LINES, HEADING = 30, 46, 28
Index = QModelIndex | QPersistentModelIndex
NOWHERE = QModelIndex()
ITEM = Qt.ItemDataRole.UserRole


@dataclass(frozen=True, slots=True)
class Item:
    """One line. `key` None makes it a heading; `on` None: it has no switch; `faint`: switched off elsewhere."""

    key: Step | None
    title: str
    detail: str = ""
    note: str = ""
    on: bool | None = None
    look: Fill | None = None
    grade: str = ""
    mark: str = ""
    faint: bool = False

    @property
    def words(self) -> str:
        """All of it, as a screen reader says it."""
        return ", ".join(part for part in (self.title, self.detail, self.note, self.mark) if part)


class ListingModel(QAbstractListModel):
    """The items of a listing."""

    switched = Signal(object, bool)

    def __init__(self) -> None:
        super().__init__()
        self.items: tuple[Item, ...] = ()

    def show_items(self, items: Sequence[Item]) -> None:
        """Show those instead."""
        if len(items) == len(self.items):
            self.items = tuple(items)
            if items:
                self.dataChanged.emit(self.index(0), self.index(len(items) - 1))
            return
        self.beginResetModel()
        self.items = tuple(items)
        self.endResetModel()

    def rowCount(self, parent: Index = NOWHERE) -> int:
        """How many there are."""
        return 0 if parent.isValid() else len(self.items)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """What one of them is."""
        if not index.isValid():
            return None
        item = self.items[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return item.title
        if role in (Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.AccessibleDescriptionRole):
            return item.words
        if role == Qt.ItemDataRole.CheckStateRole and item.on is not None:
            return Qt.CheckState.Checked if item.on else Qt.CheckState.Unchecked
        if role == Qt.ItemDataRole.ToolTipRole:
            return tip(item.words.strip())
        return item if role == ITEM else None

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Headings cannot be chosen."""
        if not index.isValid() or self.items[index.row()].key is None:
            return Qt.ItemFlag.NoItemFlags
        found = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        return found | Qt.ItemFlag.ItemIsUserCheckable if self.items[index.row()].on is not None else found

    def setData(self, index: Index, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Ask for a switch to be turned; it is shown turned once the plan says so."""
        if role != Qt.ItemDataRole.CheckStateRole or not index.isValid():
            return False
        item = self.items[index.row()]
        self.switched.emit(item.key, not item.on)
        return True


class Listing(QListView):
    """`picked` carries the key of the item now chosen, `switched` a key and whether on, `delete_asked` a key."""

    picked = Signal(object)
    switched = Signal(object, bool)
    delete_asked = Signal(object)

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setUniformItemSizes(False)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setMouseTracking(True)
        self.setViewportMargins(0, 4, 0, 4)
        self.editable = True
        self._model = ListingModel()
        self.setModel(self._model)
        self.setItemDelegate(_Painter(self))
        self._quiet = False
        self._model.switched.connect(self.switched)
        self.selectionModel().currentChanged.connect(self._current_changed)
        theme().changed.connect(self.viewport().update)

    def show_items(self, items: Sequence[Item], key: Step | None = None) -> None:
        """Show those, with the item of that key chosen; nothing is said of it."""
        self._quiet = True
        if tuple(items) != self._model.items:
            self._model.show_items(items)
        self.choose(key)
        self._quiet = False

    def choose(self, key: Step | None) -> None:
        """Choose the item of a key."""
        row = next((n for n, item in enumerate(self._model.items) if item.key is not None and item.key == key), -1)
        index = self._model.index(row) if row >= 0 else QModelIndex()
        if index != self.currentIndex():
            self.setCurrentIndex(index)
            if row < 0:
                self.clearSelection()

    @property
    def key(self) -> Step | None:
        """The key of the item chosen."""
        row = self.currentIndex().row()
        return self._model.items[row].key if 0 <= row < len(self._model.items) else None

    @property
    def items(self) -> tuple[Item, ...]:
        """What is shown."""
        return self._model.items

    def resizeEvent(self, event: QResizeEvent) -> None:
        """What is chosen stays in sight where the form below takes its room."""
        super().resizeEvent(event)
        if self.currentIndex().isValid():
            self.scrollTo(self.currentIndex())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Delete asks to delete what is chosen."""
        if event.key() == Qt.Key.Key_Delete and self.key is not None and self.editable:
            self.delete_asked.emit(self.key)
        else:
            super().keyPressEvent(event)

    def _current_changed(self, now: QModelIndex, before: QModelIndex) -> None:
        if not self._quiet and self.key is not None:
            self.picked.emit(self.key)


class _Painter(QStyledItemDelegate):
    def __init__(self, listing: Listing) -> None:
        super().__init__(listing)
        self._listing = listing

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        item: Item = index.data(ITEM)
        return QSize(120, HEADING if item.key is None else TWO_LINES if item.detail else ROW)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        item: Item = index.data(ITEM)
        look = tokens()
        rect: QRect = option.rect.adjusted(4, 1, -4, -1)
        state = option.state
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if item.key is None:
            painter.setFont(font(SECONDARY, strong=True))
            painter.setPen(look.colour("secondary"))
            painter.drawText(rect.adjusted(SPACE, 4, 0, 0), Qt.AlignmentFlag.AlignVCenter, item.title)
            painter.restore()
            return
        chosen = bool(state & QStyle.StateFlag.State_Selected)
        if chosen or state & QStyle.StateFlag.State_MouseOver:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(look.colour("accent_soft" if chosen else "hover"))
            painter.drawRoundedRect(rect, RADIUS, RADIUS)
        if state & QStyle.StateFlag.State_HasFocus or (chosen and self._listing.hasFocus()):
            painter.setPen(QPen(look.colour("accent"), 1))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(rect.adjusted(0, 0, -1, -1), RADIUS, RADIUS)
        left = rect.left() + SPACE
        if item.on is not None:
            box = self._box(rect)
            paint_tick_box(painter, box.left(), box.center().y(), on=item.on)
            left += SIZE + SPACE
        if item.look is not None:
            box = QRect(left, rect.center().y() - 6, 13, 13)
            fill(painter, box, item.look)
            painter.setPen(QPen(look.colour("secondary"), 1))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(box.adjusted(0, 0, -1, -1))
            left += 13 + SPACE
        self._words(painter, rect, item, left)
        painter.restore()

    def _words(self, painter: QPainter, rect: QRect, item: Item, left: int) -> None:
        look = tokens()
        right = rect.right() - SPACE
        if item.grade:
            right -= SIZE
            painter.drawPixmap(
                right, rect.center().y() - SIZE // 2, pixmap(ICONS[item.grade], getattr(look, item.grade))
            )
            right -= 4
        painter.setFont(font(SECONDARY))
        note = painter.fontMetrics().horizontalAdvance(item.note)
        faint = item.faint or item.on is False
        painter.setPen(look.colour("secondary"))
        first = QRect(left, rect.top(), right - left, rect.height() if not item.detail else rect.height() // 2 + 2)
        middle = Qt.AlignmentFlag.AlignVCenter
        painter.drawText(first, Qt.AlignmentFlag.AlignRight | middle, item.note)
        if item.detail:
            second = QRect(left, rect.center().y() + 1, right - left, rect.height() // 2 - 4)
            detail = painter.fontMetrics().elidedText(item.detail, Qt.TextElideMode.ElideRight, second.width())
            painter.drawText(second, Qt.AlignmentFlag.AlignLeft | middle, detail)
        painter.setFont(font(TEXT))
        painter.setPen(look.colour("secondary" if faint else "text"))
        room = first.width() - (note + SPACE if note else 0)
        title = painter.fontMetrics().elidedText(item.title, Qt.TextElideMode.ElideRight, room)
        painter.drawText(first, Qt.AlignmentFlag.AlignLeft | middle, title)

    def _box(self, rect: QRect) -> QRect:
        return QRect(rect.left() + SPACE, rect.center().y() - SIZE // 2 + 1, SIZE, SIZE)

    def editorEvent(self, event: QEvent, model: QAbstractItemModel, option: QStyleOptionViewItem, index: Index) -> bool:
        """Turn the switch where it is clicked, or with Space."""
        item: Item = index.data(ITEM)
        if item.on is None or not self._listing.editable:
            return False
        rect: QRect = option.rect.adjusted(4, 1, -4, -1)
        clicked = (
            isinstance(event, QMouseEvent)
            and event.type() is QEvent.Type.MouseButtonRelease
            and self._box(rect).adjusted(-4, -4, 4, 4).contains(event.position().toPoint())
        )
        pressed = isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Space
        return model.setData(index, None, Qt.ItemDataRole.CheckStateRole) if clicked or pressed else False
