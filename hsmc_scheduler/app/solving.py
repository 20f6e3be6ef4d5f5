"""Solving a plan from a terminal: the best timetable so far survives Ctrl+C."""

from __future__ import annotations

import signal
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from types import FrameType

from hsmc_scheduler.domain.plan import Plan
from hsmc_scheduler.domain.timetable import Timetable
from hsmc_scheduler.engine.api import Options, Progress, Result
from hsmc_scheduler.engine.cancel import CancelToken
from hsmc_scheduler.projections.proof import Proof

SECONDS_BETWEEN_LOOKS = 0.1


@dataclass(frozen=True, slots=True)
class Ended:
    """The engine's answer; `interrupted`: somebody pressed Ctrl+C before it was finished."""

    result: Result
    interrupted: bool


class _Search(threading.Thread):
    """Runs the engine. Python's main thread alone sees Ctrl+C, and would not while OR-Tools searches in it."""

    def __init__(self, solve: Callable[[], Result]) -> None:
        super().__init__(name="search", daemon=True)
        self._solve = solve
        self.result: Result | None = None
        self.failure: BaseException | None = None

    def run(self) -> None:
        try:
            self.result = self._solve()
        except BaseException as failure:  # told to whoever waits
            self.failure = failure


def solve_until_stopped(
    plan: Plan,
    options: Options,
    earlier: Timetable | None = None,
    on_progress: Callable[[Progress], None] | None = None,
    meanwhile: Callable[[], object] = lambda: None,
) -> Ended:
    """Solve; the first Ctrl+C ends the search and keeps the best timetable so far, a second one ends the program.

    `on_progress` is called from another thread. `meanwhile` is done once while the search runs.

    Raises:
        KeyboardInterrupt: Ctrl+C was pressed again before the search had ended.
    """
    token = CancelToken()
    with _ctrl_c(token):
        from hsmc_scheduler.engine.runner import solve  # an interrupt in the middle of this import would break it

        search = _Search(lambda: solve(plan, options, earlier, on_progress, token))
        search.start()
        meanwhile()
        while search.is_alive():
            search.join(SECONDS_BETWEEN_LOOKS)
    if search.failure is not None:
        raise search.failure
    assert search.result is not None
    return Ended(search.result, token.asked)


@contextmanager
def _ctrl_c(token: CancelToken) -> Iterator[None]:
    """While inside, the first Ctrl+C cancels and the second interrupts as ever. Only the main thread may ask for it."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return

    def pressed(number: int, frame: FrameType | None) -> None:
        if token.asked:
            signal.default_int_handler(number, frame)
        token.cancel()

    before = signal.signal(signal.SIGINT, pressed)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)


def proof_of(result: Result) -> Proof:
    """How good the timetable is proven to be, for the workbook and the terminal; solved now."""
    now = datetime.now().astimezone().replace(tzinfo=None)
    return Proof(str(result.status), result.objective, result.bound, result.seconds, result.seed, now)
