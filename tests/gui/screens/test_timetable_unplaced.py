"""Blocks that have no dates yet."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from hsmc_scheduler.app.generating import Extent, Wanted
from hsmc_scheduler.projections.verdicts import State
from tests.gui.conftest import MakeDesk, solved
from tests.gui.screens.at_planner import CTRL, HCQ, HERE, LEFT, NONE, Person

Key = Qt.Key


@pytest.fixture
def person(make_desk: MakeDesk) -> Person:
    """At a timetable without HCQ block 2."""
    content = solved()
    assert content.timetable is not None
    fewer = tuple(p for p in content.timetable.placements if p.key != HCQ)
    return Person(make_desk(replace(content, timetable=replace(content.timetable, placements=fewer))))


def buttons(person: Person) -> dict[str, QPushButton]:
    return {b.text(): b for b in person.screen.unplaced.findChildren(QPushButton) if b.isVisible()}


def pick_up(person: Person) -> None:
    menu = buttons(person)["Place…"].menu()
    assert menu is not None
    assert [a.text() for a in menu.actions()] == ["HCQ block 2, 2 days"]
    menu.actions()[0].trigger()
    person.wait_for_marks()


def test_a_block_without_dates_is_named_over_the_planner(person: Person) -> None:
    assert person.screen.unplaced.sentence == "1 block has no dates yet: HCQ block 2"
    assert person.screen.unplaced.isVisible()


def test_nothing_is_said_where_every_block_has_dates(make_desk: MakeDesk) -> None:
    assert not Person(make_desk(solved())).screen.unplaced.isVisible()


def test_a_block_without_dates_is_carried_to_a_date_and_placed(person: Person) -> None:
    pick_up(person)
    assert person.state.hand.new
    person.move(person.point_on(HERE), buttons=Qt.MouseButton.NoButton)
    assert person.state.hand.verdict(HERE).state is not State.BLOCKED
    QTest.mouseClick(person.sheet.viewport(), LEFT, NONE, person.point_on(HERE))
    assert person.last_step == "Place HCQ block 2 on 23 November"
    assert person.placement().start == HERE
    assert "millar" in person.placement().sittings[0].tutors
    assert not person.screen.unplaced.isVisible()
    assert "HCQ block 2 placed on 23-24 November 2027" in person.status
    person.undo()
    assert person.screen.unplaced.isVisible()
    assert HCQ not in person.state.roll.blocks


def test_it_is_refused_where_it_would_break_a_requirement_and_stays_in_hand(person: Person) -> None:
    pick_up(person)
    person.press(Key.Key_Home)
    first = person.sheet.carry.start
    assert first is not None
    person.press(Key.Key_Return)
    assert HCQ not in person.state.roll.blocks
    assert "Not moved" in person.card
    assert person.state.hand.lifted
    person.press(Key.Key_Return, modifiers=CTRL)
    assert person.placement().start == first
    assert HCQ in person.state.broken


def test_esc_leaves_it_without_dates(person: Person) -> None:
    before = person.desk.document.timetable
    pick_up(person)
    person.press(Key.Key_Escape)
    assert person.state.hand.block is None
    assert person.desk.document.timetable is before
    assert person.screen.unplaced.isVisible()


def test_all_deliveries_with_blocks_without_dates_can_be_generated(person: Person, qtbot: QtBot) -> None:
    person.desk.workspace.asked_to_generate.disconnect()
    with qtbot.waitSignal(person.desk.workspace.asked_to_generate, timeout=200) as asked:
        QTest.mouseClick(buttons(person)["Generate these"], LEFT)
    assert asked.args == [Wanted(Extent.DELIVERIES, frozenset({"hcq-2027-28"}))]


def test_while_the_best_so_far_is_shown_nothing_is_offered(person: Person) -> None:
    timetable = person.desk.document.timetable
    person.desk.workspace.show_preview(replace(timetable, placements=timetable.placements[:4]) if timetable else None)
    assert not person.screen.unplaced.isVisible()
