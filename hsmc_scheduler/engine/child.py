"""The solver's own process: a plan comes in, typed messages go out, and it leaves when its input closes."""

from __future__ import annotations

import argparse
import faulthandler
import os
import queue
import signal
import sys
import threading
import time
import traceback
from collections.abc import Sequence
from dataclasses import replace
from typing import BinaryIO, NoReturn

from hsmc_scheduler.domain.fingerprint import fingerprint
from hsmc_scheduler.engine.api import Progress, Result, Status
from hsmc_scheduler.engine.cancel import CancelToken
from hsmc_scheduler.engine.forced_endings import Ending, Moment, die
from hsmc_scheduler.engine.told import Told
from hsmc_scheduler.engine.wire import (
    Cause,
    Explain,
    Failed,
    Finished,
    Message,
    NotAMessageError,
    Progressed,
    Solve,
    Started,
    Stop,
    from_line,
    to_line,
)

SECONDS_TO_STOP = 1.5
"""How long a stopped search may take to return before the best timetable told so far is made the answer."""
MEGABYTE = 1024 * 1024


class Voice:
    """Says messages, whole lines each, from any thread; nothing after the last one."""

    def __init__(self, stream: BinaryIO) -> None:
        self._stream = stream
        self._lock = threading.Lock()
        self.muted = False
        self._out_of_memory = to_line(Failed(Cause.MEMORY))  # made while there is memory to make it in

    def say(self, message: Message) -> None:
        """Say something."""
        with self._lock:
            self._write(to_line(message))

    def say_last(self, message: Message) -> NoReturn:
        """Say the answer and leave; who asks second waits here for the end."""
        line = self._out_of_memory if message == Failed(Cause.MEMORY) else to_line(message)
        self._lock.acquire()
        self._write(line)
        leave()

    def say_garbage(self) -> None:
        """Say what is no message (tests)."""
        with self._lock:
            self._write(b"\x00 I0101 search.cc:1] #Done\n")

    def _write(self, line: bytes) -> None:
        try:
            if not self.muted:
                self._stream.write(line)
                self._stream.flush()
        except OSError:
            leave()  # nobody listens any more


def leave() -> NoReturn:
    """End at once, also in the middle of a native search, without waiting for any thread."""
    os._exit(0)


class Child:
    """One solve, asked for on a stream and answered on another."""

    def __init__(self, ears: BinaryIO, voice: Voice, fail: tuple[Ending, Moment] | None = None) -> None:
        self._ears = ears
        self._voice = voice
        self._fail = fail
        self._token = CancelToken()
        self._asked: queue.SimpleQueue[Solve | Explain] = queue.SimpleQueue()
        self._latest: Progress | None = None
        self._best: Progress | None = None
        self._seed = 1
        self._explaining = False
        self._begun = time.monotonic()

    def run(self) -> NoReturn:
        """Solve what is asked, answer and leave."""
        threading.Thread(target=self._listen, name="listener", daemon=True).start()
        try:
            from hsmc_scheduler.engine.runner import solve  # while the plan is on its way: OR-Tools is slow to load

            asked = self._asked.get()
            self._begun = time.monotonic()
            self._explaining = isinstance(asked, Explain)
            self._voice.say(Started(fingerprint(asked.plan)))
            self._go_wrong(Moment.START)
            if self._token.asked:
                self._answer_now()
            if isinstance(asked, Explain):
                self._explain(asked)
            self._seed = asked.options.seed
            result = solve(asked.plan, asked.options, asked.earlier, self._tell, self._token)
        except MemoryError:
            self._voice.say_last(Failed(Cause.MEMORY))
        except Exception:
            self._voice.say_last(Failed(Cause.DEFECT, traceback.format_exc()))
        self._voice.say_last(Finished(replace(result, score=None)))

    def _explain(self, asked: Explain) -> NoReturn:
        from hsmc_scheduler.engine.explain.finding_out import find_out, told

        self._voice.say_last(told(asked.plan, find_out(asked.plan, asked.seconds, self._token)))

    def _listen(self) -> NoReturn:
        """Take what comes in; leave when nothing can come any more."""
        for line in self._ears:
            try:
                match from_line(line):
                    case Solve() | Explain() as asked:
                        self._asked.put(asked)
                    case Stop():
                        self._stop()
                    case other:
                        raise NotAMessageError(f"not a request: {type(other).__name__}")
            except NotAMessageError as error:
                self._voice.say_last(Failed(Cause.REQUEST, str(error)))
            except MemoryError:
                self._voice.say_last(Failed(Cause.MEMORY))
        leave()

    def _stop(self) -> None:
        if not self._token.asked:
            self._token.cancel()
            late = threading.Timer(SECONDS_TO_STOP, self._answer_now)
            late.daemon = True
            late.start()

    def _answer_now(self) -> NoReturn:
        """Make the best timetable told so far the answer: the search was stopped and does not return."""
        if self._explaining:
            self._end(Told(None))
        seconds, best = time.monotonic() - self._begun, self._best
        if best is None or best.objective is None or self._latest is None:
            reasons = ("Stopped before a timetable was found.",)
            self._end(Finished(Result(Status.NOTHING_FOUND, None, None, None, seconds, None, reasons, self._seed)))
        bound = min(best.objective, self._latest.bound)
        result = Result(Status.STOPPED, best.timetable, best.objective, bound, seconds, None, (), self._seed)
        self._end(Finished(result))

    def _end(self, answer: Finished | Told) -> NoReturn:
        if self._voice.muted:
            die(Ending.SILENT)
        self._voice.say_last(answer)

    def _tell(self, progress: Progress) -> None:
        """Called by the engine, from threads of the solver."""
        self._latest = progress
        if progress.timetable is not None:
            self._best = progress
        self._voice.say(Progressed(progress))
        if progress.timetable is not None:
            self._go_wrong(Moment.FOUND)

    def _go_wrong(self, moment: Moment) -> None:
        """End badly if a test wants it so, now."""
        if self._fail is None or self._fail[1] is not moment:
            return
        ending = self._fail[0]
        self._voice.muted = ending is Ending.SILENT
        if ending is Ending.GARBAGE:
            self._voice.say_garbage()
        die(ending)


def limit_memory(megabytes: int | None) -> None:
    """Allow the process no more address space than that (None: as much as there is), and no picture of it on disk.

    Only where the system can; elsewhere nothing happens.
    """
    if sys.platform == "win32":
        return
    import resource

    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))  # a core file would hold the plan, names and all
    if megabytes is not None and sys.platform == "linux":
        resource.setrlimit(resource.RLIMIT_AS, (megabytes * MEGABYTE, megabytes * MEGABYTE))


def take_over_stdout() -> BinaryIO:
    """Where messages go. Whatever else writes to standard output, OR-Tools included, writes to standard error now."""
    out = os.dup(1)
    os.dup2(2, 1)
    sys.stdout = sys.stderr
    return os.fdopen(out, "wb")


def main(arguments: Sequence[str] | None = None) -> NoReturn:
    """Be the solver's process."""
    parser = argparse.ArgumentParser(prog="hsmc_scheduler.engine", description="The solver; started by the program.")
    parser.add_argument("--memory", type=int, metavar="MB", help="use no more memory than that (Linux)")
    parser.add_argument("--fail", type=Ending, help=argparse.SUPPRESS)
    parser.add_argument("--when", type=Moment, default=Moment.FOUND, help=argparse.SUPPRESS)
    asked = parser.parse_args(arguments)
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl+C is for the program, which says Stop
    faulthandler.enable()
    limit_memory(asked.memory)
    Child(sys.stdin.buffer, Voice(take_over_stdout()), (asked.fail, asked.when) if asked.fail else None).run()
