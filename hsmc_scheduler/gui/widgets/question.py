"""A question, or bad news, in a calm box: what it is about, what is safe, what can be done."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QListWidget, QPlainTextEdit, QPushButton, QVBoxLayout, QWidget

from hsmc_scheduler.gui.theme.tokens import SPACE
from hsmc_scheduler.gui.widgets.buttons import button
from hsmc_scheduler.gui.widgets.text import label

WIDTH = 480
WITH_LIST = (560, 380)


@dataclass(frozen=True, slots=True)
class Choice:
    """One answer. `role` primary marks the one Enter gives; `chosen` is called after the box has closed.

    `possible`: whether it can be given.
    """

    text: str
    chosen: Callable[[], object] = lambda: None
    role: str = ""
    possible: bool = True


class Question(QDialog):
    """Shown by `open()`; Esc gives the last choice.

    `details` are long, and can be copied; `sentences` are listed.
    """

    def __init__(
        self,
        parent: QWidget | None,
        title: str,
        text: str,
        *choices: Choice,
        details: str = "",
        sentences: Sequence[str] = (),
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.setAccessibleName(title)
        self.setAccessibleDescription(text)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setMinimumWidth(WIDTH)
        self._choices = choices
        self.buttons: dict[str, QPushButton] = {}
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE * 3, SPACE * 3, SPACE * 3, SPACE * 2)
        column.setSpacing(SPACE)
        column.addWidget(label(title, "title", wrap=True))
        if text:
            column.addWidget(label(text, wrap=True))
        self.sentences = QListWidget(self)
        self.sentences.setVisible(bool(sentences))
        if sentences:
            self.resize(*WITH_LIST)
            self.sentences.setWordWrap(True)
            self.sentences.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
            self.sentences.setAccessibleName(title)
            self.sentences.addItems(list(sentences))
            column.addWidget(self.sentences, 1)
        if details:
            box = QPlainTextEdit(details)
            box.setReadOnly(True)
            box.setAccessibleName("Details")
            box.setMinimumHeight(min(280, 28 + 20 * (details.count("\n") + 1)))
            column.addWidget(box, 1)
        column.addSpacing(SPACE)
        row = QHBoxLayout()
        row.setSpacing(SPACE)
        row.addStretch()
        for n in reversed(range(len(choices))):
            choice = choices[n]
            one = button(choice.text, self._chooser(n), role=choice.role)
            one.setEnabled(choice.possible)
            one.setAutoDefault(choice.role == "primary")
            one.setDefault(choice.role == "primary")
            self.buttons[choice.text] = one
            row.addWidget(one)
        column.addLayout(row)

    def reject(self) -> None:
        """Esc, or the box closed: the last choice."""
        self._choose(len(self._choices) - 1)

    def _chooser(self, number: int) -> Callable[[], None]:
        return lambda: self._choose(number)

    def _choose(self, number: int) -> None:
        self.done(number)
        self._choices[number].chosen()


def ask(
    parent: QWidget | None, title: str, text: str, *choices: Choice, details: str = "", sentences: Sequence[str] = ()
) -> Question:
    """Show a question; returns at once."""
    found = Question(parent, title, text, *choices, details=details, sentences=sentences)
    found.open()
    return found


def tell(parent: QWidget | None, title: str, text: str, details: str = "") -> Question:
    """Show bad news that needs no answer; returns at once."""
    return ask(parent, title, text, Choice("Close", role="primary"), details=details)
