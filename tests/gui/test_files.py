from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPlainTextEdit, QPushButton
from pytestqt.qtbot import QtBot

from hsmc_scheduler.app.plan_files import PlanFile, abandoned
from hsmc_scheduler.gui.application import Desk
from hsmc_scheduler.gui.comparing import CompareDialog
from hsmc_scheduler.gui.files.backups_dialog import BackupsDialog
from hsmc_scheduler.gui.one_window import OneWindow, knock
from hsmc_scheduler.gui.settings import Settings
from hsmc_scheduler.gui.widgets.question import Question
from hsmc_scheduler.storage.files import hash_on_disk, load, save
from tests.architecture.project import ROOT
from tests.gui.boxes import box_of, choose_file, press
from tests.gui.conftest import put_away, solved
from tests.gui.gaps import EventLoopGaps

CTRL = Qt.KeyboardModifier.ControlModifier


def a_file(folder: Path) -> Path:
    path = folder / "plan.hsmc"
    save(solved(), path, None)
    return path


def opened(desk: Desk, qtbot: QtBot, path: Path) -> Desk:
    desk.files.opening.open_path(path)
    qtbot.waitUntil(lambda: desk.files.path == path)
    return desk


def rename(desk: Desk, title: str) -> None:
    desk.document.edit("Rename plan", lambda plan: replace(plan, title=title))


def test_a_new_plan_is_saved_under_a_name_and_says_so(desk: Desk, qtbot: QtBot, tmp_path: Path) -> None:
    path = tmp_path / "new.hsmc"
    QTest.keyClick(desk.window, Qt.Key.Key_S, CTRL)
    choose_file(qtbot, desk.window, path)
    qtbot.waitUntil(path.exists)
    qtbot.waitUntil(lambda: desk.files.state.startswith("saved "))
    assert load(path) == solved()
    assert desk.workspace.folder == tmp_path, "what is written next begins beside the plan"
    assert Settings().recent == (path,)


def test_undo_goes_on_through_saving(empty_desk: Desk, qtbot: QtBot, tmp_path: Path) -> None:
    desk = opened(empty_desk, qtbot, a_file(tmp_path))
    rename(desk, "Second")
    QTest.keyClick(desk.window, Qt.Key.Key_S, CTRL)
    qtbot.waitUntil(lambda: not desk.files.unsaved)
    QTest.keyClick(desk.window, Qt.Key.Key_Z, CTRL)
    assert desk.document.plan.title == solved().plan.title
    assert desk.files.unsaved


def test_closing_with_unsaved_edits_asks_and_cancel_keeps_the_window(
    empty_desk: Desk, qtbot: QtBot, tmp_path: Path
) -> None:
    desk = opened(empty_desk, qtbot, a_file(tmp_path))
    rename(desk, "Edited")
    desk.window.close()
    press(box_of(qtbot, desk.window, Question), "Cancel")
    assert desk.window.isVisible()
    assert desk.document.plan.title == "Edited"


def test_the_example_left_as_it_is_closes_without_a_question_and_edited_it_asks(empty_desk: Desk, qtbot: QtBot) -> None:
    desk = empty_desk
    desk.open_example()
    qtbot.waitUntil(lambda: desk.files.file is not None)
    assert (desk.files.unsaved, desk.files.state) == (False, "not saved yet")
    rename(desk, "Ours")
    desk.window.close()
    press(box_of(qtbot, desk.window, Question), "Cancel")
    desk.document.undo_stack.undo()
    desk.window.close()
    assert not desk.window.isVisible()


def test_closing_can_save_first(empty_desk: Desk, qtbot: QtBot, tmp_path: Path) -> None:
    path = a_file(tmp_path)
    desk = opened(empty_desk, qtbot, path)
    rename(desk, "Edited")
    desk.window.close()
    press(box_of(qtbot, desk.window, Question), "Save")
    qtbot.waitUntil(lambda: not desk.window.isVisible())
    assert load(path).plan.title == "Edited"


def test_unsaved_edits_are_kept_within_seconds_and_forgotten_once_saved(
    empty_desk: Desk, qtbot: QtBot, tmp_path: Path
) -> None:
    desk = opened(empty_desk, qtbot, a_file(tmp_path))
    rename(desk, "Edited")
    kept = Path(os.environ["XDG_STATE_HOME"])
    qtbot.waitUntil(lambda: bool(list(kept.rglob("*.unsaved"))), timeout=5000)
    desk.files.saving.save()
    qtbot.waitUntil(lambda: not list(kept.rglob("*.unsaved")))


WORKER = """
import sys, time
from dataclasses import replace
from hsmc_scheduler.app.plan_files import PlanFile
file = PlanFile.open(sys.argv[1])
file.autosave(replace(file.document, plan=replace(file.document.plan, title="Not saved")))
print("kept", flush=True)
time.sleep(60)
"""


def test_after_a_crash_the_first_page_offers_what_was_not_saved(qtbot: QtBot, tmp_path: Path) -> None:
    path = a_file(tmp_path)
    before = path.read_bytes()
    died = subprocess.Popen([sys.executable, "-c", WORKER, str(path)], stdout=subprocess.PIPE, cwd=ROOT)
    assert died.stdout is not None
    assert died.stdout.readline() == b"kept\n"
    died.send_signal(signal.SIGKILL)
    died.wait()
    died.stdout.close()
    desk = Desk()
    desk.start()
    try:
        qtbot.waitUntil(lambda: any(b.text() == "Go on with it" and b.isVisible() for b in buttons(desk)))
        press(desk.welcome, "Go on with it")
        qtbot.waitUntil(lambda: desk.document.plan.title == "Not saved")
        assert desk.files.unsaved
        assert path.read_bytes() == before
        assert not abandoned()
    finally:
        put_away(desk)


def buttons(desk: Desk) -> list[QPushButton]:
    return desk.welcome.findChildren(QPushButton)


def test_a_second_person_gets_the_plan_read_only_and_is_told_who_has_it(
    empty_desk: Desk, qtbot: QtBot, tmp_path: Path
) -> None:
    path = a_file(tmp_path)
    holder = subprocess.Popen(
        [sys.executable, "-c", WORKER, str(path)], stdout=subprocess.PIPE, cwd=ROOT, env={**os.environ, "USER": "nora"}
    )
    assert holder.stdout is not None
    holder.stdout.readline()
    try:
        desk = opened(empty_desk, qtbot, path)
        assert desk.document.read_only
        assert desk.files.state == "read-only"
        assert "has it open on this computer since" in desk.window.banner.sentence
        desk.files.saving.save()
        choose_file(qtbot, desk.window, tmp_path / "copy.hsmc")
        qtbot.waitUntil((tmp_path / "copy.hsmc").exists)
        qtbot.waitUntil(lambda: not desk.document.read_only)
    finally:
        holder.kill()
        holder.wait()
        holder.stdout.close()


THIEF = """
import sys
from hsmc_scheduler.app.plan_files import PlanFile
file = PlanFile.open(sys.argv[1])
file.break_lock()
print("mine", flush=True)
sys.stdin.read()
"""


@pytest.fixture
def taken_desk(empty_desk: Desk, qtbot: QtBot, tmp_path: Path) -> Iterator[Desk]:
    """A plan edited here and not saved, which somebody else has taken meanwhile."""
    desk = opened(empty_desk, qtbot, a_file(tmp_path))
    rename(desk, "Edited")
    command = [sys.executable, "-c", THIEF, str(desk.files.path)]
    thief = subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, cwd=ROOT, env={**os.environ, "USER": "nora"}
    )
    assert thief.stdout is not None
    assert thief.stdout.readline() == b"mine\n"
    desk.files.others.look()
    qtbot.waitUntil(lambda: desk.files.holder is not None)
    yield desk
    thief.communicate(timeout=10)


def test_edits_of_a_plan_that_somebody_took_meanwhile_are_asked_about_before_they_go(
    taken_desk: Desk, qtbot: QtBot, tmp_path: Path
) -> None:
    desk = taken_desk
    assert desk.files.state == "read-only, changes not saved"
    desk.window.close()
    box = box_of(qtbot, desk.window, Question)
    assert "so they can only be saved under another name" in box.accessibleDescription()
    assert desk.window.isVisible()
    press(box, "Save as…")
    choose_file(qtbot, desk.window, tmp_path / "mine.hsmc")
    qtbot.waitUntil(lambda: not desk.window.isVisible())
    assert load(tmp_path / "mine.hsmc").plan.title == "Edited"


def test_taking_a_plan_back_keeps_the_edits_made_here_one_undo_away(taken_desk: Desk, qtbot: QtBot) -> None:
    desk = taken_desk
    press(desk.window.banner, "They are gone: open it for me")
    qtbot.waitUntil(lambda: desk.document.plan.title == solved().plan.title)
    assert desk.files.holder is None
    assert desk.files.state == "saved"
    desk.window.undo_action.trigger()
    assert desk.document.plan.title == "Edited"
    assert desk.files.state == "edited"


def test_reading_theirs_keeps_mine_one_undo_away(empty_desk: Desk, qtbot: QtBot, tmp_path: Path) -> None:
    path = a_file(tmp_path)
    desk = opened(empty_desk, qtbot, path)
    rename(desk, "Mine")
    path.write_bytes(path.read_bytes().replace(b"Leadership for Health", b"Somebody elses Health"))
    desk.files.saving.save()
    box = box_of(qtbot, desk.window, Question)
    assert box.accessibleDescription().count("not saved") == 0, "the title says so already"
    press(box, "Read theirs")
    qtbot.waitUntil(lambda: desk.document.plan.title.startswith("Somebody elses"))
    assert not desk.files.unsaved
    assert desk.window.undo_action.text() == "&Undo Read the plan from the disk"
    desk.window.undo_action.trigger()
    assert desk.document.plan.title == "Mine"
    assert desk.files.unsaved


def test_a_file_changed_by_others_is_never_saved_over_unasked(empty_desk: Desk, qtbot: QtBot, tmp_path: Path) -> None:
    path = a_file(tmp_path)
    desk = opened(empty_desk, qtbot, path)
    theirs = path.read_bytes().replace(b"Leadership for Health", b"Somebody elses Health")
    path.write_bytes(theirs)
    rename(desk, "Mine")
    desk.files.saving.save()
    box = box_of(qtbot, desk.window, Question)
    press(box, "Go on editing")
    assert path.read_bytes() == theirs
    assert desk.document.plan.title == "Mine"
    desk.files.saving.save()
    press(box_of(qtbot, desk.window, Question), "Replace theirs")
    qtbot.waitUntil(lambda: not desk.files.unsaved)
    assert load(path).plan.title == "Mine"


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("torn.hsmc", lambda whole: whole[: len(whole) // 2], "The file ends in the middle of the plan, as a copy"),
        ("empty.hsmc", lambda _: b"", "The file is empty. Restore it"),
        ("picture.hsmc", lambda _: b"\x89PNG\r\n\x1a\n" + bytes(200), "This is not a plan. Choose a file"),
        (
            "future.hsmc",
            lambda whole: re.sub(rb'"schema_version": \d+', b'"schema_version": 99', whole),
            "A newer version of the program saved this plan",
        ),
    ],
)
def test_a_file_that_cannot_be_opened_is_a_clear_message_and_the_window_goes_on(
    desk: Desk, qtbot: QtBot, tmp_path: Path, name: str, content: Callable[[bytes], bytes], said: str
) -> None:
    whole = a_file(tmp_path).read_bytes()
    bad = tmp_path / name
    bad.write_bytes(content(whole))
    before = desk.document.content
    desk.files.file.unsaved = False  # type: ignore[union-attr]  # nothing to ask about first
    desk.files.opening.open_path(bad)
    box = box_of(qtbot, desk.window, Question)
    assert box.accessibleDescription().startswith(said)
    assert "Nothing was changed on the disk" in box.accessibleDescription()
    assert name in box.accessibleName()
    press(box, "Close")
    assert desk.document.content is before
    assert bad.read_bytes() == content(whole)


def test_a_plan_dropped_on_the_window_is_opened_and_a_broken_one_told(
    empty_desk: Desk, qtbot: QtBot, tmp_path: Path
) -> None:
    def drop(path: Path) -> None:
        data = QMimeData()
        data.setUrls([QUrl.fromLocalFile(str(path))])
        where, buttons, keys = QPointF(100, 100), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
        coming = QDragEnterEvent(where.toPoint(), Qt.DropAction.CopyAction, data, buttons, keys)
        QApplication.sendEvent(empty_desk.window, coming)
        if coming.isAccepted():
            QApplication.sendEvent(empty_desk.window, QDropEvent(where, Qt.DropAction.CopyAction, data, buttons, keys))

    torn = tmp_path / "torn.hsmc"
    torn.write_bytes(a_file(tmp_path).read_bytes()[:5000])
    drop(torn)
    box = box_of(qtbot, empty_desk.window, Question)
    assert "ends in the middle" in box.accessibleDescription()
    press(box, "Close")
    drop(tmp_path / "plan.hsmc")
    qtbot.waitUntil(lambda: empty_desk.files.path == tmp_path / "plan.hsmc")


def test_of_several_things_wrong_with_a_file_all_are_listed(desk: Desk, qtbot: QtBot, tmp_path: Path) -> None:
    bad = a_file(tmp_path)
    bad.write_bytes(bad.read_bytes().replace(b'"kind": "away"', b'"kind": "gone"', 2))
    desk.files.file.unsaved = False  # type: ignore[union-attr]  # nothing to ask about first
    desk.files.opening.open_path(bad)
    box = box_of(qtbot, desk.window, Question)
    details = box.findChild(QPlainTextEdit)
    assert details is not None
    assert details.toPlainText().count("plan.hsmc, tutors") == 2
    press(box, "Close")


def test_a_broken_file_offers_the_copy_kept_of_it(desk: Desk, qtbot: QtBot, tmp_path: Path) -> None:
    path = a_file(tmp_path)
    file = PlanFile.open(path)
    file.save(replace(file.document, plan=replace(file.document.plan, title="Second")))
    file.close()
    path.write_bytes(b"{")
    desk.files.file.unsaved = False  # type: ignore[union-attr]  # nothing to ask about first
    desk.files.opening.open_path(path)
    box = box_of(qtbot, desk.window, Question)
    copy = next(text for text in box.buttons if text.startswith("Open the copy of"))
    press(box, copy)
    qtbot.waitUntil(lambda: desk.files.path == path)
    assert desk.document.plan.title == solved().plan.title


def test_any_of_many_backups_is_opened_from_a_list_as_one_step(empty_desk: Desk, qtbot: QtBot, tmp_path: Path) -> None:
    path = a_file(tmp_path)
    now = time.time()
    for number in range(12):
        os.utime(path, (now - 86_400 * (12 - number),) * 2)
        file = PlanFile.open(path)
        file.save(replace(file.document, plan=replace(file.document.plan, title=f"Version {number}")))
        file.close()
    desk = opened(empty_desk, qtbot, path)
    desk.files.opening.ask_backup()
    box = box_of(qtbot, desk.window, BackupsDialog)
    assert box.list.count() == 12
    assert " kB" in box.list.item(0).text()
    assert box.width() < 600
    assert box.list.hasFocus()
    QTest.keyClick(box.list, Qt.Key.Key_Down)
    press(box, "Open the backup")
    qtbot.waitUntil(lambda: desk.document.plan.title == "Version 9")
    desk.window.undo_action.trigger()
    assert desk.document.plan.title == "Version 11"


def test_a_slow_disk_never_stops_the_window(
    desk: Desk, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    gaps = EventLoopGaps()
    path = a_file(tmp_path)
    fsync = os.fsync

    def slow(descriptor: int) -> None:
        time.sleep(0.5)
        fsync(descriptor)

    monkeypatch.setattr(os, "fsync", slow)
    with gaps:
        desk.files.saving.save_as(str(path))
        qtbot.waitUntil(lambda: not desk.files.unsaved, timeout=10_000)
    assert gaps.longest < 0.4


def banner_button(desk: Desk, text: str) -> None:
    press(desk.window.banner, text)


def test_what_others_changed_on_the_disk_is_told_and_compared_place_by_place(
    empty_desk: Desk, qtbot: QtBot, tmp_path: Path
) -> None:
    path = a_file(tmp_path)
    desk = opened(empty_desk, qtbot, path)
    plan, timetable = solved().plan, solved().timetable
    assert timetable is not None
    first, *others = plan.tutors
    changed = replace(plan, tutors=(replace(first, email="new@example.org"), *others))
    later = replace(timetable, placements=timetable.placements[1:])
    save(replace(solved(), plan=changed, timetable=later), path, hash_on_disk(path))
    desk.files.others.look()
    qtbot.waitUntil(desk.window.banner.isVisible)
    banner_button(desk, "Compare…")
    box = box_of(qtbot, desk.window, CompareDialog)
    said = [one.item(row).text() for one in box.lists for row in range(one.count())]
    assert any(f"Tutor {first.name}: e-mail" in line and "-> new@example.org." in line for line in said)
    assert any("block 1 is no longer there" in line for line in said)
    press(box, "Read theirs")
    qtbot.waitUntil(lambda: desk.document.plan == changed)


def test_opening_what_is_open_here_asks_nothing_and_keeps_the_edits(
    empty_desk: Desk, qtbot: QtBot, tmp_path: Path
) -> None:
    path = a_file(tmp_path)
    desk = opened(empty_desk, qtbot, path)
    rename(desk, "Edited")
    with qtbot.waitSignal(desk.files.open_already) as told:
        desk.files.opening.open_path(tmp_path / "." / "plan.hsmc")
    assert told.args == [True]
    assert desk.document.plan.title == "Edited"
    assert "open here already" in said(desk)


def said(desk: Desk) -> str:
    return " ".join(one.text() for one in desk.window.status_line.findChildren(QLabel))


def test_a_second_start_shows_the_window_that_has_the_plan_and_leaves(
    empty_desk: Desk, qtbot: QtBot, tmp_path: Path
) -> None:
    path = a_file(tmp_path)
    desk = opened(empty_desk, qtbot, path)
    with qtbot.waitSignal(desk.one_window.wanted, timeout=20_000):
        second = subprocess.Popen([sys.executable, "main.py", str(path)], cwd=ROOT)
    try:
        qtbot.waitUntil(lambda: second.poll() is not None, timeout=10_000)
    finally:
        second.kill()
    assert second.wait() == 0
    assert desk.files.holder is None


def test_a_second_window_of_another_process_is_shown_instead_of_opening_the_plan_again(
    desk: Desk, qtbot: QtBot, tmp_path: Path
) -> None:
    path = a_file(tmp_path)
    there = OneWindow()
    there.keep(path)
    before = desk.files.file
    with qtbot.waitSignals([there.wanted, desk.files.open_already]):
        desk.files.opening.open_path(path)
    assert desk.files.file is before
    there.keep(None)
    assert not knock(path)
