from __future__ import annotations

import gc
import weakref

from PySide6.QtCore import QEvent, QObject, QSize, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QCheckBox, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from hsmc_scheduler.gui.application import Desk, first_size
from hsmc_scheduler.gui.screens.registry import SCREENS
from tests.gui.conftest import put_away, solved


def test_every_screen_is_reached_from_the_keyboard(desk: Desk) -> None:
    for n, spec in enumerate(SCREENS, 1):
        QTest.keyClick(desk.window, getattr(Qt.Key, f"Key_{n}"), Qt.KeyboardModifier.ControlModifier)
        assert desk.window.screen_id == spec.id


def test_the_status_line_counts_the_blocks(desk: Desk) -> None:
    assert "38 blocks" in desk.window.status_line.words


def test_the_status_line_says_when_there_is_no_timetable(bare_desk: Desk) -> None:
    assert bare_desk.window.status_line.words == "No timetable yet"


def walked_through(qtbot: QtBot) -> Desk:
    """A window of which every screen was shown."""
    desk = Desk()
    desk.start()
    desk.files.opening.open_new(solved())
    qtbot.waitUntil(lambda: desk.document.content is solved(), timeout=20_000)
    for spec in SCREENS:
        desk.window.show_screen(spec.id)
    return desk


def test_the_first_window_is_no_larger_than_the_screen(qtbot: QtBot) -> None:
    desk = Desk()
    desk.start()
    assert desk.window.size() == desk.window.size().boundedTo(desk.window.screen().availableSize())
    put_away(desk)


def test_nothing_of_a_closed_window_is_kept(qtbot: QtBot) -> None:
    """Or each test with a window makes those after it slower."""
    before = len(QApplication.allWidgets())
    desk = walked_through(qtbot)
    document = weakref.ref(desk.document)
    put_away(desk)
    del desk
    gc.collect()
    assert document() is None
    assert len(QApplication.allWidgets()) <= before


class Windows(QObject):
    """Remembers what is shown as a window of its own."""

    def __init__(self) -> None:
        super().__init__()
        self.shown: list[str] = []

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt names it
        """A widget is shown before it has a place."""
        if event.type() is QEvent.Type.Show and isinstance(watched, QWidget) and watched.isWindow():
            self.shown.append(f"{type(watched).__name__} {watched.accessibleName()}")
        return False


def test_no_screen_flashes_up_a_part_of_itself_as_a_window(desk: Desk) -> None:
    app, windows = QApplication.instance(), Windows()
    assert app is not None
    app.installEventFilter(windows)
    try:
        for spec in SCREENS:
            desk.window.show_screen(spec.id)
    finally:
        app.removeEventFilter(windows)
    assert windows.shown == []


def test_the_first_window_fits_a_small_screen_with_what_the_desktop_draws_around_it() -> None:
    assert first_size(QSize(1920, 1040)) == QSize(1440, 900)
    small = first_size(QSize(1366, 728))
    assert small.width() <= 1366
    assert small.height() <= 728 - 30


def test_the_keyboard_goes_along_to_the_screen_shown_and_only_the_keyboard_leaves_a_ring(desk: Desk) -> None:
    rail = desk.window.rail
    QTest.mouseClick(rail.button("tutors"), Qt.MouseButton.LeftButton)
    rail.button("tutors").setFocus(Qt.FocusReason.MouseFocusReason)
    assert not rail.button("tutors").ringed
    desk.window.show_screen("rooms")
    assert rail.button("rooms").hasFocus()
    assert not rail.button("rooms").ringed
    QTest.keyClick(rail.button("rooms"), Qt.Key.Key_Down)
    assert rail.button("cohorts").hasFocus()
    assert rail.button("cohorts").ringed
    assert desk.window.screen_id == "cohorts"
    desk.window.show_screen("checks")
    assert rail.button("checks").ringed


def test_the_panel_over_a_narrow_window_is_folded_away_with_the_mouse(desk: Desk) -> None:
    desk.window.resize(1024, 700)
    desk.window.show_screen("tutors")
    assert desk.window.inspector.isVisible()
    for there in (False, True):
        QTest.mouseClick(desk.window.top_bar.fold_button, Qt.MouseButton.LeftButton)
        assert desk.window.inspector.isVisible() is there
    desk.window.show_screen("rules")
    assert not desk.window.top_bar.fold_button.isVisible()


def test_enter_presses_the_button_that_has_the_keyboard(qtbot: QtBot) -> None:
    desk = Desk()
    desk.start()
    try:
        example = next(b for b in desk.welcome.findChildren(QPushButton) if b.text() == "Open the example")
        example.setFocus()
        QTest.keyClick(example, Qt.Key.Key_Return)
        qtbot.waitUntil(lambda: desk.files.file is not None)
        tick = next(box for box in desk.window.screen_of("tutors").findChildren(QCheckBox))
        desk.window.show_screen("tutors")
        tick.setFocus()
        before = tick.isChecked()
        QTest.keyClick(tick, Qt.Key.Key_Enter)
        assert tick.isChecked() is before
    finally:
        put_away(desk)
