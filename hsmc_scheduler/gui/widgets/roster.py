"""The list on the left of a screen: search, "has problems", the things, and the buttons that add and delete them."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QFrame, QHBoxLayout, QLineEdit, QVBoxLayout

from hsmc_scheduler.domain.place import Step
from hsmc_scheduler.gui.theme.tokens import SPACE
from hsmc_scheduler.gui.widgets.buttons import button
from hsmc_scheduler.gui.widgets.listing import Item, Listing
from hsmc_scheduler.gui.widgets.text import label

WIDTH, WIDE = 208, 280
"""Its width in pixels, in a small window and in a large one."""


class Roster(QFrame):
    """`picked` carries the key now chosen; `delete_asked` and `copy_asked` the key of what to delete or duplicate."""

    picked = Signal(object)
    delete_asked = Signal(object)
    copy_asked = Signal(object)

    def __init__(self, title: str, one: str, adders: Sequence[tuple[str, str, Callable[[], object]]]) -> None:
        super().__init__()
        self.setProperty("role", "panel")
        self.setFixedWidth(WIDTH)
        self.listing = Listing(title)
        self.listing.setProperty("role", "bare")
        self.listing.setFrameShape(QFrame.Shape.NoFrame)
        self.listing.picked.connect(self.picked)
        self.listing.delete_asked.connect(self.delete_asked)
        self.search_box = QLineEdit()
        self.search_box.setPlaceholderText(f"Find a {one}")
        self.search_box.setAccessibleName(f"Find a {one}")
        self.search_box.setClearButtonEnabled(True)
        self.search_box.textChanged.connect(self._sift)
        self.troubled_box = QCheckBox("Has problems")
        self.troubled_box.toggled.connect(self._sift)
        self.adders = [button(words, act, icon="plus", name=said) for words, said, act in adders]
        self.copy_button = button("", self._copy, icon="copy", role="quiet", name=f"Duplicate {one}")
        self.delete_button = button("", self._delete, icon="trash-2", role="quiet", name=f"Delete {one}")
        self._items: tuple[Item, ...] = ()
        self._key: Step | None = None
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE + 4, SPACE * 2, SPACE + 4, SPACE + 4)
        column.setSpacing(SPACE)
        column.addWidget(self.search_box)
        column.addWidget(self.troubled_box)
        column.addWidget(self.listing, 1)
        row = QHBoxLayout()
        row.setSpacing(4)
        for adder in self.adders:
            row.addWidget(adder)
        row.addStretch(1)
        column.addLayout(row)
        top = QHBoxLayout()
        top.setSpacing(0)
        top.addWidget(label(title, "title"))
        top.addStretch(1)
        top.addWidget(self.copy_button)
        top.addWidget(self.delete_button)
        column.insertLayout(0, top)  # last, so that Tab comes to what deletes last

    def show_items(self, items: Sequence[Item], key: Step | None) -> None:
        """Show those that are looked for, with one chosen."""
        self._items, self._key = tuple(items), key
        troubled = sum(bool(i.grade) for i in items)
        self.troubled_box.setText(f"Has problems ({troubled})" if troubled else "Has problems")
        self.troubled_box.setEnabled(bool(troubled) or self.troubled_box.isChecked())
        self._sift()

    def set_editable(self, editable: bool) -> None:
        """Whether things can be added and deleted."""
        self.listing.editable = editable
        for one in self.adders:
            one.setEnabled(editable)
        for one in (self.copy_button, self.delete_button):
            one.setEnabled(editable and self._key is not None)

    def focus_search(self) -> None:
        """Give the keyboard to the search."""
        self.search_box.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.search_box.selectAll()

    def clear_search(self) -> None:
        """Show everything."""
        self.search_box.clear()
        self.troubled_box.setChecked(False)

    def _sift(self) -> None:
        words = self.search_box.text().casefold().split()
        kept = [
            item
            for item in self._items
            if item.key is None
            or (all(w in item.words.casefold() for w in words) and (item.grade or not self.troubled_box.isChecked()))
        ]
        shown = [
            i for n, i in enumerate(kept) if i.key is not None or (n + 1 < len(kept) and kept[n + 1].key is not None)
        ]
        self.listing.show_items(shown, self._key)

    def _copy(self) -> None:
        if self._key is not None:
            self.copy_asked.emit(self._key)

    def _delete(self) -> None:
        if self._key is not None:
            self.delete_asked.emit(self._key)
