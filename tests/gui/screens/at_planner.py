"""Somebody at the planner, with a mouse and a keyboard."""

from __future__ import annotations

from datetime import date
from time import monotonic

from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QImage, QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from hsmc_scheduler.domain.timetable import Placement
from hsmc_scheduler.gui.application import Desk
from hsmc_scheduler.gui.screens.timetable.planner.view import PlannerView
from hsmc_scheduler.gui.screens.timetable.screen import TimetableScreen
from hsmc_scheduler.gui.selection import Block

NONE, CTRL, SHIFT, ALT = (
    Qt.KeyboardModifier.NoModifier,
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.AltModifier,
)
SECONDS_TO_MARK = 5
LEFT = Qt.MouseButton.LeftButton
HCQ: Block = ("hcq-2027-28", 2)
"""Two days from Tue 23 November 2027."""
HERE = date(2027, 11, 23)
AT_A_COST, BLOCKED = date(2027, 12, 1), date(2027, 12, 7)
"""What these dates are for it; a test holds them to it."""


class Person:
    """Opens the Timetable screen of a desk."""

    def __init__(self, desk: Desk) -> None:
        desk.window.show_screen("timetable")
        screen = desk.window.screen_of("timetable")
        assert isinstance(screen, TimetableScreen)
        view = screen.views["planner"]
        assert isinstance(view, PlannerView)
        self.desk, self.screen, self.sheet = desk, screen, view.sheet
        self.state, self.selection = screen.state, desk.workspace.selection

    def placement(self, block: Block = HCQ) -> Placement:
        return self.state.roll.blocks[block].placement

    def point_of(self, block: Block) -> QPoint:
        """On the block's first day."""
        rect = self.sheet.sheet.rects(block)[0]
        self.sheet.bring(rect)
        return self.sheet.seen(rect).topLeft() + QPoint(8, 8)

    def point_on(self, day: date) -> QPoint:
        row = self.sheet.sheet.row_of(day)
        assert row is not None
        return self.sheet.seen(self.sheet.sheet.cell(row, day)).center()

    def move(self, to: QPoint, modifiers: Qt.KeyboardModifier = NONE, buttons: Qt.MouseButton = LEFT) -> None:
        there = QPointF(self.sheet.viewport().mapToGlobal(to))
        moved = QMouseEvent(QEvent.Type.MouseMove, QPointF(to), there, Qt.MouseButton.NoButton, buttons, modifiers)
        QApplication.sendEvent(self.sheet.viewport(), moved)

    def take(self, block: Block = HCQ, *, wait: bool = True) -> None:
        """Press on the block and pull it off, and wait until all dates are marked."""
        start = self.point_of(block)
        QTest.mousePress(self.sheet.viewport(), LEFT, NONE, start)
        self.move(start + QPoint(0, 6))
        self.move(start + QPoint(0, 12))
        if wait:
            self.wait_for_marks()

    def wait_for_marks(self) -> None:
        hand = self.state.hand
        give_up = monotonic() + SECONDS_TO_MARK
        while hand.block is not None and not hand.complete:
            QApplication.processEvents()
            assert monotonic() < give_up

    def drag(self, block: Block, to: date | QPoint, modifiers: Qt.KeyboardModifier = NONE) -> None:
        """Take a block by its first day to another place and let it drop."""
        self.take(block)
        there = self.point_on(to) if isinstance(to, date) else to
        self.move(there, modifiers)
        QTest.mouseRelease(self.sheet.viewport(), LEFT, modifiers, there)

    def click(self, block: Block, modifiers: Qt.KeyboardModifier = NONE) -> None:
        QTest.mouseClick(self.sheet.viewport(), LEFT, modifiers, self.point_of(block))

    def press(self, *keys: Qt.Key, modifiers: Qt.KeyboardModifier = NONE) -> None:
        for key in keys:
            QTest.keyClick(self.sheet, key, modifiers)

    def picture_of(self, block: Block) -> QImage:
        """How the block looks now."""
        rect = self.sheet.seen(self.sheet.sheet.rects(block)[0])
        return self.sheet.viewport().grab(rect).toImage()

    def undo(self) -> None:
        QTest.keyClick(self.desk.window, Qt.Key.Key_Z, CTRL)

    def selected(self) -> tuple[Block, ...]:
        return self.selection.blocks

    def legend_words(self) -> str:
        view = self.screen.views["planner"]
        assert isinstance(view, PlannerView)
        return view.legend.accessibleName()

    @property
    def last_step(self) -> str:
        return self.desk.document.undo_stack.undoText()

    @property
    def card(self) -> str:
        """What the card says; nothing where it is not shown."""
        return self.sheet.card.words if self.sheet.card.isVisible() else ""

    @property
    def status(self) -> str:
        return self.desk.window.status_line.words
