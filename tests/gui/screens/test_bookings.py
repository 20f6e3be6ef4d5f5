"""Room bookings in the window: sent, answered, refused, and put right; the hotel's list; the office's details."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from openpyxl import load_workbook
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from hsmc_scheduler.app.adjusting import move
from hsmc_scheduler.app.edits.bookings import BookingAnswer, answer_bookings, send_bookings
from hsmc_scheduler.domain.correspondence import BookingStatus
from hsmc_scheduler.exchange.export_bookings.letter import BookingLetter
from hsmc_scheduler.gui.application import Desk
from hsmc_scheduler.gui.screens.checks.findings import ROOMS_REFUSED, groups_of, summary
from hsmc_scheduler.gui.screens.export.booking_answers.panel import BookingAnswersPanel
from hsmc_scheduler.gui.screens.export.bookings.panel import BookingsPanel
from hsmc_scheduler.gui.screens.export.nights.panel import NightsPanel
from hsmc_scheduler.gui.screens.export.office import OfficeForm
from hsmc_scheduler.gui.screens.timetable.inspector.of_block import BlockContents
from hsmc_scheduler.gui.screens.timetable.screen import TimetableScreen
from hsmc_scheduler.storage.document import Document
from tests.gui.boxes import box_of, choose_file, press
from tests.gui.conftest import MakeDesk, solved
from tests.gui.screens.at_export import panel_of

TODAY = date(2027, 8, 2)
HEADINGS = 6
LEFT = Qt.MouseButton.LeftButton


@pytest.fixture(autouse=True)
def _that_day(monkeypatch: pytest.MonkeyPatch) -> None:
    for panel in ("bookings", "nights"):
        monkeypatch.setattr(f"hsmc_scheduler.gui.screens.export.{panel}.panel.today", lambda: TODAY)


def bookings_of(desk: Desk, qtbot: QtBot) -> BookingsPanel:
    panel = panel_of(desk, "bookings")
    assert isinstance(panel, BookingsPanel)
    qtbot.waitUntil(lambda: panel.letter is not None and not desk.workspace.worker.waiting, timeout=20_000)
    return panel


def answers_of(desk: Desk) -> BookingAnswersPanel:
    panel = panel_of(desk, "booking_answers")
    assert isinstance(panel, BookingAnswersPanel)
    return panel


def letter(desk: Desk) -> BookingLetter:
    assert desk.document.timetable is not None
    return BookingLetter.of(desk.document.plan, desk.document.timetable, TODAY)


def send(desk: Desk) -> None:
    told = letter(desk)
    desk.document.edit("Send bookings", lambda plan: send_bookings(plan, told.lines, TODAY))


def refuse(desk: Desk, ref: str, comment: str = "a wedding") -> None:
    answer = BookingAnswer(ref, BookingStatus.REFUSED, comment)
    desk.document.edit("Answer", lambda plan: answer_bookings(plan, [answer]))


def status(desk: Desk, ref: str) -> BookingStatus:
    return next(b.status for b in desk.document.plan.correspondence.bookings if b.ref == ref)


def test_sending_writes_the_workbook_and_is_one_step(desk: Desk, qtbot: QtBot, tmp_path: Path) -> None:
    panel = bookings_of(desk, qtbot)
    number = len(panel.table.rows)
    assert panel.summary.text().startswith(f"{number} new; ")
    QTest.mouseClick(panel.send_button, LEFT)
    choose_file(qtbot, panel, tmp_path / "letter.xlsx")
    qtbot.waitUntil(panel.banner.isVisible, timeout=20_000)
    assert f"{number} bookings are written down as sent" in panel.banner.sentence
    assert load_workbook(tmp_path / "letter.xlsx").sheetnames == ["Bookings"]
    assert {b.status for b in desk.document.plan.correspondence.bookings} == {BookingStatus.REQUESTED}
    qtbot.waitUntil(lambda: panel.summary.text() == f"{number} unchanged. There is nothing to send.", timeout=20_000)
    assert not panel.send_button.isEnabled()
    assert desk.document.undo_stack.undoText() == "Send bookings"
    desk.document.undo_stack.undo()
    assert desk.document.plan.correspondence.bookings == ()
    assert not panel.banner.isVisible(), "it says still that the bookings are written down as sent"


def test_references_that_were_given_are_not_given_again_though_sending_was_undone(desk: Desk) -> None:
    first = {line.ref for line in letter(desk).lines}
    send(desk)
    desk.document.undo_stack.undo()
    again = {line.ref for line in letter(desk).lines}
    assert len(again) == len(first)
    assert not again & first
    desk.document.undo_stack.redo()
    assert {b.ref for b in desk.document.plan.correspondence.bookings} == first


def test_a_copy_writes_nothing_down(desk: Desk, qtbot: QtBot, tmp_path: Path) -> None:
    panel = bookings_of(desk, qtbot)
    QTest.mouseClick(panel.copy_button, LEFT)
    choose_file(qtbot, panel, tmp_path / "copy.xlsx")
    qtbot.waitUntil(panel.banner.isVisible, timeout=20_000)
    assert "Nothing was written down as sent" in panel.banner.sentence
    assert desk.document.undo_stack.isClean()


def test_after_a_move_the_panel_shows_what_to_tell_and_filters_it(desk: Desk, qtbot: QtBot) -> None:
    send(desk)
    content = desk.document.content
    assert content.timetable is not None
    block = content.timetable.placements[0]
    later = move(content.plan, content.timetable, block.key, date(2028, 8, 1))
    desk.document.step("Move", replace(content, timetable=later))
    panel = bookings_of(desk, qtbot)
    panel.show_only("To be told")
    kinds = [row.cells[1] for row in panel.table.rows]
    assert kinds == ["cancel", "new"] * (len(kinds) // 2)
    assert all(row.cells[4].startswith(("now ", "instead of ")) for row in panel.table.rows)
    panel.show_only("To cancel")
    assert {row.cells[1] for row in panel.table.rows} == {"cancel"}
    assert {row.grade for row in panel.table.rows} == {"bad"}
    panel.show_only("Refused")
    assert panel.table.rows == ()


def test_a_returned_workbook_is_seen_first_and_applied_as_one_step(desk: Desk, qtbot: QtBot, tmp_path: Path) -> None:
    letter(desk).write(tmp_path / "letter.xlsx")
    send(desk)
    book = load_workbook(tmp_path / "letter.xlsx")
    sheet = book["Bookings"]
    answer = next(c.column for c in sheet[HEADINGS] if c.value == "Answer")
    for row, word in ((7, "confirmed"), (8, "refused"), (9, "who knows")):
        sheet.cell(row, answer).value = word
    book.save(tmp_path / "returned.xlsx")
    panel = answers_of(desk)
    QTest.mouseClick(panel.choose_button, LEFT)
    choose_file(qtbot, panel, tmp_path / "returned.xlsx")
    qtbot.waitUntil(lambda: panel.found is not None, timeout=20_000)
    assert [row.cells[1] for row in panel.table.rows] == ["requested -> confirmed", "requested -> refused"]
    assert [row.cells[0] for row in panel.problems.rows] == ["Bookings!U9"]
    assert status(desk, "PH-0001") is BookingStatus.REQUESTED
    assert not panel.apply_button.isEnabled()
    panel.leave_out.click()
    QTest.mouseClick(panel.apply_button, LEFT)
    assert (status(desk, "PH-0001"), status(desk, "PH-0002")) == (BookingStatus.CONFIRMED, BookingStatus.REFUSED)
    assert panel.banner.sentence == "1 confirmed, 1 refused. Undo takes them back."
    desk.document.undo_stack.undo()
    assert status(desk, "PH-0002") is BookingStatus.REQUESTED


def test_answers_can_be_read_before_there_is_a_timetable_again(
    make_desk: MakeDesk, qtbot: QtBot, tmp_path: Path
) -> None:
    content = solved()
    assert content.timetable is not None
    letter = BookingLetter.of(content.plan, content.timetable, TODAY)
    panel = answers_of(make_desk(Document(send_bookings(content.plan, letter.lines, TODAY))))
    (tmp_path / "returned.csv").write_text("Reference,Answer\nPH-9999,yes\n", encoding="utf-8")
    panel.read(tmp_path / "returned.csv")
    qtbot.waitUntil(lambda: panel.found is not None, timeout=20_000)
    assert [row.cells[1] for row in panel.problems.rows] == ["There is no booking PH-9999"]
    assert not panel.apply_button.isEnabled()


def test_answers_to_bookings_this_plan_never_sent_are_refused_in_one_line(
    bare_desk: Desk, qtbot: QtBot, tmp_path: Path
) -> None:
    panel = answers_of(bare_desk)
    (tmp_path / "returned.csv").write_text("Reference,Answer\nPH-0001,yes\nPH-0002,yes\n", encoding="utf-8")
    panel.read(tmp_path / "returned.csv")
    qtbot.waitUntil(panel.banner.isVisible, timeout=20_000)
    assert panel.banner.sentence.startswith("This plan has sent no bookings yet.")
    assert panel.found is None
    assert panel.choose_button.isEnabled()


def test_a_file_that_cannot_be_read_says_why(desk: Desk, qtbot: QtBot, tmp_path: Path) -> None:
    panel = answers_of(desk)
    path = tmp_path / "broken.xlsx"
    path.write_bytes(b"PK\x03\x04 nothing")
    panel.read(path)
    qtbot.waitUntil(panel.banner.isVisible, timeout=20_000)
    assert panel.banner.sentence.startswith("broken.xlsx")
    assert panel.choose_button.isEnabled()


def test_a_refusal_is_counted_in_checks_and_marks_its_block(desk: Desk, qtbot: QtBot) -> None:
    send(desk)
    before = len(desk.workspace.open_problems())
    refuse(desk, "PH-0001")
    group = next(g for g in groups_of(desk.document) if g.title == ROOMS_REFUSED)
    (line,) = group.lines
    assert "(PH-0001): a wedding." in line.text
    assert summary(desk.document) == ("bad", "Nothing required is broken. 1 room that is needed was refused.")
    assert len(desk.workspace.open_problems()) == before + 1
    desk.window.show_screen("timetable")
    screen = desk.window.screen_of("timetable")
    assert isinstance(screen, TimetableScreen)
    assert screen.state.refused == set(line.blocks) == desk.document.facts.refused


def test_the_inspector_puts_the_block_into_another_room_that_day(desk: Desk, qtbot: QtBot) -> None:
    send(desk)
    refuse(desk, "PH-0001")
    (refusal,) = desk.document.facts.refusals
    desk.window.show_screen("timetable")
    screen = desk.window.screen_of("timetable")
    assert isinstance(screen, TimetableScreen)
    desk.workspace.selection.select(refusal.blocks[0])
    desk.workspace.asked_to_inspect.emit()

    def contents() -> BlockContents:
        return next(c for c in desk.window.findChildren(BlockContents) if c.isVisible() and c.room_buttons)

    qtbot.waitUntil(lambda: any(c.room_buttons for c in desk.window.findChildren(BlockContents)), timeout=20_000)
    contents().room_buttons[0].click()
    assert desk.document.facts.refusals == ()
    assert "room" in desk.document.undo_stack.undoText().casefold()
    desk.document.undo_stack.undo()
    assert len(desk.document.facts.refusals) == 1


def test_from_the_list_a_refused_room_is_put_right_by_room_or_by_date(desk: Desk, qtbot: QtBot) -> None:
    send(desk)
    refuse(desk, "PH-0001")
    (refusal,) = desk.document.facts.refusals
    panel = bookings_of(desk, qtbot)
    panel.show_only("Refused")
    panel.table.selectRow(0)
    card = panel.ways_out
    qtbot.waitUntil(lambda: any("–" in text for text in card.buttons), timeout=20_000)
    other = desk.document.facts.names.room(refusal.others[0])
    card.buttons[other].click()
    assert desk.document.facts.refusals == ()
    told = [b.change.value for b in letter(desk).to_tell]
    assert told == ["new"]
    desk.document.undo_stack.undo()
    qtbot.waitUntil(lambda: card.isVisible() and any("–" in text for text in card.buttons), timeout=20_000)
    text = next(t for t in card.buttons if "–" in t)
    card.buttons[text].click()
    assert desk.document.facts.refusals == ()
    assert desk.document.undo_stack.undoText().startswith("Move ")
    assert {b.change.value for b in letter(desk).to_tell} == {"cancel", "new"}


def test_a_refused_room_can_be_asked_for_again_or_kept_free(desk: Desk, qtbot: QtBot) -> None:
    send(desk)
    refuse(desk, "PH-0001")
    (refusal,) = desk.document.facts.refusals
    panel = bookings_of(desk, qtbot)
    panel.show_only("Refused")
    panel.table.selectRow(0)
    panel.ways_out.buttons["Mark the room as taken that day"].click()
    room = next(r for r in desk.document.plan.rooms if r.id == refusal.room)
    assert any(b.start <= refusal.day <= b.end and "PH-0001" in b.reason for b in room.busy)
    desk.document.undo_stack.undo()
    qtbot.waitUntil(lambda: panel.ways_out.isVisible() and bool(panel.ways_out.buttons), timeout=20_000)
    panel.ways_out.buttons["Ask again"].click()
    assert [(b.change.value, b.ref) for b in letter(desk).to_tell] == [("new", "PH-0001")]


def test_the_names_that_leave_with_the_nights_list_are_said(desk: Desk, qtbot: QtBot, tmp_path: Path) -> None:
    panel = panel_of(desk, "nights")
    assert isinstance(panel, NightsPanel)
    names = [s.name for s in desk.document.plan.students if s.residential]
    assert names
    assert panel.leaving.text() == "No names are in the list, only numbers."
    panel.names.click()
    assert all(name in panel.leaving.text() for name in names)
    QTest.mouseClick(panel.save_button, LEFT)
    choose_file(qtbot, panel, tmp_path / "nights.xlsx")
    qtbot.waitUntil(panel.banner.isVisible, timeout=20_000)
    assert load_workbook(tmp_path / "nights.xlsx").sheetnames == ["Nights", "Names"]


def test_the_offices_details_are_checked_and_written_as_one_step(desk: Desk, qtbot: QtBot) -> None:
    panel = bookings_of(desk, qtbot)
    QTest.mouseClick(panel.office_button, LEFT)
    form = box_of(qtbot, desk.window, OfficeForm)
    form.lines["email"].setText("jo at example")
    form.lines["cost_code"].setText(" X1234 ")
    form.numbers["set_up_minutes"].setValue(45)
    press(form, "Save")
    assert form.isVisible()
    assert form.notes["email"].text().startswith("This is not an e-mail address.")
    form.lines["email"].setText("jo@example.org")
    press(form, "Save")
    office = desk.document.plan.office
    assert (office.email, office.cost_code, office.set_up_minutes) == ("jo@example.org", "X1234", 45)
    assert desk.document.undo_stack.count() == 1
    desk.document.undo_stack.undo()
    assert desk.document.plan.office == solved().plan.office


def test_hostile_text_is_shown_as_it_is(make_desk: MakeDesk, qtbot: QtBot) -> None:
    content = solved()
    rooms = tuple(replace(r, name=f"<b>{r.name}</b>") for r in content.plan.rooms)
    desk = make_desk(replace(content, plan=replace(content.plan, rooms=rooms)))
    send(desk)
    refuse(desk, "PH-0001", "<img src=x onerror=alert(1)>")
    panel = bookings_of(desk, qtbot)
    panel.show_only("Refused")
    panel.table.selectRow(0)
    assert "<img src=x onerror=alert(1)>" in panel.ways_out.sentence.text()
    assert panel.ways_out.sentence.textFormat() is Qt.TextFormat.PlainText
