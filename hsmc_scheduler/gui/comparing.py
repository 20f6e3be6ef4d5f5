"""What somebody else has changed on the disk, beside what is here: the plan place by place, the timetable by blocks."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QListWidget, QVBoxLayout, QWidget

from hsmc_scheduler.domain.index import PlanIndex
from hsmc_scheduler.domain.timetable import Timetable
from hsmc_scheduler.gui.theme.tokens import SPACE
from hsmc_scheduler.gui.widgets.buttons import button
from hsmc_scheduler.gui.widgets.question import Choice
from hsmc_scheduler.gui.widgets.text import label
from hsmc_scheduler.projections.comparison import compare
from hsmc_scheduler.projections.messages.words import counted
from hsmc_scheduler.projections.plan_changes import PlanChange, Way, plan_changes
from hsmc_scheduler.storage.document import Document

SIZE = (720, 560)
MOST_OF_IT = 12
"""So many times as high may one list be as the other."""
SAME = "Nothing but the order or the form of the file differs."


@dataclass(frozen=True, slots=True)
class Compared:
    """What differs, in sentences. `words`: how much, in a line."""

    plan: tuple[str, ...]
    blocks: tuple[str, ...]
    words: str


def compared(mine: Document, theirs: Document) -> Compared:
    """What is not the same here (`mine`) and on the disk (`theirs`); some hundredths of a second."""
    plan = tuple(_sentence(change) for change in plan_changes(mine.plan, theirs.plan))
    here, there = mine.timetable or Timetable(), theirs.timetable or Timetable()
    blocks: tuple[str, ...] = ()
    if here.placements != there.placements:
        blocks = tuple(f"{one.sentence}." for one in compare(PlanIndex(theirs.plan), here, there).changed)
    parts = [counted(len(plan), "difference in the plan", "differences in the plan")] if plan else []
    parts += [f"{counted(len(blocks), 'block')} not as here"] if blocks else []
    return Compared(plan, blocks, ", ".join(parts) or SAME)


def _sentence(change: PlanChange) -> str:
    """Tutor Ann Lee is only there; Tutor Iain Snelling: working weekdays Mon-Fri -> Mon-Thu."""
    where = {Way.ADDED: "is only there.", Way.REMOVED: "is only here."}.get(change.way)
    return f"{change.subject} {where}" if where else f"{change}."


class CompareDialog(QDialog):
    """Shows what differs, and closes with one of the choices; the last is Esc's."""

    def __init__(self, parent: QWidget, found: Compared, *choices: Choice) -> None:
        super().__init__(parent)
        self.setWindowTitle("What differs on the disk")
        self.resize(*SIZE)
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE * 3, SPACE * 3, SPACE * 3, SPACE * 2)
        column.setSpacing(SPACE)
        column.addWidget(label("What differs on the disk", "title"))
        column.addWidget(label(found.words, "secondary", wrap=True))
        self.lists: list[QListWidget] = []
        parts = (("The plan: here -> there on the disk", found.plan), ("The timetable on the disk", found.blocks))
        for title, sentences in parts:
            if sentences:
                column.addSpacing(SPACE)
                column.addWidget(label(title, "caption"))
                column.addWidget(self._listing(title, sentences), min(len(sentences), MOST_OF_IT))
        column.addSpacing(SPACE)
        row = QHBoxLayout()
        row.setSpacing(SPACE)
        row.addStretch()
        for choice in choices:
            one = button(choice.text, partial(self._take, choice), role=choice.role)
            one.setAutoDefault(choice.role == "primary")
            row.addWidget(one)
        column.addLayout(row)
        self.finished.connect(self.deleteLater)

    def _listing(self, title: str, sentences: Sequence[str]) -> QListWidget:
        found = QListWidget()
        found.setWordWrap(True)
        found.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        found.setAccessibleName(title)
        found.addItems(list(sentences))
        self.lists.append(found)
        return found

    def _take(self, choice: Choice) -> None:
        self.accept()
        choice.chosen()
