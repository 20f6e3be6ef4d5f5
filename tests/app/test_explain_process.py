"""Why a plan is impossible, asked of a process of its own: links, changes to try, and every bad ending a sentence."""

from __future__ import annotations

import sys
import time

import pytest

from hsmc_scheduler.app.explain_process import ExplainEnded, ExplainEvent, ExplainProcess
from hsmc_scheduler.app.solver_endings import Trouble
from hsmc_scheduler.app.solver_process import Patience, solver_command
from hsmc_scheduler.domain.plan import Plan
from hsmc_scheduler.engine.runner import feasible
from hsmc_scheduler.engine.wire import Started
from hsmc_scheduler.rules.rule import Kind, Subject
from tests.app.plans import a_small_plan, an_impossible_plan

PATIENCE = Patience(start=30, overrun=2, stop=2)


def asked(plan: Plan, seconds: float = 10, command: list[str] | None = None) -> tuple[ExplainEnded, list[ExplainEvent]]:
    events: list[ExplainEvent] = []
    process = ExplainProcess(plan, seconds, events.append, patience=PATIENCE, command=command)
    process.start()
    ended = process.wait(60)
    assert ended is not None
    assert events[-1] is ended
    return ended, events


def test_an_impossible_plan_is_explained_with_links_and_changes_to_try() -> None:
    ended, events = asked(an_impossible_plan())
    assert isinstance(events[0], Started)
    assert ended.sentence == "These requirements cannot all be kept."
    told = ended.told
    assert told.possible is False
    assert Subject(Kind.TUTOR, "ann") in {s for m in told.members for s in m.subjects}
    assert all(m.subjects for m in told.members)
    assert told.ways
    assert [w.size for w in told.ways] == sorted(w.size for w in told.ways)
    assert any(s.id == "ann" for w in told.ways for s in w.subjects)
    for way in told.ways:
        assert way.subjects, way.sentence
        assert feasible(way.plan_after)


def test_a_possible_plan_is_said_to_be_possible() -> None:
    ended, _ = asked(a_small_plan())
    assert (ended.told.possible, ended.told.members, ended.trouble) == (True, (), None)
    assert "is possible" in ended.sentence


@pytest.mark.parametrize(
    ("ending", "trouble"), [("abort", Trouble.CRASHED), ("garbage", Trouble.GARBLED), ("silent", Trouble.SILENT)]
)
def test_a_process_that_ends_badly_is_a_sentence(ending: str, trouble: Trouble) -> None:
    command = [*solver_command(), "--fail", ending, "--when", "start"]
    ended, _ = asked(an_impossible_plan(), 2, command=command)
    assert (ended.trouble, ended.told.possible) == (trouble, None)
    assert ended.sentence.endswith("why there is no timetable was not found out.")


def test_a_process_that_cannot_be_started_is_a_sentence() -> None:
    ended, _ = asked(a_small_plan(), command=["/nowhere/at/all"])
    assert ended.trouble is Trouble.ABSENT


def test_something_else_that_answers_is_not_understood() -> None:
    ended, _ = asked(a_small_plan(), command=[sys.executable, "-c", "print('hello')"])
    assert ended.trouble is Trouble.GARBLED


@pytest.mark.parametrize("how", ["stop", "kill"])
def test_it_ends_soon_when_told_to(how: str) -> None:
    process = ExplainProcess(an_impossible_plan(), 60, patience=PATIENCE)
    process.start()
    getattr(process, how)()
    began = time.monotonic()
    ended = process.wait(20)
    assert ended is not None
    assert ended.trouble is None
    assert time.monotonic() - began < 6
