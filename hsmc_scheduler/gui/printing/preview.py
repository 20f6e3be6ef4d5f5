"""What a print will look like, page by page, before it is saved or printed."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent, QPixmap, QResizeEvent
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from hsmc_scheduler.gui.printing.pages import Print
from hsmc_scheduler.gui.printing.paper import picture_of, put_on
from hsmc_scheduler.gui.theme.tokens import SPACE
from hsmc_scheduler.gui.widgets.buttons import button
from hsmc_scheduler.gui.widgets.text import label

SIZE = (1100, 860)
FRAME = (24, 56)
"""What the system puts round a window: its title, and a little air."""
LEAST_WIDTH = 560
"""A page is shown no smaller than that; it is scrolled then."""


class PrintPreview(QDialog):
    """Shows one page at a time; Page Up and Page Down turn them. `save` is called by "Save PDF…"."""

    def __init__(self, parent: QWidget, found: Print, save: Callable[[], object]) -> None:
        super().__init__(parent)
        self.print, self.number = found, 0
        self.setWindowTitle(f"Print preview: {found.title}")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._page, self._number = QLabel(), label("", "secondary")
        self._page.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._scroll = scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setWidget(self._page)
        self.back_button = button("", self.back, icon="chevron-left", name="The page before")
        self.on_button = button("", self.on, icon="chevron-right", name="The next page")
        self._column = column = QVBoxLayout(self)
        column.setContentsMargins(SPACE * 2, SPACE * 2, SPACE * 2, SPACE * 2)
        column.setSpacing(SPACE)
        column.addWidget(scroll, 1)
        row = QHBoxLayout()
        row.setSpacing(SPACE)
        for one in (self.back_button, self.on_button, self._number):
            row.addWidget(one)
        row.addStretch()
        row.addWidget(button("Close", self.accept))
        printing = button("Print…", self.ask_printer, icon="printer")
        printing.setEnabled(QGuiApplication.platformName() != "offscreen")
        row.addWidget(printing)
        row.addWidget(button("Save PDF…", save, role="primary", icon="download"))
        column.addLayout(row)
        self.resize(QSize(*SIZE).boundedTo(parent.screen().availableSize() - QSize(*FRAME)))
        self.show_page(0)

    def show_page(self, number: int) -> None:
        """Show a page, from 0."""
        self.number = max(0, min(number, len(self.print.pages) - 1))
        ratio = self.devicePixelRatioF()
        room, paper = self._scroll.maximumViewportSize(), self.print.page_layout.fullRect()
        wide = max(LEAST_WIDTH, min(room.width(), round(room.height() * paper.width() / paper.height())))
        picture = QPixmap.fromImage(picture_of(self.print, self.number, round(wide * ratio)))
        picture.setDevicePixelRatio(ratio)
        self._page.setPixmap(picture)
        words = f"Page {self.number + 1} of {len(self.print.pages)}"
        self._number.setText(words)
        self._page.setAccessibleName(f"{self.print.title}, {words.lower()}")
        self.back_button.setEnabled(self.number > 0)
        self.on_button.setEnabled(self.number + 1 < len(self.print.pages))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The page is seen whole, as large as there is room."""
        super().resizeEvent(event)
        self._column.activate()
        self.show_page(self.number)

    def back(self) -> None:
        """Show the page before."""
        self.show_page(self.number - 1)

    def on(self) -> None:
        """Show the next page."""
        self.show_page(self.number + 1)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Page Up and Page Down turn the pages."""
        if event.key() == Qt.Key.Key_PageDown:
            self.on()
        elif event.key() == Qt.Key.Key_PageUp:
            self.back()
        else:
            super().keyPressEvent(event)

    def ask_printer(self) -> None:
        """Ask for a printer, and print."""
        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        printer.setPageLayout(self.print.page_layout)
        dialog = QPrintDialog(printer, self)
        dialog.accepted.connect(lambda: put_on(printer, self.print, printer.resolution()))
        dialog.setWindowModality(Qt.WindowModality.WindowModal)
        dialog.show()
