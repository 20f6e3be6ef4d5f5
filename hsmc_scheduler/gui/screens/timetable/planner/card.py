"""The card beside a held block: what the date under it means, and why."""

from __future__ import annotations

from PySide6.QtCore import QRect, Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from hsmc_scheduler.gui.theme.icons import pixmap
from hsmc_scheduler.gui.theme.theme import tokens
from hsmc_scheduler.gui.theme.tokens import SPACE
from hsmc_scheduler.gui.widgets.notices import ICONS
from hsmc_scheduler.gui.widgets.text import label, regrade

WIDTH, AWAY, BORDER = 288, 14, 2
MOST = 5
"""So many reasons are named; how many more there are is said."""


class VerdictCard(QFrame):
    """Lies over the sheet and lets the mouse through."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._sheet = parent
        self.setObjectName("verdictCard")
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setFixedWidth(WIDTH)
        self._column = column = QVBoxLayout(self)
        column.setContentsMargins(SPACE + 4, SPACE + 2, SPACE + 4, SPACE + 2)
        column.setSpacing(4)
        self._icon = QLabel()
        self._title, self._words = label("", "heading", wrap=True), label("", wrap=True)
        self._reasons = [label("", wrap=True) for _ in range(MOST + 1)]
        self._hint = label("", "secondary", wrap=True)
        row = QHBoxLayout()
        row.setSpacing(6)
        row.addWidget(self._icon)
        row.addWidget(self._words, 1)
        column.addWidget(self._title)
        column.addLayout(row)
        for one in self._reasons:
            column.addWidget(one)
        column.addSpacing(2)
        column.addWidget(self._hint)
        self.hide()

    @property
    def words(self) -> str:
        """Everything it says, a line each."""
        parts = (self._title, self._words, *self._reasons, self._hint)
        return "\n".join(one.text() for one in parts if one.text())

    def say(self, grade: str, title: str, words: str, reasons: tuple[str, ...], hint: str) -> None:
        """Say what a date means; `grade`: good, caution or bad."""
        more = len(reasons) - MOST
        shown = [f"{r}." for r in reasons[:MOST]] + ([f"And {more} more."] if more > 0 else [])
        self._title.setText(title)
        self._words.setText(words)
        regrade(self._words, grade)
        self._icon.setPixmap(pixmap(ICONS[grade], getattr(tokens(), grade)))
        lines = [*shown, *[""] * (len(self._reasons) - len(shown))]
        for one, text in zip((*self._reasons, self._hint), (*lines, hint), strict=True):
            one.setText(text)
            one.setVisible(bool(text))
        self.setAccessibleName(self.words)
        self.resize(WIDTH, self._column.totalHeightForWidth(WIDTH - BORDER) + BORDER)

    def stand_beside(self, there: QRect) -> None:
        """Show beside a place of the sheet: right of it, or left where there is no room; always whole."""
        room = self._sheet.rect().adjusted(4, 4, -4, -4)
        left = there.right() + AWAY
        if left + self.width() > room.right():
            left = there.left() - AWAY - self.width()
        top = min(max(there.top() - SPACE, room.top()), room.bottom() - self.height())
        self.move(max(left, room.left()), max(top, room.top()))
        self.show()
        self.raise_()
