"""The table as a person uses it: keys, clipboard, mouse."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from hsmc_scheduler.app.edits.modules import add_module
from hsmc_scheduler.gui.application import Desk
from hsmc_scheduler.gui.widgets.table.editors import TickList
from hsmc_scheduler.gui.widgets.table.table import DataTable
from tests.gui.conftest import MakeDesk, solved
from tests.gui.widgets.at_table import copied, editor, modules, shown, typed

CONTROL, SHIFT, NONE = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier(0)


@pytest.fixture
def table(desk: Desk, qtbot: QtBot) -> DataTable:
    return shown(desk, qtbot)


def press_first(table: DataTable) -> None:
    """Give the answer that does something."""
    assert table.question is not None
    *_, first = table.question.buttons.values()
    QTest.mouseClick(first, Qt.MouseButton.LeftButton)


def undo(table: DataTable) -> str:
    return table.workspace.document.undo_stack.undoText()


def test_the_model_keeps_the_promises_of_a_model(table: DataTable) -> None:
    tester = QAbstractItemModelTester(table.model, QAbstractItemModelTester.FailureReportingMode.Warning)
    for edit in (
        lambda p: add_module(p, index=0)[0],
        lambda p: replace(p, title="Other"),
        lambda p: replace(p, modules=p.modules[3:]),
    ):
        table.workspace.document.edit("Change", edit)
    table.grid.sortByColumn(1, Qt.SortOrder.DescendingOrder)
    table.model.filter("health")  # a warning of the tester fails the test
    assert tester.model() is table.model


def test_typing_replaces_a_cell_and_enter_goes_down(table: DataTable) -> None:
    table.grid.select_cell(0, 1)
    typed(table, "New title")
    QTest.keyClick(editor(table), Qt.Key.Key_Return)
    assert modules(table)[0].title == "New title"
    assert undo(table) == "Change title"
    assert (table.grid.currentIndex().row(), table.grid.currentIndex().column()) == (1, 1)


def test_f2_adds_to_a_cell_and_tab_goes_right(table: DataTable) -> None:
    table.grid.select_cell(0, 1)
    QTest.keyClick(table.grid, Qt.Key.Key_F2)
    QTest.keyClick(editor(table), Qt.Key.Key_End)
    QTest.keyClicks(editor(table), "!")
    QTest.keyClick(editor(table), Qt.Key.Key_Tab)
    assert modules(table)[0].title == "Leadership in Context!"
    assert table.grid.currentIndex().column() == 2


def test_esc_leaves_a_cell_as_it_was(table: DataTable) -> None:
    table.grid.select_cell(0, 1)
    typed(table, "Other")
    QTest.keyClick(editor(table), Qt.Key.Key_Escape)
    assert modules(table) == solved().plan.modules


def test_what_cannot_be_meant_is_said_while_it_is_typed_and_keeps_the_editor_open(table: DataTable) -> None:
    table.grid.select_cell(0, 2)
    typed(table, "lots")
    assert "not a whole number" in table.foot.text()
    QTest.keyClick(editor(table), Qt.Key.Key_Return)
    assert modules(table)[0].credits == 20
    assert editor(table).isVisible()


def test_fill_down_writes_the_top_cell_into_those_below(table: DataTable) -> None:
    table.grid.select_cell(0, 2)
    table.workspace.document.edit(
        "Change", lambda p: replace(p, modules=(replace(p.modules[0], credits=30), *p.modules[1:]))
    )
    for _ in range(2):
        QTest.keyClick(table.grid, Qt.Key.Key_Down, SHIFT)
    QTest.keyClick(table.grid, Qt.Key.Key_D, CONTROL)
    assert [m.credits for m in modules(table)[:4]] == [30, 30, 30, 20]
    assert undo(table) == "Fill down"


def test_rows_are_copied_as_excel_takes_them(table: DataTable) -> None:
    table.grid.select_cell(0, 0)
    for key in (Qt.Key.Key_Down, Qt.Key.Key_Right, Qt.Key.Key_Right, Qt.Key.Key_Right):
        QTest.keyClick(table.grid, key, SHIFT)
    QTest.keyClick(table.grid, Qt.Key.Key_C, CONTROL)
    data = QGuiApplication.clipboard().mimeData()
    first = data.text().splitlines()[0].split("\t")
    assert first[:3] == ["LIC", "Leadership in Context", "20"]
    assert first[3].startswith("Iain Snelling; ")
    assert "<td>Leadership in Context</td>" in data.html()


def test_a_paste_is_one_step_and_adds_the_rows_it_needs(table: DataTable) -> None:
    table.grid.select_cell(6, 0)
    copied("DISS\tThesis\t60\r\nNEW1\tFirst new\t10\r\nNEW2\tSecond new\t20\r\n")
    QTest.keyClick(table.grid, Qt.Key.Key_V, CONTROL)
    assert [(m.code, m.title, m.credits) for m in modules(table)[6:]] == [
        ("DISS", "Thesis", 60),
        ("NEW1", "First new", 10),
        ("NEW2", "Second new", 20),
    ]
    table.workspace.document.undo_stack.undo()
    assert modules(table) == solved().plan.modules


def test_bad_cells_of_a_paste_are_listed_before_anything_is_changed(table: DataTable) -> None:
    table.grid.select_cell(0, 1)
    copied("One\ttwenty\nTwo\t10\n")
    QTest.keyClick(table.grid, Qt.Key.Key_V, CONTROL)
    assert table.question is not None
    assert modules(table) == solved().plan.modules
    said = table.question.sentences.item(0).text()
    assert said.startswith("Row 1, Credits: “twenty” is not a whole number.")
    press_first(table)
    assert [(m.title, m.credits) for m in modules(table)[:2]] == [("One", 20), ("Two", 10)]


def test_one_copied_value_fills_every_selected_cell(table: DataTable) -> None:
    table.grid.select_cell(0, 2)
    QTest.keyClick(table.grid, Qt.Key.Key_Down, SHIFT)
    copied("15")
    QTest.keyClick(table.grid, Qt.Key.Key_V, CONTROL)
    assert [m.credits for m in modules(table)[:3]] == [15, 15, 20]


def test_delete_empties_what_can_be_empty(table: DataTable) -> None:
    table.grid.select_cell(0, 3)
    QTest.keyClick(table.grid, Qt.Key.Key_Delete)
    assert modules(table)[0].leads == ()
    table.grid.select_cell(0, 2)
    QTest.keyClick(table.grid, Qt.Key.Key_Delete)
    assert modules(table)[0].credits == 20
    assert "cannot be empty" in table.foot.text()


def test_a_new_code_is_carried_to_what_refers_to_it_in_the_timetable_too(table: DataTable) -> None:
    table.grid.select_cell(2, 0)
    typed(table, "QUAL")
    QTest.keyClick(editor(table), Qt.Key.Key_Return)
    plan = table.workspace.document.plan
    assert {s.module for d in plan.deliveries if d.id.startswith("hcq") for s in d.sessions} == {"QUAL"}
    assert not table.workspace.document.out_of_date


@pytest.mark.parametrize(("key", "after"), [(Qt.Key.Key_Tab, (2, 1)), (Qt.Key.Key_Return, (3, 0))])
def test_what_is_typed_after_a_new_code_goes_into_the_cell_beside_or_below_it(
    table: DataTable, key: Qt.Key, after: tuple[int, int], qtbot: QtBot
) -> None:
    before = modules(table)[0]
    table.grid.select_cell(2, 0)
    typed(table, "QUAL")
    QTest.keyClick(editor(table), key)
    assert (table.grid.currentIndex().row(), table.grid.currentIndex().column()) == after
    qtbot.waitUntil(lambda: table.grid.viewport().findChild(QLineEdit, "cellEditor") is None)
    typed(table, "Next")
    QTest.keyClick(editor(table), key)
    assert table.model.text(*after) == "Next"
    assert modules(table)[0] == before
    assert modules(table)[2].code == "QUAL"


def test_a_list_of_people_is_ticked_with_the_keyboard(table: DataTable, qtbot: QtBot) -> None:
    table.grid.select_cell(5, 3)
    before = modules(table)[5].leads
    QTest.keyClick(table.grid, Qt.Key.Key_F2)
    ticks = table.window().findChild(TickList)
    assert isinstance(ticks, TickList)
    new = next(t for t in table.workspace.document.plan.tutors if t.id not in before)
    QTest.keyClicks(ticks.search, new.name)
    QTest.keyClick(ticks.search, Qt.Key.Key_Down)
    QTest.keyClick(ticks.list, Qt.Key.Key_Space)
    QTest.keyClick(ticks.list, Qt.Key.Key_Return)
    assert modules(table)[5].leads == (*before, new.id)


def test_a_name_typed_in_a_list_is_ticked_with_enter_and_enter_again_is_done(table: DataTable) -> None:
    table.grid.select_cell(5, 3)
    before = modules(table)[5].leads
    QTest.keyClick(table.grid, Qt.Key.Key_F2)
    ticks = table.window().findChild(TickList)
    assert isinstance(ticks, TickList)
    new = [t for t in table.workspace.document.plan.tutors if t.id not in before][:2]
    for one in new:
        QTest.keyClicks(ticks.search, one.name)
        QTest.keyClick(ticks.search, Qt.Key.Key_Return)
        assert ticks.search.text() == ""
    QTest.keyClicks(ticks.search, "Nobody of that name")
    assert not ticks.list.isVisible()
    QTest.keyClick(ticks.search, Qt.Key.Key_Return)
    assert modules(table)[5].leads == before
    ticks.search.clear()
    QTest.keyClick(ticks.search, Qt.Key.Key_Return)
    assert modules(table)[5].leads == (*before, *(t.id for t in new))


def test_rows_are_sorted_and_filtered_and_edits_reach_the_right_thing(table: DataTable) -> None:
    table.grid.sortByColumn(0, Qt.SortOrder.AscendingOrder)
    assert [table.model.text(r, 0) for r in range(3)] == ["ALL", "DISS", "HCQ"]
    QTest.keyClicks(table.filter_box, "health quality")
    table._filter()
    assert [table.model.text(r, 0) for r in range(table.model.rowCount())] == ["HCQ"]
    table.grid.select_cell(0, 1)
    typed(table, "Quality")
    QTest.keyClick(editor(table), Qt.Key.Key_Return)
    assert next(m for m in modules(table) if m.code == "HCQ").title == "Quality"


def test_deleting_what_is_in_use_asks_once_with_what_refers_to_it(table: DataTable) -> None:
    table.grid.select_cell(2, 0)
    QTest.keyClick(table.grid, Qt.Key.Key_Delete, CONTROL)
    assert table.question is not None
    assert len(modules(table)) == 7
    said = [table.question.sentences.item(n).text() for n in range(table.question.sentences.count())]
    assert any("Health Care Quality" in s for s in said)
    press_first(table)
    assert "HCQ" not in [m.code for m in modules(table)]
    assert undo(table) == "Delete module"


def test_a_row_is_added_and_typed_and_duplicated(table: DataTable) -> None:
    QTest.mouseClick(table.add_button, Qt.MouseButton.LeftButton)
    QTest.keyClicks(editor(table), "ABC")
    QTest.keyClick(editor(table), Qt.Key.Key_Return)
    assert modules(table)[-1].code == "ABC"
    table.grid.select_cell(7, 0)
    QTest.keyClick(table.grid, Qt.Key.Key_D, CONTROL | SHIFT)
    assert len(modules(table)) == 9
    assert modules(table)[-1].title.endswith("(copy)")


def test_problems_stand_in_the_cell_they_are_about(make_desk: MakeDesk, qtbot: QtBot) -> None:
    content = solved()
    bad = (replace(content.plan.modules[0], leads=("nobody",)), *content.plan.modules[1:])
    table = shown(make_desk(replace(content, plan=replace(content.plan, modules=bad))), qtbot)
    tip = table.model.index(0, 3).data(Qt.ItemDataRole.ToolTipRole)
    assert "nobody" in tip
    assert table.model.index(1, 3).data(Qt.ItemDataRole.ToolTipRole) is None


def test_selection_stays_when_the_document_changes(table: DataTable) -> None:
    table.grid.select_cell(3, 1)
    table.workspace.document.edit("Add", lambda p: add_module(p, index=0)[0])
    assert table.model.text(table.grid.currentIndex().row(), 0) == "OD"


def test_a_read_only_plan_is_not_changed(make_desk: MakeDesk, qtbot: QtBot) -> None:
    desk = make_desk(solved())
    desk.document.read_only = True
    table = shown(desk, qtbot)
    table.grid.select_cell(0, 1)
    QTest.keyClicks(table.grid, "Other")
    copied("x")
    QTest.keyClick(table.grid, Qt.Key.Key_V, CONTROL)
    QTest.keyClick(table.grid, Qt.Key.Key_Delete)
    assert modules(table) == solved().plan.modules
    assert not table.add_button.isEnabled()


def test_the_first_column_stays_in_sight_where_the_table_is_wider_than_the_window(table: DataTable) -> None:
    table.resize(420, 400)
    grid, bar = table.grid, table.grid.horizontalScrollBar()
    assert not grid.frozen.isVisible()
    grid.select_cell(0, 4)
    QTest.qWait(1)
    assert bar.value() > 0
    assert grid.frozen.isVisible()
    assert grid.frozen.indexAt(QPoint(4, 4)) == grid.model().index(0, 0)
    grid.select_cell(0, 1)
    assert grid.visualRect(grid.model().index(0, 1)).left() >= grid.frozen.width() or bar.value() == 0


def test_a_click_on_the_frozen_column_selects_and_typing_is_the_grids(table: DataTable) -> None:
    table.resize(420, 400)
    grid, bar = table.grid, table.grid.horizontalScrollBar()
    bar.setValue(bar.maximum())
    at = grid.frozen.visualRect(grid.model().index(2, 0)).center()
    QTest.mouseClick(grid.frozen.viewport(), Qt.MouseButton.LeftButton, pos=at)
    assert (grid.currentIndex().row(), grid.currentIndex().column()) == (2, 0)
    assert bar.value() == bar.maximum()
    assert grid.hasFocus()
    typed(table, "QUAL")
    assert bar.value() == 0
    QTest.keyClick(editor(table), Qt.Key.Key_Return)
    assert modules(table)[2].code == "QUAL"


def test_the_frozen_column_sorts_and_scrolls_with_the_table(table: DataTable) -> None:
    table.resize(420, 200)
    grid = table.grid
    grid.horizontalScrollBar().setValue(100)
    grid.frozen.horizontalHeader().sectionClicked.emit(0)
    codes = [table.model.text(row, 0) for row in range(table.model.rowCount())]
    assert codes == sorted(codes, key=str.casefold)
    grid.verticalScrollBar().setValue(grid.verticalScrollBar().maximum())
    assert grid.frozen.verticalScrollBar().value() == grid.verticalScrollBar().value()
