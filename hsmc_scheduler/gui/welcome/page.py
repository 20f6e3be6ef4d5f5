"""The first page: the example, a recent plan, a new one, or what was left unsaved."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QScrollArea, QVBoxLayout, QWidget

from hsmc_scheduler.gui.theme.tokens import SPACE
from hsmc_scheduler.gui.widgets.buttons import button
from hsmc_scheduler.gui.widgets.text import label, ruled_line, tip
from hsmc_scheduler.projections.messages.words import day_words
from hsmc_scheduler.storage.recovery import Abandoned

WIDTH = 640


class WelcomePage(QWidget):
    """Signals what is chosen."""

    example_chosen = Signal()
    new_chosen = Signal()
    open_chosen = Signal()
    recent_chosen = Signal(object)
    recover_chosen = Signal(object)
    discard_chosen = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._column = QVBoxLayout()
        self._column.setSpacing(SPACE)
        inside = QWidget()
        row = QHBoxLayout(inside)
        row.addStretch()
        middle = QWidget()
        middle.setFixedWidth(WIDTH)
        middle.setLayout(self._column)
        row.addWidget(middle)
        row.addStretch()
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setWidget(inside)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, SPACE * 2, 0, SPACE * 2)
        whole.addWidget(scroll)

    def show_choices(self, recent: Sequence[Path], left: Sequence[Abandoned]) -> None:
        """Show the page for these recent plans, and this unsaved work of programs that died."""
        _empty(self._column)
        self._column.addStretch(1)
        self._column.addWidget(label("HSMC Scheduler", "title"))
        self._column.addWidget(
            label(
                "Describe the programme, say who is away, press Generate: a two-year timetable that breaks no "
                "requirement, and is proven to be as good as it can be.",
                "secondary",
                wrap=True,
            )
        )
        self._column.addSpacing(SPACE)
        if left:
            self._column.addWidget(self._left_behind(left))
        self._column.addWidget(self._starts())
        if recent:
            self._column.addSpacing(SPACE * 2)
            self._column.addWidget(label("Recent plans", "caption"))
            for path in recent:
                self._column.addWidget(self._recent(path))
        self._column.addStretch(3)

    def _starts(self) -> QFrame:
        card = QFrame()
        card.setProperty("role", "card")
        column = QVBoxLayout(card)
        column.setContentsMargins(SPACE * 2, SPACE, SPACE * 2, SPACE)
        column.setSpacing(SPACE)
        example = button("Open the example", self.example_chosen.emit, role="primary", icon="book-open")
        column.addLayout(_row(example, "Leadership for Health Services Improvement, 2027 to 2029"))
        column.addWidget(ruled_line())
        new = button("Start a new plan…", self.new_chosen.emit, icon="file-plus")
        column.addLayout(_row(new, "A few questions; its timetable can be made at once"))
        column.addWidget(ruled_line())
        one = button("Open a plan…", self.open_chosen.emit, icon="folder-open")
        column.addLayout(_row(one, "A plan file (.hsmc) on this computer or a shared drive"))
        return card

    def _left_behind(self, left: Sequence[Abandoned]) -> QFrame:
        card = QFrame()
        card.setProperty("role", "banner")
        card.setProperty("grade", "caution")
        column = QVBoxLayout(card)
        column.setContentsMargins(SPACE * 2, SPACE, SPACE * 2, SPACE)
        column.setSpacing(SPACE)
        column.addWidget(label("The program ended before these were saved", "heading"))
        for one in left:
            row = QHBoxLayout()
            row.setSpacing(SPACE)
            words = f"{one.title or 'A plan without a title'}, kept at {one.time:%H:%M} on {day_words(one.time.date())}"
            row.addWidget(label(words, wrap=True), 1)
            row.addWidget(button("Go on with it", partial(self.recover_chosen.emit, one), role="primary"))
            row.addWidget(button("Discard", partial(self.discard_chosen.emit, one)))
            column.addLayout(row)
        return card

    def _recent(self, path: Path) -> QPushButton:
        found = button(path.stem, partial(self.recent_chosen.emit, path), role="link", icon="calendar-range")
        there = path.exists()
        found.setEnabled(there)
        found.setToolTip(tip(str(path) if there else f"{path} is not there any more"))
        return found


def _row(one: QPushButton, text: str) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(SPACE * 2)
    one.setFixedWidth(180)
    row.addWidget(one)
    words = label(text, "secondary", wrap=True)
    row.addWidget(words, 1, Qt.AlignmentFlag.AlignVCenter)
    return row


def _empty(column: QVBoxLayout) -> None:
    while (item := column.takeAt(0)) is not None:
        if (old := item.widget()) is not None:
            old.hide()
            old.deleteLater()
