"""Packs from the Import & export screen."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from hsmc_scheduler.gui.application import Desk
from hsmc_scheduler.gui.screens.export.packs.panel import PacksPanel
from hsmc_scheduler.projections.concern import Concern, Who
from tests.gui.boxes import choose_file
from tests.gui.gaps import EventLoopGaps
from tests.gui.screens.at_export import panel_of

IAIN = (Concern(Who.LEAD, "snelling"), Concern(Who.TUTOR, "snelling"))


@pytest.fixture
def panel(desk: Desk, qtbot: QtBot) -> PacksPanel:
    found = panel_of(desk, "packs")
    assert isinstance(found, PacksPanel)
    qtbot.waitUntil(lambda: desk.workspace.worker.waiting == 0, timeout=20_000)
    return found


def done(panel: PacksPanel, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: not panel.working and panel.banner.isVisible(), timeout=60_000)


def test_packs_are_made_beside_the_window_and_remembered_as_one_step(
    desk: Desk, panel: PacksPanel, qtbot: QtBot, tmp_path: Path
) -> None:
    panel.whom.choose(IAIN)
    assert panel.whom.table.rows[0].cells[2] == "Workbook with a sheet to check, PDF, calendar"
    folder, gaps = tmp_path / "out", EventLoopGaps()
    folder.mkdir()
    with gaps:
        QTest.mouseClick(panel.save_button, Qt.MouseButton.LeftButton)
        choose_file(qtbot, panel, folder)
        done(panel, qtbot)
    print(f"longest gap {gaps.longest * 1000:.0f} ms")
    assert gaps.longest < 0.4
    names = [f"{title} - Iain Snelling{e}" for title in ("Module lead", "Tutor") for e in (".ics", ".pdf", ".xlsx")]
    assert sorted(p.name for p in folder.iterdir()) == names
    assert "6 files" in panel.banner.sentence
    assert desk.document.undo_stack.undoText() == "Record the calendars as sent"
    desk.document.undo_stack.undo()
    assert not desk.document.plan.correspondence.events


def test_stopping_leaves_the_folder_as_it_was(desk: Desk, panel: PacksPanel, qtbot: QtBot, tmp_path: Path) -> None:
    panel.save(tmp_path)
    qtbot.waitUntil(lambda: "xlsx" in panel.doing.text(), timeout=60_000)
    QTest.mouseClick(panel.stop_button, Qt.MouseButton.LeftButton)
    done(panel, qtbot)
    assert panel.banner.sentence == "Stopped. Nothing was written."
    assert not [p for p in tmp_path.iterdir() if p.suffix in (".xlsx", ".pdf", ".ics")]
    assert not desk.document.plan.correspondence.events


def test_a_folder_that_cannot_be_written_in_is_said(panel: PacksPanel, qtbot: QtBot, tmp_path: Path) -> None:
    panel.whom.choose(IAIN)
    (tmp_path / "file").write_text("")
    panel.save(tmp_path / "file")
    done(panel, qtbot)
    assert "file is a file, not a folder" in panel.banner.sentence
