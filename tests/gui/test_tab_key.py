"""Tab goes through every screen where plans are described, and out of it again; each stop has a name."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget
from pytestqt.qtbot import QtBot

from hsmc_scheduler.gui.application import Desk
from hsmc_scheduler.gui.places import Place
from hsmc_scheduler.gui.screens.calendar.screen import CalendarScreen
from tests.gui.conftest import MakeDesk, solved

MOST_STOPS = 160
PLACES = {
    "calendar": Place("calendar"),
    "the table of modules": Place("modules", "module"),
    "a module": Place("modules", "module", "HCQ"),
    "a delivery": Place("modules", "delivery", "hcq-2027-28"),
    "tutors": Place("tutors"),
    "rooms": Place("rooms"),
    "the table of cohorts": Place("cohorts", "cohort"),
    "a cohort": Place("cohorts", "cohort", "lhsi-2027"),
    "rules": Place("rules"),
    "checks": Place("checks"),
}


def name_of(widget: QWidget) -> str:
    return widget.accessibleName() or (widget.text() if isinstance(widget, QAbstractButton) else "")


@pytest.mark.parametrize("where", PLACES)
@pytest.mark.parametrize("key", [Qt.Key.Key_Tab, Qt.Key.Key_Backtab], ids=["Tab", "Shift+Tab"])
def test_tab_goes_round_and_comes_back_and_every_stop_has_a_name(
    make_desk: MakeDesk, qtbot: QtBot, where: str, key: Qt.Key
) -> None:
    desk = make_desk(solved())
    desk.window.show()
    desk.window.activateWindow()
    desk.window.show_place(PLACES[where])
    start = desk.window.rail.button(PLACES[where].screen)
    start.setFocus()
    qtbot.waitUntil(start.hasFocus)
    stops: list[str] = []
    while len(stops) < MOST_STOPS:
        now = QApplication.focusWidget()
        assert now is not None
        QTest.keyClick(now, key)
        now = QApplication.focusWidget()
        assert now is not None
        assert now.isVisible()
        if now is start:
            break
        assert name_of(now), f"after {stops}: {now} has no name"
        stops.append(name_of(now))
    assert len(stops) < MOST_STOPS, f"never back; the last stops are {stops[-8:]}"


def test_a_screen_gone_to_from_within_another_begins_with_its_search_and_not_with_what_deletes(
    desk: Desk, qtbot: QtBot
) -> None:
    desk.window.activateWindow()
    desk.window.show_screen("calendar")
    calendar = desk.window.screen_of("calendar")
    assert isinstance(calendar, CalendarScreen)
    calendar.sheet.grid.setFocus()
    qtbot.waitUntil(calendar.sheet.grid.hasFocus)
    QTest.keyClick(desk.window, Qt.Key.Key_3, Qt.KeyboardModifier.ControlModifier)
    stops = [name_of(QApplication.focusWidget() or desk.window)]
    for _ in range(5):
        QTest.keyClick(QApplication.focusWidget() or desk.window, Qt.Key.Key_Tab)
        stops.append(name_of(QApplication.focusWidget() or desk.window))
    assert [s for s in stops if "problems" not in s][:5] == [
        "Find a tutor",
        "Tutors",
        "Add tutor",
        "Duplicate tutor",
        "Delete tutor",
    ]
