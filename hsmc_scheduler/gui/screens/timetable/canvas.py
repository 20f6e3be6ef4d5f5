"""What the planner's sheet and the lanes have in common: painted blocks under a mouse and a keyboard, and a voice."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape

from PySide6.QtCore import QEvent, QPoint, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QContextMenuEvent,
    QFocusEvent,
    QHelpEvent,
    QKeyEvent,
)
from PySide6.QtWidgets import QAbstractScrollArea, QSizePolicy, QToolTip

from hsmc_scheduler.gui.screens.timetable.describe import block_lines
from hsmc_scheduler.gui.screens.timetable.planner.card import VerdictCard
from hsmc_scheduler.gui.screens.timetable.view import ViewState
from hsmc_scheduler.gui.selection import Block
from hsmc_scheduler.gui.theme.theme import theme
from hsmc_scheduler.gui.workspace import Workspace

CTRL, SHIFT, ALT = (
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.AltModifier,
)
PUT_DOWN = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space)


class Canvas(QAbstractScrollArea):
    """`hovered` is the block under the mouse; `dragging`: the mouse button is held down on the block in hand.

    `menu_wanted` and `move_wanted` are those of the view. A subclass says where blocks are and how one is carried.
    """

    OWN_KEYS = (Qt.Key.Key_Escape, Qt.Key.Key_F10, Qt.Key.Key_M)
    """Shortcuts elsewhere, without Ctrl and Alt."""
    menu_wanted = Signal(object)
    move_wanted = Signal()

    def __init__(self, workspace: Workspace, state: ViewState) -> None:
        super().__init__()
        self.workspace, self.state, self.hand = workspace, state, state.hand
        self.hovered: Block | None = None
        self.dragging = False
        self._pointer = QPoint()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.viewport().setMouseTracking(True)
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.card = VerdictCard(self.viewport())
        theme().changed.connect(self.redraw)
        workspace.selection.changed.connect(self.viewport().update)
        self.hand.arrived.connect(self.viewport().update)

    # what a subclass says --------------------------------------------------------------------------------------

    def keyboard_block(self) -> Block | None:
        """The block the keyboard is on; None: it is on none that is here."""
        raise NotImplementedError

    def all_blocks(self) -> Iterable[Block]:
        """The blocks that are here."""
        raise NotImplementedError

    def choose_at(self, point: QPoint) -> bool:
        """Select the block at a point of the viewport, unless it is selected already; whether there is one."""
        raise NotImplementedError

    def choose_here(self) -> None:
        """Select the block the keyboard is on."""
        raise NotImplementedError

    def menu_place(self) -> QPoint:
        """Where in the viewport the menu of the block opens that the keyboard is on."""
        raise NotImplementedError

    def words_at(self, point: QPoint) -> str:
        """The tooltip at a point of the viewport."""
        raise NotImplementedError

    def pick_up(self) -> None:
        """Pick up the block the keyboard is on."""
        raise NotImplementedError

    def put_down(self, modifiers: Qt.KeyboardModifier, *, keep: bool = True) -> None:
        """Drop it here; refused, it stays in hand (`keep`) or goes back, and the card says why."""
        raise NotImplementedError

    def redraw(self) -> None:
        """Paint everything anew."""
        self.viewport().update()

    # keys ------------------------------------------------------------------------------------------------------

    def event(self, event: QEvent) -> bool:
        """Keep plain letters and Esc from the window's shortcuts while they mean something here."""
        if event.type() is QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and self.own_key(event):
            event.accept()
            return True
        return super().event(event)

    def own_key(self, event: QKeyEvent) -> bool:
        """Whether a key that is a shortcut elsewhere means something here."""
        return event.key() in self.OWN_KEYS and not event.modifiers() & (CTRL | ALT)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """See the planner's keys in the help."""
        key, modifiers = Qt.Key(event.key()), event.modifiers()
        done = self.carry_key(key, modifiers) if self.hand.lifted else self.key(key, modifiers)
        if not done:
            event.ignore()

    def key(self, key: Qt.Key, modifiers: Qt.KeyboardModifier) -> bool:
        """Do what a key means with nothing in hand; whether it means anything."""
        block = self.keyboard_block()
        if key is Qt.Key.Key_Escape:
            self.card.hide()
            if self.hand.block is not None:
                self.hand.let_go()
            else:
                self.workspace.selection.select()
        elif key is Qt.Key.Key_A and modifiers & CTRL:
            self.workspace.selection.select(*self.all_blocks())
        elif block is None:
            return False
        elif key is Qt.Key.Key_Space and modifiers & CTRL:
            self.workspace.selection.toggle(block)
        elif key in PUT_DOWN:
            self.pick_up()
        elif key is Qt.Key.Key_M and not modifiers & SHIFT:  # with Shift and Ctrl it is to be swapped
            self.choose_here()
            self.move_wanted.emit()
        elif key in (Qt.Key.Key_F10, Qt.Key.Key_Menu):
            self._menu_by_key()
        else:
            return False
        return True

    def carry_key(self, key: Qt.Key, modifiers: Qt.KeyboardModifier) -> bool:
        """The same with a block in hand."""
        if key is Qt.Key.Key_Escape:
            self.hand.let_go()
            self.workspace.say("Let go; nothing has moved")
        elif key in PUT_DOWN:
            self.put_down(modifiers)
        else:
            return False
        return True

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """The menu of what is selected, or of the block under the mouse."""
        if event.reason() is not QContextMenuEvent.Reason.Mouse:
            self._menu_by_key()
        elif self.choose_at(event.pos()):
            self.menu_wanted.emit(event.globalPos())

    def _menu_by_key(self) -> None:
        block = self.keyboard_block()
        if block is not None:
            if block not in self.workspace.selection.blocks:
                self.choose_here()
            self.menu_wanted.emit(self.viewport().mapToGlobal(self.menu_place()))

    # what is seen and said -------------------------------------------------------------------------------------

    def leaveEvent(self, event: QEvent) -> None:
        """Nothing is under the mouse."""
        super().leaveEvent(event)
        self.hover_over(None)

    def hover_over(self, block: Block | None) -> None:
        """The mouse is over a block, or over none."""
        if block != self.hovered:
            self.hovered = block
            self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """The frame around the block goes."""
        super().focusOutEvent(event)
        self.viewport().update()

    def viewportEvent(self, event: QEvent) -> bool:
        """Tooltips: what is under the mouse, while nothing is in hand."""
        if event.type() is QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            words = "" if self.hand.block is not None else self.words_at(event.pos())
            if words:
                QToolTip.showText(event.globalPos(), words, self.viewport())
            else:
                QToolTip.hideText()
            return True
        return super().viewportEvent(event)

    def words_of(self, block: Block) -> str:
        """The tooltip of a block."""
        first, *others = block_lines(self.state, block)
        return f"<b>{escape(first)}</b><br>{'<br>'.join(escape(line) for line in others)}"

    def tell(self, block: Block) -> None:
        """Say the block to who hears the screen."""
        if self.state.timetable is not None and block in self.state.roll.blocks:
            self.announce(", ".join(block_lines(self.state, block)))

    def announce(self, words: str) -> None:
        """Say something to who hears the screen, once."""
        if words == self.accessibleDescription():
            return
        self.setAccessibleDescription(words)
        if QAccessible.isActive():
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, words))
