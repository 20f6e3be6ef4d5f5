"""The panel beside the timetable: everything about what is selected, and the shortest way to change it."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot

from hsmc_scheduler.app.adjusting import Hold
from hsmc_scheduler.gui.application import Desk
from hsmc_scheduler.gui.places import Place
from hsmc_scheduler.gui.screens.timetable.commands.candidates_dialog import (
    FacilitatorDialog,
    RoomDialog,
    TutorsDialog,
)
from hsmc_scheduler.gui.screens.timetable.commands.move_dialog import MoveDialog
from hsmc_scheduler.gui.screens.timetable.inspector.of_block import BlockContents
from hsmc_scheduler.gui.screens.timetable.inspector.panel import BlockPanel
from hsmc_scheduler.gui.screens.timetable.inspector.parts import RowButton
from tests.gui.conftest import MakeDesk, solved
from tests.gui.screens.at_timetable import HCQ, LIC, Planner, press, words


@pytest.fixture
def at(desk: Desk) -> Planner:
    return Planner(desk)


def panel_of(at: Planner) -> BlockPanel:
    return at.screen.panel


def shown(at: Planner, qtbot: QtBot) -> BlockContents:
    """One block, with its other dates."""
    panel = panel_of(at)
    qtbot.waitUntil(lambda: isinstance(panel.contents, BlockContents) and bool(panel.contents.date_buttons))
    assert isinstance(panel.contents, BlockContents)
    return panel.contents


def a_button(panel: BlockPanel, name: str) -> QPushButton:
    return next(b for b in panel.findChildren(QPushButton) if b.accessibleName().startswith(name))


def test_a_block_is_described_in_full(at: Planner, qtbot: QtBot) -> None:
    at.select(LIC)
    said = words(shown(at, qtbot))
    for part in (
        "LIC+ALL, block 3 of 6",
        "Leadership in Context + Applied Leadership Learning",
        "Intake 2027 · 24 people · 3 sets",
        "Tue 18 – Wed 19 January 2028",
        "week 17",
        "+ 2 rooms for sets on Tue",
        "Nothing",
        "Tue 09:30–16:30",
        "Action learning set meeting 3",
        "Set A · Tutor 2 (example)",
        "Iain Snelling",
        "What this date costs",
        "Nine weeks after block 2; seven to eight would be even",
        "Both leads present",
        "Other dates",
    ):
        assert part in said


def test_of_a_block_whose_dates_are_pinned_it_is_said_that_they_are(at: Planner, qtbot: QtBot) -> None:
    at.select(HCQ)
    at.screen.commands.pin(Hold.DATES)
    qtbot.waitUntil(lambda: "Its dates are pinned" in words(panel_of(at)))
    at.screen.commands.unpin(Hold.DATES)
    shown(at, qtbot)
    assert "Its dates are pinned" not in words(panel_of(at))


def test_deadlines_that_follow_a_block_are_named(at: Planner, qtbot: QtBot) -> None:
    at.select(HCQ)
    said = words(shown(at, qtbot))
    assert "Deadlines that follow" in said


def test_one_of_the_other_dates_is_a_click_away(at: Planner, qtbot: QtBot) -> None:
    at.select(LIC)
    contents = shown(at, qtbot)
    assert len(contents.date_buttons) == 3
    first = contents.date_buttons[0]
    assert first.words == "Mon 17 – Tue 18 Jan", "short enough for the word beside it"
    assert first.accessibleName() == "Move to Mon 17 – Tue 18 January 2028: a little worse"
    press(first)
    assert at.placement(LIC).start.day == 17
    assert at.last_step == "Move LIC+ALL block 3 to 17 January"
    qtbot.waitUntil(lambda: "Mon 17 – Tue 18 January 2028" in words(panel_of(at).contents))


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("Choose another room", RoomDialog),
        ("Choose who teaches Day 3", TutorsDialog),
        ("Choose who facilitates Set B", FacilitatorDialog),
    ],
)
def test_each_person_and_room_opens_the_choice_of_another(
    at: Planner, qtbot: QtBot, name: str, kind: type[RoomDialog]
) -> None:
    at.select(LIC)
    shown(at, qtbot)
    press(a_button(panel_of(at), name))
    dialog = at.dialog(kind)
    if name.endswith("Set B"):
        assert dialog.subjects.currentText().startswith("Set B")


def test_its_buttons_move_pin_and_offer_more(at: Planner, qtbot: QtBot) -> None:
    at.select(LIC)
    shown(at, qtbot)
    panel = panel_of(at)
    press(panel.pin_button)
    qtbot.waitUntil(lambda: panel.pin_button.text() == "Unpin")
    assert "Dates, room and tutors" in words(panel.contents)
    press(panel.pin_button)
    assert at.desk.document.plan.pins == ()
    press(panel.move_button)
    at.dialog(MoveDialog).reject()
    panel._menu.aboutToShow.emit()
    assert "Swap with…" in [a.text() for a in panel._menu.actions()]


def test_several_blocks_are_summed_up_and_each_can_be_selected_alone(at: Planner, qtbot: QtBot) -> None:
    at.select(LIC, HCQ)
    panel = panel_of(at)
    qtbot.waitUntil(lambda: "2 blocks selected" in words(panel.contents))
    said = words(panel.contents)
    assert "4 days" in said
    assert not panel.move_button.isVisible()
    press(panel.pin_button)
    assert len(at.desk.document.plan.pins) == 2
    qtbot.waitUntil(lambda: "All" in [one.text() for one in panel.contents.findChildren(QLabel)])
    press(panel.contents.findChildren(RowButton)[0])
    assert at.desk.workspace.selection.blocks == (HCQ,)


def test_with_nothing_selected_it_says_how_the_timetable_stands(at: Planner, qtbot: QtBot) -> None:
    at.select()
    panel = panel_of(at)
    qtbot.waitUntil(lambda: "Next blocks" in words(panel.contents))
    said = words(panel.contents)
    assert "38" in said
    assert "78 days" in said
    gone: list[object] = []
    at.desk.workspace.asked_to_go.disconnect()
    at.desk.workspace.asked_to_go.connect(gone.append)
    press(a_button(panel, "Show Checks"))
    assert gone == [Place("checks")]
    press(panel.contents.findChildren(RowButton)[0])
    assert at.desk.workspace.selection.block == ("pair-2027-28", 1)


def test_a_plan_only_read_is_described_and_offers_no_change(at: Planner, qtbot: QtBot) -> None:
    at.desk.document.read_only = True
    at.select(LIC)
    contents = shown(at, qtbot)
    panel = panel_of(at)
    assert not panel.move_button.isEnabled()
    assert not panel.pin_button.isEnabled()
    assert not any(one.isEnabled() for one in contents.date_buttons)
    assert not a_button(panel, "Choose another room").isEnabled()


def test_what_is_missing_stands_out(make_desk: MakeDesk, qtbot: QtBot) -> None:
    content = solved()
    assert content.timetable is not None
    placements = tuple(
        replace(p, sittings=tuple(replace(s, tutors=()) for s in p.sittings)) if p.key == HCQ else p
        for p in content.timetable.placements
    )
    at = Planner(make_desk(replace(content, timetable=replace(content.timetable, placements=placements))))
    at.select(HCQ)
    qtbot.waitUntil(lambda: isinstance(panel_of(at).contents, BlockContents))
    needed = [b for b in panel_of(at).findChildren(QPushButton) if b.text() == "Tutor needed"]
    assert needed
    assert {b.property("grade") for b in needed} == {"bad"}


def test_a_name_is_shown_as_it_is_written(make_desk: MakeDesk, qtbot: QtBot) -> None:
    content = solved()
    tutors = tuple(replace(t, name="<b>Iain</b> & Co") if t.id == "snelling" else t for t in content.plan.tutors)
    at = Planner(make_desk(replace(content, plan=replace(content.plan, tutors=tutors))))
    at.select(LIC)
    contents = shown(at, qtbot)
    assert all(one.textFormat() is Qt.TextFormat.PlainText for one in contents.findChildren(QLabel))
    assert "<b>Iain</b> && Co" in [b.text() for b in contents.findChildren(QPushButton)]
