"""What is typed or pasted fast: every word lands in the row it was meant for."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from hsmc_scheduler.app.edits.editing import move
from hsmc_scheduler.gui.application import Desk
from hsmc_scheduler.gui.widgets.settling import settle
from hsmc_scheduler.gui.widgets.table.table import DataTable
from tests.gui.conftest import solved
from tests.gui.widgets.at_table import ROWS, copied, editor, modules, shown, typed

CONTROL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def table(desk: Desk, qtbot: QtBot) -> DataTable:
    return shown(desk, qtbot)


def codes(table: DataTable) -> list[str]:
    return [table.model.text(row, 0) for row in range(table.model.rowCount())]


def filtered(table: DataTable, words: str) -> None:
    table.filter_box.setText(words)
    QTest.qWait(120)
    table.grid.setFocus()


def entered(table: DataTable, text: str, qtbot: QtBot) -> None:
    typed(table, text)
    QTest.keyClick(editor(table), Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: table.grid.viewport().findChild(QLineEdit, "cellEditor") is None)


def test_numbers_typed_down_a_sorted_column_go_into_the_rows_as_they_stood(table: DataTable, qtbot: QtBot) -> None:
    table.grid.sortByColumn(2, Qt.SortOrder.AscendingOrder)
    before = codes(table)
    table.grid.select_cell(0, 2)
    for number in ("15", "70", "30"):
        entered(table, number, qtbot)
    assert codes(table) == before
    assert {m.code: m.credits for m in modules(table) if m.code in before[:3]} == dict(
        zip(before, (15, 70, 30), strict=False)
    )
    table.grid.sortByColumn(2, Qt.SortOrder.DescendingOrder)
    assert codes(table)[0] == before[1]


def test_a_row_stays_that_no_longer_fits_the_filter_until_it_is_filtered_again(table: DataTable, qtbot: QtBot) -> None:
    filtered(table, "leadership")
    before = codes(table)
    assert len(before) > 1
    table.grid.select_cell(0, 1)
    entered(table, "One", qtbot)
    entered(table, "Two", qtbot)
    assert codes(table) == before
    titles = {m.code: m.title for m in modules(table)}
    assert [titles[code] for code in before[:2]] == ["One", "Two"]
    filtered(table, "one")
    assert codes(table) == [before[0]]


def test_a_sorted_table_shows_what_is_added_deleted_and_brought_back(table: DataTable) -> None:
    table.grid.sortByColumn(0, Qt.SortOrder.AscendingOrder)
    before = codes(table)
    table.grid.select_cell(before.index("OPT"), 0)
    QTest.keyClick(table.grid, Qt.Key.Key_D, CONTROL | SHIFT)
    assert sorted(codes(table)) == sorted(m.code for m in modules(table))
    table.workspace.document.undo_stack.undo()
    assert codes(table) == before
    assert table.foot.text().startswith("7 modules")


def test_a_paste_into_a_sorted_table_reaches_the_rows_that_are_seen(table: DataTable) -> None:
    table.grid.sortByColumn(0, Qt.SortOrder.DescendingOrder)
    before = codes(table)
    table.grid.select_cell(0, 1)
    copied("First\t1\r\nSecond\t2\r\n")
    QTest.keyClick(table.grid, Qt.Key.Key_V, CONTROL)
    found = {m.code: (m.title, m.credits) for m in modules(table)}
    assert [found[code] for code in before[:2]] == [("First", 1), ("Second", 2)]


def test_a_paste_into_a_filtered_table_adds_no_rows_that_would_not_be_seen(table: DataTable) -> None:
    filtered(table, "dissertation")
    table.grid.select_cell(0, 1)
    copied("First\r\nSecond\r\n")
    QTest.keyClick(table.grid, Qt.Key.Key_V, CONTROL)
    assert modules(table) == solved().plan.modules
    assert table.question is not None
    assert "Clear the filter" in table.question.sentences.item(0).text()


def test_a_block_pasted_while_a_cell_is_typed_into_goes_into_the_table(table: DataTable) -> None:
    QTest.mouseClick(table.add_button, Qt.MouseButton.LeftButton)
    copied("ABC\tFirst\t10\r\nDEF\tSecond\t20\r\n")
    QTest.keyClick(editor(table), Qt.Key.Key_V, CONTROL)
    assert [(m.code, m.title, m.credits) for m in modules(table)[7:]] == [("ABC", "First", 10), ("DEF", "Second", 20)]


def test_one_cell_copied_in_excel_is_pasted_into_what_is_typed_as_its_text(table: DataTable) -> None:
    table.grid.select_cell(0, 1)
    typed(table, "Now ")
    copied('"A ""good""\r\ntitle"\r\n')
    QTest.keyClick(editor(table), Qt.Key.Key_V, CONTROL)
    QTest.keyClick(editor(table), Qt.Key.Key_Return)
    assert modules(table)[0].title == 'Now A "good" title'


def test_what_has_no_column_to_go_into_is_said_to_be_left_out(table: DataTable) -> None:
    table.grid.select_cell(0, 4)
    copied("Other\tbeyond\tfurther\r\n")
    QTest.keyClick(table.grid, Qt.Key.Key_V, CONTROL)
    assert modules(table)[0].aliases == ("Other",)
    assert table.foot.text() == "2 copied cells were left out: no column can take them."


def test_what_is_typed_is_written_before_the_plan_is_saved_or_solved(table: DataTable) -> None:
    table.grid.select_cell(0, 1)
    typed(table, "Half typed")
    settle()
    assert modules(table)[0].title == "Half typed"
    assert table.grid.hasFocus()


def test_what_means_nothing_stays_to_be_mended_while_the_plan_is_saved(table: DataTable) -> None:
    table.grid.select_cell(0, 2)
    typed(table, "many")
    settle()
    assert editor(table).text() == "many"
    assert modules(table)[0].credits == solved().plan.modules[0].credits


def test_a_number_column_that_is_sorted_has_room_for_its_arrow(table: DataTable) -> None:
    across = Qt.Orientation.Horizontal
    table.grid.sortByColumn(2, Qt.SortOrder.AscendingOrder)
    assert str(table.model.headerData(2, across)).endswith("\N{NO-BREAK SPACE}")
    table.grid.sortByColumn(0, Qt.SortOrder.AscendingOrder)
    assert table.model.headerData(2, across) == "Credits"


def test_a_row_moved_in_a_filtered_table_goes_past_the_next_row_that_is_seen(desk: Desk, qtbot: QtBot) -> None:
    table = shown(desk, qtbot, replace(ROWS, ordered=True))
    desk.document.edit("Move", lambda plan: move(plan, ("modules", "ALL"), 6))
    filtered(table, "leadership")
    assert codes(table) == ["LIC", "ALL"]
    table.grid.select_cell(0, 0)
    table.move_row(1)
    assert codes(table) == ["ALL", "LIC"]
    assert table.model.text(table.grid.currentIndex().row(), 0) == "LIC"
    assert [m.code for m in modules(table)][-2:] == ["ALL", "LIC"]
