from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from hsmc_scheduler.gui.application import Desk
from hsmc_scheduler.gui.screens.registry import SCREENS


def test_every_screen_is_reached_from_the_keyboard(desk: Desk) -> None:
    for n, spec in enumerate(SCREENS, 1):
        QTest.keyClick(desk.window, getattr(Qt.Key, f"Key_{n}"), Qt.KeyboardModifier.ControlModifier)
        assert desk.window.screen_id == spec.id


def test_the_status_line_counts_the_blocks(desk: Desk) -> None:
    assert "38 blocks" in desk.window.status_line.words


def test_the_status_line_says_when_there_is_no_timetable(bare_desk: Desk) -> None:
    assert bare_desk.window.status_line.words == "No timetable yet"
