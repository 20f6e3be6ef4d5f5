"""Several parts of a plan worked on at a time, each in a thread; the solver leaves Python while it searches."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterable
from typing import Generic, TypeVar

Task = TypeVar("Task")


def side_by_side(
    tasks: Iterable[Task],
    at_once: int,
    work: Callable[[Task, int], None],
    touch: Callable[[Task, Task], bool],
    stop: Callable[[], None],
) -> None:
    """Do the work for every task: `work(task, waiting)`, where `waiting` counts it and those not begun.

    Tasks that touch are not done at the same time, if others wait. When one fails, `stop` is called, the others end,
    and what it raised is raised here.
    """
    lanes = _Lanes(list(tasks), work, touch, stop)
    if at_once <= 1:
        while (task := lanes.next()) is not None:
            work(*task)
        return
    threads = [threading.Thread(target=lanes.run, name=f"lane-{n}", daemon=True) for n in range(at_once)]
    for thread in threads:
        thread.start()
    try:
        for thread in threads:
            thread.join()
    except BaseException:
        lanes.fail(None)
        for thread in threads:
            thread.join()
        raise
    if lanes.failure is not None:
        raise lanes.failure


class _Lanes(Generic[Task]):
    """What waits and what is being done."""

    def __init__(
        self,
        waiting: list[Task],
        work: Callable[[Task, int], None],
        touch: Callable[[Task, Task], bool],
        stop: Callable[[], None],
    ) -> None:
        self.waiting, self.work, self.touch, self.stop = waiting, work, touch, stop
        self.running: list[Task] = []
        self.lock = threading.Lock()
        self.failure: BaseException | None = None

    def next(self) -> tuple[Task, int] | None:
        """The first that touches nothing being done, else the first; None where none waits."""
        with self.lock:
            if not self.waiting:
                return None
            waiting = len(self.waiting)
            free = (t for t in self.waiting if not any(self.touch(t, other) for other in self.running))
            task = next(free, self.waiting[0])
            self.waiting.remove(task)
            self.running.append(task)
            return task, waiting

    def run(self) -> None:
        """One lane, until nothing waits."""
        try:
            while (task := self.next()) is not None:
                self.work(*task)
                with self.lock:
                    self.running.remove(task[0])
        except BaseException as failure:  # raised again where the lanes were started
            self.fail(failure)

    def fail(self, failure: BaseException | None) -> None:
        """Let nothing more begin, and what is being done end soon."""
        with self.lock:
            self.failure = self.failure or failure
            self.waiting.clear()
        self.stop()
