"""Solving in a process of its own, so that a native crash, a runaway memory or a late stop costs a sentence at most."""

from __future__ import annotations

import math
import os
import signal
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

import hsmc_scheduler
from hsmc_scheduler.app.child_process import ChildProcess
from hsmc_scheduler.app.error_report import report, without_names
from hsmc_scheduler.app.followed import Followed
from hsmc_scheduler.app.solver_belief import Belief, DisagreementError
from hsmc_scheduler.app.solver_endings import WORTH_ANOTHER_TRY, Ended, Trouble
from hsmc_scheduler.domain.plan import Plan
from hsmc_scheduler.domain.timetable import Timetable
from hsmc_scheduler.engine.api import Options, Progress, Result
from hsmc_scheduler.engine.cancel import CancelToken
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

FOLDER = Path(hsmc_scheduler.__file__).parents[1]
SECONDS_BETWEEN_LOOKS = 0.05
LEAST_SECONDS = 1.0
"""With less time left, a search that failed is not tried again."""
OUT_OF_MEMORY = ("bad_alloc", "MemoryError", "Cannot allocate memory", "Resource temporarily unavailable")
"""What a native library says before it aborts for want of memory."""

FAILED = {Cause.MEMORY: Trouble.MEMORY, Cause.DEFECT: Trouble.DEFECT}


@dataclass(frozen=True, slots=True)
class Restarted:
    """The search failed and was begun again with another seed."""

    trouble: Trouble


Event = Started | Progressed | Restarted | Ended
Tell = Callable[[Event], None]


@dataclass(frozen=True, slots=True)
class Patience:
    """Seconds the solver may take: to begin, to end after its time limit, to end once told to stop."""

    start: float = 60.0
    overrun: float = 15.0
    stop: float = 2.0


def solver_command(memory: int | None = None) -> list[str]:
    """How to start the solver. `memory`: megabytes it may use, where the system can keep it to that."""
    limit = [] if memory is None else ["--memory", str(memory)]
    return [sys.executable, "-m", "hsmc_scheduler.engine", *limit]


class SolverProcess(Followed[Ended]):
    """One solve in a process of its own. Nothing in here raises for what the solver does.

    `on_event` is called from a thread of this object; the last event is `Ended`. `memory`: megabytes the solver may
    use. `command` starts the solver for a try (0, then 1).
    """

    def __init__(
        self,
        plan: Plan,
        options: Options | None = None,
        earlier: Timetable | None = None,
        on_event: Tell | None = None,
        *,
        memory: int | None = None,
        patience: Patience | None = None,
        command: Callable[[int], list[str]] | None = None,
    ) -> None:
        super().__init__("solver", on_event)
        self._plan = plan
        self._options = options or Options()
        self._earlier = earlier
        self._command = command or (lambda _: solver_command(memory))
        self._patience = patience or Patience()
        self._belief: Belief | None = None
        self.process_id: int | None = None
        """Of the solver, while there is one."""

    # in its own thread --------------------------------------------------------------------------------------

    def _work(self) -> Ended:
        self._belief = Belief(self._plan, self._options, self._earlier)
        return self._solve(self._belief)

    def _broken(self, error: Exception) -> Ended:
        belief = self._belief or Belief(self._plan, self._options, self._earlier)
        return belief.end(Trouble.DEFECT, report(error))

    def _solve(self, belief: Belief) -> Ended:
        reported = ""
        for attempt in (0, 1):
            try:
                trouble, said = self._attempt(belief, attempt)
            except DisagreementError as difference:
                trouble, said = Trouble.DISAGREES, str(difference)
            reported = f"{reported}\n{said}".strip()
            if trouble is None or trouble not in WORTH_ANOTHER_TRY:
                break
            if attempt or self._leaving or belief.left < LEAST_SECONDS:
                break
            belief.doubt()
            self._tell(Restarted(trouble))
        return belief.end(trouble, reported)

    def _attempt(self, belief: Belief, attempt: int) -> tuple[Trouble | None, str]:
        """One try; what went wrong, None: nothing. Then what the solver wrote beside its messages, without names."""
        if self._leaving:
            return None, ""
        try:
            child = ChildProcess(self._command(attempt), FOLDER)
        except OSError as error:
            return Trouble.ABSENT, report(error)
        try:
            self.process_id = child.id
            options = self._options  # as it is, to the last digit, or a repeatable solve would not be
            if attempt:
                options = replace(options, seed=options.seed + attempt, time_limit=belief.left)
            child.send(to_line(Solve(self._plan, options, self._earlier)))
            return self._listen(belief, child, options), without_names(child.written)
        finally:
            child.end()
            self.process_id = None

    def _listen(self, belief: Belief, child: ChildProcess, options: Options) -> Trouble | None:
        """Take what the solver says until it has ended or is out of time."""
        late = time.monotonic() + self._patience.start
        started = stopped = asked = False
        while not self._kill.is_set():
            if (self._stop.is_set() or (started and time.monotonic() > late)) and not stopped:
                asked, stopped = self._stop.is_set(), True
                late = time.monotonic() + self._patience.stop
                child.send(to_line(Stop()))
            elif time.monotonic() > late:
                child.kill()
                return None if asked else Trouble.SILENT
            line = child.next_line(SECONDS_BETWEEN_LOOKS)
            if line is None:
                continue
            if not line.endswith(b"\n"):
                return why_gone(child)
            try:
                message = from_line(line)
            except OtherVersionError:
                return Trouble.VERSION
            except NotAMessageError as error:
                child.note(f"{type(error).__name__}: {error}")
                return Trouble.GARBLED
            match message:
                case Started(fingerprint):
                    if fingerprint != belief.fingerprint:
                        raise DisagreementError(f"the solver has plan {fingerprint}, not {belief.fingerprint}")
                    started = True
                    if not stopped:  # a repeatable solve counts its limits in other seconds
                        overrun = math.inf if options.repeatable else self._patience.overrun
                        late = time.monotonic() + options.time_limit + overrun
                    self._tell(message)
                case Progressed(progress):
                    self._tell(Progressed(belief.hear(progress)))
                case Finished(result):
                    belief.answer(result)
                    return None
                case Failed(cause, details):
                    child.note(details)
                    return FAILED.get(cause, Trouble.VERSION)
                case _:
                    return Trouble.GARBLED
        child.kill()
        return None


def why_gone(child: ChildProcess) -> Trouble:
    """Why the solver ended without an answer."""
    code = child.end()
    child.note(f"the solver ended with {code}")
    if any(words in child.written for words in OUT_OF_MEMORY):
        return Trouble.MEMORY
    if os.name == "posix" and code == -signal.SIGKILL:
        return Trouble.KILLED
    return Trouble.CRASHED


def solve_in_child(
    plan: Plan,
    options: Options | None = None,
    earlier: Timetable | None = None,
    on_progress: Callable[[Progress], None] | None = None,
    cancel: CancelToken | None = None,
) -> Result:
    """As `engine.runner.solve`, in a process of its own; trouble with that process is a reason of the result."""

    def hear(event: Event) -> None:
        if isinstance(event, Progressed) and on_progress is not None:
            on_progress(event.progress)

    solver = SolverProcess(plan, options, earlier, hear)
    try:
        solver.start()
        while (ended := solver.wait(SECONDS_BETWEEN_LOOKS)) is None:
            if cancel is not None and cancel.asked:
                solver.stop()
    finally:
        solver.kill()
    return ended.result
