"""A page about one thing of the plan: a heading, and sections of fields and short tables that scroll together."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from hsmc_scheduler.gui.theme.tokens import SPACE
from hsmc_scheduler.gui.widgets.text import label

WIDEST = 1160


class Page(QScrollArea):
    """Add sections with `section`; the heading says what the page is about."""

    def __init__(self) -> None:
        super().__init__()
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # its fields bring themselves into sight
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        inside = QWidget()
        outer = QHBoxLayout(inside)
        outer.setContentsMargins(SPACE * 3, SPACE * 2, SPACE * 3, SPACE * 3)
        body = QWidget()
        body.setMaximumWidth(WIDEST)
        outer.addWidget(body, 1)
        outer.addStretch(0)
        self._column = QVBoxLayout(body)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(SPACE * 2)
        self.heading, self.under = label("", "title", wrap=True), label("", "secondary", wrap=True)
        self.top = QHBoxLayout()
        self.top.setSpacing(SPACE)
        self.top.addWidget(self.heading, 1)
        self._column.addLayout(self.top)
        self._column.addWidget(self.under)
        self._column.addStretch(1)
        self.setWidget(inside)

    def title(self, heading: str, under: str = "") -> None:
        """Say what the page is about."""
        self.heading.setText(heading)
        self.under.setText(under)
        self.under.setVisible(bool(under))

    def section(self, title: str, *parts: QWidget, hint: str = "") -> QFrame:
        """Add a card with a heading and what belongs to it."""
        card = QFrame()
        card.setProperty("role", "card")
        inside = QVBoxLayout(card)
        inside.setContentsMargins(SPACE * 2, SPACE + 4, SPACE * 2, SPACE * 2)
        inside.setSpacing(SPACE)
        if title:
            inside.addWidget(label(title, "heading"))
        if hint:
            inside.addWidget(label(hint, "secondary", wrap=True))
        for part in parts:
            inside.addWidget(part)
        self._column.insertWidget(self._column.count() - 1, card)
        return card
