from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from hsmc_scheduler.domain.daypart import DayPart
from hsmc_scheduler.domain.tutor import AbsenceKind, Tutor
from hsmc_scheduler.gui.application import Desk
from hsmc_scheduler.gui.screens.tutors.paste_dates import PasteDates
from hsmc_scheduler.gui.screens.tutors.screen import TutorsScreen
from hsmc_scheduler.gui.widgets.entries import TextEntry
from hsmc_scheduler.gui.widgets.question import Question
from tests.gui.conftest import MakeDesk, solved

HCQ = date(2027, 11, 2)
"""The first day of a block Iain Snelling leads."""
QUIET = date(2028, 6, 5)


@pytest.fixture
def screen(desk: Desk) -> TutorsScreen:
    return on_tutors(desk)


def on_tutors(desk: Desk) -> TutorsScreen:
    desk.window.show_screen("tutors")
    found = desk.window.screen_of("tutors")
    assert isinstance(found, TutorsScreen)
    return found


def shown(screen: TutorsScreen) -> Tutor:
    assert screen.tutor is not None
    return screen.tutor


def drag(screen: TutorsScreen, first: date, last: date) -> None:
    grid = screen.sheet.grid
    QTest.mousePress(grid, Qt.MouseButton.LeftButton, pos=grid.cell(first))
    QTest.mouseMove(grid, grid.cell(last))
    QTest.mouseRelease(grid, Qt.MouseButton.LeftButton, pos=grid.cell(last))


def retype(entry: TextEntry, text: str) -> None:
    entry.setFocus()
    entry.selectAll()
    QTest.keyClicks(entry, text)
    QTest.keyClick(entry, Qt.Key.Key_Return)


def undo_text(screen: TutorsScreen) -> str:
    return screen.workspace.document.undo_stack.undoText()


def test_a_drag_marks_the_tutor_away_with_the_reason_typed(screen: TutorsScreen) -> None:
    screen.sheet.bar.reason_box.setText("Sabbatical")
    drag(screen, QUIET, QUIET + timedelta(4))
    marked = [a for a in shown(screen).absences if a.reason == "Sabbatical"]
    assert [(a.start, a.end, a.kind) for a in marked] == [(QUIET, QUIET + timedelta(4), AbsenceKind.AWAY)]
    assert undo_text(screen) == "Mark Iain Snelling away 5-9 June 2028"


def test_undo_takes_the_absence_off_the_list_again(screen: TutorsScreen) -> None:
    before = screen.absences.listing.items
    drag(screen, QUIET, QUIET + timedelta(4))
    assert len(screen.absences.listing.items) == len(before) + 1
    screen.workspace.document.undo_stack.undo()
    assert screen.absences.listing.items == before


def test_half_days_are_painted_from_the_keyboard(screen: TutorsScreen) -> None:
    grid = screen.sheet.grid
    grid.setFocus()
    grid.put_cursor(QUIET)
    for key in (Qt.Key.Key_3, Qt.Key.Key_H, Qt.Key.Key_Space):
        QTest.keyClick(grid, key)
    marked = shown(screen).absences[-1]
    assert (marked.start, marked.part, marked.kind) == (QUIET, DayPart.MORNING, AbsenceKind.PREFER_NOT)
    assert "Prefer not, mornings" in grid.words_of(QUIET)


def test_freeing_the_middle_of_an_absence_leaves_its_ends(screen: TutorsScreen) -> None:
    drag(screen, QUIET, QUIET + timedelta(4))
    QTest.mouseClick(screen.sheet.bar.buttons["free"], Qt.MouseButton.LeftButton)
    drag(screen, QUIET + timedelta(2), QUIET + timedelta(2))
    left = [(a.start.day, a.end.day) for a in shown(screen).absences if (a.start.year, a.start.month) == (2028, 6)]
    assert left == [(5, 6), (8, 9)]


def test_a_new_absence_says_at_once_which_blocks_it_breaks(screen: TutorsScreen) -> None:
    drag(screen, HCQ, HCQ + timedelta(2))
    assert screen.banner.isVisible()
    assert screen.banner.sentence.startswith("This breaks 1 scheduled block. Iain Snelling is away 2-4 November 2027")
    screen.workspace.document.undo_stack.undo()
    assert not screen.banner.isVisible()


def test_no_day_moves_under_the_mouse_when_something_is_said(screen: TutorsScreen, qtbot: QtBot) -> None:
    grid = screen.sheet.grid
    days = (date(2027, 9, 1), HCQ, date(2029, 3, 7))

    def places() -> list[QPoint]:
        return [grid.mapToGlobal(grid.cell(day)) for day in days]

    before = places()
    drag(screen, HCQ, HCQ + timedelta(2))
    qtbot.waitUntil(lambda: screen.banner.isVisible() and screen.banner.y() > screen.sheet.y())
    QTest.qWait(20)
    assert places() == before
    screen.workspace.document.undo_stack.undo()
    QTest.qWait(20)
    assert places() == before


def test_a_broken_block_is_called_by_its_code_so_that_two_years_fit_below(screen: TutorsScreen) -> None:
    drag(screen, HCQ, HCQ)
    assert "HCQ block 1" in screen.banner.sentence
    assert "Innovation and Improvement" not in screen.banner.sentence


def test_the_block_it_breaks_is_one_click_away(screen: TutorsScreen, desk: Desk) -> None:
    drag(screen, HCQ, HCQ + timedelta(2))
    links = [b for b in screen.banner.findChildren(QPushButton) if b.isVisible()]
    assert [b.text() for b in links] == ["HCQ block 1"]
    QTest.mouseClick(links[0], Qt.MouseButton.LeftButton)
    assert desk.window.screen_id == "timetable"
    assert desk.workspace.selection.block is not None
    assert desk.workspace.selection.block[1] == 1


def test_an_absence_is_switched_off_and_deleted_from_the_list(screen: TutorsScreen) -> None:
    listing = screen.absences.listing
    listing.setFocus()
    QTest.keyClick(listing, Qt.Key.Key_Down)
    first = listing.items[0].key
    assert isinstance(first, int)
    listing.choose(first)
    QTest.keyClick(listing, Qt.Key.Key_Space)
    assert not shown(screen).absences[first].active
    number = len(shown(screen).absences)
    QTest.keyClick(listing, Qt.Key.Key_Delete)
    assert len(shown(screen).absences) == number - 1
    assert undo_text(screen) == "Delete absence of Iain Snelling"


def test_dates_are_typed_in_any_clear_form_and_others_are_refused_beside_the_field(screen: TutorsScreen) -> None:
    panel = screen.absences
    key = panel.listing.items[0].key
    assert isinstance(key, int)
    panel.listing.choose(key)
    retype_date = panel.end
    retype_date.setFocus()
    retype_date.selectAll()
    QTest.keyClicks(retype_date, "3/4/2028")
    QTest.keyClick(retype_date, Qt.Key.Key_Return)
    assert "Write the month as a word" in panel.form.fault("end")
    retype_date.selectAll()
    QTest.keyClicks(retype_date, "21 Oct 2027")
    QTest.keyClick(retype_date, Qt.Key.Key_Return)
    assert shown(screen).absences[key].end == date(2027, 10, 21)
    assert panel.form.fault("end") == ""


def pasting(screen: TutorsScreen, text: str) -> PasteDates:
    screen.paste()
    dialog = next(w for w in QApplication.topLevelWidgets() if isinstance(w, PasteDates) and w.isVisible())
    dialog.text.setPlainText(text)
    return dialog


def test_pasted_dates_are_marked_in_one_step(screen: TutorsScreen, qtbot: QtBot) -> None:
    dialog = pasting(screen, "5-9 June 2028\nTue 20 June 2028 pm")
    qtbot.waitUntil(dialog.mark_button.isEnabled)
    number = screen.workspace.document.undo_stack.index()
    QTest.mouseClick(dialog.mark_button, Qt.MouseButton.LeftButton)
    june = [a for a in shown(screen).absences if (a.start.year, a.start.month) == (2028, 6)]
    assert [(a.start.day, a.end.day, a.part) for a in june] == [(5, 9, DayPart.WHOLE), (20, 20, DayPart.AFTERNOON)]
    assert screen.workspace.document.undo_stack.index() == number + 1


def test_a_pasted_date_that_can_mean_two_is_asked_about(screen: TutorsScreen, qtbot: QtBot) -> None:
    dialog = pasting(screen, "3/4/2028")
    qtbot.waitUntil(lambda: len(dialog.groups) == 1)
    assert not dialog.mark_button.isEnabled()
    choices = dialog.groups[0][1].buttons()
    assert [c.text() for c in choices] == ["Mon 3 April 2028", "Sat 4 March 2028"]
    choices[0].click()
    assert dialog.mark_button.isEnabled()
    QTest.mouseClick(dialog.mark_button, Qt.MouseButton.LeftButton)
    assert any(a.start == date(2028, 4, 3) for a in shown(screen).absences)


def test_a_line_that_means_nothing_is_shown_by_its_number(screen: TutorsScreen, qtbot: QtBot) -> None:
    dialog = pasting(screen, "5 June 2028\nsometime soon")
    qtbot.waitUntil(lambda: "to correct" in dialog.summary.text())
    assert not dialog.mark_button.isEnabled()
    dialog.reject()


def test_a_tutor_is_added_renamed_and_found(screen: TutorsScreen) -> None:
    QTest.mouseClick(screen.roster.adders[0], Qt.MouseButton.LeftButton)
    assert screen.window().focusWidget() is screen.details.name
    retype(screen.details.name, "Ada Byron")
    assert shown(screen).name == "Ada Byron"
    assert undo_text(screen) == "Rename New tutor"
    screen.roster.search_box.setText("byron")
    assert [i.title for i in screen.roster.listing.items] == ["Ada Byron"]


def test_a_role_and_a_working_day_are_one_click_each(screen: TutorsScreen) -> None:
    screen.panel.show_page("details")
    tick = screen.details.ticks["OD", "teachers"]
    assert not tick.isChecked()
    tick.click()
    module = next(m for m in screen.workspace.document.plan.modules if m.code == "OD")
    assert shown(screen).id in module.teachers
    screen.details.working.buttons[4].click()
    assert 4 not in shown(screen).working_weekdays
    assert "Not a working day" in screen.sheet.grid.words_of(date(2028, 6, 9))


def test_deleting_a_tutor_in_use_says_what_goes_with_it(screen: TutorsScreen, desk: Desk) -> None:
    QTest.mouseClick(screen.roster.delete_button, Qt.MouseButton.LeftButton)
    question = next(w for w in QApplication.topLevelWidgets() if isinstance(w, Question) and w.isVisible())
    assert question.sentences.item(0).text() == "It is in 16 blocks of the timetable."
    QTest.mouseClick(question.buttons["Delete Iain Snelling"], Qt.MouseButton.LeftButton)
    assert all(t.name != "Iain Snelling" for t in desk.document.plan.tutors)
    desk.document.undo_stack.undo()
    assert desk.document.plan == solved().plan
    assert desk.document.timetable == solved().timetable


def test_without_tutors_the_screen_offers_to_add_one(make_desk: MakeDesk) -> None:
    plan = replace(solved().plan, tutors=())
    screen = on_tutors(make_desk(replace(solved(), plan=plan, timetable=None)))
    assert screen.empty_button.isVisible()
    QTest.mouseClick(screen.empty_button, Qt.MouseButton.LeftButton)
    assert [t.name for t in screen.workspace.document.plan.tutors] == ["New tutor"]


def test_a_tutor_with_a_problem_is_marked_and_the_field_says_why(screen: TutorsScreen) -> None:
    retype(screen.details.name, " ")
    assert screen.roster.listing.items[0].grade
    assert screen.details.form.fault("name")


def test_what_somebody_else_has_open_cannot_be_changed(desk: Desk) -> None:
    desk.document.read_only = True
    screen = on_tutors(desk)
    before = desk.document.plan
    drag(screen, QUIET, QUIET + timedelta(4))
    QTest.mouseClick(screen.roster.delete_button, Qt.MouseButton.LeftButton)
    assert desk.document.plan is before
    assert not screen.details.isEnabled()


def test_what_was_painted_is_chosen_in_the_list_and_its_reason_typed_there(screen: TutorsScreen) -> None:
    QTest.keyClick(screen.sheet.grid, Qt.Key.Key_H)
    drag(screen, QUIET, QUIET + timedelta(1))
    assert screen.absences.form.isVisible()
    assert screen.absences.start.text() == "Mon 5 Jun 2028"
    retype(screen.absences.reason, "Dentist")
    found = next(a for a in shown(screen).absences if a.start == QUIET)
    assert (found.reason, found.part, found.end) == ("Dentist", DayPart.MORNING, QUIET + timedelta(1))


def test_a_reason_typed_for_one_tutor_is_not_painted_on_the_next(screen: TutorsScreen) -> None:
    screen.sheet.bar.reason_box.setText("Dentist")
    QTest.keyClick(screen.roster.listing, Qt.Key.Key_Down)
    assert shown(screen).name != "Iain Snelling"
    drag(screen, QUIET, QUIET)
    assert [a.reason for a in shown(screen).absences if a.start == QUIET] == [""]


def test_what_is_said_of_a_day_comes_before_the_keys_where_there_is_no_room_for_both(screen: TutorsScreen) -> None:
    screen.sheet.grid.put_cursor(HCQ)
    screen.window().resize(1800, 900)
    QApplication.processEvents()
    assert screen.sheet.keys.shown == screen.sheet.keys.text()
    screen.window().resize(1290, 700)
    QApplication.processEvents()
    assert screen.sheet.words.shown == screen.sheet.words.text()
    assert not screen.sheet.keys.shown
