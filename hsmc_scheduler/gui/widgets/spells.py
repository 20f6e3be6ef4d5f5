"""A list of dates beside a wall calendar with the one chosen to be edited below it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from hsmc_scheduler.domain.place import Step
from hsmc_scheduler.gui.theme.tokens import SPACE
from hsmc_scheduler.gui.widgets.buttons import button
from hsmc_scheduler.gui.widgets.entries import Form
from hsmc_scheduler.gui.widgets.listing import Item, Listing
from hsmc_scheduler.gui.widgets.text import label, ruled_line


class SpellPanel(QWidget):
    """`picked`, `switched` and `delete_asked` carry the key of a line (and whether it is on)."""

    picked = Signal(object)
    switched = Signal(object, bool)
    delete_asked = Signal(object)

    def __init__(self, name: str, empty: str, form: Form, one: str, *buttons: QPushButton) -> None:
        super().__init__()
        self.listing = Listing(name)
        self.form = form
        self._empty = label(empty, "secondary", wrap=True)
        self._empty.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.delete_button = button("", self._delete, icon="trash-2", role="quiet", name=f"Delete {one}")
        self._buttons = buttons
        self._line = ruled_line()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE)
        row = QHBoxLayout()
        row.setSpacing(4)
        for one_button in buttons:
            row.addWidget(one_button)
        row.addStretch(1)
        row.addWidget(self.delete_button)
        column.addLayout(row)
        column.addWidget(self._empty, 1)
        column.addWidget(self.listing, 1)
        column.addWidget(self._line)
        column.addWidget(form)
        self.listing.picked.connect(self.picked)
        self.listing.switched.connect(self.switched)
        self.listing.delete_asked.connect(self.delete_asked)

    def show_items(self, items: Sequence[Item], key: Step | None) -> None:
        """Show those lines, with one chosen and to be edited."""
        self.listing.show_items(items, key)
        there = self.listing.key is not None
        self._empty.setVisible(not items)
        self.listing.setVisible(bool(items))
        self.form.setVisible(there)
        self._line.setVisible(there)
        self.delete_button.setEnabled(there and self.listing.editable)

    def set_editable(self, editable: bool) -> None:
        """Whether anything can be changed."""
        self.listing.editable = editable
        self.form.setEnabled(editable)
        for one in self._buttons:
            one.setEnabled(editable)
        self.delete_button.setEnabled(editable and self.listing.key is not None)

    def _delete(self) -> None:
        if self.listing.key is not None:
            self.delete_asked.emit(self.listing.key)
