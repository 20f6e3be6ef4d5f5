"""From the first page to a saved plan and its workbook, once with the mouse alone and once with the keyboard alone."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from openpyxl import load_workbook
from PySide6.QtCore import QSettings, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from hsmc_scheduler.gui.application import SIZE, Desk
from hsmc_scheduler.gui.screens.export.screen import ExportScreen
from hsmc_scheduler.gui.screens.export.workbook.panel import WorkbookPanel
from hsmc_scheduler.gui.theme.theme import theme
from hsmc_scheduler.gui.welcome.new_plan import NewPlanDialog
from hsmc_scheduler.storage.files import load
from tests.gui.boxes import box_of, choose_file
from tests.gui.conftest import put_away

MOST_CLICKS = 10
MOST_TABS = 60
SECONDS = 20.0
LONG_MS = 60_000
CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def desk(qtbot: QtBot, tmp_path: Path) -> Iterator[Desk]:
    QSettings.setPath(QSettings.Format.IniFormat, QSettings.Scope.UserScope, str(tmp_path / "settings"))
    theme().start()
    desk = Desk()
    desk.generating.time_limit = SECONDS
    desk.start()
    desk.window.resize(*SIZE)
    with qtbot.waitActive(desk.window):
        desk.window.activateWindow()
    yield desk
    put_away(desk)


def shown_button(within: QWidget, text: str) -> QPushButton:
    return next(b for b in within.findChildren(QPushButton) if b.text() == text and b.isVisible())


def wait_for_outcome(desk: Desk, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: desk.window.inspector.shows(desk.generating.outcome), timeout=LONG_MS)


def export_of(desk: Desk, qtbot: QtBot) -> WorkbookPanel:
    screen = desk.window.screen_of("export")
    assert isinstance(screen, ExportScreen)
    panel = screen.panel("workbook")
    assert isinstance(panel, WorkbookPanel)
    qtbot.waitUntil(lambda: bool(panel.preview.titles), timeout=LONG_MS)
    return panel


def test_with_the_mouse_a_first_timetable_takes_fewer_than_ten_clicks(desk: Desk, qtbot: QtBot, tmp_path: Path) -> None:
    clicks = 0

    def click(within: QWidget, text: str) -> None:
        nonlocal clicks
        clicks += 1
        QTest.mouseClick(shown_button(within, text), Qt.MouseButton.LeftButton)

    click(desk.welcome, "Start a new plan…")
    click(box_of(qtbot, desk.window, NewPlanDialog), "Create plan")
    qtbot.waitUntil(lambda: bool(desk.document.plan.deliveries))
    click(desk.window.top_bar, "Generate timetable")
    wait_for_outcome(desk, qtbot)
    click(desk.generating.outcome, "Keep this timetable")
    assert desk.document.timetable is not None
    assert desk.document.facts.card is not None
    assert desk.document.facts.card.sound
    assert clicks < MOST_CLICKS
    print(f"{clicks} clicks to a first timetable")
    QTest.mouseClick(desk.window.rail.button("export"), Qt.MouseButton.LeftButton)
    screen = export_of(desk, qtbot)
    click(screen, "Save workbook…")
    choose_file(qtbot, screen, tmp_path / "timetable.xlsx")
    qtbot.waitUntil(screen.banner.isVisible, timeout=LONG_MS)
    assert "Planner" in load_workbook(tmp_path / "timetable.xlsx").sheetnames


def test_with_the_keyboard_alone_a_plan_is_opened_solved_saved_and_exported(
    desk: Desk, qtbot: QtBot, tmp_path: Path
) -> None:
    def tab_to(text: str) -> QPushButton:
        for _ in range(MOST_TABS):
            here = QApplication.focusWidget()
            if isinstance(here, QPushButton) and here.text() == text:
                return here
            QTest.keyClick(here or desk.window, Qt.Key.Key_Tab)
        raise AssertionError(f"no way to “{text}” by Tab")

    def wake() -> None:
        with qtbot.waitActive(desk.window):  # without a window manager nobody else gives it the keyboard back
            desk.window.activateWindow()

    QTest.keyClick(tab_to("Open the example"), Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: bool(desk.document.plan.deliveries))
    wake()
    QTest.keyClick(desk.window, Qt.Key.Key_F5)
    assert desk.generating.working
    wait_for_outcome(desk, qtbot)
    QTest.keyClick(tab_to("Keep this timetable"), Qt.Key.Key_Space)
    assert desk.document.timetable is not None
    wake()
    QTest.keyClick(desk.window, Qt.Key.Key_S, CTRL)
    choose_file(qtbot, desk.window, tmp_path / "plan.hsmc")
    qtbot.waitUntil(lambda: desk.files.state.startswith("saved "))
    assert load(tmp_path / "plan.hsmc").timetable == desk.document.timetable
    wake()
    QTest.keyClick(desk.window, Qt.Key.Key_9, CTRL)
    screen = export_of(desk, qtbot)
    QTest.keyClick(tab_to("Save workbook…"), Qt.Key.Key_Space)
    choose_file(qtbot, screen, tmp_path / "timetable.xlsx")
    qtbot.waitUntil(screen.banner.isVisible, timeout=LONG_MS)
    assert (tmp_path / "timetable.xlsx").stat().st_size > 0
