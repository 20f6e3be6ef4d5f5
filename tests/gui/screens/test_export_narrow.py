"""The panels of Import & export in a small window, and before anything is brought in."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QAbstractButton, QPushButton, QStackedWidget
from pytestqt.qtbot import QtBot

from hsmc_scheduler.exchange.registry import EXCHANGES
from hsmc_scheduler.gui.application import Desk
from hsmc_scheduler.gui.widgets.notices import EmptyState
from tests.gui.screens.at_export import panel_of

BROUGHT = ("last_year", "import_plan", "tutor_answers", "busy_calendars", "booking_answers", "reviews")


def test_no_button_is_cut_off_in_a_small_window(desk: Desk, qtbot: QtBot) -> None:
    desk.window.resize(1024, 700)
    qtbot.waitUntil(lambda: desk.window.width() == 1024)
    cut = []
    for exchange in (e for e in EXCHANGES if e.has_panel):
        panel = panel_of(desk, exchange.id)
        qtbot.wait(1)
        for one in panel.findChildren(QAbstractButton):
            words = one.text()
            if one.isVisible() and words:
                right = one.mapTo(panel, QPoint(one.width(), 0)).x()
                if one.width() < one.sizeHint().width() or right > panel.width():
                    cut.append(f"{exchange.id}: {words}")
    assert cut == []


@pytest.mark.parametrize("name", BROUGHT)
def test_what_brings_something_in_begins_with_one_filled_button_in_the_middle(desk: Desk, name: str) -> None:
    panel = panel_of(desk, name)
    empty = panel.findChild(EmptyState)
    assert empty.isVisible()
    filled = [b for b in panel.findChildren(QPushButton) if b.isVisible() and b.property("role") == "primary"]
    assert [empty.isAncestorOf(b) for b in filled] == [True]
    assert isinstance(empty.parent(), QStackedWidget)
