from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from hsmc_scheduler.domain.room import Layout, Room
from hsmc_scheduler.gui.application import Desk
from hsmc_scheduler.gui.screens.rooms.screen import RoomsScreen
from hsmc_scheduler.gui.widgets.entries import TextEntry
from hsmc_scheduler.gui.widgets.question import Question
from tests.gui.conftest import MakeDesk, solved

QUIET, HCQ = date(2028, 7, 4), date(2027, 11, 2)


def on_rooms(desk: Desk) -> RoomsScreen:
    desk.window.show_screen("rooms")
    found = desk.window.screen_of("rooms")
    assert isinstance(found, RoomsScreen)
    return found


@pytest.fixture
def screen(desk: Desk) -> RoomsScreen:
    return on_rooms(desk)


def shown(screen: RoomsScreen) -> Room:
    assert screen.room is not None
    return screen.room


def drag(screen: RoomsScreen, first: date, last: date) -> None:
    grid = screen.sheet.grid
    QTest.mousePress(grid, Qt.MouseButton.LeftButton, pos=grid.cell(first))
    QTest.mouseMove(grid, grid.cell(last))
    QTest.mouseRelease(grid, Qt.MouseButton.LeftButton, pos=grid.cell(last))


def retype(entry: TextEntry, text: str) -> None:
    entry.selectAll()
    QTest.keyClicks(entry, text)
    QTest.keyClick(entry, Qt.Key.Key_Return)


def test_a_drag_marks_the_room_taken_and_lists_it(screen: RoomsScreen) -> None:
    screen.sheet.bar.reason_box.setText("Exams")
    drag(screen, QUIET, date(2028, 7, 6))
    assert [(b.start, b.end) for b in shown(screen).busy if b.reason == "Exams"] == [(QUIET, date(2028, 7, 6))]
    assert "Exams" in {i.detail for i in screen.busy.listing.items}
    undo = screen.workspace.document.undo_stack.undoText()
    assert undo == f"Mark {shown(screen).name} taken 4-6 July 2028"


def test_a_booking_says_at_once_which_block_it_breaks(screen: RoomsScreen) -> None:
    drag(screen, HCQ, HCQ)
    assert screen.banner.sentence.startswith("This breaks 1 scheduled block.")
    assert screen.banner.isVisible()


def test_seats_and_features_are_edited(screen: RoomsScreen) -> None:
    screen.room_details.seats[Layout.CABARET].setValue(20)
    assert shown(screen).capacity(Layout.CABARET) == 20
    retype(screen.room_details.features, "screen,  piano, screen")
    assert shown(screen).features == ("screen", "piano")


def test_a_venue_is_added_with_a_room_of_its_own(screen: RoomsScreen) -> None:
    QTest.mouseClick(screen.roster.adders[1], Qt.MouseButton.LeftButton)
    retype(screen.venue_details.name, "Muirhead Tower")
    screen.venue_details.overflow.click()
    assert screen.venue is not None
    assert (screen.venue.name, screen.venue.overflow) == ("Muirhead Tower", True)
    venue = screen.venue.id
    QTest.mouseClick(screen.first_room_button, Qt.MouseButton.LeftButton)
    assert shown(screen).venue == venue


def test_a_room_that_the_timetable_has_is_deleted_only_once_that_is_said(screen: RoomsScreen, desk: Desk) -> None:
    name = shown(screen).name
    QTest.mouseClick(screen.roster.delete_button, Qt.MouseButton.LeftButton)
    assert desk.document.plan == solved().plan
    question = next(w for w in QApplication.topLevelWidgets() if isinstance(w, Question) and w.isVisible())
    assert question.sentences.item(0).text().endswith("blocks of the timetable.")
    QTest.mouseClick(question.buttons[f"Delete {name}"], Qt.MouseButton.LeftButton)
    assert name not in [r.name for r in desk.document.plan.rooms]
    assert desk.document.undo_stack.undoText() == f"Delete {name}"


def test_a_room_is_duplicated_and_deleted(screen: RoomsScreen) -> None:
    name, number = shown(screen).name, len(screen.workspace.document.plan.rooms)
    QTest.mouseClick(screen.roster.copy_button, Qt.MouseButton.LeftButton)
    assert shown(screen).name == f"{name} (copy)"
    QTest.mouseClick(screen.roster.delete_button, Qt.MouseButton.LeftButton)
    assert len(screen.workspace.document.plan.rooms) == number


def test_without_venues_the_screen_offers_to_add_one(make_desk: MakeDesk) -> None:
    plan = replace(solved().plan, venues=(), rooms=())
    screen = on_rooms(make_desk(replace(solved(), plan=plan, timetable=None)))
    QTest.mouseClick(screen.empty_button, Qt.MouseButton.LeftButton)
    assert [v.name for v in screen.workspace.document.plan.venues] == ["New venue"]


def test_a_booking_that_was_painted_is_chosen_and_its_reason_goes_no_further(screen: RoomsScreen) -> None:
    screen.sheet.bar.reason_box.setText("Open day")
    day = date(2028, 7, 4)
    drag(screen, day, day)
    screen.room_panel.show_page("busy")
    assert screen.busy.start.text() == "Tue 4 Jul 2028"
    assert screen.busy.reason.text() == "Open day"
    QTest.keyClick(screen.roster.listing, Qt.Key.Key_Down)
    assert screen.sheet.bar.reason == ""


def test_a_large_window_has_room_for_names_in_the_list(screen: RoomsScreen) -> None:
    before = screen.roster.width()
    screen.window().resize(1918, 1000)
    QApplication.processEvents()
    assert screen.roster.width() > before
