"""What each column of a list means, and what was asked about it: to be looked at, and to be changed."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QVBoxLayout, QWidget

from hsmc_scheduler.app.importing.last_year.columns import Columns
from hsmc_scheduler.app.importing.last_year.meanings import TITLES
from hsmc_scheduler.app.importing.last_year.said import Question
from hsmc_scheduler.domain.problems.wording import one_line
from hsmc_scheduler.gui.theme.tokens import SPACE
from hsmc_scheduler.gui.widgets.entries import Choice
from hsmc_scheduler.gui.widgets.text import label

OPEN = "open"
MOST_ASKED = 30


class _Card(QFrame):
    """A card of rows, words on the left and a choice on the right, that is filled anew."""

    def __init__(self, title: str, nothing: str) -> None:
        super().__init__()
        self.setProperty("role", "card")
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE * 2, SPACE * 2, SPACE * 2, SPACE * 2)
        column.setSpacing(SPACE)
        column.addWidget(label(title, "heading"))
        self._nothing = label(nothing, "secondary", wrap=True)
        column.addWidget(self._nothing)
        self._inside = QWidget()
        self._rows = QGridLayout(self._inside)
        column.addWidget(self._inside)
        self.boxes: list[Choice] = []

    def _show_rows(self, rows: Sequence[tuple[str, str, Choice]]) -> None:
        """Each: what it is about, more of it, the choice."""
        while (item := self._rows.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        self.boxes = [box for _, _, box in rows]
        self._nothing.setVisible(not rows)
        self._inside.setVisible(bool(rows))
        self._rows.setContentsMargins(0, 0, 0, 0)
        self._rows.setHorizontalSpacing(SPACE * 2)
        self._rows.setVerticalSpacing(SPACE)
        self._rows.setColumnStretch(0, 3)
        self._rows.setColumnStretch(1, 2)
        self._rows.setColumnStretch(2, 3)
        for n, (words, more, box) in enumerate(rows):
            self._rows.addWidget(label(words, wrap=True), n, 0)
            self._rows.addWidget(label(more, "secondary", wrap=True), n, 1)
            self._rows.addWidget(box, n, 2)


class ColumnChoices(_Card):
    """`changed` carries the meanings of all columns, once one was changed."""

    changed = Signal(object)

    def __init__(self) -> None:
        super().__init__("What the columns mean", "The list has no columns: each line is read as a text.")
        self._shown: tuple[object, ...] = ()

    def show_columns(self, columns: Columns) -> None:
        """Show what they mean now."""
        kind = (columns.headings, columns.samples)
        if kind != self._shown:
            self._shown = kind
            samples = columns.samples or ("",) * len(columns.headings)
            rows = []
            for n, (heading, sample) in enumerate(zip(columns.headings, samples, strict=True), 1):
                name = one_line(heading) or f"Column {n}, without a heading"
                box = Choice(f"What {name} means", [(m.value, title) for m, title in TITLES.items()])
                box.committed.connect(self._tell)
                rows.append((name, f"such as {one_line(sample, 30)}" if sample else "", box))
            self._show_rows(rows)
        for box, meaning in zip(self.boxes, columns.meanings, strict=True):
            box.show_value(meaning.value)

    def _tell(self, _: str) -> None:
        self.changed.emit(tuple(str(box.currentData()) for box in self.boxes))


class QuestionChoices(_Card):
    """`answered` carries a question's key and the number of the choice; None: it is open again."""

    answered = Signal(str, object)

    def __init__(self) -> None:
        super().__init__("To be answered", "Nothing in the list can mean several things.")
        self._asked: dict[str, Question] = {}
        self._shown: tuple[object, ...] = ()

    def forget(self) -> None:
        """Begin with another list."""
        self._asked = {}

    def show_questions(self, questions: tuple[Question, ...], answers: dict[str, int]) -> None:
        """Show the questions there are, and those answered before, to be changed."""
        self._asked |= {q.key: q for q in questions}
        every = tuple(self._asked.values())[:MOST_ASKED]
        if every != self._shown:
            self._shown = every
            rows = []
            for question in every:
                choices = [(OPEN, "Choose…"), *((str(n), one_line(c, 80)) for n, c in enumerate(question.choices))]
                box = Choice(question.text, choices)
                box.committed.connect(partial(self._tell, question.key))
                rows.append((question.text, question.where, box))
            self._show_rows(rows)
        for question, box in zip(every, self.boxes, strict=True):
            answer = answers.get(question.key)
            box.show_value(OPEN if answer is None else str(answer))

    def _tell(self, key: str, chosen: str) -> None:
        self.answered.emit(key, None if chosen == OPEN else int(chosen))
