"""Packs made in a process of their own, so that the window can go on: `packs --followed`, its progress a line a file.

It prints, which only a program's own first thread may, and it writes workbooks for seconds on end.
"""

from __future__ import annotations

import logging
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

import hsmc_scheduler
from hsmc_scheduler.app.child_process import ChildProcess
from hsmc_scheduler.app.sending.packs import NO_PDF
from hsmc_scheduler.app.sending.running import Watch
from hsmc_scheduler.exchange.saving import NotWrittenError
from hsmc_scheduler.projections.concern import Concern
from hsmc_scheduler.storage.document import Document
from hsmc_scheduler.storage.files import hash_on_disk, save

FOLDER = Path(hsmc_scheduler.__file__).parents[1]
SECONDS_BETWEEN_LOOKS = 0.05
SECONDS_TO_LEAVE = 15.0
"""The file being made is made, and those made are taken away again."""
PARTS = 3
"""Of a line: how many files are made, of how many, and which is next."""

_log = logging.getLogger(__name__)


def pack_command() -> list[str]:
    """How to start the process."""
    return [sys.executable, "-m", "hsmc_scheduler", "packs"]


def make_packs(
    document: Document, concerns: Sequence[Concern], folder: Path, watch: Watch, *, pdf: bool, replace: bool
) -> str:
    """Write the packs of those into the folder; what was said of it, empty where all went well.

    Raises:
        NotWrittenError: Nothing was written, or what was is said; StoppedError where the watch stopped it.
    """
    with tempfile.TemporaryDirectory(prefix="hsmc-packs-") as own:
        plan = Path(own, "plan.hsmc")
        save(document, plan, hash_on_disk(plan))
        flags = [*(["--replace"] if replace else []), *([] if pdf else ["--no-pdf"])]
        command = [*pack_command(), str(plan), str(folder.absolute()), "--followed", *flags, "--for"]
        try:
            child = ChildProcess([*command, *map(str, concerns)], FOLDER)
        except OSError as error:
            raise NotWrittenError(f"Nothing was written: {error.strerror}. Start the program again.") from error
        try:
            _follow(child, watch)
        finally:
            code = child.end(SECONDS_TO_LEAVE)
        if code:
            _log.warning("packs ended with %s\n%s", code, child.written)
            raise NotWrittenError(_last(child.written) or "Nothing was written. Start the program again.")
        return next((line for line in child.written.splitlines() if line.startswith(NO_PDF)), "")


def _follow(child: ChildProcess, watch: Watch) -> None:
    """Hand on its progress until it closes its output. Raises StoppedError."""
    done, of, name = 0, 1, "getting ready"
    while (line := child.next_line(SECONDS_BETWEEN_LOOKS)) != b"":
        parts = line.decode(errors="replace").rstrip("\r\n").split("\t") if line else []
        if len(parts) == PARTS and parts[0].isdigit() and parts[1].isdigit():
            done, of, name = int(parts[0]), int(parts[1]), parts[2]
        watch.before(done, of, name)


def _last(written: str) -> str:
    """The last line it said, which tells how it ended."""
    lines = [line for line in written.splitlines() if line.strip()]
    return lines[-1] if lines else ""
