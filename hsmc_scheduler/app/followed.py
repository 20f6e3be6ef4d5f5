"""Work in a process of its own that is followed from a thread: begun, stopped, ended at once, waited for."""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable
from typing import Any, Generic, Protocol, TypeVar

from hsmc_scheduler.app.solver_endings import Trouble

_log = logging.getLogger(__name__)


class End(Protocol):
    """How it ended: one sentence, what went wrong, and what those who mend the program need."""

    @property
    def trouble(self) -> Trouble | None:
        """What went wrong; None: nothing."""

    @property
    def report(self) -> str:
        """For those who mend the program; no names."""

    @property
    def sentence(self) -> str:
        """How it ended."""


E = TypeVar("E", bound=End)


class Followed(Generic[E]):
    """A subclass does the work in `_work`. Nothing in here raises for what happens there.

    `on_event` is called from a thread of this object; the last event is the end.
    """

    def __init__(self, name: str, on_event: Callable[[Any], None] | None) -> None:
        self._on_event = on_event
        self._stop = threading.Event()
        self._kill = threading.Event()
        self._over = threading.Event()
        self._ended: E | None = None
        self._thread = threading.Thread(target=self._run, name=name, daemon=True)

    def start(self) -> None:
        """Begin; returns at once."""
        self._thread.start()

    def stop(self) -> None:
        """Ask it to end with its best so far; it has ended about 2 s later, whatever it does."""
        self._stop.set()

    def kill(self) -> None:
        """End it at once; the best told so far is kept."""
        self._kill.set()

    def wait(self, timeout: float | None = None) -> E | None:
        """Wait for the end, so many seconds at most; None: it still runs."""
        if not self._over.wait(timeout):
            return None
        self._thread.join(timeout)
        return self._ended

    # in its own thread --------------------------------------------------------------------------------------

    @property
    def _leaving(self) -> bool:
        return self._stop.is_set() or self._kill.is_set()

    def _work(self) -> E:
        raise NotImplementedError

    def _broken(self, error: Exception) -> E:
        """The end after an error of ours, which is one sentence too."""
        raise NotImplementedError

    def _run(self) -> None:
        try:
            ended = self._work()
        except Exception as error:
            ended = self._broken(error)
        if ended.trouble is not None:
            _log.info("%s\n%s", ended.sentence, ended.report)
        self._ended = ended
        self._tell(ended)
        self._over.set()

    def _tell(self, event: Any) -> None:
        if self._on_event is None:
            return
        try:
            self._on_event(event)
        except Exception:  # a listener's error must not end the work
            _log.exception("a listener of the solver failed")
