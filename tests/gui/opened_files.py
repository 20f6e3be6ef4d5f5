"""Tells whether this process has opened a file, on systems that say so (Linux's inotify)."""

from __future__ import annotations

import ctypes
import os
from pathlib import Path
from types import TracebackType

IN_ACCESS, IN_OPEN = 0x1, 0x20


class OpenedFiles:
    """Watches one file from `__enter__` to `__exit__`; `opened` says whether anybody has opened or read it since."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._watch = -1

    def __enter__(self) -> OpenedFiles:
        libc = ctypes.CDLL(None, use_errno=True)
        self._watch = libc.inotify_init1(os.O_NONBLOCK | os.O_CLOEXEC)
        assert self._watch >= 0
        assert libc.inotify_add_watch(self._watch, os.fsencode(self._path), IN_ACCESS | IN_OPEN) >= 0
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        os.close(self._watch)

    @property
    def opened(self) -> bool:
        """Whether the file has been opened since this was last asked."""
        try:
            return bool(os.read(self._watch, 65536))
        except BlockingIOError:
            return False
