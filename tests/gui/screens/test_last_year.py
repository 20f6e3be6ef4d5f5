"""A list of dates brought in, and the plan rolled forward, from the Import & export screen."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from hsmc_scheduler.gui.application import Desk
from hsmc_scheduler.gui.screens.export.last_year.panel import LastYearPanel
from hsmc_scheduler.gui.screens.export.roll_forward.panel import RollForwardPanel
from hsmc_scheduler.gui.widgets.question import Question
from hsmc_scheduler.storage.files import load
from tests.gui.boxes import box_of, choose_file, press
from tests.gui.screens.at_export import panel_of

LIST = """Course\tWhen\tVenue
HCQ\tTue 7 - Thu 9 March 2028\tSeminar Room 1 (example)
HCQ\tMon 4 April 2028\t
Health Care Qualty\t11/4/2028\t
OD\t7-9 March 2028\tSeminar Room 1 (example)
"""


@pytest.fixture
def panel(desk: Desk) -> LastYearPanel:
    found = panel_of(desk, "last_year")
    assert isinstance(found, LastYearPanel)
    return found


def settled(panel: LastYearPanel, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: panel.found is not None and not panel.working, timeout=30_000)


def paste(panel: LastYearPanel, qtbot: QtBot, text: str, html: str = "") -> None:
    clip = QMimeData()
    clip.setText(text)
    if html:
        clip.setHtml(html)
    QGuiApplication.clipboard().setMimeData(clip)
    press(panel, "Paste")
    settled(panel, qtbot)


def test_a_pasted_list_is_shown_line_by_line_and_put_in_as_one_step(
    desk: Desk, panel: LastYearPanel, qtbot: QtBot
) -> None:
    before = desk.document.content
    paste(panel, qtbot, LIST)
    assert [row.grade for row in panel.table.rows] == ["good", "bad", "caution", "good"]
    assert panel.table.rows[0].cells[2] == "7-9 March 2028"
    assert "4 April 2028 is a Tuesday, not a Monday" in panel.table.rows[1].cells[4]
    panel.view._buttons["clashes"].click()
    assert any("Seminar Room 1 (example) is used at once" in row.cells[1] for row in panel.table.rows)
    assert desk.document.content is before

    brought = panel.found
    assert brought is not None
    QTest.mouseClick(panel.apply_button, Qt.MouseButton.LeftButton)
    assert desk.document.timetable is not None
    hcq = [p for p in desk.document.timetable.placements if p.delivery == "hcq-2027-28"]
    assert [p.start for p in hcq] == [date(2028, 3, 7)]
    assert desk.document.plan.correspondence.mappings[0].headings == ("Course", "When", "Venue")
    assert desk.document.facts.card
    broken, bare = len(desk.document.facts.card.broken), brought.bare
    assert f"{broken - bare} clash" in panel.banner.sentence
    assert (
        f"{bare} deliveries with sessions that have no date yet. Checks counts both: {broken} requirements broken"
        in (panel.banner.sentence)
    )
    desk.document.undo_stack.undo()
    assert desk.document.content == before


def test_questions_are_answered_and_columns_changed_in_boxes(desk: Desk, panel: LastYearPanel, qtbot: QtBot) -> None:
    paste(panel, qtbot, LIST)
    panel.view._buttons["asked"].click()
    assert len(panel.questions.boxes) == 2
    for _ in range(2):
        box = next(b for b in panel.questions.boxes if b.currentIndex() == 0)
        box.setCurrentIndex(1)
        box.committed.emit(str(box.currentData()))
        settled(panel, qtbot)
        qtbot.waitUntil(lambda: not panel.working)
    assert panel.found is not None
    assert panel.found.lines[2].understood == "HCQ 2027-28, block 2: Tue 11 April 2028"
    assert panel.view._buttons["asked"].text() == "Questions"
    panel.columns.boxes[0].setCurrentIndex(panel.columns.boxes[0].findData(""))
    panel.columns.boxes[0].committed.emit("")
    qtbot.waitUntil(lambda: panel.found is not None and panel.found.timetable is None, timeout=20_000)
    assert not panel.apply_button.isEnabled()


def test_a_table_of_a_web_page_and_a_line_of_an_email_are_read_alike(panel: LastYearPanel, qtbot: QtBot) -> None:
    page = "<table><tr><th>Module<th>Dates<tr><td>OD<td>7-9 March 2028</table>"
    paste(panel, qtbot, "Module Dates OD 7-9 March 2028", page)
    assert panel.table.rows[0].cells[2:4] == ("7-9 March 2028", "OD 2027-28, block 1")
    panel.found = None
    paste(panel, qtbot, "Introduction to Organisational Development in Health and Social Care: 7-9 March 2028")
    assert panel.table.rows[0].cells[2:4] == ("7-9 March 2028", "OD 2027-28, block 1")


def test_a_file_that_cannot_be_read_is_said_and_nothing_changes(
    desk: Desk, panel: LastYearPanel, qtbot: QtBot, tmp_path: Path
) -> None:
    before = desk.document.content
    broken = tmp_path / "broken.xlsx"
    broken.write_bytes(b"PK\x03\x04 cut short")
    press(panel, "Choose a file…")
    choose_file(qtbot, panel, broken)
    qtbot.waitUntil(panel.banner.isVisible, timeout=30_000)
    assert panel.banner.sentence.startswith("broken.xlsx")
    assert desk.document.content is before


def test_a_plan_of_the_list_alone_is_written_beside(panel: LastYearPanel, qtbot: QtBot, tmp_path: Path) -> None:
    paste(panel, qtbot, "Module\tDates\nX1\t7-9 March 2019\n")
    assert not panel.apply_button.isEnabled()
    panel.save_plan(tmp_path / "first.hsmc")
    qtbot.waitUntil(lambda: panel.banner.isVisible() and not panel.working, timeout=20_000)
    assert load(tmp_path / "first.hsmc").plan.modules[0].code == "X1"


def test_rolling_forward_shows_what_moved_before_it_is_done(desk: Desk, qtbot: QtBot, tmp_path: Path) -> None:
    panel = panel_of(desk, "roll_forward")
    assert isinstance(panel, RollForwardPanel)
    qtbot.waitUntil(lambda: panel.found is not None and not panel.working, timeout=60_000)
    before = desk.document.content
    assert panel.found is not None
    assert panel.years.value() == 2
    assert len([row for row in panel.table.rows if row.grade == "caution"]) == len(panel.found.moved)
    assert panel.summary.text().startswith("2029-30 and 2030-31: ")
    panel.save(tmp_path / "next.hsmc")
    qtbot.waitUntil(lambda: panel.banner.isVisible() and not panel.working, timeout=20_000)
    assert [y.id for y in load(tmp_path / "next.hsmc").plan.calendar.years] == ["2029-30", "2030-31"]
    assert desk.document.content is before
    QTest.mouseClick(panel.apply_button, Qt.MouseButton.LeftButton)
    assert [y.id for y in desk.document.plan.calendar.years] == ["2029-30", "2030-31"]
    assert desk.document.facts.card is not None
    desk.document.undo_stack.undo()
    assert desk.document.content == before


def test_a_plan_written_beside_is_opened_in_this_window(desk: Desk, qtbot: QtBot, tmp_path: Path) -> None:
    panel = panel_of(desk, "roll_forward")
    assert isinstance(panel, RollForwardPanel)
    qtbot.waitUntil(lambda: panel.found is not None and not panel.working, timeout=60_000)
    panel.save(tmp_path / "next.hsmc")
    qtbot.waitUntil(lambda: panel.banner.isVisible() and not panel.working, timeout=20_000)
    press(panel, "Open it")
    press(box_of(qtbot, desk.window, Question), "Do not save")
    qtbot.waitUntil(lambda: desk.files.path == tmp_path / "next.hsmc", timeout=20_000)
    assert [y.id for y in desk.document.plan.calendar.years] == ["2029-30", "2030-31"]
