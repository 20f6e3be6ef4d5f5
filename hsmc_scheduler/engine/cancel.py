"""Stopping a solve from outside: once asked, always asked."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager

POLL_SECONDS = 0.05


class CancelToken:
    """A latch any thread may set; a solve looks at it between its steps and while it searches.

    `within`: a wider one, which when set stops this one too.
    """

    def __init__(self, within: CancelToken | None = None) -> None:
        self._asked = threading.Event()
        self._within = within

    def cancel(self) -> None:
        """Ask the solve to stop and keep its best."""
        self._asked.set()

    @property
    def asked(self) -> bool:
        """Whether it has been asked to stop."""
        return self._asked.is_set() or (self._within is not None and self._within.asked)

    @contextmanager
    def stopping(self, stop: Callable[[], None]) -> Iterator[None]:
        """While inside, call `stop` again and again from the moment of cancelling: a stop before a search is lost."""
        done = threading.Event()

        def watch() -> None:
            while not done.wait(POLL_SECONDS):
                if self.asked:
                    stop()

        watcher = threading.Thread(target=watch, name="cancel-watcher", daemon=True)
        watcher.start()
        try:
            yield
        finally:
            done.set()
            watcher.join()
