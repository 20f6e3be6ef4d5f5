"""What the program writes down about itself: a few small files, no contents of any plan."""

from __future__ import annotations

import faulthandler
import json
import logging
import os
from contextlib import suppress
from dataclasses import asdict
from logging.handlers import RotatingFileHandler
from pathlib import Path
from types import TracebackType
from typing import IO

from hsmc_scheduler.app.error_report import report
from hsmc_scheduler.app.plan_files.folders import log_folder
from hsmc_scheduler.storage.running import Process, is_alive, this_process

FORMAT = "%(asctime)s %(levelname)s %(name)s: %(message)s"
SIZE, COPIES = 500_000, 3
CRASH_FILES = "crash-*.txt"
"""One of each running program: its first line says which, the rest is what a native crash left."""

_log = logging.getLogger("hsmc_scheduler")


class CrashFile:
    """Where a native crash of this program would be written, until it is closed."""

    def __init__(self, file: IO[str]) -> None:
        self._file = file

    def close(self) -> None:
        """The program ends as it should."""
        faulthandler.disable()
        self._file.close()
        with suppress(OSError):
            Path(self._file.name).unlink()


class _Formatter(logging.Formatter):
    """Writes an exception down without its words, which may be out of a plan."""

    def formatException(
        self,
        ei: tuple[type[BaseException], BaseException, TracebackType | None] | tuple[None, None, None],
    ) -> str:
        return report(ei[1], ei[2]) if ei[1] is not None else ""


def start_log() -> CrashFile | None:
    """Write the log from now on, and what a native crash leaves; None: the folder refuses."""
    folder = log_folder()
    try:
        folder.mkdir(parents=True, exist_ok=True)
        handler = RotatingFileHandler(
            folder / "log.txt", maxBytes=SIZE, backupCount=COPIES, encoding="utf-8", delay=True
        )
        handler.setFormatter(_Formatter(FORMAT))
        _log.addHandler(handler)
        _log.setLevel(logging.INFO)
        crash = (folder / CRASH_FILES.replace("*", str(os.getpid()))).open("w", encoding="utf-8")
        crash.write(f"{json.dumps(asdict(this_process()))}\n")
        crash.flush()
    except OSError:
        return None
    faulthandler.enable(crash)
    return CrashFile(crash)


def last_crash() -> str:
    """What native crashes left, of programs that no longer run; taken away as it is read. Empty: there was none."""
    found = []
    for path in sorted(log_folder().glob(CRASH_FILES)):
        with suppress(OSError, ValueError, TypeError):
            first, _, text = path.read_text(encoding="utf-8", errors="replace").partition("\n")
            if is_alive(Process(**json.loads(first))) is not True:
                path.unlink()
                found.append(text.strip())
    return "\n\n".join(text for text in found if text)
