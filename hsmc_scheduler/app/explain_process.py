"""Finding out why a plan is impossible in a process of its own, so that a crash there costs a sentence at most."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass

from hsmc_scheduler.app.child_process import ChildProcess
from hsmc_scheduler.app.error_report import report, without_names
from hsmc_scheduler.app.followed import Followed
from hsmc_scheduler.app.solver_endings import BROKE_DOWN, Trouble
from hsmc_scheduler.app.solver_process import FAILED, FOLDER, SECONDS_BETWEEN_LOOKS, Patience, solver_command, why_gone
from hsmc_scheduler.domain.fingerprint import fingerprint
from hsmc_scheduler.domain.plan import Plan
from hsmc_scheduler.engine.told import Told
from hsmc_scheduler.engine.wire import (
    Explain,
    Failed,
    NotAMessageError,
    OtherVersionError,
    Started,
    Stop,
    from_line,
    to_line,
)


@dataclass(frozen=True, slots=True)
class ExplainEnded:
    """The end, whatever happened. `told` settles nothing after trouble. `report`: for those who mend the program."""

    told: Told
    trouble: Trouble | None = None
    report: str = ""

    @property
    def sentence(self) -> str:
        """How it ended, in one sentence."""
        if self.trouble is not None:
            return f"{BROKE_DOWN[self.trouble]}; why there is no timetable was not found out."
        if self.told.possible:
            return "A timetable that keeps every requirement is possible."
        if self.told.members:
            return "These requirements cannot all be kept."
        if self.told.possible is False:
            return "No timetable can keep every requirement; which of them are in conflict was not found out in time."
        return "Whether there is a timetable was not settled in the time given."


ExplainEvent = Started | ExplainEnded


class ExplainProcess(Followed[ExplainEnded]):
    """One explanation, about `seconds` long, in a process of its own. Nothing in here raises for what happens there.

    `on_event` is called from a thread of this object; the last event is `ExplainEnded`. `memory`: megabytes it may
    use. `command` starts the process.
    """

    def __init__(
        self,
        plan: Plan,
        seconds: float = 60.0,
        on_event: Callable[[ExplainEvent], None] | None = None,
        *,
        memory: int | None = None,
        patience: Patience | None = None,
        command: list[str] | None = None,
    ) -> None:
        super().__init__("explain", on_event)
        self._plan = plan
        self._seconds = seconds
        self._command = command or solver_command(memory)
        self._patience = patience or Patience()

    def _broken(self, error: Exception) -> ExplainEnded:
        return ExplainEnded(Told(None), Trouble.DEFECT, report(error))

    def _work(self) -> ExplainEnded:
        if self._leaving:
            return ExplainEnded(Told(None))
        try:
            child = ChildProcess(self._command, FOLDER)
        except OSError as error:
            return ExplainEnded(Told(None), Trouble.ABSENT, report(error))
        try:
            child.send(to_line(Explain(self._plan, self._seconds)))
            answer = self._listen(child)
            if isinstance(answer, Trouble):
                return ExplainEnded(Told(None), answer, without_names(child.written))
            return ExplainEnded(answer)
        finally:
            child.end()

    def _listen(self, child: ChildProcess) -> Told | Trouble:
        """Take what it says until it has ended or is out of time."""
        late, stopped = time.monotonic() + self._patience.start, False
        while not self._kill.is_set():
            if self._stop.is_set() and not stopped:
                stopped = True
                late = time.monotonic() + self._patience.stop
                child.send(to_line(Stop()))
            elif time.monotonic() > late:
                child.kill()
                return Told(None) if stopped else Trouble.SILENT
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
                case Started(print_):
                    if print_ != fingerprint(self._plan):
                        child.note(f"it has plan {print_}")
                        return Trouble.DISAGREES
                    if not stopped:
                        late = time.monotonic() + self._seconds + self._patience.overrun
                    self._tell(message)
                case Told():
                    return message
                case Failed(cause, details):
                    child.note(details)
                    return FAILED.get(cause, Trouble.VERSION)
                case _:
                    return Trouble.GARBLED
        child.kill()
        return Told(None)
