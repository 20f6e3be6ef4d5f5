"""What a person does on the lanes with mouse and keyboard; how a block is carried is in carrying.py."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import timedelta

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QWheelEvent
from PySide6.QtWidgets import QApplication

from hsmc_scheduler.gui.screens.timetable.canvas import ALT, CTRL, SHIFT
from hsmc_scheduler.gui.screens.timetable.lanes.axis import STEP
from hsmc_scheduler.gui.screens.timetable.lanes.carrying import CarryingChart
from hsmc_scheduler.gui.screens.timetable.lanes.paint import HEADER
from hsmc_scheduler.gui.screens.timetable.view import ViewState
from hsmc_scheduler.gui.selection import Block
from hsmc_scheduler.gui.widgets.text import tip
from hsmc_scheduler.gui.workspace import Workspace
from hsmc_scheduler.projections.messages.words import day_words, sentence_case

ARROWS = {
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Up: (0, -1),
    Qt.Key.Key_Down: (0, 1),
}
ZOOMS = {Qt.Key.Key_Plus: STEP, Qt.Key.Key_Equal: STEP, Qt.Key.Key_Minus: 1 / STEP}


class LanesChart(CarryingChart):
    """Selects, picks up and puts down, zooms."""

    def __init__(self, workspace: Workspace, state: ViewState) -> None:
        super().__init__(workspace, state)
        self.setAccessibleName("Lanes")
        self._pressed: tuple[QPoint, tuple[str, Block]] | None = None
        workspace.selection.changed.connect(self._selection_changed)

    # Mouse

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Select; or, with a block in hand, put it down."""
        self.card.hide()
        point, modifiers = event.position().toPoint(), event.modifiers()
        if event.button() != Qt.MouseButton.LeftButton:
            return
        if self.hand.lifted:
            self._follow(point)
            self.put_down(modifiers)
            return
        self.hand.let_go()
        found = self._under(point)
        if found is None:
            if point.x() < self.titles and (row := self.lanes.row_at(point.y() - self.offset.y())):
                self.workspace.selection.select(*dict.fromkeys(p.placement.key for p in row.row.pieces))
            elif not modifiers & (CTRL | SHIFT):
                self.workspace.selection.select()
            return
        self._pressed = (point, found)
        if modifiers & CTRL:
            self.at = found
            self.workspace.selection.toggle(found[1])
        elif modifiers & SHIFT:
            self._extend_to(found)
        else:
            self._go(*found, select=found[1] not in self.workspace.selection.blocks)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Hover; pick up once the mouse has gone far enough; carry."""
        point = self._pointer = event.position().toPoint()
        if self.hand.lifted:
            self._follow(point)
        elif self._pressed is not None and event.buttons() & Qt.MouseButton.LeftButton:
            start, (row, block) = self._pressed
            if (point - start).manhattanLength() >= QApplication.startDragDistance():
                self._pick_up_at(row, block, start)
                self._follow(point)
        else:
            found = self._under(point)
            self.hover_over(found[1] if found else None)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Put down what was dragged; a click on one of several selects it alone."""
        pressed, self._pressed = self._pressed, None
        if event.button() != Qt.MouseButton.LeftButton:
            return
        if self.dragging:
            self.dragging = False
            if self.hand.lifted:
                self._follow(event.position().toPoint())
                self.put_down(event.modifiers(), keep=False)
        elif pressed is not None and not event.modifiers() & (CTRL | SHIFT):
            self._go(*pressed[1])

    def wheelEvent(self, event: QWheelEvent) -> None:
        """With Ctrl, zoom at the mouse; with Shift, sideways."""
        turned = event.angleDelta().y() or event.angleDelta().x()
        if event.modifiers() & CTRL:
            seen_at = max(0, round(event.position().x()) - self.titles)
            factor = STEP if turned > 0 else 1 / STEP
            self.rescale(self.scale * factor, self.horizontalScrollBar().value() + seen_at, seen_at)
            event.accept()
        elif event.modifiers() & SHIFT:
            self.horizontalScrollBar().setValue(self.horizontalScrollBar().value() - turned)
            event.accept()
        else:
            super().wheelEvent(event)

    # Keys

    def own_key(self, event: QKeyEvent) -> bool:
        """Ctrl + and - zoom."""
        return super().own_key(event) or bool(event.modifiers() & CTRL and event.key() in ZOOMS)

    def key(self, key: Qt.Key, modifiers: Qt.KeyboardModifier) -> bool:
        """Arrows go from block to block, Ctrl + and - zoom."""
        if modifiers & CTRL and key in ZOOMS:
            self.zoom_by(ZOOMS[key])
        elif key in ARROWS and not modifiers & ALT:
            self._arrow(ARROWS[key], modifiers)
        else:
            return super().key(key, modifiers)
        return True

    def carry_key(self, key: Qt.Key, modifiers: Qt.KeyboardModifier) -> bool:
        """Arrows carry the block, by days and by weeks."""
        if key not in ARROWS or self.start is None:
            return super().carry_key(key, modifiers)
        across, down = ARROWS[key]
        step = across * (7 if modifiers & CTRL else 1) + down * 7
        self._carry_to(self.start + timedelta(days=step))
        return True

    def _arrow(self, step: tuple[int, int], modifiers: Qt.KeyboardModifier) -> None:
        row, block = self.at or ("", ("", 0))
        found = self.lanes.neighbour(row, block, *step)
        if found is None:
            return
        there = (found[0].row.id, found[1].placement.key)
        if modifiers & SHIFT:
            self.at = there
            self.workspace.selection.select(there[1], *(b for b in self.workspace.selection.blocks if b != there[1]))
            self.bring(there[1], there[0])
        else:
            self._go(*there, select=not modifiers & CTRL)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Arriving by Tab, the keyboard is on the block selected, or the first."""
        super().focusInEvent(event)
        chosen = self.workspace.selection.block
        if (self.at is None or self.lanes.place_of(*self.at) is None) and (
            found := self.lanes.place_of("", chosen) if chosen else self.lanes.neighbour("", ("", 0), 1, 0)
        ):
            self.at = (found[0].row.id, found[1].placement.key)
        self.viewport().update()

    def zoom_by(self, factor: float) -> None:
        """Show more or fewer pixels a day; the block the keyboard is on stays where it is, or else the middle."""
        wide = self.viewport().width() - self.titles
        left = self.horizontalScrollBar().value()
        place = self.lanes.place_of(*self.at) if self.at else None
        x = self.lanes.axis.x(place[1].first) if place else left + wide // 2
        if not left <= x <= left + wide:
            x = left + wide // 2
        self.rescale(self.scale * factor, x, x - left)

    # Selection

    def keyboard_block(self) -> Block | None:
        """The block the keyboard is on, if it is in the lanes."""
        return self.at[1] if self.at is not None and self.lanes.place_of(*self.at) is not None else None

    def all_blocks(self) -> Iterable[Block]:
        """The blocks of all rows."""
        return self.lanes.pieces

    def choose_at(self, point: QPoint) -> bool:
        """Select the block under the mouse."""
        found = self._under(point)
        if found is not None and found[1] not in self.workspace.selection.blocks:
            self._go(*found)
        return found is not None

    def choose_here(self) -> None:
        """Select the block the keyboard is on."""
        if self.at is not None:
            self._go(*self.at)

    def menu_place(self) -> QPoint:
        """Below the block the keyboard is on."""
        found = self.lanes.place_of(*self.at) if self.at else None
        return self.lanes.rect(*found).translated(self.offset).bottomLeft() if found is not None else QPoint()

    def pick_up(self) -> None:
        """Pick up the block the keyboard is on."""
        if self.at is not None:
            self._go(*self.at)
            self._take(self.at[1])

    def reveal(self, block: Block) -> None:
        """Bring a block into sight, and the keyboard to it."""
        found = self.lanes.place_of("", block)
        if found is not None:
            self._go(found[0].row.id, block, select=False)
            self.setFocus(Qt.FocusReason.OtherFocusReason)

    def _under(self, point: QPoint) -> tuple[str, Block] | None:
        """The row and the block under the mouse."""
        if point.x() < self.titles or point.y() < HEADER:
            return None
        at = point - self.offset
        found = self.lanes.piece_at(at.x(), at.y())
        return (found[0].row.id, found[1].placement.key) if found else None

    def _go(self, row: str, block: Block, *, select: bool = True) -> None:
        self.at = (row, block)
        if select:
            self.workspace.selection.select(block)
        self.bring(block, row)
        self.tell(block)
        self.viewport().update()

    def _extend_to(self, there: tuple[str, Block]) -> None:
        """Select all in order of time from where the keyboard is, within its row."""
        row = self.at[0] if self.at else there[0]
        place = next((p for p in self.lanes.rows if p.row.id == row), None)
        if self.at is None or place is None or there[0] != row:
            self._go(*there)
            return
        order = [p.placement.key for p in sorted(place.row.pieces, key=lambda p: p.first)]
        low, high = sorted((order.index(self.at[1]), order.index(there[1])))
        others = [b for b in order[low : high + 1] if b != there[1]]
        self.workspace.selection.select(there[1], *others)

    def _selection_changed(self) -> None:
        block = self.workspace.selection.block
        if block is not None and (self.at is None or block != self.at[1]):
            found = self.lanes.place_of(self.at[0] if self.at else "", block)
            if found is not None:
                self.at = (found[0].row.id, block)

    # Carrying

    def _pick_up_at(self, row: str, block: Block, point: QPoint) -> None:
        """Pick up with the mouse, by the day it holds."""
        day = self.lanes.axis.day_at(point.x() - self.offset.x())
        placement = self.state.roll.blocks[block].placement
        self._grip = min(max(0, (day - placement.start).days), (placement.end - placement.start).days)
        self._go(row, block, select=block not in self.workspace.selection.blocks)
        if self._take(block):
            self.dragging = True
            self._scroller.start()
        else:
            self._pressed = None

    # Words

    def words_at(self, point: QPoint) -> str:
        """The block, or the day and why the row is shaded then."""
        found = self._under(point)
        if found is not None:
            return self.words_of(found[1])
        at = point - self.offset
        row = self.lanes.row_at(at.y())
        if row is None or point.y() < HEADER:
            return ""
        if point.x() < self.titles:
            return tip(row.row.title, row.row.subtitle)
        day = self.lanes.axis.day_at(at.x())
        why = [f"{row.row.title}: {s.label}" for s in row.row.shaded if s.first <= day <= s.last]
        index = self.workspace.document.facts.index
        why += [p.label for p in index.calendar.periods if p.active and day in p]
        return tip(day_words(day), *map(sentence_case, why))
