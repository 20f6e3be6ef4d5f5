"""A child process that is spoken to in lines, without ever waiting for it."""

from __future__ import annotations

import contextlib
import queue
import subprocess
import threading
from collections import deque
from pathlib import Path
from typing import IO

MOST_LINES_KEPT = 200
SECONDS_TO_LEAVE = 1.0


class ChildProcess:
    """Lines in, lines out. What it writes to standard error is kept for a report.

    Raises:
        OSError: It could not be started.
    """

    def __init__(self, command: list[str], folder: Path) -> None:
        self._process = subprocess.Popen(  # noqa: S603  our own program
            command,
            cwd=folder,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            start_new_session=True,  # Ctrl+C is for the program alone
            creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
        )
        self._lines: queue.SimpleQueue[bytes] = queue.SimpleQueue()
        self._to_send: queue.SimpleQueue[bytes | None] = queue.SimpleQueue()
        self._notes: deque[str] = deque(maxlen=MOST_LINES_KEPT)
        self._threads = [
            threading.Thread(target=work, args=(pipe,), name=f"child-{name}", daemon=True)
            for name, work, pipe in (
                ("writer", self._write, self._process.stdin),
                ("reader", self._read, self._process.stdout),
                ("notes", self._keep, self._process.stderr),
            )
        ]
        for thread in self._threads:
            thread.start()

    @property
    def id(self) -> int:
        """Its process id."""
        return self._process.pid

    @property
    def written(self) -> str:
        """The last lines it wrote to standard error, and notes about it."""
        return "\n".join(self._notes)

    def note(self, text: str) -> None:
        """Add to what is kept for a report."""
        self._notes.append(text)

    def send(self, line: bytes) -> None:
        """Give it a line; returns at once."""
        self._to_send.put(line)

    def next_line(self, timeout: float) -> bytes | None:
        """Its next line; None: nothing for so many seconds; empty: it has closed its output."""
        try:
            return self._lines.get(timeout=timeout)
        except queue.Empty:
            return None

    def kill(self) -> None:
        """Do not let it live a moment longer."""
        self._process.kill()

    def end(self, seconds: float = SECONDS_TO_LEAVE) -> int:
        """Close its input, give it so long to leave, then make it; its exit code. May be called again."""
        self._to_send.put(None)
        if self._process.poll() is None:
            try:
                self._process.wait(seconds)
            except subprocess.TimeoutExpired:
                self._process.kill()
        code = self._process.wait()
        for thread in self._threads:
            thread.join(SECONDS_TO_LEAVE)
        return code

    def _write(self, pipe: IO[bytes]) -> None:
        with contextlib.suppress(OSError), pipe:  # it may be gone
            while (line := self._to_send.get()) is not None:
                pipe.write(line)
                pipe.flush()

    def _read(self, pipe: IO[bytes]) -> None:
        with pipe:
            for line in pipe:
                self._lines.put(line)
        self._lines.put(b"")

    def _keep(self, pipe: IO[bytes]) -> None:
        with pipe:
            for line in pipe:
                self._notes.append(line.decode(errors="replace").rstrip())
