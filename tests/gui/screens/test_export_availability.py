from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from openpyxl import load_workbook
from PySide6.QtCore import QAbstractItemModel, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QAbstractItemModelTester, QTest
from pytestqt.qtbot import QtBot

from hsmc_scheduler.gui.application import Desk
from hsmc_scheduler.gui.screens.export.ask_tutors.panel import AskTutorsPanel
from hsmc_scheduler.gui.screens.export.busy_calendars.panel import BusyCalendarsPanel
from hsmc_scheduler.gui.screens.export.found import FoundTable
from hsmc_scheduler.gui.screens.export.tutor_answers.panel import TutorAnswersPanel
from hsmc_scheduler.gui.widgets.question import Question
from hsmc_scheduler.storage.document import Document
from tests.exchange.forms import fill_in
from tests.gui.boxes import box_of, choose_file, press
from tests.gui.conftest import MakeDesk, solved
from tests.gui.screens.at_export import panel_of

IAIN, ROSS = "snelling", "millar"
TODAY = date.today()  # noqa: DTZ011 - as the window takes it
SECONDS = 20_000


def click(table: FoundTable, row: int) -> None:
    """Tick or untick a row's box, as the keyboard does."""
    model: QAbstractItemModel = table.model()
    model.setData(model.index(row, 0), Qt.CheckState.Checked, Qt.ItemDataRole.CheckStateRole)


@pytest.fixture
def small_desk(make_desk: MakeDesk) -> Desk:
    """The programme with two of its tutors active: forms of all would take their time."""
    content = solved()
    tutors = tuple(replace(t, active=t.id in (IAIN, ROSS)) for t in content.plan.tutors)
    return make_desk(Document(replace(content.plan, tutors=tutors), None))


def asked(desk: Desk, qtbot: QtBot, folder: Path) -> AskTutorsPanel:
    """Ask both tutors through the dialog."""
    panel = panel_of(desk, "ask_tutors")
    assert isinstance(panel, AskTutorsPanel)
    QTest.mouseClick(panel.write_button, Qt.MouseButton.LeftButton)
    choose_file(qtbot, panel, folder)
    qtbot.waitUntil(panel.banner.isVisible, timeout=SECONDS)
    return panel


def test_the_tutors_ticked_are_asked_as_one_step_that_can_be_undone(
    small_desk: Desk, qtbot: QtBot, tmp_path: Path
) -> None:
    folder = tmp_path / "sent"
    folder.mkdir()
    panel = panel_of(small_desk, "ask_tutors")
    assert isinstance(panel, AskTutorsPanel)
    assert panel.write_button.text() == "Write 2 forms…"
    click(panel.table, 1)
    panel = asked(small_desk, qtbot, folder)
    assert [p.name for p in folder.glob("*.xlsx")] == ["Availability Iain Snelling.xlsx"]
    assert panel.banner.sentence.startswith("Written: sent. 1 form, each with a draft e-mail")
    answers = small_desk.document.plan.correspondence.answers
    assert [(a.tutor, a.asked) for a in answers] == [(IAIN, TODAY)]
    small_desk.document.undo_stack.undo()
    assert small_desk.document.plan.correspondence.answers == ()


def test_files_that_are_there_are_replaced_only_when_the_planner_says_so(
    small_desk: Desk, qtbot: QtBot, tmp_path: Path
) -> None:
    kept = tmp_path / "Availability Iain Snelling.xlsx"
    kept.write_text("mine")
    panel = panel_of(small_desk, "ask_tutors")
    assert isinstance(panel, AskTutorsPanel)
    QTest.mouseClick(panel.write_button, Qt.MouseButton.LeftButton)
    choose_file(qtbot, panel, tmp_path)
    box = box_of(qtbot, panel, Question)
    assert kept.read_text() == "mine"
    press(box, "Replace")
    qtbot.waitUntil(lambda: panel.banner.sentence.startswith("Written"), timeout=SECONDS)
    assert load_workbook(kept).sheetnames[0] == "Availability"


def test_answers_are_looked_at_before_they_are_taken_over_as_one_step(
    make_desk: MakeDesk, qtbot: QtBot, tmp_path: Path
) -> None:
    content = solved()
    tutors = tuple(replace(t, email="ross@example.org" if t.id == ROSS else "") for t in content.plan.tutors)
    desk = make_desk(replace(content, plan=replace(content.plan, tutors=tutors)))
    sent, back = tmp_path / "sent", tmp_path / "back"
    sent.mkdir()
    back.mkdir()
    assert desk.document.timetable is not None
    block = next(p for p in desk.document.timetable.placements if any(IAIN in s.people for s in p.sittings))
    ask = panel_of(desk, "ask_tutors")
    assert isinstance(ask, AskTutorsPanel)
    ask.pick_buttons["None"].click()
    for row, tutor in enumerate(ask.table.rows):
        if tutor.key in (IAIN, ROSS):
            click(ask.table, row)
    asked(desk, qtbot, sent)
    fill_in(sent / "Availability Iain Snelling.xlsx", {block.start: "cannot"}, to=back / "a.xlsx")
    fill_in(sent / "Availability Ross Millar.xlsx", {date(2028, 5, 3): "x"}, to=back / "b.xlsx")
    before = desk.document.plan
    panel = panel_of(desk, "tutor_answers")
    assert isinstance(panel, TutorAnswersPanel)
    QAbstractItemModelTester(panel.tabs.tables["Answers"].model())
    QTest.mouseClick(panel.read_button, Qt.MouseButton.LeftButton)
    choose_file(qtbot, panel, back)
    qtbot.waitUntil(lambda: panel.apply_button.isVisible(), timeout=SECONDS)
    rows = panel.tabs.tables["Answers"].rows
    assert [(r.cells[0], r.chosen) for r in rows] == [("Iain Snelling", True), ("Ross Millar", None)]
    (problem,) = panel.tabs.tables["Problems"].rows
    assert problem.cells[0].startswith("b.xlsx, Availability!")
    broken = panel.tabs.tables["What breaks"].rows
    assert all("teaches day 1 of" in r.cells[1] or "facilitates" in r.cells[1] for r in broken)
    assert broken
    assert desk.document.plan is before
    assert not panel.copy_button.isVisible()
    panel.tabs.tabs.setCurrentWidget(panel.tabs.tables["Not answered yet"])
    assert [r.cells[:2] for r in panel.tabs.tables["Not answered yet"].rows] == [("Ross Millar", "ross@example.org")]
    panel.copy_button.click()
    assert QGuiApplication.clipboard().text() == "ross@example.org"
    QTest.mouseClick(panel.apply_button, Qt.MouseButton.LeftButton)
    plan = desk.document.plan
    assert len(plan.tutors[0].absences) == len(before.tutors[0].absences) + 1
    assert panel.banner.sentence == "1 answer applied. 1 tutor has not answered yet."
    qtbot.waitUntil(lambda: panel.tabs.tables["Answers"].rows[0].cells[2] == "applied already", timeout=SECONDS)
    assert panel.tabs.tables["Answers"].rows[0].chosen is None
    assert not panel.apply_button.isEnabled()
    desk.document.undo_stack.undo()
    assert desk.document.plan == before
    assert not panel.banner.isVisible()
    qtbot.waitUntil(panel.apply_button.isEnabled, timeout=SECONDS)


def test_a_folder_without_forms_says_what_it_holds_instead(desk: Desk, qtbot: QtBot, tmp_path: Path) -> None:
    (tmp_path / "list.csv").write_text("a,b\n1,2\n")
    panel = panel_of(desk, "tutor_answers")
    assert isinstance(panel, TutorAnswersPanel)
    panel.read(tmp_path)
    qtbot.waitUntil(lambda: panel.apply_button.isVisible(), timeout=SECONDS)
    assert not panel.apply_button.isEnabled()
    assert [r.cells[1] for r in panel.tabs.tables["Problems"].rows] == ["This is not one of the availability forms"]


def test_a_calendar_is_looked_at_event_by_event_and_taken_over_as_one_step(
    desk: Desk, qtbot: QtBot, tmp_path: Path
) -> None:
    file = tmp_path / "cal.ics"
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0"]
    for n, (day, more) in enumerate((("20280502", "SUMMARY:Clinic"), ("20280509", "TRANSP:TRANSPARENT"))):
        lines += ["BEGIN:VEVENT", f"UID:{n}", f"DTSTART;VALUE=DATE:{day}", more, "END:VEVENT"]
    file.write_text("\r\n".join([*lines, "END:VCALENDAR", ""]))
    before = desk.document.plan
    panel = panel_of(desk, "busy_calendars")
    assert isinstance(panel, BusyCalendarsPanel)
    panel.tutor_box.setCurrentIndex(panel.tutor_box.findData(ROSS))
    QTest.mouseClick(panel.read_button, Qt.MouseButton.LeftButton)
    choose_file(qtbot, panel, file)
    qtbot.waitUntil(lambda: panel.apply_button.isVisible(), timeout=SECONDS)
    events = panel.tabs.tables["Events"]
    assert [(r.cells[1], r.chosen) for r in events.rows] == [("busy", True), ("free", False)]
    click(events, 1)
    qtbot.waitUntil(lambda: len(panel.tabs.tables["What changes"].rows) == 2, timeout=SECONDS)
    panel.titles.click()
    qtbot.waitUntil(lambda: "Clinic" in panel.tabs.tables["What changes"].rows[0].cells[1], timeout=SECONDS)
    panel.titles.click()
    qtbot.waitUntil(lambda: "From a calendar" in panel.tabs.tables["What changes"].rows[0].cells[1], timeout=SECONDS)
    QTest.mouseClick(panel.apply_button, Qt.MouseButton.LeftButton)
    ross = next(t for t in desk.document.plan.tutors if t.id == ROSS)
    assert [(a.start, a.reason) for a in ross.absences if a.comment == "From the calendar cal.ics"] == [
        (date(2028, 5, 2), "From a calendar"),
        (date(2028, 5, 9), "From a calendar"),
    ]
    desk.document.undo_stack.undo()
    assert desk.document.plan == before


def test_what_is_no_calendar_is_said_in_one_line(desk: Desk, qtbot: QtBot, tmp_path: Path) -> None:
    file = tmp_path / "cal.ics"
    file.write_text("no calendar")
    panel = panel_of(desk, "busy_calendars")
    assert isinstance(panel, BusyCalendarsPanel)
    panel.read(file)
    qtbot.waitUntil(panel.banner.isVisible, timeout=SECONDS)
    assert panel.banner.sentence.startswith("cal.ics: ")
