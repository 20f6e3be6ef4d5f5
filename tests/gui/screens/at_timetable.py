"""Somebody at the Timetable screen: its commands, its dialogs, its inspector."""

from __future__ import annotations

from datetime import date
from typing import TypeVar

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QLabel, QMenu, QWidget

from hsmc_scheduler.domain.timetable import Placement
from hsmc_scheduler.gui.application import Desk
from hsmc_scheduler.gui.screens.timetable.commands.choices import CHOICE, Choice
from hsmc_scheduler.gui.screens.timetable.commands.dialog import ChoosingDialog
from hsmc_scheduler.gui.screens.timetable.screen import TimetableScreen
from hsmc_scheduler.gui.selection import Block

NONE, CTRL, SHIFT = (
    Qt.KeyboardModifier.NoModifier,
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.ShiftModifier,
)
LEFT = Qt.MouseButton.LeftButton
Key = Qt.Key
HCQ: Block = ("hcq-2027-28", 2)
"""Two days from Tue 23 November 2027."""
LIC: Block = ("pair-2027-28", 3)
"""A set meeting and a day by both leads, from Tue 18 January 2028."""
HERE, AT_A_COST, BLOCKED = date(2027, 11, 23), date(2027, 12, 1), date(2027, 12, 7)
D = TypeVar("D", bound=QWidget)


class Planner:
    """Opens the Timetable screen of a desk."""

    def __init__(self, desk: Desk, view: str = "planner") -> None:
        desk.window.show_screen("timetable")
        screen = desk.window.screen_of("timetable")
        assert isinstance(screen, TimetableScreen)
        self.desk, self.screen = desk, screen
        screen.show_view(view)
        screen.view.setFocus()

    def select(self, *blocks: Block) -> None:
        self.desk.workspace.selection.select(*blocks)

    def placement(self, block: Block) -> Placement:
        timetable = self.desk.document.timetable
        assert timetable is not None
        return next(p for p in timetable.placements if p.key == block)

    def key(self, key: Qt.Key, modifiers: Qt.KeyboardModifier = NONE) -> None:
        QTest.keyClick(self.screen.view.focusProxy() or self.screen.view, key, modifiers)

    def dialog(self, kind: type[D]) -> D:
        found = self.screen.commands.dialog
        assert isinstance(found, kind)
        return found

    def menu(self) -> QMenu:
        menu = QMenu(self.desk.window)
        self.screen.commands.fill(menu)
        return menu

    @property
    def last_step(self) -> str:
        return self.desk.document.undo_stack.undoText()

    @property
    def status(self) -> str:
        return self.desk.window.status_line.words

    def undo(self) -> None:
        self.desk.document.undo_stack.undo()


def entry(menu: QMenu, *path: str) -> QAction:
    """An entry of a menu, by its words; `path` goes through submenus."""
    for title in path[:-1]:
        found = next(a for a in menu.actions() if a.text() == title).menu()
        assert isinstance(found, QMenu)
        menu = found
    return next(a for a in menu.actions() if a.text().startswith(path[-1]))


def choices(dialog: ChoosingDialog) -> list[Choice]:
    """The rows shown."""
    return [dialog.shown.index(n, 0).data(CHOICE) for n in range(dialog.shown.rowCount())]


def go_to(dialog: ChoosingDialog, title: str) -> Choice:
    """Put the keyboard on the row that begins with those words."""
    found = choices(dialog)
    row = next(n for n, choice in enumerate(found) if choice.title.startswith(title))
    dialog.list.go(row)
    return found[row]


def press(button: QAbstractButton) -> None:
    QTest.mouseClick(button, LEFT)


def words(widget: QWidget) -> str:
    """Everything a panel says, labels and buttons."""
    texts = [one.text() for one in widget.findChildren(QLabel)]
    texts += [f"{one.text()} {one.accessibleName()}" for one in widget.findChildren(QAbstractButton)]
    return "\n".join(texts)
