"""How fast the planner is, printed; the limits asserted are loose, for machines that do other things as well."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from statistics import median
from time import process_time

import pytest
from PySide6.QtWidgets import QApplication

from hsmc_scheduler.gui.application import Desk
from hsmc_scheduler.gui.document import EVERYTHING, Changed
from tests.gui.screens.at_planner import AT_A_COST, BLOCKED, HCQ, HERE, Person

LOOSE = 4
"""So many times as long as was promised is still no failure here."""
REPAINT_MS, MARKS_MS, SWITCH_MS = 16, 150, 100


@pytest.fixture
def person(desk: Desk) -> Person:
    return Person(desk)


def cpu_ms(do: Callable[[], object], times: int = 15) -> float:
    """The median of the processor's time."""
    taken = []
    for _ in range(times):
        began = process_time()
        do()
        taken.append((process_time() - began) * 1000)
    return median(taken)


def test_repainting_while_a_block_is_dragged(person: Person) -> None:
    person.take()
    stops: list[date] = [AT_A_COST, BLOCKED, HERE]

    def drag_on() -> None:
        stops.append(stops.pop(0))
        person.move(person.point_on(stops[0]))
        person.sheet.viewport().repaint()

    taken = cpu_ms(drag_on)
    print(f"planner: repaint while dragging {taken:.1f} ms")
    assert taken < REPAINT_MS * LOOSE


def test_marking_all_dates_of_a_held_block(person: Person) -> None:
    def pick_up() -> None:
        person.state.hand.take(HCQ)
        person.wait_for_marks()
        QApplication.processEvents()
        person.state.hand.let_go()

    taken = cpu_ms(pick_up, 5)
    print(f"planner: all dates marked {taken:.0f} ms")
    assert taken < MARKS_MS * LOOSE


def test_showing_the_planner_anew(person: Person) -> None:
    def show() -> None:
        person.screen.views["planner"].refresh(Changed(EVERYTHING))
        person.sheet.viewport().repaint()

    taken = cpu_ms(show)
    print(f"planner: shown anew {taken:.0f} ms")
    assert taken < SWITCH_MS * LOOSE
