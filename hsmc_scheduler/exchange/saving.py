"""Writing a file for others so that a failure leaves the old one whole."""

from __future__ import annotations

import errno
import os
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

HELD = {5, 32, 33}
"""What Windows says of a file another program holds open."""
PATIENCE = 2.5


class NotWrittenError(Exception):
    """A file could not be written; the message says why, in words, and what to do. The old file is as it was."""


def save_whole(path: Path, write: Callable[[Path], None]) -> None:
    """Let `write` make the file under another name beside `path`, then put it in its place in one step.

    A link is followed, so that the file it names is replaced; who may read the file stays as it was.
    Raises NotWrittenError.
    """
    made: Path | None = None
    try:
        target = path.resolve()
        handle, name = tempfile.mkstemp(prefix=f".{target.stem[:40]}-", suffix=target.suffix, dir=target.parent)
        os.close(handle)
        made = Path(name)
        write(made)
        with made.open("rb+") as written:
            os.fsync(written.fileno())
        made.chmod(_mode_for(target))
        _put_in_place(made, target)
    except OSError as error:
        raise NotWrittenError(f"{path.name} was not written: {_reason(error)}") from error
    finally:
        if made is not None:
            made.unlink(missing_ok=True)


def _mode_for(target: Path) -> int:
    if target.exists():
        return target.stat().st_mode & 0o777
    mask = os.umask(0)
    os.umask(mask)
    return 0o666 & ~mask


def _put_in_place(made: Path, target: Path) -> None:
    """Antivirus and synchronising programs hold a file for a moment: try again, a little longer each time."""
    pause, waited = 0.05, 0.0
    while True:
        try:
            os.replace(made, target)  # noqa: PTH105 - the tests make this call fail
        except OSError as error:
            if getattr(error, "winerror", None) not in HELD or waited >= PATIENCE:
                raise
            time.sleep(pause)
            waited += pause
            pause *= 2
        else:
            return


def _reason(error: OSError) -> str:
    if getattr(error, "winerror", None) in HELD:
        return "it is open in another program; close it there, or choose another name."
    match error.errno:
        case errno.ENOSPC | errno.EDQUOT:
            return "the disk is full; make room, or choose another folder."
        case errno.ENOENT | errno.ENOTDIR:
            return "its folder is not there; choose another folder."
        case errno.EACCES | errno.EPERM | errno.EROFS:
            return "you may not write in its folder, or it is open elsewhere; choose another folder or name."
        case errno.EISDIR:
            return "a folder has that name; choose another name."
        case _:
            return f"{error.strerror or error}."
