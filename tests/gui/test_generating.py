from __future__ import annotations

import contextlib
import os
import signal
from dataclasses import replace
from datetime import date
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QMenu, QPushButton
from pytestqt.qtbot import QtBot

from hsmc_scheduler.app.generating import Extent, Generated, Wanted
from hsmc_scheduler.app.solver_endings import Ended
from hsmc_scheduler.domain.plan import Plan
from hsmc_scheduler.domain.timetable import Timetable
from hsmc_scheduler.domain.tutor import Absence
from hsmc_scheduler.engine.api import Result, Status
from hsmc_scheduler.gui.application import Desk
from hsmc_scheduler.gui.generating.ask_date import AskDate
from hsmc_scheduler.gui.generating.outcome import Outcome, OutcomePanel
from hsmc_scheduler.gui.widgets.question import Question
from hsmc_scheduler.projections.comparison import compare
from hsmc_scheduler.storage.document import Document
from hsmc_scheduler.storage.files import save
from tests.gui.boxes import box_of, press
from tests.gui.conftest import MakeDesk, solved
from tests.gui.gaps import EventLoopGaps
from tests.gui.solvers import generate, until

LEFT = Qt.MouseButton.LeftButton


def all_away(plan: Plan) -> Plan:
    """Everybody who could teach Health Care Quality is away all year: there is no timetable."""
    away = Absence(plan.calendar.start, plan.calendar.end, reason="leave")
    module = next(m for m in plan.modules if m.code == "HCQ")
    tutors = tuple(
        replace(t, absences=(*t.absences, away)) if t.id in (*module.leads, *module.teachers) else t
        for t in plan.tutors
    )
    return replace(plan, tutors=tutors)


def test_the_planner_shows_the_best_so_far_and_keep_makes_it_the_timetable_in_one_step(
    bare_desk: Desk, qtbot: QtBot
) -> None:
    desk = bare_desk
    generate(desk, qtbot)
    assert desk.workspace.preview is not None
    assert desk.document.timetable is None
    press(desk.generating.outcome, "Keep this timetable")
    assert desk.document.timetable is not None
    assert desk.document.facts.card is not None
    assert desk.document.facts.card.sound
    assert desk.document.undo_stack.undoText() == "Generate timetable"
    assert desk.document.proof is not None
    assert desk.workspace.preview is None
    desk.document.undo_stack.undo()
    assert desk.document.timetable is None


def test_discard_leaves_everything_as_it_was(desk: Desk, qtbot: QtBot) -> None:
    before = desk.document.content
    generate(desk, qtbot)
    press(desk.generating.outcome, "Discard")
    assert desk.document.content is before
    assert desk.workspace.preview is None
    assert not desk.window.inspector.shows(desk.generating.outcome)


def test_every_block_that_changed_is_listed_with_a_button_that_shows_it(desk: Desk, qtbot: QtBot) -> None:
    timetable, facts = desk.document.timetable, desk.document.facts
    assert timetable is not None
    assert facts.card is not None
    assert desk.document.proof is not None
    compared = compare(facts.index, replace(timetable, placements=()), timetable)
    result = Result(Status.STOPPED, timetable, 1, 1, 2.0)
    generated = Generated(timetable, facts.card, desk.document.proof)
    panel = OutcomePanel(desk.workspace)
    qtbot.addWidget(panel)
    panel.show_outcome(Outcome(Ended(result), generated, compared), answers_plan=True)
    wanted = [f"Show: {change.sentence}" for change in compared.changed]
    assert len(wanted) == len(timetable.placements)

    def listed() -> list[str]:
        names = [button.accessibleName() for button in panel.findChildren(QPushButton)]
        return [name for name in names if name.startswith("Show: ")]

    qtbot.waitUntil(lambda: listed() == wanted)
    shown = next(b for b in panel.findChildren(QPushButton) if b.accessibleName() == wanted[-1])
    shown.click()
    assert desk.workspace.selection.blocks == (compared.changed[-1].key,)


def test_ways_out_for_one_plan_are_never_tried_on_another(bare_desk: Desk, qtbot: QtBot, tmp_path: Path) -> None:
    desk = bare_desk
    other = tmp_path / "other.hsmc"
    save(replace(solved(), plan=replace(solved().plan, title="Another plan")), other, None)
    desk.document.edit("Everybody leaves", all_away)
    desk.document.undo_stack.setClean()
    desk.files.file.unsaved = False  # type: ignore[union-attr]  # nothing to ask about first
    desk.window.generate_action.trigger()
    until(qtbot, lambda: desk.window.inspector.shows(desk.generating.impossible))
    desk.files.opening.open_path(other)
    qtbot.waitUntil(lambda: desk.document.plan.title == "Another plan", timeout=10_000)
    assert not desk.window.inspector.shows(desk.generating.impossible)


def test_the_window_never_stands_still_while_a_search_runs_and_stop_ends_it_within_two_seconds(
    bare_desk: Desk, qtbot: QtBot
) -> None:
    desk = bare_desk
    gaps = EventLoopGaps()
    desk.window.generate_action.trigger()
    with gaps:
        until(qtbot, lambda: desk.workspace.preview is not None)
        stop = desk.generating.running.stop_button
        QTest.mouseClick(stop, LEFT)
        assert not stop.isEnabled()
        until(qtbot, lambda: not desk.generating.working, 4.0)
    print(f"longest gap {gaps.longest * 1000:.0f} ms, p99 {gaps.p99 * 1000:.0f} ms")
    assert gaps.p99 < 0.1
    until(qtbot, lambda: desk.window.inspector.shows(desk.generating.outcome))


def test_changing_as_little_as_possible_keeps_what_need_not_move(desk: Desk, qtbot: QtBot) -> None:
    before = {p.key: p for p in desk.document.timetable.placements} if desk.document.timetable else {}
    moved = next(p for p in before.values() if p.delivery.startswith("od"))
    tutor = next(t for s in moved.sittings for t in s.tutors)
    desk.document.edit(
        "Mark away",
        lambda plan: replace(
            plan,
            tutors=tuple(
                replace(t, absences=(*t.absences, Absence(moved.start, moved.end))) if t.id == tutor else t
                for t in plan.tutors
            ),
        ),
    )
    desk.generating.time_limit = 15.0
    desk.workspace.asked_to_generate.emit(Wanted(Extent.LITTLE))
    until(qtbot, lambda: desk.window.inspector.shows(desk.generating.outcome), 90)
    press(desk.generating.outcome, "Keep this timetable")
    assert desk.document.timetable is not None
    kept = sum(p.start == before[p.key].start for p in desk.document.timetable.placements if p.key in before)
    assert kept >= len(before) - 8
    assert "as little as possible changed" in (desk.document.proof.kept if desk.document.proof else "")


def test_an_impossible_plan_is_explained_in_words_with_changes_that_can_be_tried(desk: Desk, qtbot: QtBot) -> None:
    desk.document.edit("Mark away", all_away)
    desk.window.generate_action.trigger()
    panel = desk.generating.impossible
    until(qtbot, lambda: desk.window.inspector.shows(panel), 60)
    assert panel.words.startswith("No timetable is possible")
    until(qtbot, lambda: bool(panel.tries()), 90)
    shows = [b for b in panel.findChildren(QPushButton) if b.text() == "Show"]
    QTest.mouseClick(shows[0], LEFT)
    assert desk.window.screen_id in ("tutors", "modules", "cohorts", "calendar", "rooms", "timetable")
    QTest.mouseClick(panel.tries()[0], LEFT)
    assert desk.document.undo_stack.count() == 2
    assert desk.generating.working


def test_a_plan_with_faults_is_not_searched_but_shown_in_checks(desk: Desk) -> None:
    desk.document.edit(
        "Break", lambda plan: replace(plan, modules=(replace(plan.modules[0], leads=("nobody",)), *plan.modules[1:]))
    )
    desk.window.generate_action.trigger()
    assert not desk.generating.working
    assert desk.window.screen_id == "checks"


def test_a_search_that_breaks_down_is_one_sentence_and_the_plan_is_as_it_was(bare_desk: Desk, qtbot: QtBot) -> None:
    desk = bare_desk
    before = desk.document.content
    desk.window.generate_action.trigger()
    until(qtbot, lambda: desk.generating.solving.process_id is not None)
    for _ in range(2):  # the first time it is begun again
        until(qtbot, lambda: desk.generating.solving.process_id is not None)
        with contextlib.suppress(ProcessLookupError):
            os.kill(desk.generating.solving.process_id or 0, signal.SIGSEGV)
    until(qtbot, lambda: not desk.generating.working, 60)
    assert desk.document.content is before


def test_closing_the_window_in_the_middle_of_a_search_leaves_no_solver_behind(bare_desk: Desk, qtbot: QtBot) -> None:
    desk = bare_desk
    desk.window.generate_action.trigger()
    until(qtbot, lambda: desk.workspace.preview is not None)
    desk.close()
    assert not desk.generating.working


def test_only_after_a_date_leaves_earlier_blocks_as_they_are(desk: Desk, qtbot: QtBot) -> None:
    day = date(2028, 9, 1)
    first = desk.document.timetable
    assert first is not None
    before = {p.key: p for p in first.placements if p.start < day}
    desk.generating.time_limit = 10.0
    desk.workspace.asked_to_generate.emit(Wanted(Extent.AFTER, after=day))
    until(qtbot, lambda: desk.window.inspector.shows(desk.generating.outcome), 90)
    press(desk.generating.outcome, "Keep this timetable")
    assert desk.document.timetable is not None
    now = {p.key: p for p in desk.document.timetable.placements}
    assert all(now[key].start == p.start for key, p in before.items())
    same = desk.document.timetable.placements == first.placements  # then it is what was proven before
    assert same or "Proven best timetable" not in desk.window.status_line.words


def test_generating_again_waits_until_what_was_found_is_kept_or_discarded(bare_desk: Desk, qtbot: QtBot) -> None:
    desk = bare_desk
    generate(desk, qtbot)
    found = desk.workspace.preview
    desk.window.generate_action.trigger()
    assert not desk.generating.working
    assert desk.workspace.preview is found
    assert "keep or discard" in desk.window.status_line.words
    press(desk.generating.outcome, "Discard")
    desk.window.generate_action.trigger()
    assert desk.generating.working
    process = desk.generating.solving.process_id
    desk.window.generate_action.trigger()
    assert desk.generating.solving.process_id == process


def test_opening_another_plan_asks_what_becomes_of_the_timetable_found(
    bare_desk: Desk, qtbot: QtBot, tmp_path: Path
) -> None:
    desk = bare_desk
    other = Document(replace(desk.document.plan, title="Another"))
    save(other, tmp_path / "other.hsmc", None)
    desk.document.undo_stack.setClean()
    generate(desk, qtbot)
    desk.files.opening.open_path(tmp_path / "other.hsmc")
    question = box_of(qtbot, desk.window, Question)
    assert question.windowTitle() == "Keep the new timetable?"
    press(question, "Cancel")
    assert desk.workspace.preview is not None
    desk.files.opening.open_path(tmp_path / "other.hsmc")
    press(box_of(qtbot, desk.window, Question), "Discard it")
    press(box_of(qtbot, desk.window, Question), "Do not save")
    until(qtbot, lambda: desk.document.plan.title == "Another")
    assert desk.workspace.preview is None
    assert not desk.window.inspector.shows(desk.generating.outcome)
    assert not desk.generating.undecided


def test_where_nothing_better_is_found_only_the_proof_can_be_kept(make_desk: MakeDesk, qtbot: QtBot) -> None:
    proof = solved().proof
    assert proof is not None
    desk = make_desk(replace(solved(), proof=replace(proof, status="stopped", bound=0)))
    before = desk.document.timetable
    assert desk.document.proof is not None
    assert not desk.document.proof.proven
    generate(desk, qtbot, 60.0)
    assert "nothing better was found" in " ".join(w.text() for w in desk.generating.outcome.findChildren(QLabel))
    assert not desk.generating.undecided
    press(desk.generating.outcome, "Keep this timetable")
    assert desk.document.timetable == before
    assert desk.document.proof.proven
    desk.window.generate_action.trigger()
    assert desk.generating.working


def test_a_search_ends_with_the_plan_it_was_for(bare_desk: Desk, qtbot: QtBot) -> None:
    desk = bare_desk
    desk.window.generate_action.trigger()
    until(qtbot, lambda: desk.workspace.preview is not None)
    desk.files.opening.open_new(solved())
    press(box_of(qtbot, desk.window, Question), "Give it up")
    press(box_of(qtbot, desk.window, Question), "Do not save")
    until(qtbot, lambda: desk.document.content is solved())
    assert not desk.generating.working
    assert desk.workspace.preview is None


def test_closing_the_window_asks_what_becomes_of_the_timetable_found(bare_desk: Desk, qtbot: QtBot) -> None:
    desk = bare_desk
    generate(desk, qtbot)
    desk.window.close()
    press(box_of(qtbot, desk.window, Question), "Keep it")
    assert desk.document.undo_stack.undoText() == "Generate timetable"
    press(box_of(qtbot, desk.window, Question), "Cancel")
    assert desk.window.isVisible()
    assert desk.document.timetable is not None


def test_a_timetable_found_while_a_title_was_edited_answers_the_plan(bare_desk: Desk, qtbot: QtBot) -> None:
    desk = bare_desk
    desk.window.generate_action.trigger()
    until(qtbot, lambda: desk.workspace.preview is not None)
    desk.document.edit("Rename plan", lambda plan: replace(plan, title="Another"))
    desk.generating.solving.stop()
    until(qtbot, lambda: desk.window.inspector.shows(desk.generating.outcome))
    assert not desk.generating.outcome.notice.isVisible()
    press(desk.generating.outcome, "Keep this timetable")
    assert desk.document.plan.title == "Another"
    assert not desk.document.out_of_date
    assert desk.document.proof is not None


def test_what_was_found_is_asked_about_while_it_is_still_being_judged(bare_desk: Desk, qtbot: QtBot) -> None:
    desk = bare_desk
    gone_on: list[object] = []
    desk.generating.solving.ended.connect(lambda _: desk.generating.when_decided(gone_on.append))
    generate(desk, qtbot)
    assert not gone_on
    press(box_of(qtbot, desk.window, Question), "Cancel")
    assert not gone_on
    assert desk.workspace.preview is not None


def test_discarding_waits_for_the_last_question(bare_desk: Desk, qtbot: QtBot) -> None:
    desk = bare_desk
    generate(desk, qtbot)
    desk.files.opening.open_new(solved())
    press(box_of(qtbot, desk.window, Question), "Discard it")
    press(box_of(qtbot, desk.window, Question), "Cancel")
    assert desk.workspace.preview is not None
    assert desk.generating.undecided


def test_keeping_no_more_than_a_proof_leaves_what_changed_since_the_last_timetable(
    make_desk: MakeDesk, qtbot: QtBot
) -> None:
    desk = make_desk(solved())
    first, now = Timetable(), desk.document.content
    desk.document.earlier = first
    proof = now.proof
    assert proof is not None
    desk.document.solved("Generate timetable", replace(now, proof=replace(proof, seconds=9.0)))
    assert desk.document.earlier is first


def test_the_date_to_begin_after_is_typed_as_anybody_writes_it_and_refused_where_it_is_none(
    desk: Desk, qtbot: QtBot
) -> None:
    asked: list[Wanted] = []
    desk.workspace.asked_to_generate.disconnect(desk.generating.start)
    desk.workspace.asked_to_generate.connect(asked.append)
    menu = next(m for m in desk.window.menuBar().findChildren(QMenu) if m.title() == "&Timetable")
    next(a for a in menu.actions() if a.text().startswith("Generate only &after")).trigger()
    box = box_of(qtbot, desk.window, AskDate)
    qtbot.waitUntil(box.day_entry.hasFocus)
    QTest.keyClicks(box.day_entry, "the first")
    QTest.keyClick(box.day_entry, Qt.Key.Key_Return)
    assert box.isVisible()
    assert box.fault.isVisible()
    box.day_entry.selectAll()
    QTest.keyClicks(box.day_entry, "1 Sep 2028")
    QTest.keyClick(box.day_entry, Qt.Key.Key_Return)
    assert asked == [Wanted(Extent.AFTER, after=date(2028, 9, 1))]


def test_who_stops_a_search_with_the_keyboard_goes_on_with_it_and_never_at_undo(bare_desk: Desk, qtbot: QtBot) -> None:
    desk = bare_desk
    desk.document.edit("Rename plan", lambda plan: replace(plan, title="Another"))
    desk.window.generate_action.trigger()
    until(qtbot, lambda: desk.workspace.preview is not None)
    stop = desk.generating.running.stop_button
    stop.setFocus()
    QTest.keyClick(stop, Qt.Key.Key_Space)
    at = desk.window.focusWidget()
    assert at is not None
    QTest.keyClick(at, Qt.Key.Key_Space)
    assert desk.document.plan.title == "Another"
    until(qtbot, lambda: desk.window.inspector.shows(desk.generating.outcome))
    assert desk.generating.outcome.keep_button.hasFocus()
