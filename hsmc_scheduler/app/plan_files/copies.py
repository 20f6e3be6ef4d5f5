"""What there is to go back to: copies beside a plan, dated backups, unsaved work of a program that died."""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path

from hsmc_scheduler.app.plan_files.folders import backup_folder, recovery_folder
from hsmc_scheduler.storage import recovery
from hsmc_scheduler.storage.backups import backups
from hsmc_scheduler.storage.copies import CopyKind, KeptCopy, copies_beside
from hsmc_scheduler.storage.document import Document
from hsmc_scheduler.storage.files import load
from hsmc_scheduler.storage.recovery import Abandoned, read_unsaved


def abandoned() -> list[Abandoned]:
    """Unsaved work of programs that died, newest first: to be offered at the start of the program."""
    return recovery.abandoned(recovery_folder())


def discard(left: Abandoned) -> None:
    """Delete unsaved work nobody wants."""
    with suppress(OSError):
        left.path.unlink()


def alternatives(path: str | Path) -> list[KeptCopy]:
    """All there is instead of a plan file that cannot be read, newest first."""
    target = Path(os.path.realpath(path))
    unsaved = (
        KeptCopy(CopyKind.UNSAVED, left.path, left.time, left.size)
        for left in abandoned()
        if left.plan_path and Path(os.path.realpath(left.plan_path)) == target
    )
    found = [*copies_beside(target), *backups(backup_folder(), target), *unsaved]
    return sorted(found, key=lambda c: c.time, reverse=True)


def read_copy(copy: KeptCopy) -> Document:
    """The plan in a copy, to be edited and saved like any other. Raises PlanFileError."""
    return read_unsaved(copy.path) if copy.kind is CopyKind.UNSAVED else load(copy.path)
