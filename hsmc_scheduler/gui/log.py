"""What the program writes down about itself: a few small files, no contents of any plan."""

from __future__ import annotations

import faulthandler
import logging
from logging.handlers import RotatingFileHandler
from typing import IO

from hsmc_scheduler.app.plan_files.folders import log_folder

FORMAT = "%(asctime)s %(levelname)s %(name)s: %(message)s"
SIZE, COPIES = 500_000, 3
CRASH_FILE = "crash.txt"

_log = logging.getLogger("hsmc_scheduler")


def start_log() -> IO[str] | None:
    """Write the log from now on, and what a native crash leaves; the open crash file, None: the folder refuses."""
    folder = log_folder()
    try:
        folder.mkdir(parents=True, exist_ok=True)
        handler = RotatingFileHandler(
            folder / "log.txt", maxBytes=SIZE, backupCount=COPIES, encoding="utf-8", delay=True
        )
        handler.setFormatter(logging.Formatter(FORMAT))
        _log.addHandler(handler)
        _log.setLevel(logging.INFO)
        crash = (folder / CRASH_FILE).open("a", encoding="utf-8")
    except OSError:
        return None
    faulthandler.enable(crash)
    return crash


def last_crash() -> str:
    """What the last native crash left, taken away as it is read; empty: there was none."""
    path = log_folder() / CRASH_FILE
    try:
        text = path.read_text(encoding="utf-8", errors="replace")
        path.unlink()
    except OSError:
        return ""
    return text.strip()
