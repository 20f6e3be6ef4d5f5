"""What can be done about the refused room that is chosen: each way out is a button, and one step."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from functools import partial

from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from hsmc_scheduler.app.adjusting import CannotAdjustError, change_room_on, move
from hsmc_scheduler.app.adjusting.refused import OtherDates, WaysOut, ways_out
from hsmc_scheduler.app.edits.bookings import BookingAnswer, answer_bookings
from hsmc_scheduler.app.edits.rooms import paint_busy
from hsmc_scheduler.domain.correspondence import BookingStatus
from hsmc_scheduler.domain.plan import Plan
from hsmc_scheduler.domain.timetable import Timetable
from hsmc_scheduler.gui.places import Place
from hsmc_scheduler.gui.theme.icons import bind_icon
from hsmc_scheduler.gui.theme.tokens import SPACE
from hsmc_scheduler.gui.widgets.buttons import button
from hsmc_scheduler.gui.widgets.notices import ICONS
from hsmc_scheduler.gui.widgets.text import label, tip
from hsmc_scheduler.gui.workspace import Workspace
from hsmc_scheduler.projections.messages.words import sentence_case, span_in_year
from hsmc_scheduler.projections.refusals import Refusal
from hsmc_scheduler.projections.short_dates import span_short
from hsmc_scheduler.projections.verdicts import State

CAPTION = 150


class WaysOutCard(QFrame):
    """Hidden until a refusal is shown."""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__()
        self.setProperty("role", "card")
        self._workspace = workspace
        self._asked = 0
        self.buttons: dict[str, QPushButton] = {}
        """The ways out, by what stands on them."""
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(SPACE * 2, SPACE + 4, SPACE * 2, SPACE + 4)
        self._column.setSpacing(SPACE)
        self.sentence = label("", wrap=True)
        self._column.addWidget(self.sentence)
        self._rows = QWidget()
        self._column.addWidget(self._rows)
        self.hide()

    def show_refusal(self, refusal: Refusal | None) -> None:
        """Show what can be done about it; the other dates come a moment later. None: hide."""
        self._asked += 1
        self.setVisible(refusal is not None)
        document = self._workspace.document
        if refusal is None or document.timetable is None:
            return
        self.sentence.setText(f"{refusal.sentence}.")
        self._fill(None, refusal)
        index, timetable = document.facts.index, document.timetable
        self._workspace.worker.do(partial(ways_out, index, timetable, refusal), partial(self._arrived, self._asked))

    def _arrived(self, asked: int, found: WaysOut) -> None:
        if asked == self._asked:
            self._fill(found, found.refusal)

    def _fill(self, found: WaysOut | None, refusal: Refusal) -> None:
        rows = QWidget()
        column = QVBoxLayout(rows)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        self.buttons = {}
        names = self._workspace.document.facts.names
        rooms = [self._room(refusal, room, names.room(room)) for room in refusal.others[:4]]
        column.addLayout(_row("Another room that day", rooms, "No other room fits and is free that day."))
        for dates in found.dates if found else ():
            ways = [self._date(dates, n) for n in range(len(dates.dates))]
            caption = f"Other dates for {dates.title}" if len(refusal.blocks) > 1 else "Other dates"
            column.addLayout(_row(caption, ways, "No other date is possible."))
        if found is None:
            column.addLayout(_row("Other dates", [], "Looking at every date…"))
        others = [
            self._way("Ask again", partial(self._ask_again, refusal)),
            self._way("Mark the room as taken that day", partial(self._mark_taken, refusal)),
            self._way("Show in the timetable", partial(self._show, refusal), changes=False),
        ]
        column.addLayout(_row("Or", others, ""))
        self._column.replaceWidget(self._rows, rows)
        self._rows.hide()
        self._rows.deleteLater()
        self._rows = rows
        self.setMinimumHeight(0)
        self._column.activate()
        self.setMinimumHeight(self._column.totalMinimumHeightForWidth(self.width()))

    def _room(self, refusal: Refusal, room: str, name: str) -> QPushButton:
        step = f"Put {self._titles(refusal)} in {name} on {span_in_year(refusal.day, refusal.day)}"
        return self._way(name, partial(self._change, step, partial(_other_room, refusal, room)), step)

    def _date(self, dates: OtherDates, number: int) -> QPushButton:
        one = dates.dates[number]
        step = f"Move {dates.title} to {span_in_year(one.start, one.start)}"
        words = span_short(one.start, one.end).removesuffix(f" {one.end.year}")
        found = self._way(words, partial(self._change, step, partial(_moved, dates.block, one.start)), step)
        grade = "good" if one.state is State.FINE else "caution"
        bind_icon(found, ICONS[grade], grade)
        found.setToolTip(tip(f"{one.dates}: {one.words}"))
        found.setAccessibleDescription(one.words)
        return found

    def _way(self, text: str, do: Callable[[], object], name: str = "", *, changes: bool = True) -> QPushButton:
        found = button(text.replace("&", "&&"), do, name=name or text)
        found.setEnabled(not changes or not self._workspace.read_only)
        self.buttons[text] = found
        return found

    def _titles(self, refusal: Refusal) -> str:
        facts = self._workspace.document.facts
        codes = (f"{facts.names.code(facts.index.deliveries[d])} block {n}" for d, n in refusal.blocks)
        return " and ".join(dict.fromkeys(codes))

    def _change(self, step: str, change: Callable[[Plan, Timetable], Timetable]) -> None:
        document = self._workspace.document
        if document.timetable is None:
            return
        try:
            timetable = change(document.plan, document.timetable)
        except CannotAdjustError as error:
            self._workspace.say(f"{sentence_case(str(error))}.")
            return
        if not self._workspace.step(step, replace(document.content, timetable=timetable)):
            self._workspace.say(f"Done: {step}")

    def _ask_again(self, refusal: Refusal) -> None:
        answer = BookingAnswer(refusal.ref, BookingStatus.NEEDED)
        self._workspace.edit(f"Ask again for {refusal.ref}", lambda plan: answer_bookings(plan, [answer]))

    def _mark_taken(self, refusal: Refusal) -> None:
        name = self._workspace.document.facts.names.room(refusal.room)
        reason = f"Refused, {refusal.ref}"
        self._workspace.edit(
            f"Mark {name} as taken",
            lambda plan: paint_busy(plan, refusal.room, [refusal.day], reason=reason),
        )

    def _show(self, refusal: Refusal) -> None:
        delivery, number = refusal.blocks[0]
        self._workspace.selection.select(*refusal.blocks)
        self._workspace.go(Place("timetable", "block", f"{delivery}#{number}"))


def _other_room(refusal: Refusal, room: str, plan: Plan, timetable: Timetable) -> Timetable:
    return change_room_on(plan, timetable, refusal.day, refusal.room, room)


def _moved(block: tuple[str, int], start: date, plan: Plan, timetable: Timetable) -> Timetable:
    return move(plan, timetable, block, start)


def _row(caption: str, ways: list[QPushButton], otherwise: str) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(SPACE)
    head = label(caption, "secondary", wrap=True)
    head.setFixedWidth(CAPTION)
    row.addWidget(head)
    for one in ways:
        row.addWidget(one)
    if not ways and otherwise:
        row.addWidget(label(otherwise, "secondary"))
    row.addStretch(1)
    return row
