from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from hsmc_scheduler.app.edits.editing import put, remove
from hsmc_scheduler.domain.calendar import Period, PeriodKind
from hsmc_scheduler.gui.application import Desk
from hsmc_scheduler.gui.screens.calendar.screen import CalendarScreen

QUIET, HCQ = date(2028, 7, 4), date(2027, 11, 2)


@pytest.fixture
def screen(desk: Desk) -> CalendarScreen:
    desk.window.show_screen("calendar")
    found = desk.window.screen_of("calendar")
    assert isinstance(found, CalendarScreen)
    return found


def periods(screen: CalendarScreen) -> tuple[Period, ...]:
    return screen.workspace.document.plan.calendar.periods


def drag(screen: CalendarScreen, first: date, last: date) -> None:
    grid = screen.sheet.grid
    QTest.mousePress(grid, Qt.MouseButton.LeftButton, pos=grid.cell(first))
    QTest.mouseMove(grid, grid.cell(last))
    QTest.mouseRelease(grid, Qt.MouseButton.LeftButton, pos=grid.cell(last))


def undo_text(screen: CalendarScreen) -> str:
    return screen.workspace.document.undo_stack.undoText()


def test_a_drag_closes_days_under_the_label_typed(screen: CalendarScreen) -> None:
    screen.sheet.bar.reason_box.setText("Open day")
    drag(screen, QUIET, date(2028, 7, 6))
    new = [p for p in periods(screen) if p.label == "Open day"]
    assert [(p.kind, p.start, p.end) for p in new] == [(PeriodKind.CLOSED, QUIET, date(2028, 7, 6))]
    assert undo_text(screen) == "Close 4-6 July 2028"


def test_the_keyboard_avoids_a_day_and_opens_it_again(screen: CalendarScreen) -> None:
    grid = screen.sheet.grid
    grid.put_cursor(QUIET)
    before = periods(screen)
    QTest.keyClick(grid, Qt.Key.Key_2)
    QTest.keyClick(grid, Qt.Key.Key_Space)
    assert "Avoid" in grid.words_of(QUIET)
    QTest.keyClick(grid, Qt.Key.Key_3)
    QTest.keyClick(grid, Qt.Key.Key_Space)
    assert periods(screen) == before


def test_a_closure_says_at_once_which_blocks_it_breaks(screen: CalendarScreen) -> None:
    drag(screen, HCQ, HCQ)
    assert screen.banner.isVisible()
    assert screen.banner.sentence.startswith("This breaks 1 scheduled block.")
    screen.workspace.document.undo_stack.undo()
    assert not screen.banner.isVisible()


def test_bank_holidays_deleted_come_back_by_their_button(screen: CalendarScreen) -> None:
    christmas = next(p for p in periods(screen) if p.label == "Christmas Day")
    screen.periods.choose(christmas.id)
    QTest.mouseClick(screen.periods.delete_button, Qt.MouseButton.LeftButton)
    assert christmas not in periods(screen)
    QTest.mouseClick(screen.holidays_button, Qt.MouseButton.LeftButton)
    assert any(p.start == christmas.start and p.kind is PeriodKind.CLOSED for p in periods(screen))
    assert undo_text(screen) == "Add bank holidays"


def test_a_provisional_day_looks_it_until_it_is_confirmed(screen: CalendarScreen) -> None:
    period = next(p for p in periods(screen) if p.provisional and p.kind is PeriodKind.CLOSED)
    screen.periods.choose(period.id)
    assert "to confirm" in {i.note for i in screen.periods.listing.items if i.key == period.id}
    QTest.mouseClick(screen.periods.confirm_button, Qt.MouseButton.LeftButton)
    assert not next(p for p in periods(screen) if p.id == period.id).provisional
    assert not screen.periods.confirm_button.isEnabled()


def test_a_term_is_added_on_the_days_chosen_and_its_end_typed(screen: CalendarScreen) -> None:
    screen.sheet.grid.put_cursor(QUIET)
    screen.periods.add_actions[PeriodKind.TERM].trigger()
    entry = screen.periods.end
    entry.selectAll()
    QTest.keyClicks(entry, "28 July 2028")
    QTest.keyClick(entry, Qt.Key.Key_Return)
    new = next(p for p in periods(screen) if p.label == "New term")
    assert (new.kind, new.start, new.end) == (PeriodKind.TERM, QUIET, date(2028, 7, 28))


def test_an_end_before_the_start_is_refused_beside_the_field(screen: CalendarScreen) -> None:
    before = periods(screen)
    key = before[0].id
    screen.periods.choose(key)
    entry = screen.periods.end
    entry.selectAll()
    QTest.keyClicks(entry, "2 September 2027")
    QTest.keyClick(entry, Qt.Key.Key_Return)
    assert "before it starts" in screen.periods.form.fault("end")
    assert periods(screen) == before


def test_the_next_academic_year_is_one_click(screen: CalendarScreen) -> None:
    screen.panel.show_page("years")
    QTest.mouseClick(screen.years.add_button, Qt.MouseButton.LeftButton)
    assert [y.id for y in screen.workspace.document.plan.calendar.years][-1] == "2029-30"
    assert set(screen.years.forms) == {"2027-28", "2028-29", "2029-30"}
    QTest.mouseClick(screen.years.delete_button, Qt.MouseButton.LeftButton)
    assert len(screen.workspace.document.plan.calendar.years) == 2


def test_teaching_weekdays_are_switched(screen: CalendarScreen) -> None:
    screen.panel.show_page("years")
    screen.years.weekdays.buttons[5].click()
    assert 5 in screen.workspace.document.plan.calendar.teaching_weekdays


def test_a_page_that_was_never_open_shows_what_was_edited_before(screen: CalendarScreen) -> None:
    screen.edit("Rename 2027-28", lambda plan: put(plan, ("calendar", "years", "2027-28", "title"), "Year one"))
    screen.panel.show_page("years")
    assert screen.years.forms["2027-28"][1].text() == "Year one"
    screen.workspace.document.undo_stack.undo()
    assert screen.years.forms["2027-28"][1].text() != "Year one"


def test_a_painted_period_is_chosen_in_the_list_in_sight_and_labelled_there(screen: CalendarScreen) -> None:
    drag(screen, QUIET, date(2028, 7, 6))
    assert screen.periods.period is not None
    assert (screen.periods.period.start, screen.periods.period.end) == (QUIET, date(2028, 7, 6))
    QApplication.processEvents()
    listing = screen.periods.listing
    assert listing.viewport().rect().contains(listing.visualRect(listing.currentIndex()).center())


def test_the_buttons_of_closed_days_say_how_many_they_added(screen: CalendarScreen) -> None:
    line = screen.workspace.document
    index = next(n for n, p in enumerate(periods(screen)) if p.label == "Boxing Day")
    line.edit("Delete", lambda plan: remove(plan, ("calendar", "periods", periods(screen)[index].id)))
    said: list[str] = []
    screen.workspace.said.connect(said.append)
    QTest.mouseClick(screen.holidays_button, Qt.MouseButton.LeftButton)
    QTest.mouseClick(screen.holidays_button, Qt.MouseButton.LeftButton)
    assert said == ["1 closed day added", "Every bank holiday of these years is there already"]


def test_what_is_wrong_with_a_date_is_said_in_full(screen: CalendarScreen, qtbot: QtBot) -> None:
    screen.panel.show_page("years")
    first = screen.workspace.document.plan.calendar.years[0].id
    form, _, entries = screen.years.forms[first]
    entries["start"].setFocus()
    entries["start"].selectAll()
    QTest.keyClicks(entries["start"], "1 Oct 2027")
    QTest.keyClick(entries["start"], Qt.Key.Key_Return)
    said = next(label for label in form.findChildren(QLabel) if "must lie inside the year" in label.text())
    qtbot.waitUntil(said.isVisible)
    QTest.qWait(20)
    assert said.height() >= said.heightForWidth(said.width())
    assert said.y() >= entries["start"].geometry().bottom()
