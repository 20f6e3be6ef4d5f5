"""A block carried over the sheet: picked up, followed by its card, put down, swapped or let go."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, Qt, QTimer
from PySide6.QtWidgets import QApplication

from hsmc_scheduler.gui.screens.timetable.canvas import ALT, CTRL
from hsmc_scheduler.gui.screens.timetable.planner.choosing import ChoosingSheet
from hsmc_scheduler.gui.screens.timetable.planner.mark_paint import GRADES
from hsmc_scheduler.gui.screens.timetable.planner.overlay import ghost_rects
from hsmc_scheduler.gui.screens.timetable.shorter import shorter
from hsmc_scheduler.gui.screens.timetable.view import ViewState
from hsmc_scheduler.gui.selection import Block
from hsmc_scheduler.gui.workspace import Workspace
from hsmc_scheduler.projections.messages.words import day_words
from hsmc_scheduler.projections.short_dates import span_short
from hsmc_scheduler.projections.verdicts import State, Verdict, moved_to

KEYS = "Arrows carry it, with Ctrl to the next date that is not blocked; Enter puts it down, Esc lets go"
NEAR_EDGE, SCROLL_STEP, SCROLL_MS = 28, 14, 25
WORDS = {State.FINE: "Fine", State.AT_A_COST: "At a cost", State.BLOCKED: "Blocked"}
TAKEN = "Let go, and it goes here; the breach is shown"
ANYWAY, SWAP_ANYWAY = "With Ctrl it goes here all the same", "With Ctrl they change places all the same"


class CarryingSheet(ChoosingSheet):
    """Carries one block."""

    def __init__(self, workspace: Workspace, state: ViewState) -> None:
        super().__init__(workspace, state)
        self._swap: tuple[Block, str, tuple[str, ...]] | None = None
        """The block it would change places with, what that is called, and what it would break."""
        self._accepting = False
        """Whether Ctrl is held: a breach is then taken."""
        self._scroller = QTimer(self, interval=SCROLL_MS)
        self._scroller.timeout.connect(self._scroll_on)
        self.hand.changed.connect(self._hand_changed)
        self.hand.arrived.connect(self._refresh_card)

    def pick_up(self) -> None:
        """Pick up the block the keyboard is on."""
        if self.at is not None and self.at in self.sheet.places:
            self.go(self.at)
            if self._take(self.at):
                self.workspace.say(KEYS)

    def pick_up_new(self, block: Block) -> None:
        """Pick up a block that has no dates yet, to be put down by a click or a key."""
        self.hand.take_new(block)
        if self.hand.lifted:
            self.carry.begin()
            self.show_target()
            self.setFocus(Qt.FocusReason.OtherFocusReason)
            self.workspace.say(KEYS)

    def ask_where(self) -> None:
        """Show where the block the keyboard is on can go, until Esc."""
        if self.at is not None and self.at in self.sheet.places:
            self.go(self.at)
            self.hand.ask(self.at)

    def pick_up_at(self, block: Block, point: QPoint) -> None:
        """Pick up with the mouse, by the day it holds."""
        placement = self.state.roll.blocks[block].placement
        day = self.sheet.day_at(self.to_sheet(point)) or placement.start
        self.go(block, select=block not in self.workspace.selection.blocks)
        if self._take(block, max(0, (day - placement.start).days)):
            self.dragging = True
            self._scroller.start()

    def _take(self, block: Block, grip: int = 0) -> bool:
        self.hand.take(block)
        if not self.hand.lifted:
            return False
        self.carry.begin(grip)
        self.show_target()
        return True

    def follow(self, point: QPoint, modifiers: Qt.KeyboardModifier) -> None:
        """Carry the block to a point of the viewport; with Alt, to change places with the block there."""
        self._pointer = point
        self._accepting = bool(modifiers & CTRL)
        if self.carry.to(self.sheet, self.to_sheet(point), swapping=bool(modifiers & ALT)):
            self.show_target(scroll=False)

    def hold_over(self, modifiers: Qt.KeyboardModifier) -> None:
        """The keys held down have changed while the mouse rests."""
        if self.dragging:
            self.follow(self._pointer, modifiers)
            self._refresh_card()

    def show_target(self, *, scroll: bool = True) -> None:
        """Show what the place under the block means."""
        there = self.carry.there()
        if there is None:
            return
        if scroll:
            for rect in ghost_rects(self.sheet, there):
                self.bring(rect)
        self._refresh_card()
        self.viewport().update()

    def _refresh_card(self) -> None:
        if not self.hand.lifted or self.carry.start is None:
            return
        if self.carry.other is not None:
            self._show_swap(self.carry.other)
            return
        verdict = self.hand.known(self.carry.start)
        if verdict is None:  # a moment, then it has arrived
            self.card.hide()
            return
        hint = "Enter or drop moves it · Esc lets go"
        if verdict.current and not self.hand.new:
            hint = "It is here now · Esc lets go"
        elif verdict.state is State.BLOCKED:
            hint = TAKEN if self.dragging and self._accepting else ANYWAY
        self.show_card(verdict, hint)

    def _show_swap(self, other: Block) -> None:
        """What changing places would break, asked once for each block it could be."""
        if self._swap is None or self._swap[0] != other:
            self._swap = (other, *self.hand.swap_words(other))
        _, name, broken = self._swap
        reasons = shorter(self.workspace.document.facts, self.hand.block or other, broken)
        if broken:
            self.card.say("bad", name or "No swap", "Blocked", reasons, SWAP_ANYWAY if name else "")
        else:
            self.card.say("good", name, "Nothing required is broken", (), "Drop swaps them")
        self._place_card(self.sheet.rects(other))

    def show_card(self, verdict: Verdict, hint: str, lead: str = "") -> None:
        """Show what a date means for the block, beside where it would lie; `lead` instead of the words for that."""
        words = WORDS[verdict.state]
        if self.hand.new:
            hint = hint if verdict.state is State.BLOCKED else "Enter or a click places it · Esc lets go"
        elif verdict.current:
            words = f"Here now{'' if verdict.state is State.FINE else f', {verdict.state.value}'}"
        elif verdict.change is not None:
            words = f"{words}: {verdict.words}"
        reasons = shorter(self.workspace.document.facts, self.hand.block or ("", 0), verdict.reasons)
        self.card.say(GRADES[verdict.state], span_short(verdict.start, verdict.end), lead or words, reasons, hint)
        placement = self.hand.placement
        if placement is not None:
            self._place_card(ghost_rects(self.sheet, moved_to(placement, verdict.start)))

    def _place_card(self, rects: list[QRect]) -> None:
        if rects:
            self.card.stand_beside(self.seen(rects[0]))
        self.announce(self.card.words.replace("\n", ". "))

    def put_down(self, modifiers: Qt.KeyboardModifier, *, keep: bool = True) -> None:
        """Drop it here; refused, it stays in hand (`keep`) or goes back, and the card says why."""
        accept = bool(modifiers & CTRL)
        start, other, block = self.carry.start, self.carry.other, self.hand.block
        if start is None or block is None:
            return
        refused = self.hand.swap(other, accept=accept) if other else self.hand.drop(start, accept=accept)
        if not refused:
            return
        self.announce(refused)
        if other is not None:
            self.card.say("bad", "Not swapped", refused, (), "")
        else:
            self.show_card(self.hand.verdict(start), ANYWAY, f"Not moved: {day_words(start)} is blocked")
        if not keep:
            self.hand.let_go()
            self.card.show()

    def _hand_changed(self) -> None:
        self._swap = None
        if self.hand.block is None:
            self._scroller.stop()
            self.dragging = False
            self.carry.end()
            self.card.hide()
        self.redraw_held()

    def _scroll_on(self) -> None:
        """Near an edge the sheet moves under the block."""
        if not self.dragging:
            return
        y, high, bar = self._pointer.y(), self.viewport().height(), self.verticalScrollBar()
        step = -SCROLL_STEP if y < NEAR_EDGE * 2 else SCROLL_STEP if y > high - NEAR_EDGE else 0
        before = bar.value()
        bar.setValue(before + step)
        if bar.value() != before:
            self.follow(self._pointer, QApplication.keyboardModifiers())
            self._refresh_card()

    def hover(self, point: QPoint) -> None:
        """The mouse is over a point of the viewport, with nothing in hand."""
        block = self.sheet.block_at(self.to_sheet(point)) if point.y() >= 0 else None
        self.hover_over(block)
        if self.hand.block is not None:
            day = self.sheet.day_at(self.to_sheet(point))
            if day is not None and day in self.hand.verdicts:
                self.show_card(self.hand.verdicts[day], "Space picks the block up · Esc ends")
            else:
                self.card.hide()
