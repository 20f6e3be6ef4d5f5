"""The lock held for the moment of a save, so that two programs do not save one plan at once."""

from __future__ import annotations

import errno
import os
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from hsmc_scheduler.domain.problem import Problem
from hsmc_scheduler.storage.save_errors import UNTOUCHED, SaveError
from hsmc_scheduler.storage.temps import lock_path

WAIT = 10.0
PAUSE = 0.01
"""Seconds."""

_TAKEN = (errno.EAGAIN, errno.EACCES, errno.EDEADLK)


@contextmanager
def save_lock(target: Path, wait: float | None = None) -> Iterator[bool]:
    """Hold the save-lock of a file (links resolved), and say whether it is held: False where the disk has no locks.

    The operating system drops the lock of a process that dies. Without locks the comparison of hashes alone protects.
    Raises SaveError where another program keeps the lock for `wait` seconds (WAIT).
    """
    path = lock_path(target)
    try:
        descriptor = _hold(path, time.monotonic() + (WAIT if wait is None else wait))
    except TimeoutError:
        what = f"The plan was not saved: another program is saving it; {UNTOUCHED}"
        raise SaveError(Problem(target.name, what, "Wait a moment, then save again.")) from None
    try:
        yield descriptor is not None
    finally:
        if descriptor is not None:
            _release(path, descriptor)


def _hold(path: Path, give_up: float) -> int | None:
    """A descriptor that holds the lock; None where no lock can be had. Raises TimeoutError."""
    while True:
        descriptor = _open(path)
        if descriptor is None:
            return None
        try:
            _lock(descriptor)
            if _is_still(path, descriptor):
                return descriptor
        except OSError as error:
            if error.errno not in _TAKEN:
                os.close(descriptor)
                return None
        os.close(descriptor)
        if time.monotonic() > give_up:
            raise TimeoutError
        time.sleep(PAUSE)


def _open(path: Path) -> int | None:
    for flags in (os.O_RDWR | os.O_CREAT, os.O_RDONLY):  # a colleague's dead lock file may be theirs alone to write
        with suppress(OSError):
            return os.open(path, flags, 0o666)
    return None


if sys.platform == "win32":
    import msvcrt

    def _lock(descriptor: int) -> None:
        msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)

    def _is_still(path: Path, descriptor: int) -> bool:  # noqa: ARG001 - Windows deletes no file that is open
        return True

else:
    import fcntl

    def _lock(descriptor: int) -> None:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)

    def _is_still(path: Path, descriptor: int) -> bool:
        """Whether the lock is of the file of that name, and not of one its last holder has deleted."""
        try:
            return os.path.samestat(path.stat(), os.fstat(descriptor))
        except FileNotFoundError:
            return False


def _release(path: Path, descriptor: int) -> None:
    """Delete the lock file, then let go: where it was open to be waited for, `_is_still` sends the waiter back."""
    with suppress(OSError):
        if sys.platform != "win32":
            path.unlink()
    with suppress(OSError):
        os.close(descriptor)
    with suppress(OSError):
        if sys.platform == "win32":
            path.unlink()
