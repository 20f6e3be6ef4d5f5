"""The solver's process, spoken to over its pipes."""

from __future__ import annotations

import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace

import pytest

from hsmc_scheduler.domain.fingerprint import fingerprint
from hsmc_scheduler.domain.plan import Plan
from hsmc_scheduler.engine.api import Options, Status
from hsmc_scheduler.engine.wire import (
    Cause,
    Failed,
    Finished,
    NotAMessageError,
    OtherVersionError,
    Progressed,
    Solve,
    Started,
    Stop,
    from_line,
    to_line,
)
from hsmc_scheduler.rules.score import score_timetable
from tests.architecture.project import ROOT
from tests.builders import a_delivery, a_plan

Child = subprocess.Popen[bytes]
OPTIONS = Options(time_limit=20, workers=1)
SECONDS_TO_LEAVE = 2.0


def a_small_plan() -> Plan:
    return a_plan([a_delivery("D1"), a_delivery("D2", days=2)])


@contextmanager
def a_child(*arguments: str) -> Iterator[Child]:
    program = [sys.executable, "-m", "hsmc_scheduler.engine", *arguments]
    with subprocess.Popen(program, cwd=ROOT, stdin=-1, stdout=-1, stderr=-1) as child:
        try:
            yield child
        finally:
            child.kill()


def tell(child: Child, line: bytes) -> None:
    assert child.stdin is not None
    child.stdin.write(line)
    child.stdin.flush()


def hear(child: Child) -> object:
    assert child.stdout is not None
    return from_line(child.stdout.readline())


def answer(child: Child) -> object:
    """What comes after all news."""
    while isinstance(message := hear(child), Started | Progressed):
        pass
    return message


def test_a_plan_goes_in_and_a_timetable_that_passes_the_rules_comes_out() -> None:
    plan = a_small_plan()
    with a_child() as child:
        tell(child, to_line(Solve(plan, OPTIONS)))
        assert hear(child) == Started(fingerprint(plan))
        finished = answer(child)
        assert isinstance(finished, Finished)
        assert finished.result.status is Status.PROVEN
        assert finished.result.timetable is not None
        card = score_timetable(plan, finished.result.timetable)
        assert card.sound
        assert card.total == finished.result.objective
        assert child.wait(SECONDS_TO_LEAVE) == 0
        assert child.stdout is not None
        assert child.stdout.read() == b""


@pytest.mark.parametrize("moment", ["at once", "while it loads", "in the middle of a search that never returns"])
def test_it_leaves_when_its_input_closes(moment: str) -> None:
    with a_child("--fail", "hang") as child:
        assert child.stdin is not None
        if moment != "at once":
            tell(child, to_line(Solve(a_small_plan(), OPTIONS)))
        if moment.startswith("in"):
            while not (isinstance(news := hear(child), Progressed) and news.progress.timetable):
                pass
        child.stdin.close()
        child.wait(SECONDS_TO_LEAVE)


def test_a_stopped_search_that_never_returns_is_answered_with_the_best_so_far() -> None:
    with a_child("--fail", "hang") as child:
        tell(child, to_line(Solve(a_small_plan(), OPTIONS)))
        while not (isinstance(news := hear(child), Progressed) and news.progress.timetable):
            pass
        stopped = time.monotonic()
        tell(child, to_line(Stop()))
        finished = hear(child)
        assert time.monotonic() - stopped < SECONDS_TO_LEAVE
        assert isinstance(finished, Finished)
        assert finished.result.status is Status.STOPPED
        assert finished.result.timetable == news.progress.timetable


def test_a_stop_before_the_plan_is_known_ends_without_a_timetable() -> None:
    with a_child() as child:
        tell(child, to_line(Stop()) + to_line(Solve(a_small_plan(), OPTIONS)))
        finished = answer(child)
        assert isinstance(finished, Finished)
        assert finished.result.status is Status.NOTHING_FOUND


def test_words_it_does_not_know_are_refused() -> None:
    with a_child() as child:
        tell(child, b"please make me a timetable\n")
        failed = hear(child)
        assert isinstance(failed, Failed)
        assert failed.cause is Cause.REQUEST


def test_a_request_of_another_version_is_refused_unread() -> None:
    with a_child() as child:
        tell(child, b"hsmc-solver/0.0.1 " + b"A" * 100 + b"\n")
        failed = hear(child)
        assert isinstance(failed, Failed)
        assert "0.0.1" in failed.details


def test_an_error_in_the_engine_is_told_with_its_traceback() -> None:
    with a_child() as child:
        tell(child, to_line(Solve(a_small_plan(), replace(OPTIONS, workers=-5))))
        failed = answer(child)
        assert isinstance(failed, Failed)
        assert failed.cause is Cause.DEFECT
        assert "Traceback" in failed.details


@pytest.mark.parametrize(
    "line",
    [
        b"",
        b"\n",
        b"hsmc-solver/\n",
        to_line(Stop())[:-2],
        to_line(Stop())[:-5] + b"\n",
        b"#1 0.02s best:3 next:[0,2]\n",
    ],
)
def test_a_line_that_is_not_a_whole_message_is_known_as_such(line: bytes) -> None:
    with pytest.raises(NotAMessageError):
        from_line(line)


def test_a_message_of_another_version_is_not_read() -> None:
    with pytest.raises(OtherVersionError):
        from_line(to_line(Stop()).replace(b"/", b"/9", 1))


def test_every_message_is_one_line_and_comes_back_equal() -> None:
    for message in (Solve(a_small_plan(), OPTIONS), Stop(), Started("x"), Failed(Cause.MEMORY, "a\nb")):
        line = to_line(message)
        assert line.count(b"\n") == 1
        assert from_line(line) == message
