"""What is typed and not yet left is in the file that is saved, and in the plan that is solved."""

from __future__ import annotations

from datetime import time
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QMenu
from pytestqt.qtbot import QtBot

from hsmc_scheduler.gui.application import Desk
from hsmc_scheduler.gui.places import Place
from hsmc_scheduler.gui.screens.modules.screen import ModulesScreen
from hsmc_scheduler.gui.screens.tutors.screen import TutorsScreen
from hsmc_scheduler.gui.widgets.fields import TimeBox
from hsmc_scheduler.gui.widgets.question import Question
from hsmc_scheduler.gui.widgets.table.grid import Grid
from hsmc_scheduler.storage.files import load, save
from tests.gui.boxes import box_of, press
from tests.gui.conftest import solved

CTRL = Qt.KeyboardModifier.ControlModifier


def opened(desk: Desk, qtbot: QtBot, folder: Path) -> Path:
    path = folder / "plan.hsmc"
    save(solved(), path, None)
    desk.files.opening.open_path(path)
    qtbot.waitUntil(lambda: desk.files.path == path)
    return path


def title_typed(desk: Desk, qtbot: QtBot, title: str) -> QLineEdit:
    """Type over the title of the first module, and stay in the cell."""
    desk.window.show_screen("modules")
    screen = desk.window.screen_of("modules")
    assert isinstance(screen, ModulesScreen)
    screen.show_at(("modules", "LIC"))
    field = next(f for f in screen.findChildren(QLineEdit) if f.accessibleName() == "Title" and f.isVisible())
    return _typed(field, title, qtbot)


def _typed(field: QLineEdit, text: str, qtbot: QtBot) -> QLineEdit:
    field.setFocus()
    qtbot.waitUntil(field.hasFocus)
    field.selectAll()
    QTest.keyClicks(field, text)
    return field


def test_a_field_that_is_typed_into_is_saved_with_the_rest(empty_desk: Desk, qtbot: QtBot, tmp_path: Path) -> None:
    path = opened(empty_desk, qtbot, tmp_path)
    field = title_typed(empty_desk, qtbot, "Half typed")
    QTest.keyClick(field, Qt.Key.Key_S, CTRL)
    qtbot.waitUntil(lambda: load(path).plan.modules[0].title == "Half typed")
    qtbot.waitUntil(lambda: not empty_desk.files.unsaved)
    assert field.hasFocus()


def test_a_cell_that_is_typed_into_is_saved_from_the_menu_too(empty_desk: Desk, qtbot: QtBot, tmp_path: Path) -> None:
    path = opened(empty_desk, qtbot, tmp_path)
    empty_desk.window.show_screen("modules")
    screen = empty_desk.window.screen_of("modules")
    assert isinstance(screen, ModulesScreen)
    screen.show_at(("modules",))
    grid = next(g for g in screen.findChildren(Grid) if g.isVisible())
    grid.select_cell(0, 1)
    grid.setFocus()
    QTest.keyClicks(grid, "H")
    found: QLineEdit | None = grid.viewport().findChild(QLineEdit, "cellEditor")
    assert found is not None
    QTest.keyClicks(found, "alf typed")
    menu = next(m for m in empty_desk.window.menuBar().findChildren(QMenu) if m.title() == "&File")
    next(a for a in menu.actions() if a.text() == "&Save").trigger()
    qtbot.waitUntil(lambda: load(path).plan.modules[0].title == "Half typed")


def test_closing_while_a_field_is_typed_into_asks_about_it(empty_desk: Desk, qtbot: QtBot, tmp_path: Path) -> None:
    opened(empty_desk, qtbot, tmp_path)
    title_typed(empty_desk, qtbot, "Half typed")
    empty_desk.window.close()
    press(box_of(qtbot, empty_desk.window, Question), "Cancel")
    assert empty_desk.document.plan.modules[0].title == "Half typed"
    assert empty_desk.files.unsaved


def test_notes_that_are_typed_are_in_the_plan_that_is_solved(desk: Desk, qtbot: QtBot) -> None:
    desk.window.show_screen("tutors")
    screen = desk.window.screen_of("tutors")
    assert isinstance(screen, TutorsScreen)
    first = desk.document.plan.tutors[0]
    screen.show_place(Place("tutors", first.id))
    screen.panel.show_page("details")
    notes = screen.details.comment
    notes.setFocus()
    qtbot.waitUntil(notes.hasFocus)
    QTest.keyClicks(notes, "Half typed")
    asked: list[str] = []
    desk.workspace.asked_to_generate.disconnect()
    desk.workspace.asked_to_generate.connect(lambda _: asked.append(desk.document.plan.tutors[0].comment))
    desk.window.generate_action.trigger()
    assert len(asked) == 1
    assert "Half typed" in asked[0]


def test_a_time_that_is_typed_is_saved_with_the_rest(empty_desk: Desk, qtbot: QtBot, tmp_path: Path) -> None:
    path = opened(empty_desk, qtbot, tmp_path)
    empty_desk.workspace.go(Place("calendar"))
    press(empty_desk.window, "Years and days")
    box = next(b for b in empty_desk.window.findChildren(TimeBox) if b.accessibleName() == "Starts")
    box.setFocus()
    qtbot.waitUntil(box.hasFocus)
    box.setSelectedSection(TimeBox.Section.HourSection)
    QTest.keyClicks(box, "08")
    QTest.keyClick(box, Qt.Key.Key_S, CTRL)
    qtbot.waitUntil(lambda: load(path).plan.calendar.day_starts == time(8, 30))
