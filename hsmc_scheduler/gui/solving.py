"""A running search, as the window follows it: never in its way, and stopped with it."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QObject, Signal

from hsmc_scheduler.app.solver_endings import Ended
from hsmc_scheduler.app.solver_process import Event, SolverProcess
from hsmc_scheduler.domain.plan import Plan
from hsmc_scheduler.domain.timetable import Timetable
from hsmc_scheduler.engine.api import Options
from hsmc_scheduler.engine.wire import Progressed


class Solving(QObject):
    """At most one search at a time. The signals come in the thread this object lives in, each search's own only.

    `progressed` carries a `Progress`, `ended` an `Ended`.
    """

    progressed = Signal(object)
    ended = Signal(object)
    _event = Signal(int, object)

    def __init__(self) -> None:
        super().__init__()
        self._process: SolverProcess | None = None
        self._run = 0
        self._event.connect(self._take)

    @property
    def running(self) -> bool:
        """Whether a search is under way."""
        return self._process is not None

    @property
    def process_id(self) -> int | None:
        """Of the solver, while there is one."""
        return self._process.process_id if self._process else None

    def start(self, plan: Plan, options: Options, earlier: Timetable | None = None) -> None:
        """Begin a search; the one before, if it still runs, is ended and forgotten."""
        self.kill()
        self._run += 1
        process = SolverProcess(plan, options, earlier, partial(self._event.emit, self._run))
        self._process = process
        process.start()

    def stop(self) -> None:
        """End the search and keep its best; `ended` follows within about two seconds."""
        if self._process is not None:
            self._process.stop()

    def kill(self) -> None:
        """End the search at once and say nothing more of it."""
        process, self._process = self._process, None
        if process is not None:
            process.kill()
            process.wait()

    def _take(self, run: int, event: Event) -> None:
        """What a search said in its own thread, handed over by Qt."""
        process = self._process
        if run != self._run or process is None:
            return
        match event:
            case Progressed(progress):
                self.progressed.emit(progress)
            case Ended():
                process.wait()
                self._process = None
                self.ended.emit(event)
            case _:
                pass
