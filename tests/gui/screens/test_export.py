from __future__ import annotations

import time
from dataclasses import replace
from datetime import datetime
from datetime import time as clock
from pathlib import Path

import pytest
from openpyxl import load_workbook
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from hsmc_scheduler.gui.application import Desk
from hsmc_scheduler.gui.screens.export.screen import ExportScreen
from hsmc_scheduler.gui.screens.export.workbook.panel import WorkbookPanel
from hsmc_scheduler.projections.sessions import session_rows
from tests.gui.boxes import choose_file, press
from tests.gui.gaps import EventLoopGaps, run_until
from tests.gui.screens.at_export import panel_of

TUTOR = "Iain Snelling"
HEADER = 1


@pytest.fixture
def export(desk: Desk, qtbot: QtBot) -> WorkbookPanel:
    panel = panel_of(desk, "workbook")
    assert isinstance(panel, WorkbookPanel)
    qtbot.waitUntil(lambda: bool(panel.preview.titles), timeout=20_000)
    return panel


def choose_tutor(screen: WorkbookPanel, qtbot: QtBot, name: str = TUTOR) -> None:
    screen.whom.tutor_box.setFocus()
    QTest.keyClicks(screen.whom.tutor_box, name)
    screen.whom.choices["tutor"].click()
    qtbot.waitUntil(lambda: screen.preview.titles == ["Planner", "Sessions", "Deadlines", "About"], timeout=20_000)


def save_workbook(screen: WorkbookPanel, qtbot: QtBot, path: Path) -> None:
    QTest.mouseClick(screen.save_button, Qt.MouseButton.LeftButton)
    choose_file(qtbot, screen, path)
    qtbot.waitUntil(lambda: screen.save_button.isEnabled() and screen.banner.isVisible(), timeout=20_000)


def test_the_whole_plan_is_seen_and_written_with_every_sheet(
    desk: Desk, export: WorkbookPanel, qtbot: QtBot, tmp_path: Path
) -> None:
    path = tmp_path / "all.xlsx"
    save_workbook(export, qtbot, path)
    assert load_workbook(path).sheetnames == export.preview.titles
    assert export.banner.sentence.startswith("Written: all.xlsx, ")


def test_a_tutors_workbook_holds_exactly_their_sessions(
    desk: Desk, export: WorkbookPanel, qtbot: QtBot, tmp_path: Path
) -> None:
    choose_tutor(export, qtbot)
    path = tmp_path / "one.xlsx"
    save_workbook(export, qtbot, path)
    sheet = load_workbook(path)["Sessions"]
    found = [(r[0].value, r[7].value) for r in sheet.iter_rows(min_row=HEADER + 1)]
    assert desk.document.timetable is not None
    rows = session_rows(desk.document.facts.index, desk.document.timetable)
    assert found == [(datetime.combine(row.day, clock()), row.session) for row in rows if TUTOR in row.tutors]


def test_a_cohorts_workbook_names_no_other_cohorts_year(export: WorkbookPanel, qtbot: QtBot, tmp_path: Path) -> None:
    export.whom.choices["cohort"].click()
    export.whom.cohort_box.setCurrentIndex(1)
    path = tmp_path / "cohort.xlsx"
    save_workbook(export, qtbot, path)
    years = [name for name in load_workbook(path).sheetnames if name.startswith("Year")]
    assert years == ["Year 1 Intake 2027", "Year 2 Intake 2027"]


def test_a_folder_that_refuses_says_so_and_the_old_file_stays(
    export: WorkbookPanel, qtbot: QtBot, tmp_path: Path
) -> None:
    order = export.order
    assert order is not None
    export.save(order, tmp_path / "nowhere" / "x.xlsx")
    qtbot.waitUntil(export.banner.isVisible, timeout=20_000)
    assert "its folder is not there" in export.banner.sentence


def test_writing_and_looking_never_stop_the_window(export: WorkbookPanel, tmp_path: Path) -> None:
    gaps = EventLoopGaps()
    order = export.order
    assert order is not None
    began = time.perf_counter()
    with gaps:
        export.save(order, tmp_path / "x.xlsx")
        asked = time.perf_counter() - began
        run_until(export.banner.isVisible)
        took = time.perf_counter() - began
        export.preview.tabs.setCurrentIndex(5)
        run_until(lambda: time.perf_counter() > began + took + 0.1)
    print(f"longest gap {gaps.longest * 1000:.0f} ms of {took * 1000:.0f} ms")
    assert asked < took / 2  # how long either takes is the machine's affair; the gaps are printed


def test_without_a_timetable_the_screen_offers_to_make_one(bare_desk: Desk) -> None:
    bare_desk.window.show_screen("export")
    screen = bare_desk.window.screen_of("export")
    press(screen, "Generate timetable")
    assert bare_desk.generating.working


def test_what_cannot_come_in_before_there_is_a_timetable_says_so(bare_desk: Desk) -> None:
    bare_desk.window.show_screen("export")
    screen = bare_desk.window.screen_of("export")
    assert isinstance(screen, ExportScreen)
    screen.panel("roll_forward")
    assert screen.empty_in.isVisible()
    screen.panel("packs")
    assert screen.empty.isVisible()


def test_a_plan_with_errors_is_not_said_to_have_no_timetable(desk: Desk) -> None:
    plan = desk.document.plan
    desk.workspace.edit("Spoil", lambda p: replace(p, tutors=(*p.tutors, plan.tutors[0])))
    assert desk.document.facts.errors
    desk.window.show_screen("export")
    screen = desk.window.screen_of("export")
    assert isinstance(screen, ExportScreen)
    screen.panel("packs")
    assert screen.wrong.isVisible()
    press(screen, "Show Checks")
    assert desk.window.screen_of("checks").isVisible()
