"""What a person does on the planner's sheet with mouse and keyboard."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPoint, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QApplication

from hsmc_scheduler.gui.screens.timetable.planner import keys
from hsmc_scheduler.gui.screens.timetable.planner.carrying import ALT, CTRL, CarryingSheet
from hsmc_scheduler.gui.screens.timetable.view import ViewState
from hsmc_scheduler.gui.selection import Block
from hsmc_scheduler.gui.workspace import Workspace

SHIFT = Qt.KeyboardModifier.ShiftModifier
PUT_DOWN = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space)


class PlannerSheet(CarryingSheet):
    """Selects, picks up and puts down. `menu_wanted` and `move_wanted` are those of the view."""

    menu_wanted = Signal(object)
    move_wanted = Signal()

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
                self.go(block)
            self.menu_wanted.emit(event.globalPos())
        else:
            self._menu_by_key()

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

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        """Letting Alt go is no swap any more."""
        if event.key() == Qt.Key.Key_Alt and self.dragging:
            self.hold_over(event.modifiers() & ~ALT)
        else:
            super().keyReleaseEvent(event)

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
            self.pick_up()
        elif key is Qt.Key.Key_W:
            self.ask_where()
        elif key is Qt.Key.Key_M:
            self.go(self.at)
            self.move_wanted.emit()
        elif key in (Qt.Key.Key_F10, Qt.Key.Key_Menu):
            self._menu_by_key()
        else:
            return False
        return True

    def _carry_key(self, key: Qt.Key, modifiers: Qt.KeyboardModifier) -> bool:
        if key in keys.ARROWS:
            self.carry.step(self.sheet, key, leap=bool(modifiers & CTRL))
            self.show_target()
        elif key is Qt.Key.Key_Alt:
            self.hold_over(modifiers | ALT)
        elif key is Qt.Key.Key_Escape:
            self.hand.let_go()
        elif key in PUT_DOWN:
            self.put_down(modifiers)
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
            self.extend_to(block)
        else:
            self.go(block, select=not modifiers & CTRL)

    def _menu_by_key(self) -> None:
        if self.at is None or self.at not in self.sheet.places:
            return
        if self.at not in self.workspace.selection.blocks:
            self.go(self.at)
        self.menu_wanted.emit(self.viewport().mapToGlobal(self.seen(self.sheet.rects(self.at)[0]).bottomLeft()))
