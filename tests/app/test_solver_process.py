"""A solve in a process of its own: every ending is a result and one sentence, and nothing is left running."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from hsmc_scheduler.app.samples.portfolio import portfolio_2027_29
from hsmc_scheduler.app.solver_belief import Belief, DisagreementError
from hsmc_scheduler.app.solver_endings import Ended, Trouble
from hsmc_scheduler.app.solver_process import (
    Event,
    Patience,
    Restarted,
    SolverProcess,
    solve_in_child,
    solver_command,
)
from hsmc_scheduler.domain.fingerprint import fingerprint
from hsmc_scheduler.domain.plan import Plan
from hsmc_scheduler.engine.api import Options, Progress, Result, Status
from hsmc_scheduler.engine.cancel import CancelToken
from hsmc_scheduler.engine.wire import Progressed, Started
from hsmc_scheduler.rules.score import score_timetable
from tests.app.conftest import Command
from tests.app.plans import a_small_plan, an_impossible_plan, write
from tests.architecture.project import ROOT
from tests.builders import a_full_timetable

QUICK = Options(time_limit=20, workers=1)
IMPATIENT = Patience(start=20, overrun=1, stop=2)
SECONDS_TO_BE_GONE = 2.0
linux = pytest.mark.skipif(sys.platform != "linux", reason="looks into /proc, or limits memory")


class Watched:
    """A solve with everything it told, and the process it ran in."""

    def __init__(self, plan: Plan, options: Options = QUICK, memory: int | None = None, **changes: object) -> None:
        patience = changes.pop("patience", IMPATIENT)
        assert isinstance(patience, Patience)
        fails = changes.pop("fails", lambda attempt: [])
        self.before = fingerprint(plan)
        self.plan = plan
        self.events: list[Event] = []
        self.processes: list[int] = []
        self.solver = SolverProcess(
            plan,
            options,
            on_event=self.hear,
            patience=patience,
            command=lambda attempt: [*solver_command(memory), *fails(attempt)],  # type: ignore[operator]  # a callable
        )

    def hear(self, event: Event) -> None:
        self.events.append(event)
        if isinstance(event, Started) and self.solver.process_id is not None:
            self.processes.append(self.solver.process_id)

    def until(self, what: Callable[[Event], bool], seconds: float = 30) -> None:
        give_up = time.monotonic() + seconds
        while not any(what(e) for e in self.events):
            assert time.monotonic() < give_up
            time.sleep(0.01)

    def end(self, seconds: float = 60) -> Ended:
        ended = self.solver.wait(seconds)
        assert ended is not None
        assert self.events[-1] is ended
        assert fingerprint(self.plan) == self.before
        assert ended.sentence.endswith(".")
        assert ended.sentence.count("\n") == 0
        for process in self.processes:
            assert gone(process)
        if ended.result.timetable is not None:
            card = score_timetable(self.plan, ended.result.timetable)
            assert card.sound
            assert card.total == ended.result.objective
        return ended


def found(event: Event) -> bool:
    return isinstance(event, Progressed) and event.progress.timetable is not None


def gone(process: int, seconds: float = SECONDS_TO_BE_GONE) -> bool:
    """Whether a process ends within that time; one that waits to be collected has ended."""
    give_up = time.monotonic() + seconds
    while True:
        try:
            os.kill(process, 0)
            state = Path(f"/proc/{process}/stat").read_text(encoding="utf-8").rpartition(")")[2].split()[0]
        except (OSError, IndexError):
            return True
        if state == "Z":
            return True
        if time.monotonic() > give_up:
            return False
        time.sleep(0.02)


def always(*words: str) -> Callable[[int], list[str]]:
    return lambda attempt: list(words)


def first_time(*words: str) -> Callable[[int], list[str]]:
    return lambda attempt: [] if attempt else list(words)


def test_a_small_plan_is_solved_and_said_to_be_proven() -> None:
    watched = Watched(a_small_plan())
    watched.solver.start()
    ended = watched.end()
    assert ended.result.status is Status.PROVEN
    assert ended.trouble is None
    assert ended.result.score is not None
    assert any(found(e) for e in watched.events)


def test_an_impossible_plan_is_said_to_be_impossible() -> None:
    watched = Watched(an_impossible_plan())
    watched.solver.start()
    ended = watched.end()
    assert (ended.result.status, ended.trouble) == (Status.IMPOSSIBLE, None)
    assert ended.result.reasons


def test_a_plan_that_contradicts_itself_is_invalid_with_its_problems() -> None:
    watched = Watched(replace(a_small_plan(), tutors=()))
    watched.solver.start()
    ended = watched.end()
    assert (ended.result.status, ended.trouble) == (Status.INVALID, None)
    assert ended.result.reasons


def test_a_solve_cancelled_before_it_starts_starts_nothing() -> None:
    watched = Watched(a_small_plan())
    watched.solver.stop()
    watched.solver.start()
    assert watched.end(5).result.status is Status.NOTHING_FOUND
    assert not watched.processes


@pytest.mark.parametrize("seconds", [0.0, 0.4, 1.2, 3.0], ids=["as it loads", "in build", "in presolve", "in search"])
def test_a_stop_at_any_moment_is_answered_within_two_seconds(seconds: float) -> None:
    watched = Watched(portfolio_2027_29(), Options(time_limit=60, workers=2))
    watched.solver.start()
    if seconds:
        watched.until(lambda e: isinstance(e, Started))
        time.sleep(seconds)
    stopped = time.monotonic()
    watched.solver.stop()
    ended = watched.end()
    assert time.monotonic() - stopped < 2.0 + 1.0  # the second is for a busy machine
    assert ended.trouble is None
    assert ended.result.status in (Status.STOPPED, Status.NOTHING_FOUND)


def test_a_solve_out_of_time_ends_by_itself() -> None:
    watched = Watched(portfolio_2027_29(), Options(time_limit=0.5, workers=1), patience=Patience())
    watched.solver.start()
    ended = watched.end()
    assert ended.trouble is None
    assert ended.result.status in (Status.STOPPED, Status.NOTHING_FOUND)


@pytest.mark.parametrize("ending", ["abort", "segv", "garbage"])
def test_a_solver_that_breaks_down_once_is_started_again_and_the_answer_stands(ending: str) -> None:
    watched = Watched(a_small_plan(), fails=first_time("--fail", ending))
    watched.solver.start()
    ended = watched.end()
    assert ended.trouble is None
    assert ended.result.status is Status.PROVEN
    assert ended.result.seed == QUICK.seed + 1
    assert sum(isinstance(e, Restarted) for e in watched.events) == 1


@pytest.mark.parametrize("ending", ["abort", "segv", "garbage"])
def test_a_solver_that_breaks_down_twice_leaves_the_best_timetable_and_a_sentence(ending: str) -> None:
    watched = Watched(a_small_plan(), fails=always("--fail", ending))
    watched.solver.start()
    watched.until(found)
    ended = watched.end()
    assert ended.result.status is Status.STOPPED
    assert ended.result.bound is None
    assert ended.trouble in (Trouble.CRASHED, Trouble.GARBLED)
    assert "the best timetable found before is kept" in ended.sentence
    assert ended.result.reasons == (ended.sentence,)
    assert ended.report


def test_a_solver_that_breaks_down_before_any_timetable_says_so() -> None:
    watched = Watched(a_small_plan(), fails=always("--fail", "abort", "--when", "start"))
    watched.solver.start()
    ended = watched.end()
    assert ended.result.status is Status.INVALID
    assert ended.sentence == "The solver broke down; no timetable had been found."


@linux
def test_a_solver_at_its_memory_limit_says_so_and_is_not_tried_again() -> None:
    watched = Watched(a_small_plan(), memory=1500, fails=always("--fail", "oom"))
    watched.solver.start()
    ended = watched.end()
    assert ended.trouble is Trouble.MEMORY
    assert "needs more memory" in ended.sentence
    assert not any(isinstance(e, Restarted) for e in watched.events)


@linux
def test_a_limit_too_small_even_to_load_the_solver_ends_in_a_sentence() -> None:
    watched = Watched(a_small_plan(), memory=150)
    watched.solver.start()
    ended = watched.end()
    assert ended.result.status is Status.INVALID
    assert ended.trouble in (Trouble.MEMORY, Trouble.CRASHED, Trouble.DEFECT)


@pytest.mark.parametrize("ending", ["hang", "silent"])
def test_a_solver_that_does_not_stop_is_killed_and_the_best_timetable_kept(ending: str) -> None:
    watched = Watched(a_small_plan(), fails=always("--fail", ending))
    watched.solver.start()
    watched.until(found)
    stopped = time.monotonic()
    watched.solver.stop()
    ended = watched.end()
    assert time.monotonic() - stopped < 2.0 + 0.7
    assert ended.trouble is None
    assert ended.result.timetable is not None


def test_a_solver_that_says_nothing_after_its_time_limit_is_ended() -> None:
    options, patience = Options(time_limit=3, workers=1), Patience(start=20, overrun=0.2, stop=0.2)
    watched = Watched(a_small_plan(), options, fails=always("--fail", "silent"), patience=patience)
    watched.solver.start()
    ended = watched.end(15)
    assert ended.trouble is Trouble.SILENT


def test_killing_keeps_the_best_timetable_and_is_quick() -> None:
    watched = Watched(a_small_plan(), fails=always("--fail", "silent"))
    watched.solver.start()
    watched.until(found)
    killed = time.monotonic()
    watched.solver.kill()
    ended = watched.end(2)
    assert time.monotonic() - killed < 1.0
    assert ended.result.timetable is not None


def test_a_program_that_is_not_there_ends_in_a_sentence() -> None:
    solver = SolverProcess(a_small_plan(), QUICK, command=lambda attempt: ["no-such-program-anywhere"])
    solver.start()
    ended = solver.wait(5)
    assert ended is not None
    assert ended.trouble is Trouble.ABSENT


def test_a_listener_that_fails_does_not_end_the_search() -> None:
    def fail(event: Event) -> None:
        raise RuntimeError

    solver = SolverProcess(a_small_plan(), QUICK, on_event=fail)
    solver.start()
    ended = solver.wait(30)
    assert ended is not None
    assert ended.result.status is Status.PROVEN


PARENT = """
import sys, time
from hsmc_scheduler.app.solver_process import SolverProcess, solver_command
from hsmc_scheduler.engine.api import Options
from hsmc_scheduler.engine.wire import Progressed
from tests.app.plans import a_small_plan

def hear(event):
    if isinstance(event, Progressed) and event.progress.timetable:
        print(solver.process_id, flush=True)

hang = [*solver_command(), "--fail", "hang"]
solver = SolverProcess(a_small_plan(), Options(workers=1), None, hear, command=lambda _: hang)
solver.start()
time.sleep(60)
"""


@linux
def test_the_solver_leaves_when_the_program_is_killed() -> None:
    with subprocess.Popen([sys.executable, "-c", PARENT], cwd=ROOT, stdout=-1, text=True) as program:
        assert program.stdout is not None
        process = int(program.stdout.readline())
        assert not gone(process, 0)
        program.send_signal(signal.SIGKILL)
        program.wait()
        assert gone(process)


def told(belief: Belief, **changes: object) -> Progress:
    plan = belief.plan
    timetable = a_full_timetable(plan)
    cost = score_timetable(plan, timetable).total
    return replace(Progress(1.0, cost, 0, "", timetable), **changes)  # type: ignore[arg-type]  # any field


def test_a_timetable_that_passes_the_rules_is_believed() -> None:
    belief = Belief(a_small_plan(), QUICK)
    assert belief.hear(told(belief)).timetable is not None


@pytest.mark.parametrize("lie", ["cost", "plan", "limit", "block left out"])
def test_a_claim_that_does_not_stand_up_to_the_rules_is_withheld(lie: str) -> None:
    belief = Belief(a_small_plan(), QUICK)
    true = told(belief)
    assert true.timetable is not None
    assert true.objective is not None
    false = {
        "cost": replace(true, objective=true.objective - 1),
        "plan": replace(true, timetable=replace(true.timetable, plan_fingerprint="0" * 16)),
        "limit": replace(true, bound=true.objective + 1),
        "block left out": replace(true, timetable=replace(true.timetable, placements=true.timetable.placements[1:])),
    }[lie]
    with pytest.raises(DisagreementError):
        belief.hear(false)


def test_impossible_is_not_believed_of_a_plan_that_has_a_timetable() -> None:
    belief = Belief(a_small_plan(), QUICK)
    belief.hear(told(belief))
    with pytest.raises(DisagreementError):
        belief.answer(Result(Status.IMPOSSIBLE, None, None, None, 1.0))
    ended = belief.end(Trouble.DISAGREES)
    assert ended.result.status is Status.STOPPED
    assert ended.result.timetable is not None
    assert "did not pass the check of the rules" in ended.sentence


def test_solving_in_a_child_answers_as_solving_here_does() -> None:
    news: list[Progress] = []
    result = solve_in_child(a_small_plan(), QUICK, None, news.append, CancelToken())
    assert result.status is Status.PROVEN
    assert news


def test_a_token_cancelled_before_ends_the_solve_without_a_timetable() -> None:
    token = CancelToken()
    token.cancel()
    assert solve_in_child(portfolio_2027_29(), QUICK, cancel=token).timetable is None


def test_the_command_line_survives_a_solver_that_breaks_down_and_writes_what_was_found(
    command: Command, monkeypatch: pytest.MonkeyPatch
) -> None:
    breaking = [*solver_command(), "--fail", "abort"]
    monkeypatch.setattr("hsmc_scheduler.app.solver_process.solver_command", lambda memory=None: breaking)
    write("plan.hsmc", a_small_plan())
    ran = command("solve", "plan.hsmc", "--workers", "1", "--time-limit", "30")
    assert ran.code == 0
    assert "The solver broke down; the best timetable found before is kept." in ran.out
    assert "Traceback" not in ran.out + ran.err
    assert Path("timetable.xlsx").exists()


def test_a_repeatable_solve_is_the_same_in_its_own_process_each_time() -> None:
    options = replace(QUICK, repeatable=True)
    first, second = (solve_in_child(a_small_plan(), options) for _ in range(2))
    assert first.timetable is not None
    assert first.timetable == second.timetable
