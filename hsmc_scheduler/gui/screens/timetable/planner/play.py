"""What a person does on the planner's sheet with mouse and keyboard."""

from __future__ import annotations

from html import escape

from PySide6.QtCore import QEvent, QPoint, QRect, Qt, QTimer, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QContextMenuEvent,
    QFocusEvent,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
)
from PySide6.QtWidgets import QApplication, QToolTip

from hsmc_scheduler.gui.screens.timetable.describe import block_lines
from hsmc_scheduler.gui.screens.timetable.planner import keys
from hsmc_scheduler.gui.screens.timetable.planner.card import VerdictCard
from hsmc_scheduler.gui.screens.timetable.planner.mark_paint import GRADES
from hsmc_scheduler.gui.screens.timetable.planner.overlay import ghost_rects
from hsmc_scheduler.gui.screens.timetable.planner.sheet import Sheet
from hsmc_scheduler.gui.screens.timetable.view import ViewState
from hsmc_scheduler.gui.selection import Block
from hsmc_scheduler.gui.workspace import Workspace
from hsmc_scheduler.projections.messages.words import day_words, sentence_case
from hsmc_scheduler.projections.short_dates import span_short
from hsmc_scheduler.projections.verdicts import State, Verdict, moved_to

NEAR_EDGE, SCROLL_STEP, SCROLL_MS = 28, 14, 25
CTRL, SHIFT, ALT = (
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.AltModifier,
)
PUT_DOWN = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space)


class PlannerSheet(Sheet):
    """Selects, picks up and puts down. `menu_wanted` and `move_wanted` are those of the view."""

    menu_wanted = Signal(object)
    move_wanted = Signal()

    def __init__(self, workspace: Workspace, state: ViewState) -> None:
        super().__init__(workspace, state)
        self.setAccessibleName("Planner")
        self.card = VerdictCard(self.viewport())
        self._pressed: tuple[QPoint, Block | None] | None = None
        self._anchor: Block | None = None
        self._dragging = False
        self._pointer = QPoint()
        self._scroller = QTimer(self, interval=SCROLL_MS)
        self._scroller.timeout.connect(self._scroll_on)
        self.hand.changed.connect(self._hand_changed)
        self.hand.arrived.connect(self._refresh_card)
        workspace.selection.changed.connect(self._selection_changed)

    # Mouse

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Select; or, with a block in hand, put it down."""
        self.card.hide()
        point, block = event.position().toPoint(), self.sheet.block_at(self.to_sheet(event.position().toPoint()))
        if event.button() != Qt.MouseButton.LeftButton:
            return
        if self.hand.lifted:
            self._follow(point, event.modifiers())
            self._put_down(event.modifiers())
            return
        self.hand.let_go()
        self._pressed = (point, block)
        modifiers = event.modifiers()
        if block is None:
            if not modifiers & (CTRL | SHIFT):
                self.workspace.selection.select()
        elif modifiers & SHIFT:
            self._extend_to(block)
        elif modifiers & CTRL:
            self._go(block, select=False)
        elif block not in self.workspace.selection.blocks:
            self._go(block)
        else:
            self._go(block, select=False)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Hover; pick up once the mouse has gone far enough; carry."""
        point = event.position().toPoint()
        self._pointer = point
        if self.hand.lifted:
            self._follow(point, event.modifiers())
            return
        if self._pressed is not None and event.buttons() & Qt.MouseButton.LeftButton:
            start, block = self._pressed
            if block is not None and (point - start).manhattanLength() >= QApplication.startDragDistance():
                self._pick_up_at(block, start)
                self._follow(point, event.modifiers())
            return
        self._hover(point)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Put down what was dragged; a click on one of several selects it alone, with Ctrl it is added or taken out."""
        pressed, self._pressed = self._pressed, None
        if event.button() != Qt.MouseButton.LeftButton:
            return
        if self._dragging:
            self._dragging = False
            if self.hand.lifted:
                self._follow(event.position().toPoint(), event.modifiers())
                self._put_down(event.modifiers(), keep=False)
            return
        block = pressed[1] if pressed else None
        if block is None or event.modifiers() & SHIFT:
            return
        if event.modifiers() & CTRL:
            self.workspace.selection.toggle(block)
        else:
            self._go(block)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """As two clicks."""
        self.mousePressEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        """Nothing is under the mouse."""
        super().leaveEvent(event)
        if self.hovered is not None:
            self.hovered = None
            self.viewport().update()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """The menu of what is selected, or of the block under the mouse."""
        if event.reason() is QContextMenuEvent.Reason.Mouse:
            block = self.sheet.block_at(self.to_sheet(event.pos()))
            if block is None:
                return
            if block not in self.workspace.selection.blocks:
                self._go(block)
            self.menu_wanted.emit(event.globalPos())
        else:
            self._menu_by_key()

    # Keys

    def event(self, event: QEvent) -> bool:
        """Keep plain letters and Esc from the window's shortcuts while they mean something here."""
        if event.type() is QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            own = (Qt.Key.Key_Escape, Qt.Key.Key_F10, Qt.Key.Key_M, Qt.Key.Key_W)
            if event.key() in own and not event.modifiers() & (CTRL | ALT):
                event.accept()
                return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """See the planner's keys in the help."""
        key, modifiers = Qt.Key(event.key()), event.modifiers()
        done = self._carry_key(key, modifiers) if self.hand.lifted else self._key(key, modifiers)
        if not done:
            event.ignore()

    def _key(self, key: Qt.Key, modifiers: Qt.KeyboardModifier) -> bool:
        control = bool(modifiers & CTRL)
        if key in keys.ARROWS and not modifiers & ALT:
            self._arrow(key, modifiers)
        elif key is Qt.Key.Key_Escape:
            self.card.hide()
            if self.hand.block is not None:
                self.hand.let_go()
            else:
                self.workspace.selection.select()
        elif key is Qt.Key.Key_A and control:
            self.workspace.selection.select(*keys.in_time(self.sheet))
        elif self.at not in self.sheet.places or self.at is None:
            return False
        elif key is Qt.Key.Key_Space and control:
            self.workspace.selection.toggle(self.at)
        elif key in PUT_DOWN:
            self._go(self.at)
            self._pick_up(self.at)
        elif key is Qt.Key.Key_W:
            self._go(self.at)
            self.hand.ask(self.at)
        elif key is Qt.Key.Key_M:
            self._go(self.at)
            self.move_wanted.emit()
        elif key in (Qt.Key.Key_F10, Qt.Key.Key_Menu):
            self._menu_by_key()
        else:
            return False
        return True

    def _carry_key(self, key: Qt.Key, modifiers: Qt.KeyboardModifier) -> bool:
        if key in keys.ARROWS:
            self.carry.step(self.sheet, key, leap=bool(modifiers & CTRL))
            self._show_target()
        elif key is Qt.Key.Key_Escape:
            self.hand.let_go()
        elif key in PUT_DOWN:
            self._put_down(modifiers)
        else:
            return False
        return True

    def _arrow(self, key: Qt.Key, modifiers: Qt.KeyboardModifier) -> None:
        block = keys.neighbour(self.sheet, self.at, key)
        if block is None:
            return
        if self.hand.block is not None:
            self.hand.let_go()
        if modifiers & SHIFT:
            self._extend_to(block)
        else:
            self._go(block, select=not modifiers & CTRL)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Arriving by Tab, the keyboard is on the block selected, or the first."""
        super().focusInEvent(event)
        if self.at not in self.sheet.places:
            self.at = self.workspace.selection.block or keys.neighbour(self.sheet, None, Qt.Key.Key_Home)
        if self.at is not None and event.reason() is not Qt.FocusReason.MouseFocusReason:
            self._tell(self.at)
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """The frame around the block goes."""
        super().focusOutEvent(event)
        self.viewport().update()

    # Selection

    def reveal(self, block: Block) -> None:
        """Bring a block into sight, and the keyboard to it."""
        self._go(block, select=False)
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def _go(self, block: Block, *, select: bool = True) -> None:
        self.at = block
        if select:
            self._anchor = block
            self.workspace.selection.select(block)
        for rect in self.sheet.rects(block)[::-1]:
            self.bring(rect)
        self._tell(block)
        self.viewport().update()

    def _extend_to(self, block: Block) -> None:
        """Select all in order of time from where the selection began."""
        order = keys.in_time(self.sheet)
        anchor = self._anchor if self._anchor in order else self.at
        if anchor not in order or block not in order:
            self._go(block)
            return
        ends = sorted((order.index(anchor), order.index(block)))
        self._go(block, select=False)
        self.workspace.selection.select(block, *(b for b in order[ends[0] : ends[1] + 1] if b != block))

    def _selection_changed(self) -> None:
        block = self.workspace.selection.block
        if block in self.sheet.places and block != self.at:
            self.at = block

    def _tell(self, block: Block) -> None:
        """Say the block to who hears the screen."""
        if self.state.timetable is not None and block in self.state.roll.blocks:
            self.announce(", ".join(block_lines(self.state, block)))

    def announce(self, words: str) -> None:
        """Say something to who hears the screen."""
        self.setAccessibleDescription(words)
        if QAccessible.isActive():
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, words))

    def _hover(self, point: QPoint) -> None:
        block = self.sheet.block_at(self.to_sheet(point)) if point.y() >= 0 else None
        if block != self.hovered:
            self.hovered = block
            self.viewport().update()
        if self.hand.block is not None:
            day = self.sheet.day_at(self.to_sheet(point))
            if day is not None and day in self.hand.verdicts:
                self._show_card(self.hand.verdicts[day], "Space picks the block up · Esc ends")
            else:
                self.card.hide()

    # Carrying

    def _pick_up_at(self, block: Block, point: QPoint) -> None:
        """Pick up with the mouse, by the day it holds."""
        placement = self.state.roll.blocks[block].placement
        day = self.sheet.day_at(self.to_sheet(point)) or placement.start
        self._go(block, select=block not in self.workspace.selection.blocks)
        if self._pick_up(block, max(0, (day - placement.start).days)):
            self._dragging = True
            self._scroller.start()
        else:
            self._pressed = None

    def _pick_up(self, block: Block, grip: int = 0) -> bool:
        self.hand.take(block)
        if not self.hand.lifted:
            return False
        self.carry.begin(grip)
        self._show_target()
        return True

    def _follow(self, point: QPoint, modifiers: Qt.KeyboardModifier) -> None:
        self._pointer = point
        if self.carry.to(self.sheet, self.to_sheet(point), swapping=bool(modifiers & ALT)):
            self._show_target(scroll=False)

    def _show_target(self, *, scroll: bool = True) -> None:
        """Show what the place under the block means."""
        there = self.carry.there()
        if there is None:
            return
        if scroll:
            for rect in ghost_rects(self.sheet, there):
                self.bring(rect)
        self._refresh_card()
        self.announce(self.card.words.replace("\n", ". "))
        self.viewport().update()

    def _refresh_card(self) -> None:
        if not self.hand.lifted or self.carry.start is None:
            return
        if self.carry.other is not None:
            self._show_swap(self.carry.other)
            return
        verdict = self.hand.verdict(self.carry.start)
        hint = "Enter or drop moves it · Esc lets go"
        if verdict.current:
            hint = "It is here now · Esc lets go"
        elif verdict.state is State.BLOCKED:
            hint = "Hold Ctrl to put it here all the same · Esc lets go"
        self._show_card(verdict, hint)

    def _show_swap(self, other: Block) -> None:
        its = self.state.roll.blocks[other]
        self.card.say(
            "good", f"Swap with {its.code} block {other[1]}", "Each goes to the other's dates", (), "Drop swaps"
        )
        self._place_card(self.sheet.rects(other))

    def _show_card(self, verdict: Verdict, hint: str, lead: str = "") -> None:
        words = {State.FINE: "Fine", State.AT_A_COST: "At a cost", State.BLOCKED: "Blocked"}[verdict.state]
        if verdict.current:
            words = f"Here now{'' if verdict.state is State.FINE else f', {verdict.state.value}'}"
        elif verdict.change is not None:
            words = f"{words}: {verdict.words}"
        self.card.say(
            GRADES[verdict.state], span_short(verdict.start, verdict.end), lead or words, verdict.reasons, hint
        )
        placement = self.hand.placement
        if placement is not None:
            self._place_card(ghost_rects(self.sheet, moved_to(placement, verdict.start)))

    def _place_card(self, rects: list[QRect]) -> None:
        if rects:
            self.card.stand_beside(self.seen(rects[0]))

    def _put_down(self, modifiers: Qt.KeyboardModifier, *, keep: bool = True) -> None:
        """Drop it here; refused, it stays in hand (`keep`) or goes back, and the card says why."""
        accept = bool(modifiers & CTRL)
        start, other, block = self.carry.start, self.carry.other, self.hand.block
        if start is None or block is None:
            return
        verdict = self.hand.verdict(start)
        refused = self.hand.swap(other, accept=accept) if other else self.hand.drop(start, accept=accept)
        if not refused:
            return
        self.announce(refused)
        if other is not None:
            self.card.say("bad", "Not swapped", refused, (), "")
        else:
            self._show_card(
                verdict, "Hold Ctrl to put it here all the same", f"Not moved: {day_words(start)} is blocked"
            )
        if not keep:
            self.hand.let_go()
            self.card.show()

    def _hand_changed(self) -> None:
        if self.hand.block is None:
            self._scroller.stop()
            self._dragging = False
            self.carry.end()
            self.card.hide()
        self.redraw()

    def _scroll_on(self) -> None:
        """Near an edge the sheet moves under the block."""
        if not self._dragging:
            return
        y, high, bar = self._pointer.y(), self.viewport().height(), self.verticalScrollBar()
        step = -SCROLL_STEP if y < NEAR_EDGE * 2 else SCROLL_STEP if y > high - NEAR_EDGE else 0
        before = bar.value()
        bar.setValue(before + step)
        if bar.value() != before:
            self._follow(self._pointer, QApplication.keyboardModifiers())
            self._refresh_card()

    # Words

    def viewportEvent(self, event: QEvent) -> bool:
        """Tooltips: the block or the day under the mouse."""
        if event.type() is QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            words = "" if self.hand.block is not None else self._words_at(self.to_sheet(event.pos()))
            if words:
                QToolTip.showText(event.globalPos(), words, self.viewport())
            else:
                QToolTip.hideText()
            return True
        return super().viewportEvent(event)

    def _words_at(self, point: QPoint) -> str:
        block = self.sheet.block_at(point)
        if block is not None:
            first, *others = block_lines(self.state, block)
            return f"<b>{escape(first)}</b><br>{'<br>'.join(escape(line) for line in others)}"
        day, row = self.sheet.day_at(point), self.sheet.row_at(point.y())
        if day is None or row is None:
            return ""
        found = row.month.days[day.day - 1]
        return "<br>".join(escape(words) for words in (day_words(day), sentence_case(found.label)) if words)

    def _menu_by_key(self) -> None:
        if self.at is None or self.at not in self.sheet.places:
            return
        if self.at not in self.workspace.selection.blocks:
            self._go(self.at)
        self.menu_wanted.emit(self.viewport().mapToGlobal(self.seen(self.sheet.rects(self.at)[0]).bottomLeft()))
