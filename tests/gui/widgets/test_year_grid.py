from __future__ import annotations

from datetime import date, timedelta

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from hsmc_scheduler.domain.calendar import AcademicYear
from hsmc_scheduler.domain.daypart import DayPart
from hsmc_scheduler.gui.theme.theme import theme
from hsmc_scheduler.gui.widgets.year_grid.brushes import Brush
from hsmc_scheduler.gui.widgets.year_grid.look import AVOID, CLOSED, DayLook
from hsmc_scheduler.gui.widgets.year_grid.sheet import PaintSheet

YEARS = (
    AcademicYear("2027-28", date(2027, 9, 1), date(2028, 8, 31), date(2027, 9, 27)),
    AcademicYear("2028-29", date(2028, 9, 1), date(2029, 8, 31), date(2028, 9, 25)),
)
MARCH = date(2028, 3, 1)
SHIFT = Qt.KeyboardModifier.ShiftModifier
Strokes = list[tuple[tuple[date, ...], DayPart, str, str]]


class Seen:
    """A sheet with what was painted on it."""

    def __init__(self, sheet: PaintSheet) -> None:
        self.sheet = sheet
        self.strokes: Strokes = []
        sheet.stroke.connect(lambda *stroke: self.strokes.append(stroke))

    def press(self, *keys: Qt.Key, with_shift: bool = False) -> None:
        for key in keys:
            QTest.keyClick(self.sheet.grid, key, SHIFT if with_shift else Qt.KeyboardModifier.NoModifier)

    def click(self, point: QPoint, *, with_shift: bool = False) -> None:
        held = SHIFT if with_shift else Qt.KeyboardModifier.NoModifier
        QTest.mouseClick(self.sheet.grid, Qt.MouseButton.LeftButton, held, point)

    def drag(self, first: date, last: date) -> None:
        grid = self.sheet.grid
        QTest.mousePress(grid, Qt.MouseButton.LeftButton, pos=grid.cell(first))
        QTest.mouseMove(grid, grid.cell(last))
        QTest.mouseRelease(grid, Qt.MouseButton.LeftButton, pos=grid.cell(last))


@pytest.fixture
def seen(qtbot: QtBot) -> Seen:
    theme().start()
    brushes = [Brush("closed", "Closed", CLOSED), Brush("avoid", "Avoid", AVOID), Brush("open", "Open", None)]
    sheet = PaintSheet("Calendar", brushes, "Label", halves=True)
    qtbot.addWidget(sheet)
    sheet.resize(1100, 720)
    sheet.show_years(YEARS)
    sheet.show_looks(lambda day: DayLook(label="Half-term" if day == MARCH else ""))
    sheet.show()
    qtbot.waitExposed(sheet)
    sheet.grid.setFocus()
    return Seen(sheet)


def days(first: date, number: int) -> tuple[date, ...]:
    return tuple(first + timedelta(n) for n in range(number))


def test_a_click_paints_a_day(seen: Seen) -> None:
    seen.click(seen.sheet.grid.cell(MARCH))
    assert seen.strokes == [((MARCH,), DayPart.WHOLE, "closed", "")]


def test_a_drag_paints_every_day_it_went_over(seen: Seen) -> None:
    seen.drag(MARCH, date(2028, 3, 9))
    assert seen.strokes[0][0] == days(MARCH, 9)


def test_a_drag_to_another_month_paints_the_days_between(seen: Seen) -> None:
    seen.drag(date(2028, 3, 30), date(2028, 4, 2))
    assert seen.strokes[0][0] == days(date(2028, 3, 30), 4)


def test_a_drag_backwards_paints_the_same(seen: Seen) -> None:
    seen.drag(date(2028, 3, 9), MARCH)
    assert seen.strokes[0][0] == days(MARCH, 9)


def test_shift_and_a_click_paint_from_the_last_day(seen: Seen) -> None:
    seen.click(seen.sheet.grid.cell(MARCH))
    seen.click(seen.sheet.grid.cell(date(2028, 3, 4)), with_shift=True)
    assert seen.strokes[1][0] == days(MARCH, 4)


def test_a_weekday_letter_paints_all_of_that_weekday_shown(seen: Seen) -> None:
    column = seen.sheet.grid.cell(date(2028, 5, 1)).x()
    seen.click(QPoint(column, 8))
    painted = seen.strokes[0][0]
    assert {d.weekday() for d in painted} == {0}
    assert len(painted) == 104


def test_a_months_name_paints_the_month(seen: Seen) -> None:
    seen.click(QPoint(10, seen.sheet.grid.cell(MARCH).y()))
    assert seen.strokes[0][0] == days(MARCH, 31)


def test_arrows_and_space_paint_from_the_keyboard(seen: Seen) -> None:
    seen.sheet.grid.put_cursor(MARCH)
    seen.press(Qt.Key.Key_Right)
    seen.press(Qt.Key.Key_Right, Qt.Key.Key_Right, with_shift=True)
    seen.press(Qt.Key.Key_Space)
    assert seen.strokes[0][0] == days(date(2028, 3, 2), 3)


def test_up_and_down_stay_in_the_column(seen: Seen) -> None:
    seen.sheet.grid.put_cursor(date(2028, 3, 7))
    seen.press(Qt.Key.Key_Down)
    assert seen.sheet.grid.cursor_day == date(2028, 4, 4)
    seen.press(Qt.Key.Key_Up)
    assert seen.sheet.grid.cursor_day == date(2028, 3, 7)


def test_numbers_take_a_brush_and_h_half_days(seen: Seen) -> None:
    seen.sheet.grid.put_cursor(MARCH)
    seen.press(Qt.Key.Key_2, Qt.Key.Key_H, Qt.Key.Key_Space)
    assert seen.strokes == [((MARCH,), DayPart.MORNING, "avoid", "")]


def test_escape_lets_go_of_a_range(seen: Seen) -> None:
    seen.sheet.grid.put_cursor(MARCH)
    seen.press(Qt.Key.Key_Right, with_shift=True)
    seen.press(Qt.Key.Key_Escape, Qt.Key.Key_Space)
    assert seen.strokes[0][0] == (date(2028, 3, 2),)


def test_the_day_under_the_keyboard_is_said(seen: Seen) -> None:
    seen.sheet.grid.put_cursor(MARCH)
    assert seen.sheet.words.text() == "Wed 1 Mar 2028 · Half-term"
    assert seen.sheet.grid.accessibleDescription() == "Wed 1 Mar 2028 · Half-term"


def test_one_year_alone_has_the_room_of_both(seen: Seen) -> None:
    seen.sheet.show_day(date(2028, 12, 5))
    assert len(seen.sheet.grid.years) == 2
    seen.sheet._choose("2027-28")
    assert seen.sheet.grid.years[0] == YEARS[0]
    seen.sheet.show_day(date(2028, 12, 6))
    assert seen.sheet.grid.years[0] == YEARS[1]


def test_what_cannot_be_changed_is_not_painted(seen: Seen) -> None:
    seen.sheet.set_editable(False)
    seen.drag(MARCH, date(2028, 3, 9))
    seen.press(Qt.Key.Key_Space)
    assert seen.strokes == []
