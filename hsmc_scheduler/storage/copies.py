"""The copies there are of a plan, for the day its file is broken or a change turns out a mistake."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from pathlib import Path

from hsmc_scheduler.storage.temps import computer_name

_CONFLICT = re.compile(r"conflict|-(DESKTOP|LAPTOP)-\w+$", re.I)
"""What OneDrive, Dropbox, Nextcloud and Syncthing add to a name for the losing side of two changes at once."""


class CopyKind(StrEnum):
    """Where a copy of a plan comes from."""

    LAST = "last save but one"
    OLDER_VERSION = "before an upgrade"
    DATED = "dated backup"
    UNSAVED = "unsaved work"


@dataclass(frozen=True, slots=True)
class KeptCopy:
    """One copy: `time` (local) is when what it holds was saved; `size` in bytes."""

    kind: CopyKind
    path: Path
    time: datetime
    size: int


def kept_copy(kind: CopyKind, path: Path, time: datetime | None = None) -> KeptCopy:
    """A file as a copy; `time` None: when the file was last changed. Raises OSError."""
    facts = path.stat()
    return KeptCopy(kind, path, time or datetime.fromtimestamp(facts.st_mtime), facts.st_size)  # noqa: DTZ006 - local


def copies_beside(target: Path) -> Iterator[KeptCopy]:
    """What saves have left beside a plan file."""
    for path in _siblings(target):
        if path.name == f"{target.name}.bak":
            yield kept_copy(CopyKind.LAST, path)
        elif path.name.startswith(f"{target.name}.version-"):
            yield kept_copy(CopyKind.OLDER_VERSION, path)


def conflicted_copies(target: Path) -> list[Path]:
    """Files beside a plan that look as if a sync program had put aside somebody's changes of it."""
    found = []
    for path in _siblings(target):
        rest = path.stem.removeprefix(target.stem)
        ours = path.suffix == target.suffix and path.stem.startswith(target.stem) and rest
        if ours and (_CONFLICT.search(rest) or rest == f"-{computer_name()}"):
            found.append(path)
    return found


def _siblings(target: Path) -> list[Path]:
    try:
        return sorted(p for p in target.parent.iterdir() if p.is_file() and p.name != target.name)
    except OSError:
        return []
