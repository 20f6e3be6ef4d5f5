"""The keyboard on the Import & export panels: it stays there while files are written, and Tab leaves the tables."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QTableView, QWidget
from pytestqt.qtbot import QtBot

from hsmc_scheduler.gui.application import Desk
from hsmc_scheduler.gui.screens.export.bookings.panel import BookingsPanel
from hsmc_scheduler.gui.screens.export.nights.panel import NightsPanel
from tests.gui.boxes import choose_file
from tests.gui.screens.at_export import panel_of

SECONDS = 20_000
SPACE = Qt.Key.Key_Space


def on(qtbot: QtBot, desk: Desk, widget: QWidget) -> None:
    desk.window.activateWindow()
    widget.setFocus()
    qtbot.waitUntil(widget.hasFocus)


def test_what_wrote_a_file_has_the_keyboard_again_once_it_is_written(desk: Desk, qtbot: QtBot, tmp_path: Path) -> None:
    panel = panel_of(desk, "nights")
    assert isinstance(panel, NightsPanel)
    on(qtbot, desk, panel.save_button)
    nights = panel.nights
    assert nights is not None
    panel.save(nights, tmp_path / "nights.xlsx")
    assert QApplication.focusWidget() is panel
    qtbot.waitUntil(panel.banner.isVisible, timeout=SECONDS)
    assert panel.save_button.hasFocus()


def test_space_pressed_once_too_often_does_not_undo_what_was_sent(desk: Desk, qtbot: QtBot, tmp_path: Path) -> None:
    panel = panel_of(desk, "bookings")
    assert isinstance(panel, BookingsPanel)
    qtbot.waitUntil(panel.send_button.isEnabled, timeout=SECONDS)
    on(qtbot, desk, panel.send_button)
    QTest.keyClick(panel.send_button, SPACE)
    choose_file(qtbot, panel, tmp_path / "letter.xlsx")
    qtbot.waitUntil(lambda: panel.summary.text().endswith("There is nothing to send."), timeout=SECONDS)
    desk.window.activateWindow()
    qtbot.waitUntil(desk.window.isActiveWindow)
    now = QApplication.focusWidget()
    assert now is panel
    QTest.keyClick(now, SPACE)
    assert desk.document.undo_stack.undoText() == "Send bookings"


@pytest.mark.parametrize("name", ["packs", "nights", "ask_tutors", "export_plan", "workbook"])
def test_tab_leaves_a_table(desk: Desk, qtbot: QtBot, name: str) -> None:
    panel = panel_of(desk, name)
    qtbot.waitUntil(lambda: any(v.isVisible() for v in panel.findChildren(QTableView)), timeout=SECONDS)
    table = next(v for v in panel.findChildren(QTableView) if v.isVisible())
    on(qtbot, desk, table)
    QTest.keyClick(table, Qt.Key.Key_Tab)
    assert not table.hasFocus()
