"""The short-lived files beside a plan: their names, and the removal of those a dead program left."""

from __future__ import annotations

import hashlib
import os
import platform
import secrets
import time
from contextlib import suppress
from pathlib import Path

OLD = 24 * 60 * 60.0
"""Seconds after which a temporary file of another computer is dead for certain."""


def lock_path(target: Path) -> Path:
    """The save-lock of a file."""
    return target.with_name(f"{_stem(target)}.saving")


def open_lock_path(target: Path) -> Path:
    """The lock that stays beside a file while it is open."""
    return target.with_name(f"{_stem(target)}.open")


def temp_path(target: Path) -> Path:
    """A new name for a temporary file in the folder of a file."""
    return target.with_name(f"{_stem(target)}-{_host()}-{secrets.token_hex(4)}.tmp")


def dead_temps(target: Path, *, locked: bool) -> list[Path]:
    """The temporary files of a file that no living program writes.

    Who writes one holds the save-lock: if that is ours, all of this computer are dead.
    """
    stem = _stem(target)
    dead = []
    with suppress(OSError), os.scandir(target.parent) as entries:
        for entry in entries:
            if entry.name.startswith(stem) and entry.name.endswith(".tmp"):
                ours = locked and entry.name.startswith(f"{stem}-{_host()}-")
                with suppress(OSError):
                    if ours or time.time() - entry.stat(follow_symlinks=False).st_mtime > OLD:
                        dead.append(Path(entry.path))
    return dead


def _stem(target: Path) -> str:
    """Short whatever the file is called, so that the longest name that can be opened can also be saved."""
    return f".~hsmc-{short_hash(os.path.normcase(target.name))}"


def computer_name() -> str:
    """The name of this computer."""
    return platform.node()


def _host() -> str:
    return short_hash(computer_name())


def short_hash(text: str) -> str:
    """Ten digits that tell names apart and tell nothing of them."""
    return hashlib.sha256(os.fsencode(text)).hexdigest()[:10]
