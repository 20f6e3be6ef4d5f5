"""How long the window's event loop stands still."""

from __future__ import annotations

import time
from collections.abc import Callable

from PySide6.QtCore import QEventLoop, Qt, QTimer


class EventLoopGaps:
    """Between entering and leaving: the longest and the 99th percentile of the gaps between ticks, in seconds."""

    INTERVAL_MS = 10

    def __init__(self) -> None:
        self.gaps: list[float] = []
        self._timer = QTimer(interval=self.INTERVAL_MS, timerType=Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._tick)
        self._last = 0.0

    def __enter__(self) -> EventLoopGaps:
        self._last = time.perf_counter()
        self._timer.start()
        return self

    def __exit__(self, *failure: object) -> None:
        self._timer.stop()

    @property
    def longest(self) -> float:
        """The longest gap."""
        return max(self.gaps, default=0.0)

    @property
    def p99(self) -> float:
        """So long at most in 99 of 100 cases."""
        ordered = sorted(self.gaps)
        return ordered[int(len(ordered) * 0.99)] if ordered else 0.0

    def _tick(self) -> None:
        now = time.perf_counter()
        self.gaps.append(now - self._last)
        self._last = now


def run_until(condition: Callable[[], bool], seconds: float = 20.0) -> None:
    """Wait as the program itself does; QTest.qWait keeps Python's other threads from working. Raises TimeoutError."""
    loop, until = QEventLoop(), time.monotonic() + seconds
    look = QTimer(interval=5)
    look.timeout.connect(lambda: loop.quit() if condition() or time.monotonic() > until else None)
    look.start()
    loop.exec()
    if not condition():
        raise TimeoutError
