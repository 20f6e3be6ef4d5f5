"""Finding out why there is no timetable, as the window follows it."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QObject, Signal

from hsmc_scheduler.app.explain_process import ExplainEnded, ExplainEvent, ExplainProcess
from hsmc_scheduler.domain.plan import Plan

SECONDS = 60.0


class Explaining(QObject):
    """At most one explanation at a time. `explained` carries an `ExplainEnded`, in this object's thread."""

    explained = Signal(object)
    _event = Signal(int, object)

    def __init__(self) -> None:
        super().__init__()
        self._process: ExplainProcess | None = None
        self._run = 0
        self._event.connect(self._take)

    def start(self, plan: Plan) -> None:
        """Begin; one that still runs is ended and forgotten."""
        self.stop()
        self._run += 1
        self._process = ExplainProcess(plan, SECONDS, partial(self._event.emit, self._run))
        self._process.start()

    def stop(self) -> None:
        """End it, and say nothing more of it."""
        process, self._process = self._process, None
        if process is not None:
            process.kill()
            process.wait()

    def _take(self, run: int, event: ExplainEvent) -> None:
        process = self._process
        if run == self._run and process is not None and isinstance(event, ExplainEnded):
            process.wait()
            self._process = None
            self.explained.emit(event)
