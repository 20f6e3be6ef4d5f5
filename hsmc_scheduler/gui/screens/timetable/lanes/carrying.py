"""A block carried along its row of the lanes: where it would go, what that means, and putting it down."""

from __future__ import annotations

from datetime import date, timedelta

from PySide6.QtCore import QPoint, Qt, QTimer

from hsmc_scheduler.gui.screens.timetable.canvas import CTRL
from hsmc_scheduler.gui.screens.timetable.lanes.chart import Chart
from hsmc_scheduler.gui.screens.timetable.planner.mark_paint import GRADES
from hsmc_scheduler.gui.screens.timetable.shorter import shorter
from hsmc_scheduler.gui.screens.timetable.view import ViewState
from hsmc_scheduler.gui.selection import Block
from hsmc_scheduler.gui.workspace import Workspace
from hsmc_scheduler.projections.messages.words import day_words
from hsmc_scheduler.projections.short_dates import span_short
from hsmc_scheduler.projections.verdicts import State, Verdict, moved_to

NEAR_EDGE, SCROLL_STEP, SCROLL_MS = 28, 16, 25
ANYWAY = "With Ctrl it goes here all the same"
WORDS = {State.FINE: "Fine", State.AT_A_COST: "At a cost", State.BLOCKED: "Blocked"}


class CarryingChart(Chart):
    """Takes the block in hand along its row, and shows beside it what the date means."""

    def __init__(self, workspace: Workspace, state: ViewState) -> None:
        super().__init__(workspace, state)
        self._grip = 0
        self._scroller = QTimer(self, interval=SCROLL_MS)
        self._scroller.timeout.connect(self._scroll_on)
        self.hand.changed.connect(self._hand_changed)
        self.hand.arrived.connect(self._refresh_card)

    def _take(self, block: Block) -> bool:
        self.hand.take(block)
        placement = self.hand.placement
        if not self.hand.lifted or placement is None:
            return False
        self._carry_to(placement.start)
        return True

    def _follow(self, point: QPoint) -> None:
        day = self.lanes.axis.day_at(point.x() - self.offset.x())
        there = day - timedelta(days=self._grip)
        if there != self.start:
            self._carry_to(there, scroll=False)

    def _carry_to(self, start: date, *, scroll: bool = True) -> None:
        axis = self.lanes.axis
        self.start = min(max(start, axis.first), axis.last)
        placement = self.hand.placement
        if scroll and placement is not None and self.at and (found := self.lanes.place_of(*self.at)):
            there = moved_to(placement, self.start)
            self.bring_rect(self.lanes.span(found[0], there.start, there.end, found[1].lane))
        self._refresh_card()
        self.announce(self.card.words.replace("\n", ". "))
        self.viewport().update()

    def _refresh_card(self) -> None:
        if not self.hand.lifted or self.start is None:
            return
        verdict = self.hand.verdict(self.start)
        hint = "Enter or drop moves it · Esc lets go"
        if verdict.current:
            hint = "It is here now · Esc lets go"
        elif verdict.state is State.BLOCKED:
            hint = ANYWAY
        self._show_card(verdict, hint)

    def _show_card(self, verdict: Verdict, hint: str, lead: str = "") -> None:
        words = WORDS[verdict.state]
        if verdict.current:
            words = f"Here now{'' if verdict.state is State.FINE else f', {verdict.state.value}'}"
        elif verdict.change is not None:
            words = f"{words}: {verdict.words}"
        reasons = shorter(self.workspace.document.facts, self.hand.block or ("", 0), verdict.reasons)
        self.card.say(GRADES[verdict.state], span_short(verdict.start, verdict.end), lead or words, reasons, hint)
        placement = self.hand.placement
        found = self.lanes.place_of(*self.at) if self.at else None
        if placement is not None and found is not None:
            there = moved_to(placement, verdict.start)
            rect = self.lanes.span(found[0], there.start, there.end, found[1].lane)
            self.card.stand_beside(rect.translated(self.offset))

    def put_down(self, modifiers: Qt.KeyboardModifier, *, keep: bool = True) -> None:
        """Drop it here; refused, it stays in hand (`keep`) or goes back, and the card says why."""
        if self.start is None or self.hand.block is None:
            return
        verdict = self.hand.verdict(self.start)
        refused = self.hand.drop(self.start, accept=bool(modifiers & CTRL))
        if not refused:
            return
        self.announce(refused)
        self._show_card(verdict, ANYWAY, f"Not moved: {day_words(verdict.start)} is blocked")
        if not keep:
            self.hand.let_go()
            self.card.show()

    def _hand_changed(self) -> None:
        if self.hand.block is None:
            self._scroller.stop()
            self.dragging = False
            self.start, self._grip = None, 0
            self.card.hide()
        self.viewport().update()

    def _scroll_on(self) -> None:
        """Near an edge the chart moves under the block."""
        if not self.dragging:
            return
        x, bar = self._pointer.x(), self.horizontalScrollBar()
        near_left, near_right = x < self.titles + NEAR_EDGE, x > self.viewport().width() - NEAR_EDGE
        before = bar.value()
        bar.setValue(before + (SCROLL_STEP if near_right else -SCROLL_STEP if near_left else 0))
        if bar.value() != before:
            self._follow(self._pointer)
