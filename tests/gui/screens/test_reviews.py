"""What module leads sent back: read, applied as one step, seen at the blocks and in Checks."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from hsmc_scheduler.app.adjusting import move
from hsmc_scheduler.app.importing.reviews import merge_reviews
from hsmc_scheduler.app.sending.packs import send_packs
from hsmc_scheduler.domain.correspondence import Review
from hsmc_scheduler.domain.timetable import Placement
from hsmc_scheduler.gui.application import Desk
from hsmc_scheduler.gui.screens.checks.findings import groups_of
from hsmc_scheduler.gui.screens.export.reviews.panel import ReviewsPanel
from hsmc_scheduler.projections.concern import Concern, Who
from hsmc_scheduler.projections.reviews import Said
from tests.exchange.test_calendar_files import NOW
from tests.gui.boxes import choose_file, press
from tests.gui.conftest import solved
from tests.gui.screens.at_export import panel_of
from tests.gui.screens.at_timetable import HCQ, Planner


@pytest.fixture
def back(tmp_path: Path) -> Path:
    """The pack of a module lead, with a tick, a comment, and a file that is no workbook beside it."""
    folder = tmp_path / "back"
    send_packs(solved(), [Concern(Who.LEAD, "snelling")], folder, NOW, printer=None)
    path = folder / "Module lead - Iain Snelling.xlsx"
    book = load_workbook(path)
    sheet: Any = book["To check"]
    sheet["G5"], sheet["H6"] = "OK", "Can this be later?"
    book.save(path)
    return folder


@pytest.fixture
def panel(desk: Desk, qtbot: QtBot) -> ReviewsPanel:
    found = panel_of(desk, "reviews")
    assert isinstance(found, ReviewsPanel)
    return found


def read(panel: ReviewsPanel, qtbot: QtBot, folder: Path) -> None:
    press(panel, "Read a folder…")
    choose_file(qtbot, panel, folder)
    qtbot.waitUntil(lambda: not panel.working and panel.apply_button.isVisible(), timeout=30_000)


def lead_group(desk: Desk) -> list[str]:
    found = [g for g in groups_of(desk.document) if g.title.startswith("Checked by module leads")]
    return [found[0].title, *(line.text for line in found[0].lines)] if found else []


def test_a_folder_is_read_shown_and_applied_as_one_step(
    desk: Desk, panel: ReviewsPanel, qtbot: QtBot, back: Path
) -> None:
    (back / "junk.xlsx").write_bytes(b"no workbook")
    read(panel, qtbot, back)
    assert [(r.cells[1], r.cells[3], r.grade) for r in panel.table.rows] == [
        ("Iain Snelling", "OK", "good"),
        ("Iain Snelling", "Can this be later?", "caution"),
    ]
    assert [r.cells[0] for r in panel.problems.rows] == ["junk.xlsx"]
    assert not desk.document.plan.correspondence.reviews
    QTest.mouseClick(panel.apply_button, Qt.MouseButton.LeftButton)
    assert len(desk.document.plan.correspondence.reviews) == 2
    title, comment = lead_group(desk)
    assert title == f"Checked by module leads: 1 of {len(solved().timetable.placements)}; 1 comment"  # type: ignore[union-attr]
    assert comment.endswith("Can this be later?")
    desk.document.undo_stack.undo()
    assert not desk.document.plan.correspondence.reviews
    assert lead_group(desk) == []


def test_what_is_not_ticked_is_not_applied(desk: Desk, panel: ReviewsPanel, qtbot: QtBot, back: Path) -> None:
    read(panel, qtbot, back)
    panel.table.setFocus()
    panel.table.setCurrentIndex(panel.table.model().index(1, 0))
    QTest.keyClick(panel.table, Qt.Key.Key_Space)
    assert panel.apply_button.text() == "Apply 1"
    panel.apply()
    assert [r.checked for r in desk.document.plan.correspondence.reviews] == [True]


def test_a_folder_without_workbooks_is_refused(panel: ReviewsPanel, qtbot: QtBot, tmp_path: Path) -> None:
    empty = tmp_path / "empty"
    empty.mkdir()
    press(panel, "Read a folder…")
    choose_file(qtbot, panel, empty)
    qtbot.waitUntil(panel.banner.isVisible, timeout=30_000)
    assert "there is no workbook (.xlsx) in this folder" in panel.banner.sentence


def placement(desk: Desk, block: tuple[str, int]) -> Placement:
    assert desk.document.timetable is not None
    return next(p for p in desk.document.timetable.placements if p.key == block)


def test_the_planner_and_the_inspector_show_it_until_the_block_moves(desk: Desk, qtbot: QtBot) -> None:
    at = Planner(desk)
    review = Review(*HCQ, "Ross Millar", placement(desk, HCQ).days, checked=True, received=date(2027, 5, 3))
    assert at.screen.state.said(HCQ) is None
    desk.workspace.edit("Bring in", lambda plan: merge_reviews(plan, [review]))
    assert at.screen.state.said(HCQ) is Said.CHECKED
    at.select(HCQ)
    qtbot.waitUntil(lambda: "Checked by Ross Millar, Mon 3 May 2027" in inspected(at))
    timetable = desk.document.timetable
    assert timetable is not None
    later = move(desk.document.plan, timetable, HCQ, date(2027, 12, 7))
    desk.document.step("Move", replace(desk.document.content, timetable=later))
    assert at.screen.state.said(HCQ) is Said.AGAIN
    qtbot.waitUntil(lambda: "To be checked again" in inspected(at))
    assert "1 to be checked again" in lead_group(desk)[0]


def inspected(at: Planner) -> list[str]:
    return [one.text() for one in at.screen.panel.findChildren(QLabel)]
