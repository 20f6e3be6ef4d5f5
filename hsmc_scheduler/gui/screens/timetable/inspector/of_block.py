"""One block in the inspector."""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from hsmc_scheduler.gui.screens.timetable.commands.block_commands import BlockCommands
from hsmc_scheduler.gui.screens.timetable.commands.move_dialog import GRADES
from hsmc_scheduler.gui.screens.timetable.inspector.parts import (
    RowButton,
    graded_row,
    link,
    pair,
    section,
    stacked,
    value,
)
from hsmc_scheduler.gui.screens.timetable.shorter import shorter
from hsmc_scheduler.gui.screens.timetable.view import ViewState
from hsmc_scheduler.gui.selection import Block
from hsmc_scheduler.gui.theme.tokens import SPACE
from hsmc_scheduler.gui.widgets.text import label, ruled_line
from hsmc_scheduler.gui.workspace import Workspace
from hsmc_scheduler.projections.block_costs import Grade, cost_lines
from hsmc_scheduler.projections.block_facts import BlockFacts, OtherDate, SessionFacts, Who, block_facts, other_dates
from hsmc_scheduler.projections.messages.words import day_words
from hsmc_scheduler.projections.refusals import Refusal
from hsmc_scheduler.projections.reviews import BlockReview, review_words
from hsmc_scheduler.projections.short_dates import span_short
from hsmc_scheduler.projections.verdicts import Verdict

MOST_ROOMS = 4
NO_OTHER = "No other date is possible. Move to… says why, date by date."
PINNED = "Its dates are pinned. Unpin them to see where else it could go."
"""So many are offered in place of a refused one."""
OF_GRADE = {Grade.GOOD: "good", Grade.A_LITTLE: "caution", Grade.BAD: "bad"}


class BlockContents(QWidget):
    """Everything about one block. Its other dates come a moment later."""

    def __init__(self, workspace: Workspace, state: ViewState, commands: BlockCommands, block: Block) -> None:
        super().__init__()
        document, timetable = workspace.document, state.timetable
        if timetable is None:
            raise ValueError("there is no timetable")
        self._workspace, self._commands, self.block = workspace, commands, block
        self._can = state.can_change
        facts = block_facts(document.facts.index, timetable, block)
        self.facts = facts
        self.date_buttons: list[RowButton] = []
        self.room_buttons: list[RowButton] = []
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE * 2, SPACE * 2, SPACE * 2, SPACE * 2)
        column.setSpacing(0)
        column.addWidget(label(facts.title, "title", wrap=True))
        column.addSpacing(2)
        column.addWidget(label(facts.module, "secondary", wrap=True))
        column.addWidget(label(facts.who, "secondary", wrap=True))
        column.addSpacing(SPACE)
        if state.preview is None:
            self._add_refusals(column)
        self._add_particulars(column, facts)
        self._add_reviews(column, state.review(block))
        self._add_sessions(column, facts)
        self._add_deadlines(column, facts)
        if state.preview is None and document.facts.card is not None:
            self._add_costs(column)
        self._dates = QVBoxLayout()
        self._dates.setSpacing(0)
        if state.preview is None:
            section(column, "Other dates")
            column.addLayout(self._dates)
            self._waiting = label("Looking at every date…", "secondary")
            self._waiting.setContentsMargins(0, 6, 0, 6)
            self._dates.addWidget(self._waiting)
        column.addStretch(1)

    def show_dates(self, found: Iterable[Verdict]) -> None:
        """Show the best other dates of all that were judged."""
        if self.date_buttons:
            return
        best = other_dates(found, self.facts.first)
        self._waiting.setText("" if best else PINNED if self._dates_pinned else NO_OTHER)
        self._waiting.setWordWrap(True)
        self._waiting.setVisible(not best)
        for one in best:
            dates = span_short(one.start, one.end).removesuffix(f" {one.end.year}")
            row = RowButton(dates, one.words, GRADES[one.state], f"Move to {one.dates}: {one.words}")
            row.setEnabled(self._can)
            row.clicked.connect(partial(self._move, one))
            self.date_buttons.append(row)
            self._dates.addWidget(row)
            self._dates.addWidget(ruled_line())

    @property
    def _dates_pinned(self) -> bool:
        pins = self._workspace.document.plan.pins
        return any(p.active and p.start is not None and (p.delivery, p.block) == self.block for p in pins)

    def _move(self, to: OtherDate, _checked: bool = False) -> None:
        self._commands.do(lambda: self._commands.steps.move(self.block, to.start))

    def _add_refusals(self, column: QVBoxLayout) -> None:
        """Each room of the block that was refused, with the rooms that could take its place that day."""
        facts = self._workspace.document.facts
        for refusal in (r for r in facts.refusals if self.block in r.blocks):
            section(column, f"Room refused, {refusal.ref}")
            column.addWidget(label(f"{refusal.sentence}.", wrap=True, grade="bad"))
            for room in refusal.others[:MOST_ROOMS]:
                name = facts.names.room(room)
                row = RowButton(name, "free that day", "good", f"Put it in {name} on {day_words(refusal.day)}")
                row.setEnabled(self._can)
                row.clicked.connect(partial(self._change_room, refusal, room))
                self.room_buttons.append(row)
                column.addWidget(row)
            if not refusal.others:
                column.addWidget(label("No other room fits and is free that day.", "secondary", wrap=True))
            column.addSpacing(SPACE)

    def _change_room(self, refusal: Refusal, room: str, _checked: bool = False) -> None:
        self._commands.do(lambda: self._commands.steps.room_on(self.block, refusal.day, refusal.room, room))

    def _add_particulars(self, column: QVBoxLayout, facts: BlockFacts) -> None:
        pair(column, "Dates", value(facts.dates), value(facts.week, "secondary"))
        rooms: list[QWidget] = [
            link(room.name, self._commands.choose_room, "Choose another room", enabled=self._can)
            for room in facts.rooms
        ]
        if not rooms:
            wanted = any(s.room.id is None for s in facts.sessions if s.room.name == "Room needed")
            rooms = [
                link("Choose a room", self._commands.choose_room, "Choose a room", enabled=self._can)
                if wanted
                else value("No room wanted")
            ]
        more = facts.more_rooms
        pair(column, "Room", *rooms, *([value(more, "secondary")] if more else []))
        pair(column, "Pinned", value(facts.pinned))

    def _add_reviews(self, column: QVBoxLayout, review: BlockReview | None) -> None:
        """What module leads said of it, where any of them was heard."""
        if review is None or self._workspace.document.timetable is None:
            return
        placement = next(p for p in self._workspace.document.timetable.placements if p.key == self.block)
        pair(column, "Module leads", value(review.standing.value.capitalize()))
        for one in review.reviews:
            moved = one.dates != placement.days
            grade, word = ("caution", "Moved") if moved else ("caution", "Comment") if one.comment else ("good", "OK")
            graded_row(column, review_words(placement, one), grade, word, "")

    def _add_sessions(self, column: QVBoxLayout, facts: BlockFacts) -> None:
        section(column, "Sessions")
        for session in facts.sessions:
            row = QHBoxLayout()
            row.setContentsMargins(0, 6, 0, 6)
            row.setSpacing(SPACE)
            left = QVBoxLayout()
            left.setSpacing(2)
            left.addWidget(label(session.when))
            left.addWidget(label(session.title, "heading", wrap=True))
            left.addStretch(1)
            row.addLayout(left, 1)
            row.addLayout(stacked(*self._people(session)))
            column.addLayout(row)
            column.addWidget(ruled_line())

    def _people(self, session: SessionFacts) -> list[QWidget]:
        found: list[QWidget] = []
        for who in session.tutors:
            choose = partial(self._commands.choose_tutors, session.session)
            found.append(self._person(who, who.name, choose, f"Choose who teaches {session.title}"))
        for one in session.sets:
            choose = partial(self._commands.choose_facilitator, session.session, one.learning_set)
            words = f"{one.title} · {one.facilitator.name}"
            found.append(self._person(one.facilitator, words, choose, f"Choose who facilitates {one.title}"))
        return found

    def _person(self, who: Who, words: str, choose: partial[None], name: str) -> QWidget:
        return link(words, choose, name, enabled=self._can, grade="" if who.id else "bad")

    @staticmethod
    def _add_deadlines(column: QVBoxLayout, facts: BlockFacts) -> None:
        if not facts.deadlines:
            return
        section(column, "Deadlines that follow")
        for deadline in facts.deadlines:
            row = QHBoxLayout()
            row.setContentsMargins(0, 6, 0, 6)
            row.setSpacing(SPACE)
            title = label(deadline.title, wrap=True)
            title.setToolTip("")
            row.addWidget(title, 1)
            row.addWidget(value(deadline.due), 0, Qt.AlignmentFlag.AlignTop)
            column.addLayout(row)
            column.addWidget(ruled_line())

    def _add_costs(self, column: QVBoxLayout) -> None:
        document = self._workspace.document
        if document.timetable is None or document.facts.card is None:
            return
        lines = cost_lines(document.facts.index, document.timetable, self.block, document.facts.card)
        section(column, "What this date costs")
        for line in lines:
            (words,) = shorter(document.facts, self.block, (line.words,))
            graded_row(column, words, OF_GRADE[line.grade], line.grade.value, "")
        if not lines:
            column.addWidget(label("Nothing", "secondary"))
