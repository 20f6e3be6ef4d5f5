"""Tables of what was found: every word can be read, and none of them is taken for anything but words."""

from __future__ import annotations

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from hsmc_scheduler.domain.problem import Problem
from hsmc_scheduler.gui.screens.export.found import ROW, FoundTable, Row


def a_table(qtbot: QtBot, width: int) -> FoundTable:
    table = FoundTable("Found")
    qtbot.addWidget(table)
    table.resize(width, 400)
    table.show()
    return table


def test_how_to_mend_a_problem_is_seen_without_scrolling_sideways(qtbot: QtBot) -> None:
    table = a_table(qtbot, 800)
    long = "Write the month as a word, such as 7 March 2028, and look whether the weekday is the right one. " * 2
    table.show_problems([Problem("A form with a long name.xlsx, Availability!F14", long, long)])
    qtbot.waitUntil(lambda: sum(table.columnWidth(c) for c in range(3)) <= table.viewport().width())
    assert table.rowHeight(0) > 2 * ROW

    table.show_rows(("What",), [Row(("short",))])
    assert table.rowHeight(0) == ROW


def test_a_name_that_looks_like_markup_is_shown_as_it_is_written(qtbot: QtBot) -> None:
    table = a_table(qtbot, 800)
    table.show_rows(("Name",), [Row(("<h1>Ann</h1>",))])
    told = table.model().index(0, 0).data(Qt.ItemDataRole.ToolTipRole)
    assert told == "<p>&lt;h1&gt;Ann&lt;/h1&gt;</p>"


def test_rows_are_no_higher_than_their_words_once_the_window_is_wide(qtbot: QtBot) -> None:
    table = a_table(qtbot, 500)
    table.show_problems([Problem("Tutors!F2", "Two dates run into one another", "Put a comma between them. " * 3)])
    qtbot.waitUntil(lambda: table.rowHeight(0) > ROW)
    table.resize(1600, 400)
    qtbot.waitUntil(lambda: table.rowHeight(0) == ROW)
