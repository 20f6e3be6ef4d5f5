"""Programmes and modules: what is taught, written down as a person does."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from hsmc_scheduler.domain.delivery import Delivery
from hsmc_scheduler.gui.application import Desk
from hsmc_scheduler.gui.places import Place
from hsmc_scheduler.gui.screens.modules.delivery_page import DeliveryPage
from hsmc_scheduler.gui.screens.modules.pages import ModulePage
from hsmc_scheduler.gui.screens.modules.screen import ModulesScreen
from hsmc_scheduler.gui.widgets.form.controls import LineControl, TogglesControl
from tests.gui.conftest import MakeDesk, solved

HCQ = ("deliveries", "hcq-2027-28")


def screen_of(desk: Desk) -> ModulesScreen:
    desk.window.show_screen("modules")
    found = desk.window.screen_of("modules")
    assert isinstance(found, ModulesScreen)
    return found


@pytest.fixture
def page(desk: Desk) -> DeliveryPage:
    screen = screen_of(desk)
    screen.show_at(HCQ)
    found = screen.pages["deliveries/"]
    assert isinstance(found, DeliveryPage)
    return found


def delivery(page: DeliveryPage) -> Delivery:
    return next(d for d in page.workspace.document.plan.deliveries if d.id == HCQ[1])


def test_the_splits_follow_the_lengths_that_are_allowed(page: DeliveryPage) -> None:
    assert page.splits.words.text() == "So it is cut: 2 + 3 or 3 + 2"
    lengths = page.lengths.fields["block_lengths"].control
    assert isinstance(lengths, TogglesControl)
    QTest.mouseClick(lengths.buttons[5], Qt.MouseButton.LeftButton)
    assert delivery(page).block_lengths == (2, 3, 5)
    assert "one block of 5 days" in page.splits.words.text()
    for n in (2, 5):
        QTest.mouseClick(lengths.buttons[n], Qt.MouseButton.LeftButton)
    assert page.splits.words.text().startswith("No split is possible: 5 days cannot be cut into blocks of 3")


def test_a_session_is_moved_with_the_keyboard_and_by_dragging(page: DeliveryPage, qtbot: QtBot) -> None:
    before = [s.id for s in delivery(page).sessions]
    page.sessions.grid.select_cell(0)
    page.window().activateWindow()
    page.sessions.grid.setFocus()
    qtbot.waitUntil(page.sessions.grid.hasFocus)
    QTest.keyClick(page.sessions.grid, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    assert [s.id for s in delivery(page).sessions] == [before[1], before[0], *before[2:]]
    page.sessions.grid.verticalHeader().moveSection(0, 2)
    assert [s.id for s in delivery(page).sessions] == [before[0], before[2], before[1], *before[3:]]
    assert page.sessions.grid.verticalHeader().visualIndex(0) == 0


def test_a_session_is_added_like_the_one_before_it(page: DeliveryPage) -> None:
    QTest.mouseClick(page.sessions.add_button, Qt.MouseButton.LeftButton)
    assert len(delivery(page).sessions) == 6


def test_dates_are_dragged_on_the_year_strip_and_moved_with_the_keys(page: DeliveryPage, qtbot: QtBot) -> None:
    strip = page.strip
    page.ensureWidgetVisible(strip)
    start = strip.handle_at(0, False).toPoint()
    QTest.mousePress(strip, Qt.MouseButton.LeftButton, pos=start)
    QTest.mouseMove(strip, start + QPoint(60, 0))
    QTest.mouseRelease(strip, Qt.MouseButton.LeftButton, pos=start + QPoint(60, 0))
    dragged = delivery(page).window.earliest
    assert dragged is not None
    assert dragged != solved().plan.deliveries[2].window.earliest
    strip.setFocus()
    QTest.keyClick(strip, Qt.Key.Key_Right)
    moved = delivery(page).window.earliest
    assert moved is not None
    assert (moved - dragged).days == 1


def test_a_number_that_cannot_be_is_told_beside_its_field_while_it_is_typed(page: DeliveryPage) -> None:
    field = page.blocks.fields["gaps.min_days"]
    assert isinstance(field.control, LineControl)
    field.control.line.selectAll()
    QTest.keyClicks(field.control.line, "soon")
    assert "not a whole number" in field.said
    assert delivery(page).gaps == solved().plan.deliveries[2].gaps


def test_a_longest_gap_below_the_shortest_is_refused_in_words(page: DeliveryPage) -> None:
    field = page.blocks.fields["gaps.max_days"]
    assert isinstance(field.control, LineControl)
    field.control.line.setFocus()
    field.control.line.selectAll()
    QTest.keyClicks(field.control.line, "1")
    QTest.keyClick(field.control.line, Qt.Key.Key_Return)
    assert delivery(page).gaps.min_days > 1
    assert "the longest no less than the shortest" in field.said


def test_people_are_picked_from_a_list(desk: Desk) -> None:
    screen = screen_of(desk)
    screen.show_at(("modules", "OPT"))
    page = screen.pages["modules/"]
    assert isinstance(page, ModulePage)
    pick = page.form.fields["leads"].control
    QTest.mouseClick(pick.button, Qt.MouseButton.LeftButton)  # type: ignore[attr-defined]  # leads are picked
    ticks = pick._ticks  # type: ignore[attr-defined]
    QTest.keyClicks(ticks.search, "Snelling")
    QTest.keyClick(ticks.search, Qt.Key.Key_Down)
    QTest.keyClick(ticks.list, Qt.Key.Key_Space)
    QTest.keyClick(ticks.list, Qt.Key.Key_Return)
    module = next(m for m in desk.document.plan.modules if m.code == "OPT")
    assert module.leads[-1] == "snelling"


def test_a_problem_stands_beside_its_field_and_is_mended_with_one_click(make_desk: MakeDesk, qtbot: QtBot) -> None:
    content = solved()
    bad = (replace(content.plan.modules[0], leads=("snelling", "nobody")), *content.plan.modules[1:])
    desk = make_desk(replace(content, plan=replace(content.plan, modules=bad)))
    screen = screen_of(desk)
    screen.show_place(Place("modules", "module", "LIC", "leads"))
    page = screen.pages["modules/"]
    assert isinstance(page, ModulePage)
    field = page.form.fields["leads"]
    assert "nobody" in field.said
    qtbot.waitUntil(field.note.button.isVisible)
    QTest.mouseClick(field.note.button, Qt.MouseButton.LeftButton)
    assert desk.document.plan.modules[0].leads == ("snelling",)
    assert field.said == ""


def test_a_module_stays_open_under_its_new_code_and_the_keyboard_goes_on_to_the_next_field(
    desk: Desk, qtbot: QtBot
) -> None:
    screen = screen_of(desk)
    screen.show_at(("modules", "HCQ"))
    page = screen.pages["modules/"]
    assert isinstance(page, ModulePage)
    code = page.form.fields["code"].control
    assert isinstance(code, LineControl)
    desk.window.activateWindow()
    code.line.setFocus()
    qtbot.waitUntil(code.line.hasFocus)
    code.line.selectAll()
    QTest.keyClicks(code.line, "QUAL")
    QTest.keyClick(code.line, Qt.Key.Key_Tab)
    assert (screen.at, screen.stack.currentWidget()) == (("modules", "QUAL"), page)
    assert page.form.fields["credits"].isAncestorOf(desk.window.focusWidget())
    desk.document.undo_stack.undo()
    assert (screen.at, code.line.text()) == (("modules", "HCQ"), "HCQ")


def test_a_click_on_a_year_of_the_list_leaves_the_mark_on_what_is_shown(desk: Desk) -> None:
    screen = screen_of(desk)
    screen.show_at(("modules", "HCQ"))
    desk.window.show()
    tree = screen.outline.tree
    shown = tree.currentIndex()
    year = tree.indexBelow(shown)
    while year.data() != "2027-28":
        year = tree.indexBelow(year)
    QTest.mouseClick(tree.viewport(), Qt.MouseButton.LeftButton, pos=tree.visualRect(year).center())
    assert tree.selectedIndexes() == [shown]
    assert tree.currentIndex() == shown


def test_a_module_is_found_opened_and_taught_in_another_year(desk: Desk) -> None:
    screen = screen_of(desk)
    QTest.keyClicks(screen.outline.search, "opt")
    screen.show_at(("modules", "OPT"))
    page = screen.pages["modules/"]
    assert isinstance(page, ModulePage)
    before = len(desk.document.plan.deliveries)
    QTest.mouseClick(page.add_button, Qt.MouseButton.LeftButton)
    assert len(desk.document.plan.deliveries) == before + 1
    assert screen.at[0] == "deliveries"


def test_an_empty_plan_says_what_belongs_there_and_adds_it(make_desk: MakeDesk) -> None:
    plan = replace(solved().plan, programmes=(), modules=(), deliveries=(), orders=(), cohorts=(), students=())
    desk = make_desk(replace(solved(), plan=plan, timetable=None, proof=None))
    screen = screen_of(desk)
    table = screen.pages["modules"].table  # type: ignore[attr-defined]  # the table of modules
    assert table._pages.currentIndex() == 1
    table.add()
    assert len(desk.document.plan.modules) == 1
