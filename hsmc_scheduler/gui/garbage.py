"""Collects garbage in the window's own thread and nowhere else.

Python collects in whichever thread happens to allocate; were that a worker's, widgets would be destroyed in the wrong
thread, and the program with them. So automatic collection is switched off while a window is open.
"""

from __future__ import annotations

import gc

from PySide6.QtCore import QObject, QTimer

LOOK_MS = 500
OLDEST_EVERY = 60
"""A full collection after so many looks that found something to do."""


class GarbageWatch(QObject):
    """From `start` to `stop`, of which there may be several at once, it alone collects."""

    _running = 0

    def __init__(self) -> None:
        super().__init__()
        self._timer = QTimer(self, interval=LOOK_MS)
        self._timer.timeout.connect(self._look)
        self._looks = 0
        self._started = False

    def start(self) -> None:
        """Switch automatic collection off, and look twice a second whether there is something to collect."""
        if not self._started:
            self._started = True
            GarbageWatch._running += 1
            gc.disable()
            self._timer.start()

    def stop(self) -> None:
        """Leave it to Python again, if no other window is open."""
        if self._started:
            self._started = False
            self._timer.stop()
            GarbageWatch._running -= 1
            if not GarbageWatch._running:
                gc.enable()

    def _look(self) -> None:
        young, middle, _ = gc.get_count()
        wanted_young, wanted_middle, _ = gc.get_threshold()
        if young <= wanted_young:
            return
        self._looks += 1
        if self._looks % OLDEST_EVERY == 0:
            gc.collect()
        else:
            gc.collect(1 if middle > wanted_middle else 0)
