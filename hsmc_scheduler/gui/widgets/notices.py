"""What a screen says about itself: a banner across it, or what belongs on it while it is empty."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from hsmc_scheduler.gui.theme.icons import pixmap
from hsmc_scheduler.gui.theme.theme import theme, tokens
from hsmc_scheduler.gui.theme.tokens import SPACE
from hsmc_scheduler.gui.widgets.text import label, regrade

ICONS = {"": "info", "good": "circle-check", "caution": "triangle-alert", "bad": "circle-x"}


class Banner(QFrame):
    """A sentence across the screen, with buttons beside it. Hidden until it has something to say.

    `beginning` says that it is about to show where it was hidden: what makes room for it can still look at its own.
    """

    beginning = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", "banner")
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(SPACE + 4, SPACE, SPACE, SPACE)
        self._row.setSpacing(SPACE)
        self._icon = QLabel()
        self._text = label(wrap=True)
        self._row.addWidget(self._icon)
        self._row.addWidget(self._text, 1)
        self._buttons: list[QPushButton] = []
        self._grade = ""
        theme().changed.connect(self._tint)
        self.hide()

    def say(self, sentence: str, *buttons: QPushButton, grade: str = "") -> None:
        """Show a sentence; `grade`: good, caution, bad or none."""
        if self.isHidden():
            self.beginning.emit()
        for old in self._buttons:
            self._row.removeWidget(old)
            old.deleteLater()
        self._buttons = list(buttons)
        self._text.setText(sentence)
        self.setAccessibleName(sentence)
        self._grade = grade
        regrade(self, grade)
        self._tint()
        for one in buttons:
            self._row.addWidget(one)
        self.show()

    @property
    def sentence(self) -> str:
        """What it says."""
        return self._text.text()

    def _tint(self) -> None:
        colour = getattr(tokens(), self._grade or "accent")
        self._icon.setPixmap(pixmap(ICONS[self._grade], colour))


class EmptyState(QWidget):
    """What belongs here, and the buttons that add it."""

    def __init__(self, icon: str, title: str, text: str, *buttons: QPushButton) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setSpacing(SPACE)
        column.addStretch(2)
        self._icon_name = icon
        self._icon = QLabel()
        self._icon.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        column.addWidget(self._icon)
        heading = label(title, "title")
        heading.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        column.addWidget(heading)
        words = label(text, "secondary", wrap=True)
        words.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        words.setMinimumWidth(380)
        words.setMaximumWidth(460)
        middle = QHBoxLayout()  # not an alignment, for then the height is that of a wider text
        middle.addWidget(words)
        column.addLayout(middle)
        row = QHBoxLayout()
        row.setSpacing(SPACE)
        row.addStretch()
        for one in buttons:
            row.addWidget(one)
        row.addStretch()
        column.addSpacing(SPACE)
        column.addLayout(row)
        column.addStretch(3)
        theme().changed.connect(self._tint)
        self._tint()

    def _tint(self) -> None:
        self._icon.setPixmap(pixmap(self._icon_name, tokens().secondary, 32))
