"""Calendars from the Import & export screen."""

from __future__ import annotations

from pathlib import Path

import pytest
from icalendar import Calendar
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from hsmc_scheduler.gui.application import Desk
from hsmc_scheduler.gui.screens.export.calendars.panel import CalendarsPanel
from hsmc_scheduler.gui.widgets.question import Question
from hsmc_scheduler.projections.concern import Concern, Who
from tests.gui.boxes import box_of, choose_file, press
from tests.gui.screens.at_export import panel_of

IAIN = Concern(Who.TUTOR, "snelling")


@pytest.fixture
def panel(desk: Desk, qtbot: QtBot) -> CalendarsPanel:
    found = panel_of(desk, "calendars")
    assert isinstance(found, CalendarsPanel)
    looked_at(found, qtbot)
    return found


def looked_at(panel: CalendarsPanel, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: bool(since(panel)), timeout=20_000)


def since(panel: CalendarsPanel) -> str:
    return next(r.cells[3] for r in panel.whom.table.rows if r.key == IAIN)


def save(panel: CalendarsPanel, qtbot: QtBot, folder: Path) -> None:
    folder.mkdir(exist_ok=True)
    QTest.mouseClick(panel.save_button, Qt.MouseButton.LeftButton)
    choose_file(qtbot, panel, folder)
    done(panel, qtbot)


def done(panel: CalendarsPanel, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: not panel.working and panel.banner.isVisible(), timeout=20_000)


def test_sending_is_remembered_as_one_step_that_can_be_undone(
    desk: Desk, panel: CalendarsPanel, qtbot: QtBot, tmp_path: Path
) -> None:
    QTest.mouseClick(panel.whom.buttons["Tutors"], Qt.MouseButton.LeftButton)
    assert since(panel) == "Never sent"
    save(panel, qtbot, tmp_path / "out")
    assert all(p.name.startswith("Tutor - ") for p in (tmp_path / "out").iterdir())
    assert Calendar.from_ical((tmp_path / "out" / "Tutor - Iain Snelling.ics").read_bytes()).walk("VEVENT")
    assert desk.document.undo_stack.undoText() == "Record the calendars as sent"
    qtbot.waitUntil(lambda: since(panel) == "Nothing changed", timeout=20_000)
    panel.changes_box.click()
    assert not panel.save_button.isEnabled()
    desk.document.undo_stack.undo()
    assert not desk.document.plan.correspondence.events
    qtbot.waitUntil(lambda: since(panel) == "Never sent", timeout=20_000)


def test_a_row_is_ticked_with_the_keyboard(panel: CalendarsPanel, qtbot: QtBot) -> None:
    QTest.mouseClick(panel.whom.buttons["None"], Qt.MouseButton.LeftButton)
    assert not panel.save_button.isEnabled()
    panel.whom.table.setFocus()
    panel.whom.table.setCurrentIndex(panel.whom.table.model().index(0, 0))
    QTest.keyClick(panel.whom.table, Qt.Key.Key_Space)
    assert len(panel.whom.chosen) == 1
    assert panel.save_button.text() == "Save 1 calendar…"


def test_files_of_the_same_names_are_replaced_only_when_agreed(
    panel: CalendarsPanel, qtbot: QtBot, tmp_path: Path
) -> None:
    panel.whom.choose((IAIN,))
    mine = tmp_path / "Tutor - Iain Snelling.ics"
    mine.write_text("mine")
    panel.save(tmp_path)
    press(box_of(qtbot, panel, Question), "Cancel")
    assert mine.read_text() == "mine"
    panel.save(tmp_path)
    press(box_of(qtbot, panel, Question), "Replace")
    done(panel, qtbot)
    assert mine.read_bytes().startswith(b"BEGIN:VCALENDAR")


def test_stopping_writes_nothing(desk: Desk, panel: CalendarsPanel, qtbot: QtBot, tmp_path: Path) -> None:
    panel.save(tmp_path)
    panel.stop()
    done(panel, qtbot)
    assert panel.banner.sentence == "Stopped. Nothing was written."
    assert list(tmp_path.glob("*.ics")) == []
    assert not desk.document.plan.correspondence.events


def test_without_remembering_the_plan_stays_as_it_is(
    desk: Desk, panel: CalendarsPanel, qtbot: QtBot, tmp_path: Path
) -> None:
    panel.whom.choose((IAIN,))
    panel.remember_box.click()
    before = desk.document.content
    panel.save(tmp_path)
    done(panel, qtbot)
    assert desk.document.content is before
    assert "Not remembered" in panel.banner.sentence
