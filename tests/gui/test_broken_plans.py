"""A plan on its way from one state to another may be anything; the window shows it all the same."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from pytestqt.qtbot import QtBot

from hsmc_scheduler.domain.plan import Plan
from hsmc_scheduler.gui.application import Desk
from hsmc_scheduler.gui.screens.registry import SCREENS
from hsmc_scheduler.gui.screens.timetable.screen import VIEWS, TimetableScreen

Break = Callable[[Plan], Plan]
BROKEN: dict[str, Break] = {
    "a delivery of no year": lambda p: replace(
        p, deliveries=(replace(p.deliveries[0], year="2040"), *p.deliveries[1:])
    ),
    "tutors that are gone": lambda p: replace(p, tutors=p.tutors[3:]),
    "no rooms": lambda p: replace(p, rooms=()),
    "a module that is gone": lambda p: replace(p, modules=p.modules[1:]),
    "no cohorts": lambda p: replace(p, cohorts=()),
    "a year that is gone": lambda p: replace(p, calendar=replace(p.calendar, years=p.calendar.years[:1])),
    "deliveries that are gone": lambda p: replace(p, deliveries=p.deliveries[2:]),
    "sessions that are gone": lambda p: replace(
        p, deliveries=tuple(replace(d, sessions=d.sessions[1:]) if len(d.sessions) > 1 else d for d in p.deliveries)
    ),
    "nothing but a calendar": lambda p: Plan(p.title, p.calendar),
}


@pytest.mark.parametrize("change", list(BROKEN))
def test_every_screen_and_view_shows_a_plan_with(desk: Desk, qtbot: QtBot, change: str) -> None:
    timetable = desk.window.screen_of("timetable")
    assert isinstance(timetable, TimetableScreen)
    before = desk.document.content
    desk.document.edit(f"Have {change}", BROKEN[change])
    for spec in SCREENS:
        desk.window.show_screen(spec.id)
        qtbot.wait(20)
    desk.window.show_screen("timetable")
    for key, _ in VIEWS:
        timetable.show_view(key)
        for block in list(timetable.state.roll.blocks)[:2]:
            desk.workspace.selection.select(block)
            qtbot.wait(20)
    qtbot.waitUntil(lambda: any(desk.window.rail.count(s.id) for s in SCREENS))
    desk.document.undo_stack.undo()
    assert desk.document.content is before
