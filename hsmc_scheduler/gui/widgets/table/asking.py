"""The two questions a table asks: what to do with a paste that holds bad cells; whether to delete what is in use."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from PySide6.QtWidgets import QDialog, QHBoxLayout, QListWidget, QVBoxLayout, QWidget

from hsmc_scheduler.gui.theme.tokens import SPACE
from hsmc_scheduler.gui.widgets.buttons import button
from hsmc_scheduler.gui.widgets.text import label


class Question(QDialog):
    """A heading, what is to be known, a list of sentences, and what can be done. It asks once, and opens by itself."""

    def __init__(
        self,
        parent: QWidget,
        heading: str,
        text: str,
        sentences: Iterable[str],
        action: str,
        act: Callable[[], object],
        *,
        possible: bool = True,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(heading)
        self.resize(560, 380)
        self._act = act
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE * 3, SPACE * 3, SPACE * 3, SPACE * 2)
        column.setSpacing(SPACE)
        column.addWidget(label(heading, "title", wrap=True))
        column.addWidget(label(text, "secondary", wrap=True))
        self.sentences = QListWidget()
        self.sentences.setWordWrap(True)
        self.sentences.setAccessibleName(heading)
        self.sentences.addItems(list(sentences))
        column.addWidget(self.sentences, 1)
        row = QHBoxLayout()
        row.setSpacing(SPACE)
        row.addStretch()
        self.cancel_button = button("Cancel", self.reject)
        self.act_button = button(action, self._do, role="primary")
        self.act_button.setEnabled(possible)
        row.addWidget(self.cancel_button)
        row.addWidget(self.act_button)
        column.addLayout(row)
        self.finished.connect(self.deleteLater)
        self.open()

    def _do(self) -> None:
        self.accept()
        self._act()
