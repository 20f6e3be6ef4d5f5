"""What can be done to a block: from a key, a menu, a dialog; each a named step, refused where it breaks something."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester, QTest
from pytestqt.qtbot import QtBot

from hsmc_scheduler.app.adjusting import Hold
from hsmc_scheduler.app.generating import Extent, Wanted
from hsmc_scheduler.gui.about import KEYS
from hsmc_scheduler.gui.application import Desk
from hsmc_scheduler.gui.places import Place
from hsmc_scheduler.gui.screens.timetable.commands.candidates_dialog import (
    FacilitatorDialog,
    RoomDialog,
    TutorsDialog,
)
from hsmc_scheduler.gui.screens.timetable.commands.choices import Choice, ChoiceModel
from hsmc_scheduler.gui.screens.timetable.commands.lengths_dialog import LengthsDialog
from hsmc_scheduler.gui.screens.timetable.commands.move_dialog import MoveDialog
from hsmc_scheduler.gui.screens.timetable.commands.place_dialog import PlaceDialog
from hsmc_scheduler.gui.screens.timetable.commands.refused import RefusedDialog
from hsmc_scheduler.gui.screens.timetable.commands.swap_dialog import SwapDialog
from hsmc_scheduler.gui.screens.timetable.commands.typed_date import typed_date
from hsmc_scheduler.gui.screens.timetable.inspector.parts import RowButton
from hsmc_scheduler.gui.selection import Block
from hsmc_scheduler.projections.verdicts import window_of
from tests.gui.screens.at_timetable import (
    AT_A_COST,
    BLOCKED,
    CTRL,
    HCQ,
    HERE,
    LIC,
    SHIFT,
    Key,
    Planner,
    choices,
    entry,
    go_to,
    press,
    words,
)

AUTUMN, SUMMER = date(2027, 9, 1), date(2028, 8, 31)
PUI: Block = ("pui-2027-28", 1)


@pytest.fixture
def at(desk: Desk) -> Planner:
    return Planner(desk)


def test_the_timetable_menu_offers_what_can_be_done_to_the_block_selected(at: Planner, qtbot: QtBot) -> None:
    menus = at.desk.menus
    menus.timetable_menu.aboutToShow.emit()
    assert not menus.block_menu.isEnabled()
    at.select(HCQ)
    menus.timetable_menu.aboutToShow.emit()
    for _ in range(2):  # opened again, it is the same
        menus.block_menu.aboutToShow.emit()
        titles = [a.text() for a in menus.block_menu.actions() if not a.isSeparator()]
        assert titles == [a.text() for a in at.menu().actions() if not a.isSeparator()]
    at.desk.window.show_screen("tutors")  # it is offered from anywhere
    entry(menus.block_menu, "Pin", "Everything").trigger()
    assert at.last_step.startswith("Pin ")


def moving(at: Planner, qtbot: QtBot) -> MoveDialog:
    at.select(HCQ)
    at.key(Key.Key_M, CTRL)
    dialog = at.dialog(MoveDialog)
    qtbot.waitUntil(lambda: dialog._hand.complete)
    return dialog


def test_a_block_is_moved_with_the_keyboard_alone(at: Planner, qtbot: QtBot) -> None:
    dialog = moving(at, qtbot)
    QTest.keyClicks(dialog.list, "1")
    assert dialog.typed.hasFocus()
    QTest.keyClicks(dialog.typed, " december")
    assert dialog.list.choice is not None
    assert (dialog.list.choice.title, dialog.list.choice.aside) == ("Wed 1 – Thu 2 Dec 2027", "worse")
    QTest.keyClick(dialog.typed, Key.Key_Return)
    assert at.placement(HCQ).start == AT_A_COST
    assert at.last_step == "Move HCQ block 2 to 1 December"
    assert at.screen.commands.dialog is None
    at.undo()
    assert at.placement(HCQ).start == HERE


def test_a_blocked_date_is_refused_with_its_reason_until_it_is_wanted_anyway(at: Planner, qtbot: QtBot) -> None:
    dialog = moving(at, qtbot)
    dialog.typed.setText("7/12")
    assert dialog.which.key == "all"
    QTest.keyClick(dialog.typed, Key.Key_Return)
    assert at.placement(HCQ).start == HERE
    assert "Ross Millar is busy elsewhere" in dialog.refusal.sentence
    press(dialog.anyway)
    assert at.placement(HCQ).start == BLOCKED
    assert HCQ in at.desk.document.facts.broken


def test_esc_leaves_everything_as_it_is(at: Planner, qtbot: QtBot) -> None:
    dialog = moving(at, qtbot)
    QTest.keyClick(dialog.list, Key.Key_Down)
    QTest.keyClick(dialog.list, Key.Key_Escape)
    assert at.screen.commands.dialog is None
    assert not at.desk.document.undo_stack.canUndo()


def test_the_dates_are_narrowed_to_fine_ones_or_widened_to_all(at: Planner, qtbot: QtBot) -> None:
    dialog = moving(at, qtbot)
    possible = choices(dialog)
    assert {c.grade for c in possible if not c.strong} <= {"good", "caution"}
    dialog.which.choose("all")
    dialog.which.chosen.emit("all")
    every = choices(dialog)
    first, last = window_of(at.desk.document.facts.index, HCQ[0])
    assert len(every) == (last - first).days + 1
    assert [c.id for c in every] == sorted(c.id for c in every)  # type: ignore[type-var]
    assert all(c.full for c in every)
    dialog.which.chosen.emit("fine")
    assert {c.grade for c in choices(dialog) if not c.strong} <= {"good"}


def test_a_date_that_is_none_is_marked(at: Planner, qtbot: QtBot) -> None:
    dialog = moving(at, qtbot)
    dialog.typed.setText("31 february")
    assert dialog.typed.property("grade") == "bad"
    dialog.typed.setText("1 dec")
    assert dialog.typed.property("grade") == ""


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("14 march", date(2028, 3, 14)),
        ("14 Mar", date(2028, 3, 14)),
        ("14/3", date(2028, 3, 14)),
        ("tue 14 march 2028", date(2028, 3, 14)),
        ("14.3.28", date(2028, 3, 14)),
        ("2028-03-14", date(2028, 3, 14)),
        ("1st december", date(2027, 12, 1)),
        ("14 march 2029", None),
        ("31 june", None),
        ("14", None),
        ("14 m", None),
        ("", None),
    ],
)
def test_a_typed_date_is_understood_day_first_and_never_guessed(text: str, meant: date | None) -> None:
    assert typed_date(text, AUTUMN, SUMMER, HERE) == meant


def test_two_blocks_change_places(at: Planner, qtbot: QtBot) -> None:
    at.select(HCQ)
    at.key(Key.Key_M, CTRL | SHIFT)
    dialog = at.dialog(SwapDialog)
    assert all(c.id[0] != HCQ[0] for c in choices(dialog))  # type: ignore[index]
    wanted = next(c for c in choices(dialog) if c.id == PUI)
    dialog.filter.setText(wanted.title)
    go_to(dialog, wanted.title)
    qtbot.waitUntil(lambda: bool(dialog.list.choice and dialog.list.choice.grade))
    assert dialog.said.text()
    theirs = at.placement(PUI).start
    dialog.accept()
    if dialog.refusal.isVisible():
        press(dialog.anyway)
    assert (at.placement(HCQ).start, at.placement(PUI).start) == (theirs, HERE)
    assert at.last_step == "Swap HCQ block 2 with PUI block 1"


def test_the_help_names_every_key_of_the_timetable(at: Planner) -> None:
    help_text = {key for keys, _ in KEYS for key in keys.split(", ")}
    own = {a.shortcut().toString() for a in at.screen.actions() if not a.shortcut().isEmpty()}
    assert own
    assert own <= help_text


def test_redo_is_on_both_keys_people_know(at: Planner) -> None:
    keys = [one.toString() for one in at.desk.window.redo_action.shortcuts()]
    assert keys == ["Ctrl+Y", "Ctrl+Shift+Z"]


def test_every_swap_is_judged_while_the_dialog_is_open(at: Planner, qtbot: QtBot) -> None:
    at.select(HCQ)
    at.key(Key.Key_M, CTRL | SHIFT)
    dialog = at.dialog(SwapDialog)
    assert not all(c.grade for c in choices(dialog))
    qtbot.waitUntil(lambda: all(c.grade for c in choices(dialog)))
    for choice in choices(dialog):
        change = dialog.change_of(choice)
        assert change is not None
        assert choice.grade == ("bad" if dialog.steps.breaks(change) else "good")
    dialog.reject()


def test_the_swaps_that_would_break_nothing_are_counted_and_can_be_shown_alone(at: Planner, qtbot: QtBot) -> None:
    at.select(HCQ)
    at.screen.commands.swap_with()
    dialog = at.dialog(SwapDialog)
    qtbot.waitUntil(lambda: "(" in dialog.only.text())
    fit = [c.title for c in choices(dialog) if c.grade == "good"]
    assert dialog.only.text() == f"Only those that fit ({len(fit)} of {len(choices(dialog))})"
    dialog.only.click()
    shown = [dialog.shown.index(n, 0).data() for n in range(dialog.shown.rowCount())]
    assert shown == fit
    dialog.filter.setText("no such block")
    assert not dialog.do_it.isEnabled()
    dialog.reject()


def test_a_block_that_starts_the_same_day_is_none_to_swap_with(at: Planner) -> None:
    at.screen.commands.do(lambda: at.screen.commands.steps.move(PUI, HERE))
    press(at.dialog(RefusedDialog).anyway)
    assert at.placement(PUI).start == at.placement(HCQ).start
    at.select(HCQ)
    at.screen.commands.swap_with()
    dialog = at.dialog(SwapDialog)
    assert PUI not in [c.id for c in choices(dialog)]
    dialog.reject()


def test_the_key_that_swaps_moves_nothing_where_no_block_is_selected(at: Planner) -> None:
    at.select()
    at.key(Key.Key_M, CTRL | SHIFT)
    assert at.screen.commands.dialog is None
    at.key(Key.Key_M)
    at.dialog(MoveDialog).reject()


def test_a_swap_of_two_selected_that_breaks_something_is_asked_about(at: Planner) -> None:
    other: Block = ("hcq-2028-29", 1)
    at.select(HCQ, other)
    at.screen.commands.swap_action.trigger()
    dialog = at.dialog(RefusedDialog)
    assert "outside its academic year" in dialog.reasons.sentence
    QTest.keyClick(dialog.leave, Key.Key_Return)
    assert not at.desk.document.undo_stack.canUndo()


def test_a_delivery_is_cut_another_way(at: Planner) -> None:
    at.select(HCQ)
    at.key(Key.Key_L, CTRL)
    dialog = at.dialog(LengthsDialog)
    assert [c.title for c in choices(dialog)] == ["3 + 2", "2 + 3"]
    assert choices(dialog)[0].aside == "now"
    go_to(dialog, "2 + 3")
    dialog.accept()
    if dialog.refusal.isVisible():
        press(dialog.anyway)
    assert [len(at.placement((HCQ[0], n)).days) for n in (1, 2)] == [2, 3]
    assert at.last_step == "Cut HCQ into 2 + 3"


def test_tutors_are_ticked_and_chosen(at: Planner) -> None:
    at.select(LIC)
    at.key(Key.Key_T, CTRL)
    dialog = at.dialog(TutorsDialog)
    names = [c.title for c in choices(dialog)]
    assert names[:2] == ["Iain Snelling", "Merv Conroy"]
    go_to(dialog, "Merv Conroy")
    QTest.keyClick(dialog.list, Key.Key_Space)
    dialog.accept()
    assert "block 3" in dialog.refusal.sentence
    assert "2 tutors" in dialog.refusal.sentence
    press(dialog.anyway)
    taught = [s for s in at.placement(LIC).sittings if s.session == dialog.subject[0]]
    assert [at.desk.document.facts.names.tutors(s.tutors) for s in taught] == [("Iain Snelling",)]
    assert at.last_step == "Give LIC+ALL block 3 to Iain Snelling"


def test_a_block_taught_by_the_same_people_on_all_days_is_given_to_others_at_once(at: Planner) -> None:
    at.select(HCQ)
    at.key(Key.Key_T, CTRL)
    dialog = at.dialog(TutorsDialog)
    taught = [s for s in at.placement(HCQ).sittings if s.tutors]
    assert dialog.subjects.currentText() == f"The whole block: {len(taught)} sessions"
    go_to(dialog, "Ross Millar")
    QTest.keyClick(dialog.list, Key.Key_Space)
    dialog.accept()
    press(dialog.anyway)
    names = at.desk.document.facts.names
    assert {names.tutors(s.tutors) for s in at.placement(HCQ).sittings} == {("Iain Snelling",)}
    assert at.last_step == "Give HCQ block 2 to Iain Snelling"
    at.desk.document.undo_stack.undo()
    assert [s.tutors for s in at.placement(HCQ).sittings] == [s.tutors for s in taught]


def test_who_is_not_free_is_last_with_the_reason_and_is_refused(at: Planner) -> None:
    at.select(LIC)
    at.key(Key.Key_T, CTRL | SHIFT)
    dialog = at.dialog(FacilitatorDialog)
    found = [c for c in choices(dialog) if c.title != "Nobody yet"]
    grades = [c.grade for c in found]
    assert grades == sorted(grades, key=["good", "caution", "bad"].index)
    busy = next(c for c in found if c.grade == "bad" and "facilitates" in c.below)
    go_to(dialog, busy.title)
    dialog.accept()
    assert dialog.refusal.isVisible()
    assert busy.title in dialog.refusal.sentence
    assert not at.desk.document.undo_stack.canUndo()
    go_to(dialog, next(c.title for c in found if c.strong))
    assert not dialog.refusal.isVisible()


def test_a_room_is_chosen_and_one_too_small_is_refused(at: Planner) -> None:
    at.select(HCQ)
    at.key(Key.Key_R, CTRL)
    dialog = at.dialog(RoomDialog)
    small = next(c for c in choices(dialog) if "needed" in c.below)
    go_to(dialog, small.title)
    dialog.accept()
    assert "needs" in dialog.refusal.sentence
    free = next(c for c in choices(dialog) if c.grade == "good" and not c.strong)
    go_to(dialog, free.title)
    dialog.accept()
    assert {s.room for s in at.placement(HCQ).sittings} == {free.id}
    assert at.last_step == f"Put HCQ block 2 in {free.title}"


def test_a_key_pins_and_unpins(at: Planner) -> None:
    at.select(HCQ)
    at.key(Key.Key_K, CTRL)
    (pin,) = at.desk.document.plan.pins
    assert (pin.start, bool(pin.room), bool(pin.tutors)) == (HERE, True, True)
    assert at.last_step == "Pin HCQ block 2"
    at.key(Key.Key_K, CTRL)
    assert at.desk.document.plan.pins == ()


def test_the_menu_pins_one_thing_or_whole_groups(at: Planner) -> None:
    at.select(HCQ)
    entry(at.menu(), "Pin", "Room").trigger()
    (pin,) = at.desk.document.plan.pins
    assert (pin.start, bool(pin.room), pin.tutors) == (None, True, ())
    assert at.last_step == "Pin the room of HCQ block 2"
    entry(at.menu(), "Pin", "All of Intake 2026").trigger()
    roll = at.screen.state.roll.blocks
    cohort = at.screen.state.roll.blocks[HCQ].cohorts[0]
    assert {(p.delivery, p.block) for p in at.desk.document.plan.pins} == {
        key for key, its in roll.items() if cohort in its.cohorts
    }
    assert not entry(at.menu(), "Pin", "All that is past").isEnabled()
    entry(at.menu(), "Unpin", "Everything").trigger()
    assert HCQ not in {(p.delivery, p.block) for p in at.desk.document.plan.pins}


def test_two_blocks_pinned_are_named_in_the_order_of_their_dates(at: Planner) -> None:
    at.select(HCQ, ("hcq-2027-28", 1))
    at.screen.commands.pin(Hold.DATES)
    assert at.last_step == "Pin the dates of HCQ block 1 and HCQ block 2"


def test_several_blocks_are_pinned_in_one_step(at: Planner) -> None:
    at.select(HCQ, LIC, PUI)
    entry(at.menu(), "Pin", "Dates").trigger()
    assert len(at.desk.document.plan.pins) == 3
    assert at.last_step == "Pin the dates of 3 blocks"
    at.undo()
    assert not at.desk.document.plan.pins


def test_the_menu_asks_for_this_delivery_alone_to_be_generated(at: Planner) -> None:
    asked: list[object] = []
    at.desk.workspace.asked_to_generate.connect(asked.append)
    at.select(HCQ)
    entry(at.menu(), "Generate only this delivery").trigger()
    assert asked == [Wanted(Extent.DELIVERIES, frozenset({HCQ[0]}))]


@pytest.mark.parametrize(
    ("title", "place"),
    [
        ("Health Care Quality", Place("modules", "module", "HCQ")),
        ("Ross Millar", Place("tutors", "tutor", "millar")),
    ],
)
def test_the_menu_goes_to_what_the_block_is_made_of(at: Planner, title: str, place: Place) -> None:
    gone: list[object] = []
    at.desk.workspace.asked_to_go.disconnect()
    at.desk.workspace.asked_to_go.connect(gone.append)
    at.select(HCQ)
    entry(at.menu(), "Go to", title).trigger()
    assert gone == [place]


def test_nothing_can_be_changed_in_a_plan_that_is_only_read(at: Planner) -> None:
    at.desk.document.read_only = True
    at.select(HCQ)
    commands = at.screen.commands
    assert not any(
        a.isEnabled() for a in (commands.move_action, commands.pin_action, commands.room_action, commands.tutors_action)
    )
    at.key(Key.Key_K, CTRL)
    commands.move_to()
    assert commands.dialog is None
    assert not at.desk.document.undo_stack.canUndo()


def test_a_pinned_block_is_refused_other_dates_by_its_pin(at: Planner, qtbot: QtBot) -> None:
    at.select(HCQ)
    at.key(Key.Key_K, CTRL)
    dialog = moving(at, qtbot)
    assert [c.title for c in choices(dialog)] == ["Tue 23 – Wed 24 Nov 2027"]
    dialog.typed.setText("1 december")
    assert "is fixed to start on" in dialog.said.text()


def test_a_block_taken_off_is_placed_again_on_another_date(at: Planner, qtbot: QtBot) -> None:
    at.select(HCQ)
    entry(at.menu(), "Take off the timetable").trigger()
    press(at.dialog(RefusedDialog).anyway)
    assert at.last_step == "Take HCQ block 2 off the timetable"
    panel = at.screen.panel
    qtbot.waitUntil(lambda: "HCQ, block 2 of 2" in words(panel.contents) and "Without dates" in words(panel.contents))
    row = next(b for b in panel.contents.findChildren(RowButton) if "HCQ, block 2" in b.accessibleName())
    press(row)
    dialog = at.dialog(PlaceDialog)
    dialog.typed.setText("1 december")
    qtbot.waitUntil(lambda: bool(dialog.list.choice and dialog.list.choice.grade))
    choice = dialog.list.choice
    assert choice is not None
    assert (choice.title, choice.grade) == ("Wed 1 – Thu 2 Dec 2027", "good")
    dialog.accept()
    assert at.placement(HCQ).start == AT_A_COST
    assert all(s.tutors and s.room for s in at.placement(HCQ).sittings)
    assert at.last_step == "Place HCQ block 2 on 1 December"


def test_a_change_made_while_a_dialog_is_open_closes_it(at: Planner, qtbot: QtBot) -> None:
    at.desk.document.edit("Rename plan", lambda plan: replace(plan, title="Another"))
    moving(at, qtbot)
    at.undo()
    assert at.screen.commands.dialog is None
    assert "please choose again" in at.status
    assert at.placement(HCQ).start == HERE


def test_the_list_of_choices_is_a_sound_model(qtbot: QtBot) -> None:
    model = ChoiceModel(many=True)
    tester = QAbstractItemModelTester(model)  # its warnings fail the test
    model.show([Choice("a", "A"), Choice("b", "B", "busy", "bad")], ["a"])
    model.setData(model.index(1), Qt.CheckState.Checked, Qt.ItemDataRole.CheckStateRole)
    model.put(0, Choice("a", "A", "free", "good"))
    model.show([])
    assert tester.model() is model
