"""The panel on the right of a screen: a few pages, one shown."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Generic, TypeVar

from PySide6.QtCore import Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QScrollArea, QStackedWidget, QVBoxLayout, QWidget

from hsmc_scheduler.gui.theme.tokens import SPACE
from hsmc_scheduler.gui.widgets.buttons import Segments

Page = TypeVar("Page", bound=QWidget)


class LatePage(QScrollArea, Generic[Page]):
    """A long page, made when it is first shown or asked for: a screen with all its fields would be slow to come.

    `make` makes it; `fill` shows the document on it, and is called as soon as it is there.
    """

    def __init__(self, make: Callable[[], Page], fill: Callable[[Page], object]) -> None:
        super().__init__()
        self._make, self._fill = make, fill
        self._page: Page | None = None
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.viewport().setAutoFillBackground(False)

    @property
    def page(self) -> Page:
        """The page itself."""
        if self._page is None:
            self._page = self._make()
            self._fill(self._page)
            self.setWidget(self._page)
            self._page.setAutoFillBackground(False)  # the area has just said otherwise
        return self._page

    def refresh(self) -> None:
        """Show the document as it is now, if the page is there."""
        if self._page is not None:
            self._fill(self._page)

    def showEvent(self, event: QShowEvent) -> None:
        """Now it is needed."""
        super().showEvent(event)
        _ = self.page


class SidePanel(QWidget):
    """Pages by key and title."""

    def __init__(self, name: str, pages: Sequence[tuple[str, str, QWidget]]) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.segments = Segments([(key, title) for key, title, _ in pages], name)
        self._stack = QStackedWidget()
        self._keys = [key for key, _, _ in pages]
        self.segments.chosen.connect(self.show_page)
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE * 2, SPACE * 2, SPACE, SPACE)
        column.setSpacing(SPACE + 4)
        column.addWidget(self.segments, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self._stack, 1)
        for _, _, page in pages:
            self._stack.addWidget(page)

    def show_page(self, key: str) -> None:
        """Show a page."""
        self.segments.choose(key)
        self._stack.setCurrentIndex(self._keys.index(key))
