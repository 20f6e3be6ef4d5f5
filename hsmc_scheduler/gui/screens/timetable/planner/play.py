"""What a person does on the planner's sheet with mouse and keyboard."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QApplication

from hsmc_scheduler.gui.screens.timetable.canvas import ALT, CTRL, SHIFT
from hsmc_scheduler.gui.screens.timetable.planner import keys
from hsmc_scheduler.gui.screens.timetable.planner.carrying import CarryingSheet
from hsmc_scheduler.gui.screens.timetable.view import ViewState
from hsmc_scheduler.gui.selection import Block
from hsmc_scheduler.gui.workspace import Workspace

HELD = {Qt.Key.Key_Alt: ALT, Qt.Key.Key_Control: CTRL}
"""Keys that mean something while a block is dragged."""


class PlannerSheet(CarryingSheet):
    """Selects, picks up and puts down."""

    def __init__(self, workspace: Workspace, state: ViewState) -> None:
        super().__init__(workspace, state)
        self.setAccessibleName("Planner")
        self._pressed: tuple[QPoint, Block | None] | None = None

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Select; or, with a block in hand, put it down."""
        self.card.hide()
        point, block = event.position().toPoint(), self.sheet.block_at(self.to_sheet(event.position().toPoint()))
        if event.button() != Qt.MouseButton.LeftButton:
            return
        if self.hand.lifted:
            self.follow(point, event.modifiers())
            self.put_down(event.modifiers())
            return
        self.hand.let_go()
        self._pressed = (point, block)
        modifiers = event.modifiers()
        if block is None:
            if not modifiers & (CTRL | SHIFT):
                self.workspace.selection.select()
        elif modifiers & SHIFT:
            self.extend_to(block)
        elif modifiers & CTRL:
            self.go(block, select=False)
        elif block not in self.workspace.selection.blocks:
            self.go(block)
        else:
            self.go(block, select=False)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Hover; pick up once the mouse has gone far enough; carry."""
        point = event.position().toPoint()
        self._pointer = point
        if self.hand.lifted:
            self.follow(point, event.modifiers())
            return
        if self._pressed is not None and event.buttons() & Qt.MouseButton.LeftButton:
            start, block = self._pressed
            if block is not None and (point - start).manhattanLength() >= QApplication.startDragDistance():
                self.pick_up_at(block, start)
                self.follow(point, event.modifiers())
            return
        self.hover(point)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Put down what was dragged; a click on one of several selects it alone, with Ctrl it is added or taken out."""
        pressed, self._pressed = self._pressed, None
        if event.button() != Qt.MouseButton.LeftButton:
            return
        if self.dragging:
            self.dragging = False
            if self.hand.lifted:
                self.follow(event.position().toPoint(), event.modifiers())
                self.put_down(event.modifiers(), keep=False)
            return
        block = pressed[1] if pressed else None
        if block is None or event.modifiers() & SHIFT:
            return
        if event.modifiers() & CTRL:
            self.workspace.selection.toggle(block)
        else:
            self.go(block)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """As two clicks."""
        self.mousePressEvent(event)

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        """Letting Alt go is no swap any more, letting Ctrl go no breach taken."""
        if event.key() in HELD and self.dragging:
            self.hold_over(event.modifiers() & ~HELD[Qt.Key(event.key())])
        else:
            super().keyReleaseEvent(event)

    def own_key(self, event: QKeyEvent) -> bool:
        """W asks where a block can go."""
        return super().own_key(event) or (event.key() == Qt.Key.Key_W and not event.modifiers() & (CTRL | ALT))

    def key(self, key: Qt.Key, modifiers: Qt.KeyboardModifier) -> bool:
        """Arrows go from block to block, W asks where one can go."""
        if key in keys.ARROWS and not modifiers & ALT:
            self._arrow(key, modifiers)
        elif key is Qt.Key.Key_W and self.keyboard_block() is not None:
            self.ask_where()
        else:
            return super().key(key, modifiers)
        return True

    def carry_key(self, key: Qt.Key, modifiers: Qt.KeyboardModifier) -> bool:
        """Arrows carry the block, Alt has it change places."""
        if key in keys.ARROWS:
            self.carry.step(self.sheet, key, leap=bool(modifiers & CTRL))
            self.show_target()
        elif key in HELD:
            self.hold_over(modifiers | HELD[key])
        else:
            return super().carry_key(key, modifiers)
        return True

    def _arrow(self, key: Qt.Key, modifiers: Qt.KeyboardModifier) -> None:
        block = keys.neighbour(self.sheet, self.at, key)
        if block is None:
            return
        if self.hand.block is not None:
            self.hand.let_go()
        if modifiers & SHIFT:
            self.extend_to(block)
        else:
            self.go(block, select=not modifiers & CTRL)
