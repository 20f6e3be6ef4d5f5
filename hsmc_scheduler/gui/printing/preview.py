"""What a print will look like, page by page, before it is saved or printed."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent, QPixmap
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from hsmc_scheduler.gui.printing.pages import Print
from hsmc_scheduler.gui.printing.paper import picture_of, put_on
from hsmc_scheduler.gui.theme.tokens import SPACE
from hsmc_scheduler.gui.widgets.buttons import button
from hsmc_scheduler.gui.widgets.text import label

WIDTH = 1040


class PrintPreview(QDialog):
    """Shows one page at a time; Page Up and Page Down turn them. `save` is called by "Save PDF…"."""

    def __init__(self, parent: QWidget, found: Print, save: Callable[[], object]) -> None:
        super().__init__(parent)
        self.print, self.number = found, 0
        self.setWindowTitle(f"Print preview: {found.title}")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._page, self._number = QLabel(), label("", "secondary")
        self._page.setAlignment(Qt.AlignmentFlag.AlignCenter)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setWidget(self._page)
        self.back_button = button("", self.back, icon="chevron-left", name="The page before")
        self.on_button = button("", self.on, icon="chevron-right", name="The next page")
        column = QVBoxLayout(self)
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
        self.resize(WIDTH + 60, 860)
        self.show_page(0)

    def show_page(self, number: int) -> None:
        """Show a page, from 0."""
        self.number = max(0, min(number, len(self.print.pages) - 1))
        ratio = self.devicePixelRatioF()
        picture = QPixmap.fromImage(picture_of(self.print, self.number, round(WIDTH * ratio)))
        picture.setDevicePixelRatio(ratio)
        self._page.setPixmap(picture)
        words = f"Page {self.number + 1} of {len(self.print.pages)}"
        self._number.setText(words)
        self._page.setAccessibleName(f"{self.print.title}, {words.lower()}")
        self.back_button.setEnabled(self.number > 0)
        self.on_button.setEnabled(self.number + 1 < len(self.print.pages))

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
