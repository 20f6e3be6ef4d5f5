"""What came of a search: how good it is, what it changes, and whether to keep it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from hsmc_scheduler.app.generating import Generated
from hsmc_scheduler.app.solver_endings import Ended
from hsmc_scheduler.gui.places import Place
from hsmc_scheduler.gui.theme.tokens import SPACE
from hsmc_scheduler.gui.widgets.buttons import button
from hsmc_scheduler.gui.widgets.notices import Banner
from hsmc_scheduler.gui.widgets.text import label, ruled_line
from hsmc_scheduler.gui.workspace import Workspace
from hsmc_scheduler.projections.comparison import BlockChange, Comparison, Fate
from hsmc_scheduler.projections.messages.words import counted, sentence_case
from hsmc_scheduler.projections.proof import status_words

MOST_LISTED = 200
AT_A_TIME = 8
"""So many changes are listed in one turn of the event loop, lest the window stand still."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """The end of a search that found a timetable. `compared` None: there was none before."""

    ended: Ended
    generated: Generated
    compared: Comparison | None


class OutcomePanel(QWidget):
    """Shows one outcome; `kept` or `discarded` is what the planner decides."""

    kept = Signal()
    discarded = Signal()

    def __init__(self, workspace: Workspace) -> None:
        super().__init__()
        self.setAccessibleName("The new timetable")
        self._workspace = workspace
        self._title, self._seconds = label("", "title", wrap=True), label("", "secondary", wrap=True)
        self.notice = Banner()
        self.keep_button = button("Keep this timetable", self.kept.emit, role="primary", icon="check")
        self.discard_button = button("Discard", self.discarded.emit)
        self._coming: list[BlockChange] = []
        """The changes that are still to be listed."""
        self._listed = QVBoxLayout()
        self._soon = QTimer(self, interval=0)
        self._soon.timeout.connect(self._list_some)
        self._scroll = QScrollArea()
        self._scroll.setWidgetResizable(True)
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE * 2, SPACE * 2, SPACE * 2, SPACE * 2)
        column.setSpacing(SPACE)
        column.addWidget(self._title)
        column.addWidget(self._seconds)
        column.addWidget(self.notice)
        row = QHBoxLayout()
        row.setSpacing(SPACE)
        row.addWidget(self.keep_button)
        row.addWidget(self.discard_button)
        row.addStretch()
        column.addLayout(row)
        column.addSpacing(SPACE)
        column.addWidget(self._scroll, 1)

    def show_outcome(self, outcome: Outcome, *, answers_plan: bool) -> None:
        """Show what came of it. `answers_plan`: the plan has not been changed since the search began."""
        result = outcome.ended.result
        self._title.setText(status_words(outcome.generated.proof))
        blocks = counted(len(outcome.generated.timetable.placements), "block")
        self._seconds.setText(f"{blocks}, nothing required is broken. Searched for {result.seconds:.0f} s.")
        if outcome.ended.trouble is not None:
            self.notice.say(outcome.ended.sentence, grade="caution")
        elif not answers_plan:
            words = "You have changed the plan since the search began; this answers the plan as it was then."
            self.notice.say(words, grade="caution")
        else:
            self.notice.hide()
        self._scroll.setWidget(self._details(outcome))

    @property
    def words(self) -> str:
        """What it says of how good the timetable is."""
        return self._title.text()

    def _details(self, outcome: Outcome) -> QWidget:
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, SPACE, 0)
        column.setSpacing(SPACE // 2 + 2)
        self._coming = []
        compared = outcome.compared
        if compared is None:
            column.addWidget(label("There was no timetable before, so everything is new.", "secondary", wrap=True))
        else:
            column.addWidget(label("Against the timetable before", "caption"))
            nothing = "Every block is as it was: nothing better was found."
            column.addWidget(label(f"{compared.words}." if compared.changed else nothing, wrap=True))
            self._add_rules(column, compared)
            self._add_blocks(column, compared)
        column.addStretch(1)
        return inside

    def _add_rules(self, column: QVBoxLayout, compared: Comparison) -> None:
        for title, better in (("Better", True), ("Worse", False)):
            rules = [r for r in compared.rules if r.better is better]
            if rules:
                column.addSpacing(SPACE)
                column.addWidget(label(title, "caption"))
                column.addWidget(ruled_line())
            for rule in rules:
                column.addWidget(label(rule.words, wrap=True, grade="good" if better else "caution"))

    def _add_blocks(self, column: QVBoxLayout, compared: Comparison) -> None:
        changed = compared.changed
        if changed:
            column.addSpacing(SPACE)
            column.addWidget(label("What changed", "caption"))
            column.addWidget(ruled_line())
        self._listed = QVBoxLayout()
        self._listed.setSpacing(0)
        column.addLayout(self._listed)
        self._coming = list(changed[:MOST_LISTED])
        self._list_some()
        if len(changed) > MOST_LISTED:
            column.addWidget(label(f"and {len(changed) - MOST_LISTED} more", "secondary"))

    def _list_some(self) -> None:
        some = QWidget()  # laid out by itself: all that stand there already need not be measured again
        column = QVBoxLayout(some)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for change in self._coming[:AT_A_TIME]:
            what = label(sentence_case(change.what), "secondary", wrap=True)
            name: QWidget = label(change.name)
            if change.fate is not Fate.GONE:
                name = button(change.name, partial(self._show, change), role="link", name=f"Show: {change.sentence}")
            column.addWidget(name, 0, Qt.AlignmentFlag.AlignLeft)
            column.addWidget(what)
            column.addSpacing(SPACE // 2)
        self._listed.addWidget(some)
        del self._coming[:AT_A_TIME]
        if self._coming:
            self._soon.start()
        else:
            self._soon.stop()

    def _show(self, change: BlockChange) -> None:
        self._workspace.selection.select(change.key)
        self._workspace.go(Place("timetable", "block", f"{change.key[0]}#{change.key[1]}"))
