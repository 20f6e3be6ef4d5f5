"""The planning workbook from the window: out, edited, and back as one step."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from openpyxl import load_workbook
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from hsmc_scheduler.domain.plan import Plan
from hsmc_scheduler.exchange.planning_workbook import write_planning_workbook
from hsmc_scheduler.gui.application import Desk
from hsmc_scheduler.gui.screens.export.export_plan.panel import ExportPlanPanel
from hsmc_scheduler.gui.screens.export.import_plan.panel import ImportPlanPanel
from tests.gui.boxes import choose_file, press
from tests.gui.gaps import EventLoopGaps
from tests.gui.screens.at_export import panel_of

PATIENCE_MS = 20_000


@pytest.fixture
def bring(desk: Desk) -> ImportPlanPanel:
    panel = panel_of(desk, "import_plan")
    assert isinstance(panel, ImportPlanPanel)
    return panel


@cache
def _made(plan: Plan, *edits: Callable[[Any], None]) -> bytes:
    """The workbook of a plan, edited; made once for all tests."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / "book.xlsx"
        write_planning_workbook(plan, path, students=False)
        book = load_workbook(path)
        for edit in edits:
            edit(book)
        book.save(path)
        return path.read_bytes()


def a_book(desk: Desk, path: Path, *edits: Callable[[Any], None]) -> Path:
    """The workbook of the open plan, edited."""
    path.write_bytes(_made(desk.document.plan, *edits))
    return path


def shorter_week(book: Any) -> None:
    book["Tutors"]["D2"] = "Mon-Thu"


def no_weekday(book: Any) -> None:
    book["Tutors"]["D2"] = "Someday"


def read(panel: ImportPlanPanel, qtbot: QtBot, path: Path) -> None:
    panel.read(path)
    qtbot.waitUntil(lambda: not panel.working, timeout=PATIENCE_MS)


def test_the_workbook_is_written_with_the_sheets_shown(desk: Desk, qtbot: QtBot, tmp_path: Path) -> None:
    panel = panel_of(desk, "export_plan")
    assert isinstance(panel, ExportPlanPanel)
    qtbot.waitUntil(lambda: bool(panel.sheets.rows))
    assert "Students" not in [row.cells[0] for row in panel.sheets.rows]
    panel.students_box.click()
    qtbot.waitUntil(lambda: "Students" in [row.cells[0] for row in panel.sheets.rows])
    path = tmp_path / "book.xlsx"
    QTest.mouseClick(panel.save_button, Qt.MouseButton.LeftButton)
    choose_file(qtbot, panel, path)
    qtbot.waitUntil(lambda: panel.banner.isVisible() and not panel.working, timeout=PATIENCE_MS)
    assert load_workbook(path).sheetnames == ["About", *(row.cells[0] for row in panel.sheets.rows)]


def test_the_changes_are_shown_then_applied_as_one_step_and_undone(
    desk: Desk, bring: ImportPlanPanel, qtbot: QtBot, tmp_path: Path
) -> None:
    path = a_book(desk, tmp_path / "book.xlsx", shorter_week)
    before = desk.document.content
    press(bring, "Choose workbook…")
    choose_file(qtbot, bring, path)
    qtbot.waitUntil(lambda: bring.apply_button.isEnabled(), timeout=PATIENCE_MS)
    assert [row.cells for row in bring.table.rows] == [("Tutor Iain Snelling", "working weekdays Mon-Fri -> Mon-Thu")]
    assert bring.told.text() == "1 thing changed."
    assert desk.document.content is before
    press(bring, "Apply")
    assert desk.document.plan.tutors[0].working_weekdays == (0, 1, 2, 3)
    assert desk.document.timetable is before.timetable
    assert desk.document.out_of_date
    assert desk.document.undo_stack.undoText() == "Import planning workbook"
    assert desk.document.undo_stack.count() == 1
    qtbot.waitUntil(lambda: bring.told.text().endswith("nothing would change."), timeout=PATIENCE_MS)
    assert not bring.apply_button.isEnabled()
    desk.document.undo_stack.undo()
    assert desk.document.content == before
    qtbot.waitUntil(lambda: bring.apply_button.isEnabled(), timeout=PATIENCE_MS)


def test_faults_are_listed_with_their_cells_and_nothing_can_be_applied_until_they_are_mended(
    desk: Desk, bring: ImportPlanPanel, qtbot: QtBot, tmp_path: Path
) -> None:
    path = a_book(desk, tmp_path / "book.xlsx", no_weekday)
    read(bring, qtbot, path)
    (row,) = bring.table.rows
    assert row.cells[0] == "Tutors!D2"
    assert row.grade == "bad"
    assert not bring.apply_button.isEnabled()
    bring.apply()
    assert desk.document.undo_stack.count() == 0
    a_book(desk, path, shorter_week)
    press(bring, "Read again")
    qtbot.waitUntil(lambda: bring.apply_button.isEnabled(), timeout=PATIENCE_MS)


def test_a_file_that_is_no_workbook_is_one_problem_in_the_table(
    bring: ImportPlanPanel, qtbot: QtBot, tmp_path: Path
) -> None:
    path = tmp_path / "book.xlsx"
    path.write_bytes(b"PK\x03\x04 no zip")
    read(bring, qtbot, path)
    assert len(bring.table.rows) == 1
    assert not bring.apply_button.isEnabled()


def test_an_edit_made_meanwhile_is_compared_with_and_not_lost(
    desk: Desk, bring: ImportPlanPanel, qtbot: QtBot, tmp_path: Path
) -> None:
    read(bring, qtbot, a_book(desk, tmp_path / "book.xlsx", shorter_week))
    assert len(bring.table.rows) == 1
    desk.document.edit("Change title", lambda plan: replace(plan, title="Another"))
    qtbot.waitUntil(lambda: len(bring.table.rows) == 2, timeout=PATIENCE_MS)
    assert "has changed since this workbook was written" in bring.notes.text()
    assert any("Another" in row.cells[1] for row in bring.table.rows)


def test_an_edit_made_while_the_file_is_read_is_compared_with_too(
    desk: Desk, bring: ImportPlanPanel, qtbot: QtBot, tmp_path: Path
) -> None:
    path = a_book(desk, tmp_path / "book.xlsx", shorter_week)
    bring.read(path)
    desk.document.edit("Change title", lambda plan: replace(plan, title="Another"))
    qtbot.waitUntil(lambda: len(bring.table.rows) == 2, timeout=PATIENCE_MS)
    assert bring.apply_button.isEnabled()


def test_a_workbook_is_forgotten_when_another_plan_is_opened(
    desk: Desk, bring: ImportPlanPanel, qtbot: QtBot, tmp_path: Path
) -> None:
    read(bring, qtbot, a_book(desk, tmp_path / "book.xlsx", shorter_week))
    assert bring.apply_button.isEnabled()
    desk.document.open(replace(desk.document.content, plan=replace(desk.document.plan, title="Another")))
    assert bring.choose_button.isVisible()
    assert not bring.apply_button.isEnabled()


def test_a_plan_somebody_else_has_open_cannot_be_changed(
    desk: Desk, bring: ImportPlanPanel, qtbot: QtBot, tmp_path: Path
) -> None:
    desk.document.read_only = True
    read(bring, qtbot, a_book(desk, tmp_path / "book.xlsx", shorter_week))
    assert len(bring.table.rows) == 1
    assert not bring.apply_button.isEnabled()


def test_reading_never_stops_the_window(desk: Desk, bring: ImportPlanPanel, qtbot: QtBot, tmp_path: Path) -> None:
    path = a_book(desk, tmp_path / "book.xlsx", shorter_week)
    gaps = EventLoopGaps()
    with gaps:
        read(bring, qtbot, path)
    print(f"longest gap {gaps.longest * 1000:.0f} ms")
    assert gaps.longest < 0.4
