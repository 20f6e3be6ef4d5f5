"""Picking a block up and putting it down, with the mouse and with the keyboard."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from hsmc_scheduler.gui.application import Desk
from hsmc_scheduler.projections.verdicts import State, verdicts
from tests.gui.screens.at_planner import ALT, AT_A_COST, BLOCKED, CTRL, HCQ, HERE, LEFT, NONE, Person

Key = Qt.Key


@pytest.fixture
def person(desk: Desk) -> Person:
    return Person(desk)


def test_a_block_dragged_to_a_date_at_a_cost_moves_there_as_one_step(person: Person) -> None:
    person.drag(HCQ, AT_A_COST)
    assert person.placement().days == (AT_A_COST, AT_A_COST + timedelta(days=1))
    assert person.last_step == "Move HCQ block 2 to 1 December"
    assert "HCQ block 2 moved to 1-2 December 2027" in person.status
    person.undo()
    assert person.placement().start == HERE


def test_nothing_else_moves_with_a_block(person: Person) -> None:
    before = {k: b.placement for k, b in person.state.roll.blocks.items() if k != HCQ}
    person.drag(HCQ, AT_A_COST)
    assert {k: b.placement for k, b in person.state.roll.blocks.items() if k != HCQ} == before
    (moved,) = (p for p in person.desk.document.content.timetable.placements if p.key == HCQ)  # type: ignore[union-attr]
    people = [(s.session, s.tutors, s.room, s.sets) for s in moved.sittings]
    person.undo()
    assert people == [(s.session, s.tutors, s.room, s.sets) for s in person.placement().sittings]


def test_a_drop_on_a_blocked_date_is_refused_with_the_reason(person: Person) -> None:
    person.drag(HCQ, BLOCKED)
    assert person.placement().start == HERE
    assert not person.desk.document.undo_stack.canUndo()
    assert "Not moved: Tue 7 December 2027 is blocked" in person.card
    assert "Ross Millar is busy elsewhere" in person.card
    assert "HCQ block 2 cannot start on Tue 7 December 2027: Ross Millar is busy elsewhere" in person.status
    assert person.state.hand.block is None


def test_with_ctrl_a_drop_on_a_blocked_date_is_taken_and_shown_as_broken(person: Person) -> None:
    person.drag(HCQ, BLOCKED, CTRL)
    assert person.placement().start == BLOCKED
    assert HCQ in person.state.broken
    assert "that breaks a requirement, see Checks" in person.status
    person.undo()
    assert HCQ not in person.state.broken


def test_the_card_names_what_a_date_means_and_why(person: Person) -> None:
    person.take()
    assert "Here now" in person.card
    person.move(person.point_on(AT_A_COST))
    assert "Wed 1 – Thu 2 Dec 2027\nAt a cost: worse\n" in person.card
    assert "this block" in person.card.lower()
    person.move(person.point_on(BLOCKED))
    assert "\nBlocked\nRoss Millar is busy elsewhere" in person.card
    person.move(person.point_on(date(2028, 7, 4)))
    assert "\nBlocked\n" in person.card


def test_every_date_of_the_window_is_judged_as_the_rules_judge_it(person: Person, qtbot: QtBot) -> None:
    person.take()
    qtbot.waitUntil(lambda: person.state.hand.complete)
    content = person.desk.document.content
    assert content.timetable is not None
    expected = {v.start: v for v in verdicts(content.plan, content.timetable, *HCQ)}
    assert person.state.hand.verdicts == expected
    assert (expected[AT_A_COST].state, expected[BLOCKED].state) == (State.AT_A_COST, State.BLOCKED)


def test_a_drop_before_the_dates_are_marked_is_judged_all_the_same(person: Person) -> None:
    person.take(wait=False)
    person.move(person.point_on(BLOCKED))
    assert not person.state.hand.complete
    QTest.mouseRelease(person.sheet.viewport(), LEFT, NONE, person.point_on(BLOCKED))
    assert person.placement().start == HERE
    assert "Ross Millar is busy elsewhere" in person.card


def test_esc_lets_go_and_nothing_has_moved(person: Person) -> None:
    person.take()
    person.move(person.point_on(AT_A_COST))
    person.press(Key.Key_Escape)
    QTest.mouseRelease(person.sheet.viewport(), LEFT, NONE, person.point_on(AT_A_COST))
    assert (person.state.hand.block, person.card) == (None, "")
    assert person.placement().start == HERE
    assert "Let go; nothing has moved" in person.status


def test_a_press_that_hardly_moves_is_a_click(person: Person) -> None:
    start = person.point_of(HCQ)
    QTest.mousePress(person.sheet.viewport(), LEFT, NONE, start)
    person.move(start + QPoint(2, 1))
    assert person.state.hand.block is None
    QTest.mouseRelease(person.sheet.viewport(), LEFT, NONE, start)
    assert person.selected() == (HCQ,)


def test_a_block_is_held_by_the_day_that_was_pressed(person: Person) -> None:
    start = person.sheet.seen(person.sheet.sheet.rects(HCQ)[0]).center() + QPoint(12, 0)  # on its second day
    QTest.mousePress(person.sheet.viewport(), LEFT, NONE, start)
    person.move(start + QPoint(0, 12))
    there = person.point_on(AT_A_COST + timedelta(days=1))
    person.move(there)
    QTest.mouseRelease(person.sheet.viewport(), LEFT, NONE, there)
    assert person.placement().start == AT_A_COST


def test_a_block_is_moved_from_the_keyboard_alone(person: Person) -> None:
    person.click(HCQ)
    person.press(Key.Key_Space)
    person.press(Key.Key_Down)  # the row below, the same column: Tue 21 December
    assert person.sheet.carry.start == date(2027, 12, 21)
    person.press(Key.Key_Left, Key.Key_Left)
    assert person.sheet.carry.start == date(2027, 12, 19)
    person.press(Key.Key_Right)
    person.wait_for_marks()
    assert "Mon 20 – Tue 21 Dec 2027" in person.card
    assert person.sheet.accessibleDescription().startswith("Mon 20 – Tue 21 Dec 2027. At a cost: worse. ")
    person.press(Key.Key_Return)
    assert person.placement().start == date(2027, 12, 20)
    assert person.last_step == "Move HCQ block 2 to 20 December"


def test_ctrl_with_an_arrow_leaps_to_the_next_date_that_is_not_blocked(person: Person, qtbot: QtBot) -> None:
    person.click(HCQ)
    person.press(Key.Key_Return)
    qtbot.waitUntil(lambda: person.state.hand.complete)
    leaps = []
    for _ in range(3):
        person.press(Key.Key_Right, modifiers=CTRL)
        leaps.append(person.sheet.carry.start)
    assert leaps == [date(2027, 11, 24), date(2027, 11, 25), date(2027, 12, 1)]


def test_on_a_blocked_date_enter_is_refused_and_the_block_stays_in_hand(person: Person) -> None:
    person.click(HCQ)
    person.press(Key.Key_Space, Key.Key_Right, Key.Key_Right, Key.Key_Right)  # Fri 26 and Sat 27 November
    person.press(Key.Key_Return)
    assert person.placement().start == HERE
    assert "Not moved: Fri 26 November 2027 is blocked" in person.card
    assert person.state.hand.lifted
    person.press(Key.Key_Return, modifiers=CTRL)
    assert person.placement().start == date(2027, 11, 26)


def test_picked_up_with_space_it_can_be_put_down_by_a_click(person: Person) -> None:
    person.click(HCQ)
    person.press(Key.Key_Space)
    there = person.point_on(AT_A_COST)
    person.move(there, buttons=Qt.MouseButton.NoButton)
    QTest.mouseClick(person.sheet.viewport(), LEFT, NONE, there)
    assert person.placement().start == AT_A_COST


def test_w_shows_where_a_block_can_go_until_esc(person: Person, qtbot: QtBot) -> None:
    person.click(HCQ)
    person.press(Key.Key_W)
    qtbot.waitUntil(lambda: person.state.hand.complete)
    assert not person.state.hand.lifted
    person.move(person.point_on(BLOCKED), buttons=Qt.MouseButton.NoButton)
    assert "Ross Millar is busy elsewhere" in person.card
    person.press(Key.Key_Escape)
    assert person.state.hand.block is None
    assert person.selected() == (HCQ,)


def test_with_alt_a_block_changes_places_with_another_of_its_length(person: Person) -> None:
    other = ("opt-2027-28", 1)
    there = person.placement(other).start
    person.drag(HCQ, person.point_of(other), ALT | CTRL)
    assert (person.placement().start, person.placement(other).start) == (there, HERE)
    assert person.last_step == "Swap HCQ block 2 with OPT block 1"
    person.undo()
    assert (person.placement().start, person.placement(other).start) == (HERE, there)


def test_ctrl_pressed_over_a_blocked_date_says_that_it_would_be_taken(person: Person) -> None:
    person.take()
    person.move(person.point_on(BLOCKED))
    assert person.card.endswith("With Ctrl it goes here all the same")
    QTest.keyPress(person.sheet, Key.Key_Control, CTRL)
    assert person.card.endswith("Let go, and it goes here; the breach is shown")
    QTest.keyRelease(person.sheet, Key.Key_Control)
    assert person.card.endswith("With Ctrl it goes here all the same")


def test_undo_and_redo_say_what_they_did(person: Person) -> None:
    person.drag(HCQ, AT_A_COST)
    person.desk.window.undo_action.trigger()
    assert "Undone: Move HCQ block 2 to " in person.status
    person.desk.window.redo_action.trigger()
    assert "Done again: Move HCQ block 2 to " in person.status


def test_alt_pressed_over_another_block_offers_the_swap_and_says_what_it_would_break(person: Person) -> None:
    other = ("opt-2027-28", 1)
    person.take()
    person.move(person.point_of(other))
    assert person.sheet.carry.other is None
    QTest.keyPress(person.sheet, Key.Key_Alt, ALT)
    assert person.sheet.carry.other == other
    assert person.card.startswith("Swap HCQ block 2 with OPT block 1\nBlocked\n")
    QTest.keyRelease(person.sheet, Key.Key_Alt)
    assert person.sheet.carry.other is None
    assert "Blocked" in person.card


def test_a_block_of_another_length_is_not_offered_for_a_swap(person: Person) -> None:
    person.take()
    person.move(person.point_of(("pui-2027-28", 1)), ALT)
    assert person.sheet.carry.other is None


def test_at_the_edge_the_sheet_scrolls_under_a_dragged_block(person: Person, qtbot: QtBot) -> None:
    person.desk.window.resize(1100, 600)
    bar = person.sheet.verticalScrollBar()
    assert bar.maximum() > 0
    person.take(("pair-2027-28", 2))
    person.move(QPoint(400, person.sheet.viewport().height() - 6))
    qtbot.waitUntil(lambda: bar.value() == bar.maximum())
    assert person.sheet.carry.start is not None
    assert person.sheet.carry.start > date(2029, 1, 1)
    person.move(QPoint(400, 30))
    qtbot.waitUntil(lambda: bar.value() == 0)
    person.press(Key.Key_Escape)


def test_a_swap_that_breaks_a_requirement_is_refused_with_the_reason(person: Person) -> None:
    person.drag(HCQ, person.point_of(("opt-2027-28", 1)), ALT)
    assert person.placement().start == HERE
    assert "These blocks cannot change places" in person.card


def test_where_the_plan_is_only_to_be_read_nothing_is_picked_up(person: Person) -> None:
    person.desk.document.read_only = True
    person.drag(HCQ, AT_A_COST)
    assert person.placement().start == HERE
    assert "reading only" in person.status


def test_the_best_so_far_is_shown_and_cannot_be_changed(person: Person) -> None:
    timetable = person.desk.document.timetable
    assert timetable is not None
    person.desk.workspace.show_preview(replace(timetable, placements=timetable.placements[:5]))
    assert len(person.sheet.sheet.places) == 5
    assert person.screen.toolbar.preview.isVisible()
    block = next(iter(person.sheet.sheet.places))
    person.drag(block, AT_A_COST)
    assert person.desk.document.timetable is timetable
    person.desk.workspace.show_preview(None)
    assert len(person.sheet.sheet.places) == 38
    assert not person.screen.toolbar.preview.isVisible()


def test_an_undo_while_a_block_is_held_lets_it_go(person: Person) -> None:
    person.drag(HCQ, AT_A_COST)
    person.take()
    person.undo()
    assert person.state.hand.block is None
    assert person.placement().start == HERE
