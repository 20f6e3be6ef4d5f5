"""Which blocks of the sheet are selected, which one the keyboard is on, and what is said of it."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QFocusEvent

from hsmc_scheduler.gui.screens.timetable.planner import keys
from hsmc_scheduler.gui.screens.timetable.planner.sheet import Sheet
from hsmc_scheduler.gui.screens.timetable.view import ViewState
from hsmc_scheduler.gui.selection import Block
from hsmc_scheduler.gui.widgets.text import tip
from hsmc_scheduler.gui.workspace import Workspace
from hsmc_scheduler.projections.messages.words import day_words, sentence_case


class ChoosingSheet(Sheet):
    """Selects blocks, follows the selection, and tells what is under keyboard and mouse."""

    def __init__(self, workspace: Workspace, state: ViewState) -> None:
        super().__init__(workspace, state)
        self._anchor: Block | None = None
        workspace.selection.changed.connect(self._selection_changed)

    def reveal(self, block: Block) -> None:
        """Bring a block into sight, and the keyboard to it."""
        self.go(block, select=False)
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def go(self, block: Block, *, select: bool = True) -> None:
        """Bring the keyboard to a block, scroll to it and say it; select it alone with `select`."""
        self.at = block
        if select:
            self._anchor = block
            self.workspace.selection.select(block)
        for rect in self.sheet.rects(block)[::-1]:
            self.bring(rect)
        self.tell(block)
        self.viewport().update()

    def extend_to(self, block: Block) -> None:
        """Select all in order of time from where the selection began."""
        order = keys.in_time(self.sheet)
        anchor = self._anchor if self._anchor in order else self.at
        if anchor not in order or block not in order:
            self.go(block)
            return
        ends = sorted((order.index(anchor), order.index(block)))
        self.go(block, select=False)
        self.workspace.selection.select(block, *(b for b in order[ends[0] : ends[1] + 1] if b != block))

    def _selection_changed(self) -> None:
        block = self.workspace.selection.block
        if block in self.sheet.places and block != self.at:
            self.at = block

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Arriving by Tab, the keyboard is on the block selected, or the first."""
        super().focusInEvent(event)
        if self.at not in self.sheet.places:
            self.at = self.workspace.selection.block or keys.neighbour(self.sheet, None, Qt.Key.Key_Home)
        if self.at is not None and event.reason() is not Qt.FocusReason.MouseFocusReason:
            self.tell(self.at)
        self.viewport().update()

    def keyboard_block(self) -> Block | None:
        """The block the keyboard is on, if it is on the sheet."""
        return self.at if self.at in self.sheet.places else None

    def all_blocks(self) -> list[Block]:
        """The blocks on the sheet in order of time."""
        return keys.in_time(self.sheet)

    def choose_at(self, point: QPoint) -> bool:
        """Select the block under the mouse."""
        block = self.sheet.block_at(self.to_sheet(point))
        if block is not None and block not in self.workspace.selection.blocks:
            self.go(block)
        return block is not None

    def choose_here(self) -> None:
        """Select the block the keyboard is on."""
        if self.at is not None:
            self.go(self.at)

    def menu_place(self) -> QPoint:
        """Below the block the keyboard is on."""
        return self.seen(self.sheet.rects(self.at)[0]).bottomLeft() if self.at is not None else QPoint()

    def words_at(self, point: QPoint) -> str:
        """The block or the day under the mouse."""
        there = self.to_sheet(point)
        block = self.sheet.block_at(there)
        if block is not None:
            return self.words_of(block)
        day, row = self.sheet.day_at(there), self.sheet.row_at(there.y())
        if day is None or row is None:
            return ""
        found = row.month.days[day.day - 1]
        return tip(day_words(day), sentence_case(found.label))
