"""Work in other threads, and its answers back in the window's own."""

from __future__ import annotations

import logging
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Any

from PySide6.QtCore import QObject, QThread, Signal

_log = logging.getLogger(__name__)


class Worker(QObject):
    """One thread that does one thing after the other. Answers are handed over in the thread this object lives in."""

    _answered = Signal(object, object)

    def __init__(self, name: str, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._pool = ThreadPoolExecutor(max_workers=1, thread_name_prefix=name)
        self._answered.connect(self._hand_over)
        self._closed = False
        self.waiting = 0
        """How many things are still to be done or handed over."""

    @property
    def closed(self) -> bool:
        """Whether it is to end: long work asks, and stops."""
        return self._closed

    def do(
        self,
        work: Callable[[], Any],
        then: Callable[[Any], None] = lambda _: None,
        failed: Callable[[Exception], None] | None = None,
    ) -> None:
        """Do `work` in the other thread, then `then` with its answer here; `failed` with the exception it raised.

        Without `failed`, an exception goes to the program's own last resort (errors.py). After `close` nothing is done.
        """
        if self._closed:
            return
        self.waiting += 1

        def run() -> None:
            try:
                answer = work()
            except Exception as error:  # told where it can be shown
                self._answered.emit(_failing(failed), error)
            else:
                self._answered.emit(then, answer)

        self._pool.submit(run)

    def finish(self) -> None:
        """Do all that is waiting, and end the thread; nobody is told of it any more."""
        self._closed = True
        self._pool.shutdown(wait=True)

    def close(self) -> None:
        """Finish what is being done and end the thread; what is waiting is dropped."""
        self._closed = True
        self._pool.shutdown(wait=True, cancel_futures=True)

    def _hand_over(self, then: Callable[[Any], None], answer: Any) -> None:
        if QThread.currentThread() is not self.thread():
            raise RuntimeError("an answer arrived in the wrong thread")
        self.waiting -= 1
        if not self._closed:  # or what is told may be gone
            then(answer)


def _failing(failed: Callable[[Exception], None] | None) -> Callable[[Exception], None]:
    def last_resort(error: Exception) -> None:
        raise error

    return failed or last_resort
