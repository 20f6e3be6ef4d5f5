"""The panel on the right of a screen: a few pages, one shown."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QScrollArea, QStackedWidget, QVBoxLayout, QWidget

from hsmc_scheduler.gui.theme.tokens import SPACE
from hsmc_scheduler.gui.widgets.buttons import Segments


class SidePanel(QWidget):
    """Pages by key and title; those named in `long` scroll."""

    def __init__(self, name: str, pages: Sequence[tuple[str, str, QWidget]], long: Sequence[str] = ()) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.segments = Segments([(key, title) for key, title, _ in pages], name)
        self._stack = QStackedWidget()
        self._keys = [key for key, _, _ in pages]
        for key, _, page in pages:
            shown = page
            if key in long:
                area = QScrollArea()
                area.setWidgetResizable(True)
                area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
                area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
                area.setWidget(page)
                area.viewport().setAutoFillBackground(False)
                page.setAutoFillBackground(False)
                shown = area
            self._stack.addWidget(shown)
        self.segments.chosen.connect(self.show_page)
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE * 2, SPACE * 2, SPACE, SPACE)
        column.setSpacing(SPACE + 4)
        column.addWidget(self.segments, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self._stack, 1)

    def show_page(self, key: str) -> None:
        """Show a page."""
        self.segments.choose(key)
        self._stack.setCurrentIndex(self._keys.index(key))
