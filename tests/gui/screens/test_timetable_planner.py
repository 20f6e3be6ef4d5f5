"""Looking at the planner: selecting, filtering, colouring, searching."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtCore import QEvent, QPoint, QSize, Qt
from PySide6.QtGui import QHelpEvent, QPainter, QPixmap
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QMenu, QPushButton, QToolTip
from pytestqt.qtbot import QtBot

from hsmc_scheduler.app.adjusting import Hold, pin
from hsmc_scheduler.domain.plan import Plan
from hsmc_scheduler.gui.application import Desk
from hsmc_scheduler.gui.places import Place
from hsmc_scheduler.gui.screens.timetable.describe import block_lines
from hsmc_scheduler.gui.screens.timetable.particulars import ColourBy, Kind
from hsmc_scheduler.gui.screens.timetable.planner.layout import HEADER, ROW_LEAST, Layout
from hsmc_scheduler.gui.screens.timetable.planner.legend import LINE, Legend
from hsmc_scheduler.gui.screens.timetable.planner.still import Still, paint_still
from hsmc_scheduler.gui.screens.timetable.screen import TimetableScreen
from hsmc_scheduler.gui.screens.timetable.view import Only
from hsmc_scheduler.gui.theme.theme import tokens
from hsmc_scheduler.gui.widgets.notices import EmptyState
from tests.gui.conftest import MakeDesk, solved
from tests.gui.screens.at_planner import CTRL, HCQ, LEFT, NONE, SHIFT, Person

Key = Qt.Key
LEGEND = ["Intake 2026", "Intake 2026 and Intake 2027", "Intake 2027", "Intake 2027 and Intake 2028", "Intake 2028"]


@pytest.fixture
def person(desk: Desk) -> Person:
    return Person(desk)


def test_all_blocks_lie_on_their_days(person: Person) -> None:
    layout = person.sheet.sheet
    assert set(layout.places) == set(person.state.roll.blocks)
    for block in layout.places:
        placement = person.placement(block)
        for rect, day in ((layout.rects(block)[0], placement.start), (layout.rects(block)[-1], placement.end)):
            row = layout.row_of(day)
            assert row is not None
            assert rect.intersects(layout.cell(row, day))


def test_no_two_blocks_lie_over_each_other(person: Person) -> None:
    rects = [rect for block in person.sheet.sheet.places for rect in person.sheet.sheet.rects(block)]
    assert not any(a.intersects(b) for n, a in enumerate(rects) for b in rects[:n])


@pytest.mark.parametrize(("width", "height", "inspector"), [(1920, 1080, True), (1366, 768, False)])
def test_two_years_fit_without_scrolling(person: Person, width: int, height: int, *, inspector: bool) -> None:
    if not inspector:
        person.desk.window.toggle_inspector()
    person.desk.window.resize(width, height)
    QApplication.processEvents()
    assert person.sheet.verticalScrollBar().maximum() == 0
    assert person.sheet.horizontalScrollBar().maximum() == 0
    assert min(row.height for row in person.sheet.sheet.rows) >= ROW_LEAST


def test_a_month_row_lines_weekdays_up(person: Person) -> None:
    layout: Layout = person.sheet.sheet
    lefts = set()
    for monday in (date(2027, 11, 1), date(2028, 5, 1), date(2029, 1, 1)):
        row = layout.row_of(monday)
        assert row is not None
        lefts.add(layout.cell(row, monday).left())
    assert len(lefts) == 1


def test_a_click_selects_ctrl_adds_and_a_click_beside_selects_nothing(person: Person) -> None:
    person.click(HCQ)
    assert person.selected() == (HCQ,)
    person.click(("pui-2027-28", 1), CTRL)
    assert person.selected() == (("pui-2027-28", 1), HCQ)
    person.click(HCQ, CTRL)
    assert person.selected() == (("pui-2027-28", 1),)
    QTest.mouseClick(person.sheet.viewport(), LEFT, NONE, person.point_on(date(2028, 7, 12)))
    assert person.selected() == ()


def test_shift_selects_all_in_between_in_order_of_time(person: Person) -> None:
    person.click(("diss-2027-28", 1))
    person.click(HCQ, SHIFT)
    expected = {("diss-2027-28", 1), ("hcq-2027-28", 1), ("pair-2027-28", 2), HCQ}
    assert set(person.selection.blocks) == expected
    assert person.selection.block == HCQ


def test_arrows_go_from_block_to_block_in_time(person: Person) -> None:
    person.press(Key.Key_Home)
    assert person.selected() == (("pair-2027-28", 1),)
    person.press(Key.Key_Right, Key.Key_Right)
    assert person.selected() == (("hcq-2027-28", 1),)
    person.press(Key.Key_Left)
    assert person.selected() == (("diss-2027-28", 1),)
    person.press(Key.Key_End)
    assert person.selected() == (("pair-2028-29", 6),)


def test_up_and_down_go_to_the_nearest_block_of_the_next_row(person: Person) -> None:
    person.click(("od-2027-28", 1))
    person.press(Key.Key_Down)  # the second lane of the same days
    assert person.selection.block == ("pair-2027-28", 3)
    person.press(Key.Key_Down)
    assert person.selection.block == ("opt-2027-28", 1)
    person.press(Key.Key_Up)
    assert person.selection.block == ("pair-2027-28", 3)


def test_shift_and_ctrl_work_with_the_keyboard_too(person: Person) -> None:
    person.press(Key.Key_Home)
    person.press(Key.Key_Right, modifiers=SHIFT)
    assert person.selected() == (("diss-2027-28", 1), ("pair-2027-28", 1))
    person.press(Key.Key_Right, modifiers=CTRL)
    assert person.selected() == (("diss-2027-28", 1), ("pair-2027-28", 1))
    person.press(Key.Key_Space, modifiers=CTRL)
    assert person.selection.block == ("hcq-2027-28", 1)
    person.press(Key.Key_A, modifiers=CTRL)
    assert len(person.selection.blocks) == 38
    person.press(Key.Key_Escape)
    assert person.selected() == ()


def test_the_block_the_keyboard_is_on_is_said(person: Person) -> None:
    person.click(HCQ)
    said = person.sheet.accessibleDescription()
    assert said.startswith(
        "HCQ block 2 of 2, Health Care Quality: Innovation and Improvement, Tue 23 – Wed 24 Nov 2027"
    )
    assert "Ross Millar" in said


def test_m_asks_where_to_move_the_block(person: Person, qtbot: QtBot) -> None:
    person.click(HCQ)
    with qtbot.waitSignal(person.screen.views["planner"].move_wanted, timeout=100):
        person.press(Key.Key_M)


@pytest.mark.qt_log_ignore("This plugin does not support")  # popups without a screen
@pytest.mark.parametrize("key", [Key.Key_F10, Key.Key_Menu])
def test_the_menu_opens_from_the_keyboard(person: Person, qtbot: QtBot, key: Key) -> None:
    person.click(HCQ)
    person.press(key)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    words = [a.text() for a in menu.actions()]
    assert "Pick up" in words
    assert "Where can it go?" in words
    menu.close()


def test_the_filter_leaves_one_persons_blocks(person: Person) -> None:
    menu = person.screen.toolbar.filter_menu
    menu.aboutToShow.emit()
    tutors = next(a.menu() for a in menu.actions() if a.text() == "Tutors")
    assert isinstance(tutors, QMenu)
    next(a for a in tutors.actions() if a.text() == "Ross Millar").trigger()
    shown = set(person.sheet.sheet.places)
    its = {b for b, p in person.state.roll.blocks.items() if p.concerns(Kind.TUTOR, "millar")}
    assert HCQ in shown
    assert shown == its
    assert len(shown) < 38
    assert person.screen.toolbar.filter.text() == "Ross Millar"
    QTest.mouseClick(person.screen.toolbar.everyone, LEFT)
    assert len(person.sheet.sheet.places) == 38


def test_a_lead_sees_all_blocks_of_the_modules_they_answer_for(person: Person) -> None:
    plan = person.desk.document.plan
    for module in plan.modules:
        for lead in module.leads:
            for block, its in person.state.roll.blocks.items():
                assert module.code not in its.modules or its.concerns(Kind.TUTOR, lead), (block, lead)


def test_colours_stand_for_cohorts_when_asked(person: Person) -> None:
    before = {b: person.state.colour(b) for b in person.state.roll.blocks}
    button = next(b for b in person.screen.toolbar.findChildren(QPushButton) if b.text() == "By cohort")
    QTest.mouseClick(button, LEFT)
    assert person.state.colour_by is ColourBy.COHORT
    after = {b: person.state.colour(b) for b in person.state.roll.blocks}
    assert after != before
    groups = {its.cohorts: after[b] for b, its in person.state.roll.blocks.items()}
    assert all(after[b] == groups[its.cohorts] for b, its in person.state.roll.blocks.items())
    assert [words for words, _ in person.state.legend()] == LEGEND


def test_the_search_fades_the_rest_and_enter_goes_through_what_is_found(person: Person, qtbot: QtBot) -> None:
    QTest.keyClick(person.desk.window, Key.Key_F, CTRL)
    field = person.screen.toolbar.search
    assert field.hasFocus()
    QTest.keyClicks(field, "hcq december")
    qtbot.waitUntil(lambda: person.state.search == "hcq december")
    assert not person.state.matches(HCQ)
    assert "0 blocks found" in person.status
    field.selectAll()
    QTest.keyClicks(field, "hcq 2027")
    QTest.keyClick(field, Key.Key_Return)
    assert person.selected() == (("hcq-2027-28", 1),)
    QTest.keyClick(field, Key.Key_Return)
    assert person.selected() == (HCQ,)
    assert field.hasFocus()
    QTest.keyClick(field, Key.Key_Escape)
    assert person.state.search == ""


def test_a_jump_to_a_block_selects_and_shows_it(person: Person) -> None:
    person.state.show_only(Only(Kind.COHORT, "lhsi-2028"))
    person.desk.workspace.go(Place("timetable", "block", "hcq-2027-28#2"))
    assert person.selected() == (HCQ,)
    assert HCQ in person.sheet.sheet.places
    assert person.sheet.hasFocus()


@pytest.mark.qt_log_ignore("This plugin does not support")
def test_a_tooltip_shows_a_name_as_plain_text(make_desk: MakeDesk, qtbot: QtBot) -> None:
    def rename(plan: Plan) -> Plan:
        modules = tuple(replace(m, title="<img src=x> & Co") for m in plan.modules)
        return replace(plan, modules=modules)

    content = solved()
    person = Person(make_desk(replace(content, plan=rename(content.plan))))
    point = person.point_of(HCQ)
    QApplication.sendEvent(
        person.sheet.viewport(),
        QHelpEvent(QEvent.Type.ToolTip, point, person.sheet.viewport().mapToGlobal(point)),
    )
    assert "&lt;img src=x&gt; &amp; Co" in QToolTip.text()
    QToolTip.hideText()


def test_without_a_timetable_the_screen_offers_to_generate_one(bare_desk: Desk, qtbot: QtBot) -> None:
    bare_desk.window.show_screen("timetable")
    screen = bare_desk.window.screen_of("timetable")
    assert isinstance(screen, TimetableScreen)
    empty = screen.findChild(EmptyState)
    assert empty is not None
    assert empty.isVisible()
    text = next(one for one in empty.findChildren(QLabel) if one.text().startswith("Once the timetable"))
    assert text.height() >= text.heightForWidth(text.width())
    button = next(b for b in empty.findChildren(QPushButton) if b.text() == "Generate timetable")
    with qtbot.waitSignal(bare_desk.workspace.asked_to_generate, timeout=100):
        QTest.mouseClick(button, LEFT)


def test_a_timetable_taken_back_leaves_the_empty_screen_and_comes_again(person: Person) -> None:
    document = person.desk.document
    document.step("Remove timetable", replace(document.content, timetable=None))
    assert not person.sheet.isVisible()
    assert not person.desk.window.inspector.isVisible()
    person.undo()
    assert person.desk.window.inspector.isVisible()
    assert person.sheet.isVisible()
    assert len(person.sheet.sheet.places) == 38


def test_in_a_small_window_the_sheet_scrolls_under_its_weekdays(person: Person) -> None:
    person.sheet.resize(QSize(500, 300))
    bar = person.sheet.verticalScrollBar()
    assert bar.maximum() > 0
    person.press(Key.Key_End)
    assert person.sheet.viewport().rect().contains(person.sheet.seen(person.sheet.sheet.rects(("pair-2028-29", 6))[0]))


def test_what_is_scrolled_into_sight_is_painted_as_it_is_where_all_is_seen(person: Person) -> None:
    sheet = person.sheet
    sheet.resize(QSize(500, 300))
    sheet.viewport().repaint()
    sheet.verticalScrollBar().setValue(sheet.verticalScrollBar().maximum())
    seen = sheet.viewport().grab().toImage().copy(0, HEADER, 480, 200)
    whole = QPixmap(sheet.sheet.width, sheet.sheet.height)
    whole.fill(tokens().colour("panel"))
    painter = QPainter(whole)
    paint_still(painter, Still(sheet.sheet, sheet.look, lambda _: False, date.min))
    painter.end()
    assert seen == whole.toImage().copy(0, sheet.offset.y() + HEADER, 480, 200).convertToFormat(seen.format())


def test_today_is_brought_into_sight_or_said_to_be_elsewhere(person: Person, monkeypatch: pytest.MonkeyPatch) -> None:
    day = date(2029, 7, 3)
    monkeypatch.setattr("hsmc_scheduler.gui.screens.timetable.planner.view.today", lambda: day)
    person.sheet.resize(QSize(900, 300))
    QTest.mouseClick(person.screen.toolbar.today, LEFT)
    assert person.sheet.viewport().rect().contains(person.point_on(day))
    monkeypatch.setattr("hsmc_scheduler.gui.screens.timetable.planner.view.today", lambda: date(2040, 1, 2))
    QTest.mouseClick(person.screen.toolbar.today, LEFT)
    assert "Today, Mon 2 January 2040, is in no academic year of this plan" in person.status


def test_the_bar_takes_two_rows_in_a_narrow_window(person: Person) -> None:
    bar = person.screen.toolbar
    assert bar.colours.y() == bar.views.y()
    person.desk.window.resize(800, 600)
    QApplication.processEvents()
    assert bar.colours.y() > bar.views.y()
    for one in (bar.views, bar.colours, bar.filter, bar.today, bar.search):
        assert one.width() >= min(one.sizeHint().width(), bar.search.minimumWidth())
        assert one.geometry().right() <= bar.width()


def test_what_is_pinned_in_any_way_looks_pinned(person: Person) -> None:
    document = person.desk.document
    plan, timetable = document.plan, document.timetable
    assert timetable is not None
    before = person.picture_of(HCQ)
    for hold in (Hold.DATES, Hold.ROOM):
        pinned = pin(plan, timetable, [HCQ], hold)
        document.step("Pin", replace(document.content, plan=pinned))
        assert person.picture_of(HCQ) != before
        assert any(line.startswith("Pinned: ") for line in block_lines(person.state, HCQ))
        person.undo()
    assert person.picture_of(HCQ) == before


def test_what_is_selected_outlasts_a_preview_that_does_not_have_it(person: Person) -> None:
    person.click(HCQ)
    timetable = person.desk.document.timetable
    assert timetable is not None
    person.desk.workspace.show_preview(replace(timetable, placements=timetable.placements[:3]))
    person.desk.workspace.show_preview(None)
    assert person.selected() == (HCQ,)
    fewer = tuple(p for p in timetable.placements if p.key != HCQ)
    document = person.desk.document
    document.step("Remove", replace(document.content, timetable=replace(timetable, placements=fewer)))
    assert person.selected() == ()


def test_names_with_numbers_are_offered_in_the_order_of_the_numbers(person: Person) -> None:
    menu = person.screen.toolbar.filter_menu
    menu.aboutToShow.emit()
    tutors = next(a for a in menu.actions() if a.text() == "Tutors").menu()
    assert isinstance(tutors, QMenu)
    names = [a.text() for a in tutors.actions() if a.text().startswith("Tutor ")]
    assert names == [f"Tutor {n} (example)" for n in range(1, len(names) + 1)]


def test_a_filter_that_lets_nothing_through_says_so(person: Person) -> None:
    person.state.show_only(Only(Kind.ROOM, "nowhere"))
    assert person.sheet.sheet.places == {}
    assert person.legend_words() == "No block is shown: nothing in the timetable passes the filter"


def test_the_hovered_block_is_known_and_forgotten(person: Person) -> None:
    person.move(person.point_of(HCQ), buttons=Qt.MouseButton.NoButton)
    assert person.sheet.hovered == HCQ
    person.move(QPoint(2, 2), buttons=Qt.MouseButton.NoButton)
    assert person.sheet.hovered is None


def test_a_legend_of_many_modules_shows_every_one(person: Person) -> None:
    families = person.desk.document.facts.palette.families
    legend = Legend()
    legend.resize(500, 20)
    many = tuple((f"M{n:02}  A module of that number", families[n % len(families)].colour) for n in range(40))
    legend.show_entries(many)
    assert legend.height() >= 4 * LINE, "40 codes take more than two lines of 500 pixels"
    assert "M39  A module of that number" in legend.toolTip()
    legend.show_entries(many[:2])
    assert legend.height() == LINE
    assert legend.toolTip() == ""
    legend.deleteLater()
