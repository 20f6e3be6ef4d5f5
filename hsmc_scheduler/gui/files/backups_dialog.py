"""Asks which dated copy of the plan to go back to."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QDialog, QHBoxLayout, QListWidget, QVBoxLayout, QWidget

from hsmc_scheduler.gui.theme.tokens import SPACE
from hsmc_scheduler.gui.widgets.buttons import button
from hsmc_scheduler.gui.widgets.text import label
from hsmc_scheduler.storage.copies import KeptCopy

SIZE = (480, 420)
KILO = 1000
EXPLAINED = "It is opened in place of what is shown, as one step that can be undone. Nothing on the disk changes."


class BackupsDialog(QDialog):
    """All copies, newest first. `chosen` is called with the one to be opened, after the box has closed."""

    def __init__(self, parent: QWidget, copies: Sequence[KeptCopy], chosen: Callable[[KeptCopy], object]) -> None:
        super().__init__(parent)
        self.setWindowTitle("Go back to a backup")
        self.resize(*SIZE)
        self._copies, self._chosen = copies, chosen
        self.list = QListWidget()
        self.list.setAccessibleName("Backups, newest first")
        self.list.addItems([_words(copy) for copy in copies])
        self.list.setCurrentRow(0)
        self.list.itemDoubleClicked.connect(lambda _: self.accept())
        self.open_it = button("Open the backup", self.accept, role="primary")
        self.open_it.setDefault(True)
        self.cancel = button("Cancel", self.reject)
        self.cancel.setAutoDefault(False)
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE * 3, SPACE * 3, SPACE * 3, SPACE * 2)
        column.setSpacing(SPACE)
        column.addWidget(label("Which backup?", "title"))
        column.addWidget(label(EXPLAINED, wrap=True))
        column.addWidget(self.list, 1)
        row = QHBoxLayout()
        row.setSpacing(SPACE)
        row.addStretch(1)
        row.addWidget(self.cancel)
        row.addWidget(self.open_it)
        column.addLayout(row)
        self.finished.connect(self.deleteLater)

    def accept(self) -> None:
        """Open the copy the keyboard is on."""
        row = self.list.currentRow()
        super().accept()
        if row >= 0:
            self._chosen(self._copies[row])


def _words(copy: KeptCopy) -> str:
    """Thu 7 March 2028, 17:33 · 161 kB."""
    return f"{copy.time:%a} {copy.time.day} {copy.time:%B %Y, %H:%M} · {max(1, round(copy.size / KILO)):,} kB"
