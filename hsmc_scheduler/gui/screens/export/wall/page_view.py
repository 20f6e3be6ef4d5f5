"""The pages of a print in the window, one at a time, as wide as there is room."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QPixmap, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from hsmc_scheduler.gui.printing.pages import Print
from hsmc_scheduler.gui.printing.paper import picture_of
from hsmc_scheduler.gui.theme.tokens import SPACE
from hsmc_scheduler.gui.widgets.buttons import button
from hsmc_scheduler.gui.widgets.text import label


class PageView(QWidget):
    """A page, and above it the way to the others."""

    def __init__(self) -> None:
        super().__init__()
        self.number = 0
        self._print: Print | None = None
        self._page = QLabel()
        self._page.setFrameShape(QFrame.Shape.NoFrame)
        self._page.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
        self._page.setMinimumSize(200, 140)
        self._words = label("", "secondary")
        self.back_button = button("", self.back, icon="chevron-left", name="The page before")
        self.on_button = button("", self.on, icon="chevron-right", name="The next page")
        row = QHBoxLayout()
        row.setSpacing(SPACE)
        for one in (self.back_button, self.on_button, self._words):
            row.addWidget(one)
        row.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE)
        column.addLayout(row)
        column.addWidget(self._page, 1)

    @property
    def words(self) -> str:
        """Which page is shown, as it says."""
        return self._words.text()

    def show_print(self, found: Print | None) -> None:
        """Show the pages of that print from the first on."""
        self._print = found
        self.number = 0
        self._show()

    def back(self) -> None:
        """Show the page before."""
        self.number -= 1
        self._show()

    def on(self) -> None:
        """Show the next page."""
        self.number += 1
        self._show()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit the page to the room there is."""
        super().resizeEvent(event)
        self._show()

    def _show(self) -> None:
        pages = len(self._print.pages) if self._print else 0
        self.number = max(0, min(self.number, pages - 1))
        self.back_button.setEnabled(self.number > 0)
        self.on_button.setEnabled(self.number + 1 < pages)
        if self._print is None:
            self._page.clear()
            return
        ratio = self.devicePixelRatioF()
        paper = self._print.page_layout.fullRect()
        wide = min(self._page.width(), round(self._page.height() * paper.width() / paper.height()))
        picture = QPixmap.fromImage(picture_of(self._print, self.number, round(wide * ratio)))
        picture.setDevicePixelRatio(ratio)
        self._page.setPixmap(picture)
        self._words.setText(f"Page {self.number + 1} of {pages}")
        self._page.setAccessibleName(f"{self._print.title}, page {self.number + 1} of {pages}")
