"""Long work at a terminal, in a thread of its own, that Ctrl+C asks to end."""

from __future__ import annotations

import signal
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from types import FrameType
from typing import Generic, TypeVar

from hsmc_scheduler.engine.cancel import CancelToken

SECONDS_BETWEEN_LOOKS = 0.1
Answer = TypeVar("Answer")


class _Work(threading.Thread, Generic[Answer]):
    """Python's main thread alone sees Ctrl+C, and would not while OR-Tools searches in it."""

    def __init__(self, do: Callable[[], Answer]) -> None:
        super().__init__(name="work", daemon=True)
        self._do = do
        self._answers: list[Answer] = []
        self._failure: BaseException | None = None

    def run(self) -> None:
        try:
            self._answers.append(self._do())
        except BaseException as failure:  # told to whoever waits
            self._failure = failure

    def answer(self) -> Answer:
        """Wait for it. Raises what the work raised."""
        while self.is_alive():
            self.join(SECONDS_BETWEEN_LOOKS)
        if self._failure is not None:
            raise self._failure
        return self._answers[0]


def interruptible(
    work: Callable[[CancelToken], Answer], meanwhile: Callable[[], object] = lambda: None
) -> tuple[Answer, bool]:
    """Do the work; its answer, and whether Ctrl+C was pressed. The first asks the work to end, a second one ends all.

    The work is done in another thread, `meanwhile` in this one while it runs.

    Raises:
        KeyboardInterrupt: Ctrl+C was pressed again before the work had ended.
    """
    token = CancelToken()
    with _ctrl_c(token):
        doing = _Work(lambda: work(token))
        doing.start()
        meanwhile()
        return doing.answer(), token.asked


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
