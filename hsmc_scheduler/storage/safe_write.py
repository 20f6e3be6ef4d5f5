"""Replacing a file so that whatever happens, the old or the new one is whole.

Every step goes through `os` (pathlib does), so that tests can stop it anywhere. Why each is there: docs/adr/.
"""

from __future__ import annotations

import errno
import hashlib
import logging
import os
import stat
import sys
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from hsmc_scheduler.domain.problem import Problem
from hsmc_scheduler.storage.save_errors import (
    SHARING_VIOLATIONS,
    UNTOUCHED,
    ChangedOnDiskError,
    SaveError,
    save_error,
)
from hsmc_scheduler.storage.save_lock import save_lock
from hsmc_scheduler.storage.temps import dead_temps, lock_path, temp_path

RETRY_FROM, RETRY_FOR = 0.05, 2.5
"""Seconds: the first pause, doubled each time, and all pauses together."""

_BINARY = getattr(os, "O_BINARY", 0)
_log = logging.getLogger(__name__)


Keep = Callable[[bytes], str | None]
"""Shown the old content of a file, says under what ending it stays beside the new one besides `.bak`; None: none."""
BROKEN = "broken"
"""The ending for what cannot be read: the good `.bak` then stays as it is."""


def hash_of(data: bytes) -> str:
    """What tells one content of a file from another."""
    return hashlib.sha256(data).hexdigest()


def replace_file(path: str | Path, data: bytes, opened_hash: str | None, keep: Keep = lambda _: None) -> str:
    """Put `data` in place of the file, and return its hash.

    `opened_hash` is the hash of what is to be replaced; None: there is no such file yet. The old content stays in
    `.bak`, and also under the ending `keep` gives for it, if any (see Keep, BROKEN). Raises SaveError; then the old
    file is untouched.
    """
    target = Path(os.path.realpath(path))
    name = Path(path).name
    try:
        with save_lock(target):
            _replace(target, name, data, opened_hash, keep)
    except OSError as error:
        raise save_error(name, error) from error
    return hash_of(data)


def sweep(path: str | Path) -> None:
    """Remove what programs that died while saving this file left beside it."""
    target = Path(os.path.realpath(path))
    with suppress(SaveError, OSError):
        if dead_temps(target, locked=True) or lock_path(target).exists():
            with save_lock(target, wait=0) as locked:
                for temp in dead_temps(target, locked=locked):
                    _remove(temp)


def put_whole(path: Path, data: bytes, mode: int) -> None:
    """A file of our own, whole or not at all, whatever stood there before. Raises OSError."""
    temp = temp_path(path)
    try:
        _write_new(temp, data, mode)
        _rename(temp, path)
    except BaseException:
        _remove(temp)
        raise


def read_file(path: str | Path, most: int | None = None) -> bytes:
    """The content of a file, cut off after `most` bytes. Raises OSError."""
    descriptor = os.open(path, os.O_RDONLY | _BINARY)
    try:
        chunks = []
        left = most if most is not None else sys.maxsize
        while left and (chunk := os.read(descriptor, min(left, 1 << 20))):
            chunks.append(chunk)
            left -= len(chunk)
        return b"".join(chunks)
    finally:
        os.close(descriptor)


def _replace(target: Path, name: str, data: bytes, opened_hash: str | None, keep: Keep) -> None:
    old = content_of(target)
    _refuse_if_changed(name, old, opened_hash)
    mode = None if old is None else stat.S_IMODE(target.stat().st_mode)
    if old is not None and not os.access(target, os.W_OK):
        what = f"The plan was not saved: the file is marked read-only; {UNTOUCHED}"
        raise SaveError(Problem(name, what, "Save it under another name, or allow changes to the file."))
    temp = temp_path(target)
    try:
        _write_new(temp, data, _default_mode() if mode is None else mode)
        if old is not None:
            ending = keep(old)
            if ending:
                _keep(target, old, _unused(target.with_name(f"{target.name}.{ending}"), old), mode)
            if ending != BROKEN:
                _keep(target, old, target.with_name(f"{target.name}.bak"), mode)
        _refuse_if_changed(name, content_of(target), opened_hash)
        _rename(temp, target)
    except BaseException:
        _remove(temp)
        raise
    _sync_folder(target.parent)


def content_of(path: Path) -> bytes | None:
    """What a file holds; None: there is none of that name. Raises OSError, also for what is no file."""
    try:
        kind = stat.S_IFMT(path.stat().st_mode)
        if kind not in (stat.S_IFREG, stat.S_IFDIR):  # reading might never end; a folder says itself what it is
            raise OSError(errno.ENODEV, "not a file")
        return read_file(path)
    except FileNotFoundError:
        return None


def _refuse_if_changed(name: str, now: bytes | None, opened_hash: str | None) -> None:
    if (None if now is None else hash_of(now)) == opened_hash:
        return
    if now is None:
        what, mend = "the file is no longer there", "Save it under another name, or find where the file went."
    elif opened_hash is None:
        what, mend = "a file of that name is already there", "Choose another name, or open that file first."
    else:
        what, mend = "somebody else has changed the file since it was opened", "Compare the two, or save a copy."
    raise ChangedOnDiskError(Problem(name, f"The plan was not saved: {what}; nothing was written", mend))


def _write_new(path: Path, data: bytes, mode: int) -> None:
    """A new file with that content, on the disk for certain: synced and read back. Nothing is left if it fails."""
    try:
        descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | _BINARY, 0o600)
        try:
            left = memoryview(data)
            while left:
                left = left[os.write(descriptor, left) :]
            if sys.platform != "win32":
                os.fchmod(descriptor, mode)
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
        if read_file(path) != data:
            raise OSError(errno.EIO, "what was written could not be read back")
    except BaseException:
        _remove(path)
        raise


def _default_mode() -> int:
    mask = os.umask(0o077)  # the only way to read it; for this moment, files of other threads are merely more private
    os.umask(mask)
    return 0o666 & ~mask


def _keep(target: Path, old: bytes, copy: Path, mode: int | None) -> None:
    """The old content under another name, by a rename of its own."""
    temp = temp_path(target)
    try:
        try:
            temp.hardlink_to(target)
        except OSError:  # a disk without hard links
            _write_new(temp, old, 0o600 if mode is None else mode)
        _rename(temp, copy)
    except BaseException:
        _remove(temp)
        raise


def _unused(path: Path, content: bytes) -> Path:
    """The path, numbered if it is taken by something else."""
    number = 1
    found = path
    while content_of(found) not in (None, content):
        number += 1
        found = path.with_name(f"{path.name}-{number}")
    return found


def _rename(source: Path, target: Path) -> None:
    pause = RETRY_FROM
    give_up = time.monotonic() + RETRY_FOR
    while True:
        try:
            source.replace(target)
        except PermissionError as error:
            if getattr(error, "winerror", None) not in SHARING_VIOLATIONS or time.monotonic() + pause > give_up:
                raise
            time.sleep(pause)
            pause *= 2
        else:
            return


def _sync_folder(folder: Path) -> None:
    if sys.platform == "win32":
        return
    try:
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
    except OSError as error:
        _log.warning("The plan is saved, but its folder could not be synced: %s", error.strerror)


def _remove(path: Path) -> None:
    with suppress(OSError):
        path.unlink()
