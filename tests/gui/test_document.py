from __future__ import annotations

from dataclasses import replace

from hsmc_scheduler.gui.application import Desk
from tests.gui.conftest import solved


def test_an_edit_is_undone_and_done_again_by_name(desk: Desk) -> None:
    before = desk.document.content
    desk.document.edit("Rename plan", lambda plan: replace(plan, title="Another"))
    assert desk.document.undo_stack.undoText() == "Rename plan"
    desk.document.undo_stack.undo()
    assert desk.document.content == before
    desk.document.undo_stack.redo()
    assert desk.document.plan.title == "Another"


def test_an_edit_that_changes_nothing_leaves_no_step(desk: Desk) -> None:
    desk.document.edit("Nothing", lambda plan: replace(plan))
    assert not desk.document.undo_stack.canUndo()


def test_what_follows_from_the_plan_alone_is_worked_out_anew_only_with_the_plan(desk: Desk) -> None:
    document = desk.document
    timetable = document.timetable
    assert timetable is not None
    before = document.facts
    kept = (before.index, before.problems)
    document.step(
        "Change", replace(document.content, timetable=replace(timetable, placements=timetable.placements[1:]))
    )
    assert document.facts.card != before.card
    assert (document.facts.index, document.facts.problems) == kept
    assert document.facts.index is kept[0]
    document.edit("Rename plan", lambda plan: replace(plan, title="Another"))
    assert document.facts.index is not kept[0]
    assert document.facts.index.plan.title == "Another"


def test_a_timetable_of_an_earlier_plan_is_said_to_be_out_of_date(desk: Desk) -> None:
    desk.document.edit("Leave out a room", lambda plan: replace(plan, rooms=plan.rooms[:-1]))
    assert "Out of date: 1 edit since" in desk.window.status_line.words


def test_a_plan_that_only_says_something_else_leaves_its_timetable_proven(desk: Desk) -> None:
    desk.document.edit("Rename plan", lambda plan: replace(plan, title="Another"))
    assert "Proven best timetable" in desk.window.status_line.words
    assert desk.document.proof is not None
    desk.document.undo_stack.undo()
    assert desk.document.content == solved()
    assert "Proven best timetable" in desk.window.status_line.words
