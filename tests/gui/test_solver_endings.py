"""G10: however a search ends, the window says it in one sentence, and the plan is as it was."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from hsmc_scheduler.app import solver_process
from hsmc_scheduler.app.solver_process import Patience, solver_command
from hsmc_scheduler.domain.plan import Plan
from hsmc_scheduler.gui.application import Desk
from hsmc_scheduler.storage.document import Document
from tests.app.plans import a_small_plan, an_impossible_plan
from tests.gui.conftest import MakeDesk
from tests.gui.solvers import until

NONE_FOUND = "No timetable was found"
linux = pytest.mark.skipif(sys.platform != "linux", reason="only there can memory be limited")


@dataclass
class Search:
    """A search of a window, and the processes it ran in."""

    desk: Desk
    qtbot: QtBot

    def __post_init__(self) -> None:
        self.processes: set[int] = set()

    def go(self, moment: Callable[[], bool] | None = None) -> None:
        """Press Generate, press Stop at that moment (None: never), and wait for the end."""
        generating = self.desk.generating
        self.desk.window.generate_action.trigger()

        def over() -> bool:
            if process := generating.solving.process_id:
                self.processes.add(process)
            return not generating.working

        if moment is not None:
            until(self.qtbot, lambda: over() or moment())
            QTest.mouseClick(generating.running.stop_button, Qt.MouseButton.LeftButton)
        until(self.qtbot, over)
        panels = (generating.outcome, generating.impossible)
        until(self.qtbot, lambda: any(self.desk.window.inspector.shows(panel) for panel in panels))

    @property
    def found(self) -> bool:
        return self.desk.workspace.preview is not None

    @property
    def said(self) -> str:
        """The words of the panel shown at the end."""
        generating, shows = self.desk.generating, self.desk.window.inspector.shows
        if shows(generating.impossible):
            return generating.impossible.words
        notice = generating.outcome.notice
        return f"{generating.outcome.words} {notice.sentence if notice.isVisible() else ''}".strip()


@pytest.fixture
def search(make_desk: MakeDesk, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> Callable[..., Search]:
    """A window on a plan, whose solver ends as asked."""

    def make(plan: Plan, *fails: str, memory: int | None = None, command: list[str] | None = None) -> Search:
        monkeypatch.setattr(
            solver_process, "solver_command", lambda _=None: command or [*solver_command(memory), *fails]
        )
        desk = make_desk(Document(plan))
        desk.generating.time_limit = 5.0
        return Search(desk, qtbot)

    return make


MakeSearch = Callable[..., Search]


def check(search: Search, *words: str) -> None:
    """The plan is as it was, the solver is gone, and what is said is those words and no more than a sentence or two."""
    assert search.desk.document.timetable is None
    assert search.desk.document.undo_stack.count() == 0
    give_up = time.monotonic() + 2.0
    while any(_runs(process) for process in search.processes):
        assert time.monotonic() < give_up
        time.sleep(0.02)
    for one in words:
        assert one in search.said
    assert "Traceback" not in search.said
    assert search.said.count(". ") <= 1
    search.desk.window.show_screen("tutors")
    assert search.desk.window.screen_id == "tutors"


def _runs(process: int) -> bool:
    try:
        os.kill(process, 0)
        return Path(f"/proc/{process}/stat").read_text(encoding="ascii").rpartition(")")[2].split()[0] not in "ZX"
    except (OSError, IndexError):
        return False


@pytest.mark.slow
def test_a_search_stopped_before_it_begins_says_that_nothing_was_found(search: MakeSearch) -> None:
    one = search(a_small_plan(), "--fail", "hang", "--when", "start")
    one.go(lambda: True)
    check(one, NONE_FOUND, "Stopped before a timetable was found.")


def test_a_search_stopped_as_it_builds_says_that_nothing_was_found(search: MakeSearch) -> None:
    one = search(a_small_plan(), "--fail", "hang", "--when", "start")
    one.go(lambda: one.desk.generating.solving.process_id is not None)
    check(one, NONE_FOUND, "Stopped before a timetable was found.")


@pytest.mark.slow
def test_a_search_that_does_not_heed_stop_gives_its_best(search: MakeSearch) -> None:
    one = search(a_small_plan(), "--fail", "silent")
    one.go(lambda: one.found)
    check(one, "Proven best timetable")  # it costs nothing
    assert one.found


def test_a_solver_that_aborts_after_it_found_something_leaves_that_with_one_sentence(search: MakeSearch) -> None:
    one = search(a_small_plan(), "--fail", "abort")
    one.go()
    check(one, "The solver broke down; the best timetable found before is kept.")
    assert one.found


def test_an_impossible_plan_is_said_to_be_impossible(search: MakeSearch) -> None:
    one = search(an_impossible_plan())
    one.go()
    check(one, "No timetable is possible")


def test_a_solver_that_crashes_at_once_is_one_sentence(search: MakeSearch) -> None:
    one = search(a_small_plan(), "--fail", "segv", "--when", "start")
    one.go()
    check(one, NONE_FOUND, "The solver broke down; no timetable had been found.")


def test_a_solver_that_talks_nonsense_leaves_what_it_had_found_with_one_sentence(search: MakeSearch) -> None:
    one = search(a_small_plan(), "--fail", "garbage")
    one.go()
    check(
        one, "The solver answered in a way this program does not understand; the best timetable found before is kept."
    )
    assert one.found


@pytest.mark.slow
@linux
def test_a_solver_without_memory_says_so(search: MakeSearch) -> None:
    one = search(a_small_plan(), "--fail", "oom", "--when", "start", memory=1500)
    one.go()
    check(one, NONE_FOUND, "The solver needs more memory; no timetable had been found.")


@pytest.mark.slow
def test_a_solver_that_never_ends_is_ended_and_its_best_shown(
    search: MakeSearch, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(solver_process, "Patience", lambda: Patience(start=20, overrun=0.2, stop=0.3))
    one = search(a_small_plan(), "--fail", "silent")
    one.desk.generating.time_limit = 2.0
    one.go()
    check(one, "The solver did not answer in time; the best timetable found before is kept.")
    assert one.found


def test_a_solver_that_is_not_there_is_one_sentence(search: MakeSearch) -> None:
    one = search(a_small_plan(), command=["no-such-program-anywhere"])
    one.go()
    check(one, NONE_FOUND, "The solver could not be started; no timetable had been found.")
