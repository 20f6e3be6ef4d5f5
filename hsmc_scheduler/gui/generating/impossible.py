"""What is said when there is no timetable: what cannot all be kept, and the smallest changes that help."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QPushButton, QScrollArea, QVBoxLayout, QWidget

from hsmc_scheduler.app.explain_process import ExplainEnded
from hsmc_scheduler.app.solver_endings import Ended
from hsmc_scheduler.engine.api import Status
from hsmc_scheduler.gui.places import Place, place_of_subject
from hsmc_scheduler.gui.theme.tokens import SPACE
from hsmc_scheduler.gui.widgets.buttons import button
from hsmc_scheduler.gui.widgets.text import label, ruled_line
from hsmc_scheduler.gui.workspace import Workspace
from hsmc_scheduler.rules.rule import Subject


class ImpossiblePanel(QWidget):
    """Shows why there is none. `try_asked` carries a `Way` to be gone; `closed` ends it."""

    try_asked = Signal(object)
    closed = Signal()

    def __init__(self, workspace: Workspace) -> None:
        super().__init__()
        self.setAccessibleName("Why there is no timetable")
        self._workspace = workspace
        self._can_try = True
        self._title, self._text = label("", "title", wrap=True), label("", "secondary", wrap=True)
        self._busy = QProgressBar()
        self._busy.setRange(0, 0)
        self._busy.setTextVisible(False)
        self._busy.setAccessibleName("Finding out why")
        self._scroll = QScrollArea()
        self._scroll.setWidgetResizable(True)
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE * 2, SPACE * 2, SPACE * 2, SPACE * 2)
        column.setSpacing(SPACE)
        column.addWidget(self._title)
        column.addWidget(self._text)
        column.addWidget(self._busy)
        column.addWidget(self._scroll, 1)
        row = QHBoxLayout()
        self.close_button = button("Close", self.closed.emit)
        row.addWidget(self.close_button)
        row.addStretch()
        column.addLayout(row)

    @property
    def words(self) -> str:
        """Its title and what it says below."""
        return f"{self._title.text()} {self._text.text()}"

    def begin(self, ended: Ended, kept: str) -> None:
        """A search has ended without a timetable. `kept`: what was not open to change, to go after "with".

        Where something was kept, ways are shown but not offered: they would be made to a plan with all that pinned.
        """
        self._can_try = not kept
        impossible = ended.result.status is Status.IMPOSSIBLE
        self._title.setText("No timetable is possible" if impossible else "No timetable was found")
        with_kept = f" with {kept}" if kept else ""
        if impossible:
            self._text.setText(
                f"These requirements cannot all be kept{with_kept}. Finding out which ones are in the way…"
            )
        else:
            self._text.setText(" ".join(ended.result.reasons) or ended.sentence)
        self._busy.setVisible(impossible)
        inside, column = _page()
        for reason in ended.result.reasons if impossible else ():
            column.addWidget(label(reason, wrap=True))
        if not impossible:
            row = QHBoxLayout()
            row.addWidget(button("Show what stands in the way", self._show_checks, role="link", icon="circle-alert"))
            row.addStretch()
            column.addLayout(row)
        column.addStretch(1)
        self._scroll.setWidget(inside)
        self.close_button.setFocus()

    def say_withheld(self, details: str) -> None:
        """The engine's timetable did not pass the rules."""
        self._title.setText("The timetable found is not shown")
        self._text.setText(
            "It did not pass the check of the rules, which is an error in the program. Your plan and timetable are as "
            f"they were. Please report this: {details}"
        )
        self._busy.hide()
        inside, _ = _page()
        self._scroll.setWidget(inside)

    def show_explanation(self, ended: ExplainEnded) -> None:
        """Why, and what would help."""
        self._busy.hide()
        self._text.setText(ended.sentence)
        inside, column = _page()
        told = ended.told
        for n, members in enumerate((told.members, *told.further) if told.members else ()):
            column.addWidget(
                label("These cannot all be kept" if n == 0 else "With that mended, nor can these", "caption")
            )
            column.addWidget(ruled_line())
            for member in members:
                column.addLayout(self._line(member.sentence, member.subjects))
            column.addSpacing(SPACE)
        if told.ways:
            column.addWidget(label("Each of these makes a timetable possible", "caption"))
            column.addWidget(ruled_line())
        for way in told.ways:
            column.addWidget(label(way.sentence, wrap=True))
            if self._can_try and not self._workspace.read_only:
                row = QHBoxLayout()
                row.addWidget(button("Try it", partial(self.try_asked.emit, way), name=f"Try it: {way.sentence}"))
                row.addStretch()
                column.addLayout(row)
        if not told.ways and told.possible is False:
            column.addWidget(
                label("No single change was found that would help in the time there was.", "secondary", wrap=True)
            )
        column.addStretch(1)
        self._scroll.setWidget(inside)

    def _line(self, sentence: str, subjects: tuple[Subject, ...]) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(SPACE)
        row.addWidget(label(sentence, wrap=True), 1)
        if subjects:
            show = button("Show", partial(self._go, subjects[0]), role="link", name=f"Show: {sentence}")
            row.addWidget(show)
        return row

    def _go(self, subject: Subject) -> None:
        self._workspace.go(place_of_subject(subject))

    def _show_checks(self) -> None:
        self._workspace.go(Place("checks"))

    def tries(self) -> list[QPushButton]:
        """The buttons that try a change, in their order."""
        return [b for b in self.findChildren(QPushButton) if b.text() == "Try it"]


def _page() -> tuple[QWidget, QVBoxLayout]:
    inside = QWidget()
    column = QVBoxLayout(inside)
    column.setContentsMargins(0, 0, SPACE, 0)
    column.setSpacing(SPACE // 2 + 2)
    return inside, column
