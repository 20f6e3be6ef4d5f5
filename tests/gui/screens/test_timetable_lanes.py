"""The timetable on a time axis: looked at, zoomed, moved along, with the mouse and with the keyboard."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QMouseEvent, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from hsmc_scheduler.gui.application import Desk
from hsmc_scheduler.gui.screens.timetable.lanes import chart
from hsmc_scheduler.gui.screens.timetable.lanes.axis import Axis, scale_of, zoom_of
from hsmc_scheduler.gui.screens.timetable.lanes.paint import HEADER
from hsmc_scheduler.gui.screens.timetable.lanes.view import LanesView
from hsmc_scheduler.gui.screens.timetable.particulars import Kind
from hsmc_scheduler.gui.screens.timetable.view import Only
from hsmc_scheduler.gui.selection import Block
from tests.gui.conftest import MakeDesk, solved
from tests.gui.screens.at_timetable import (
    AT_A_COST,
    BLOCKED,
    CTRL,
    HCQ,
    HERE,
    LEFT,
    LIC,
    NONE,
    SHIFT,
    Key,
    Planner,
    press,
)


class Lanes(Planner):
    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, "lanes")
        view = self.screen.view
        assert isinstance(view, LanesView)
        self.view, self.chart = view, view.chart
        self.view.setFocus()

    def rows(self, title: str) -> None:
        """Choose what the rows are."""
        press(next(b for b in self.view.by.findChildren(type(self.view.in_button)) if b.text() == title))

    def zoom(self, title: str) -> None:
        press(next(b for b in self.view.zoom.findChildren(type(self.view.in_button)) if b.text() == title))

    def titles(self) -> list[str]:
        return [place.row.title for place in self.chart.lanes.rows]

    def point(self, block: Block, row: str = "") -> QPoint:
        """The middle of the block's first day."""
        self.chart.bring(block, row)
        found = self.chart.lanes.place_of(row, block)
        assert found is not None
        rect = self.chart.lanes.rect(*found).translated(self.chart.offset)
        return QPoint(rect.left() + max(1, round(self.chart.scale / 2)), rect.center().y())

    def click(self, block: Block, modifiers: Qt.KeyboardModifier = NONE) -> None:
        QTest.mouseClick(self.chart.viewport(), LEFT, modifiers, self.point(block))

    def move(self, to: QPoint, modifiers: Qt.KeyboardModifier = NONE) -> None:
        there = QPointF(self.chart.viewport().mapToGlobal(to))
        moved = QMouseEvent(QEvent.Type.MouseMove, QPointF(to), there, Qt.MouseButton.NoButton, LEFT, modifiers)
        QApplication.sendEvent(self.chart.viewport(), moved)

    def drag(self, block: Block, to: date, modifiers: Qt.KeyboardModifier = NONE) -> None:
        start = self.point(block)
        day = self.placement(block).start
        there = start + QPoint(round((to - day).days * self.chart.scale), 0)
        QTest.mousePress(self.chart.viewport(), LEFT, NONE, start)
        self.move(start + QPoint(8, 8))
        self.move(start + QPoint(16, 8))
        self.move(there, modifiers)
        QTest.mouseRelease(self.chart.viewport(), LEFT, modifiers, there)

    def press_keys(self, *keys: Qt.Key, modifiers: Qt.KeyboardModifier = NONE) -> None:
        for key in keys:
            QTest.keyClick(self.chart, key, modifiers)

    def turn_wheel(self, at: QPoint, turned: int) -> None:
        there = QPointF(self.chart.viewport().mapToGlobal(at))
        event = QWheelEvent(
            QPointF(at),
            there,
            QPoint(),
            QPoint(0, turned),
            Qt.MouseButton.NoButton,
            CTRL,
            Qt.ScrollPhase.NoScrollPhase,
            False,
        )
        QApplication.sendEvent(self.chart.viewport(), event)

    @property
    def card(self) -> str:
        return self.chart.card.words if self.chart.card.isVisible() else ""

    @property
    def selected(self) -> tuple[Block, ...]:
        return self.desk.workspace.selection.blocks


@pytest.fixture
def at(desk: Desk) -> Lanes:
    return Lanes(desk)


def test_there_is_a_row_for_each_delivery_cohort_tutor_or_room(at: Lanes) -> None:
    plan = at.desk.document.plan
    assert len(at.titles()) == len(plan.deliveries)
    at.rows("Cohorts")
    assert at.titles() == [c.title for c in plan.cohorts]
    at.rows("Tutors")
    assert at.titles() == [t.name for t in plan.tutors]
    at.rows("Rooms")
    assert at.titles() == [r.name for r in plan.rooms]


def test_what_was_selected_elsewhere_is_in_sight_when_the_lanes_are_shown(at: Lanes, qtbot: QtBot) -> None:
    late: Block = ("diss-2028-29", 5)
    at.zoom("Month")
    at.screen.show_view("planner")
    at.select(late)
    at.screen.show_view("lanes")
    found = at.chart.lanes.place_of("", late)
    assert found is not None
    qtbot.waitUntil(
        lambda: at.chart.viewport().rect().contains(at.chart.lanes.rect(*found).translated(at.chart.offset))
    )


def test_every_block_lies_on_its_days(at: Lanes) -> None:
    timetable = at.desk.document.timetable
    assert timetable is not None
    at.zoom("Month")
    lanes = at.chart.lanes
    assert set(lanes.pieces) == {p.key for p in timetable.placements}
    for placement in timetable.placements:
        rect = lanes.rect(*lanes.pieces[placement.key][0])
        assert lanes.axis.day_at(rect.left() + 1) == placement.start
        assert lanes.axis.day_at(rect.right() - 1) == placement.end


def test_a_click_selects_and_ctrl_adds_and_shift_extends_along_the_row(at: Lanes) -> None:
    at.click(LIC)
    assert at.selected == (LIC,)
    at.click(HCQ, CTRL)
    assert set(at.selected) == {LIC, HCQ}
    at.click(("pair-2027-28", 1))
    at.click(("pair-2027-28", 4), SHIFT)
    assert set(at.selected) == {("pair-2027-28", n) for n in (1, 2, 3, 4)}


def test_a_click_on_a_title_selects_all_of_the_row(at: Lanes) -> None:
    QTest.mouseClick(at.chart.viewport(), LEFT, NONE, QPoint(40, HEADER + 10))
    assert set(at.selected) == {("pair-2027-28", n) for n in range(1, 7)}


def test_a_block_dragged_along_its_row_moves_as_one_step(at: Lanes) -> None:
    at.zoom("Month")
    at.drag(HCQ, AT_A_COST)
    assert at.placement(HCQ).start == AT_A_COST
    assert at.last_step == "Move HCQ block 2 to 1 December"
    at.undo()
    assert at.placement(HCQ).start == HERE


def test_a_drop_on_a_blocked_date_is_refused_with_the_reason_or_taken_with_ctrl(at: Lanes) -> None:
    at.zoom("Month")
    at.drag(HCQ, BLOCKED)
    assert at.placement(HCQ).start == HERE
    assert "Not moved: Tue 7 December 2027 is blocked" in at.card
    assert "Ross Millar is busy elsewhere" in at.card
    at.drag(HCQ, BLOCKED, CTRL)
    assert at.placement(HCQ).start == BLOCKED
    assert HCQ in at.screen.state.broken


def test_a_block_is_moved_from_the_keyboard_alone(at: Lanes, qtbot: QtBot) -> None:
    at.select(HCQ)
    at.press_keys(Key.Key_Return)
    assert "Here now" in at.card
    at.press_keys(Key.Key_Right, modifiers=CTRL)
    at.press_keys(Key.Key_Right)
    assert at.chart.start == AT_A_COST
    assert "Wed 1 – Thu 2 Dec 2027\nAt a cost: worse" in at.card
    at.press_keys(Key.Key_Return)
    assert at.placement(HCQ).start == AT_A_COST
    assert not at.card


def test_esc_lets_go(at: Lanes) -> None:
    at.select(HCQ)
    at.press_keys(Key.Key_Space, Key.Key_Right, Key.Key_Escape)
    assert at.screen.state.hand.block is None
    assert at.placement(HCQ).start == HERE
    assert at.selected == (HCQ,)


def test_arrows_go_along_a_row_and_to_the_next_row_that_has_a_block(at: Lanes) -> None:
    at.select(LIC)
    at.press_keys(Key.Key_Right)
    assert at.selected == (("pair-2027-28", 4),)
    at.press_keys(Key.Key_Left, Key.Key_Left)
    assert at.selected == (("pair-2027-28", 2),)
    at.press_keys(Key.Key_Down)
    assert at.selected == (("pui-2027-28", 1),)
    at.press_keys(Key.Key_Up)
    assert at.selected[0][0] == "pair-2027-28"


def test_in_the_rows_of_tutors_the_keyboard_stays_in_its_row(at: Lanes) -> None:
    at.rows("Tutors")
    at.chart.at = ("conroy", LIC)
    at.select(LIC)
    at.press_keys(Key.Key_Right)
    assert at.chart.at == ("conroy", ("pair-2027-28", 4))


def test_the_wheel_with_ctrl_zooms_where_the_mouse_is(at: Lanes) -> None:
    at.zoom("Term")
    at.chart.horizontalScrollBar().setValue(400)
    mouse = QPoint(at.chart.titles + 300, 200)

    def under() -> date:
        return at.chart.lanes.axis.day_at(mouse.x() - at.chart.offset.x())

    before, scale = under(), at.chart.scale
    at.turn_wheel(mouse, 120)
    assert at.chart.scale > scale
    assert abs((under() - before).days) <= 1
    at.turn_wheel(mouse, -120)
    assert at.chart.scale == pytest.approx(scale)


def test_keys_and_buttons_zoom_and_the_choice_follows(at: Lanes) -> None:
    at.select(LIC)
    for title, key in (("Week", "week"), ("Month", "month"), ("Term", "term"), ("Year", "year"), ("All", "all")):
        at.zoom(title)
        assert at.view.zoom.key == key
        found = at.chart.lanes.place_of("", LIC)
        assert found is not None
        assert at.chart.viewport().rect().contains(at.chart.lanes.rect(*found).translated(at.chart.offset))
    scale = at.chart.scale
    at.press_keys(Key.Key_Plus, modifiers=CTRL)
    assert at.chart.scale > scale
    press(at.view.out_button)
    assert at.chart.scale == pytest.approx(scale)
    for _ in range(20):
        press(at.view.in_button)
    assert at.view.zoom.key == "week"


def test_with_a_filter_only_rows_with_its_blocks_are_left(at: Lanes) -> None:
    at.screen.state.show_only(Only(Kind.MODULE, "HCQ"))
    assert at.titles() == ["HCQ 2027-28", "HCQ 2028-29"]
    at.screen.state.show_only(None)
    assert len(at.titles()) == len(at.desk.document.plan.deliveries)


def test_the_next_block_found_is_brought_into_sight(at: Lanes) -> None:
    at.screen.search()
    QTest.keyClicks(at.screen.toolbar.search, "hcq 2028")
    QTest.keyClick(at.screen.toolbar.search, Key.Key_Return)
    (block,) = at.selected
    assert block == ("hcq-2028-29", 1)
    found = at.chart.lanes.place_of("", block)
    assert found is not None
    assert at.chart.viewport().rect().contains(at.chart.lanes.rect(*found).translated(at.chart.offset))


def test_f3_goes_on_finding_with_the_keyboard_on_the_block(at: Lanes) -> None:
    at.press_keys(Key.Key_F3)
    assert at.screen.toolbar.search.hasFocus()
    QTest.keyClicks(at.screen.toolbar.search, "hcq")
    QTest.keyClick(at.screen.toolbar.search, Key.Key_Return)
    assert at.selected == (("hcq-2027-28", 1),)
    QTest.keyClick(at.screen.toolbar.search, Key.Key_F3)
    assert at.selected == (HCQ,)
    assert at.chart.hasFocus()
    at.press_keys(Key.Key_F3, modifiers=SHIFT)
    assert at.selected == (("hcq-2027-28", 1),)


def test_a_shaded_date_says_why(at: Lanes) -> None:
    at.rows("Tutors")
    at.zoom("Month")
    row = next(p for p in at.chart.lanes.rows if p.row.id == "millar")
    shaded = next(s for s in row.row.shaded if s.first <= BLOCKED <= s.last)
    at.chart.bring_rect(at.chart.lanes.span(row, BLOCKED, BLOCKED))
    point = at.chart.lanes.span(row, BLOCKED, BLOCKED).center() + at.chart.offset
    words = at.chart.words_at(point)
    assert "Tue 7 December 2027" in words
    assert shaded.label in words


def test_names_in_tooltips_are_words_never_markup(make_desk: MakeDesk) -> None:
    content = solved()
    tutors = tuple(replace(t, name="<i>Iain</i>") if t.id == "snelling" else t for t in content.plan.tutors)
    at = Lanes(make_desk(replace(content, plan=replace(content.plan, tutors=tutors))))
    words = at.chart.words_at(at.point(LIC))
    assert words.startswith("<b>LIC+ALL block 3 of 6</b><br>")
    assert "&lt;i&gt;Iain&lt;/i&gt;" in words


def test_a_plan_only_read_is_not_moved(at: Lanes) -> None:
    at.desk.document.read_only = True
    at.zoom("Month")
    at.drag(HCQ, AT_A_COST)
    assert at.placement(HCQ).start == HERE
    assert "reading only" in at.status


def test_an_axis_goes_from_days_to_pixels_and_back() -> None:
    axis = Axis(date(2027, 9, 1), date(2029, 8, 31), 3.3)
    for n in (0, 1, 29, 400, 730):
        day = axis.first + timedelta(days=n)
        assert axis.day_at(axis.x(day) + 1) == day
    assert axis.day_at(-50) == axis.first
    assert axis.day_at(10**6) == axis.last
    assert all(zoom_of(scale_of(zoom, 900, 731), 900, 731) == zoom for zoom in ("all", "year", "term", "month", "week"))


def test_a_block_in_hand_shows_the_dates_it_would_have(at: Lanes, monkeypatch: pytest.MonkeyPatch) -> None:
    painted: list[str] = []
    monkeypatch.setattr(chart, "paint_piece", lambda *args: painted.append(args[2].details[0]))
    at.select(HCQ)
    at.zoom("Week")
    at.press_keys(Qt.Key.Key_Space, Qt.Key.Key_Right)
    start = at.chart.start
    assert start is not None
    at.chart.viewport().repaint()
    assert painted[-1].startswith(f"{start.day}–")
