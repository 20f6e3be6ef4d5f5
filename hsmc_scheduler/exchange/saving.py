"""Writing files for others so that a failure leaves the old ones whole."""

from __future__ import annotations

import errno
import os
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from pathlib import Path

HELD = {5, 32, 33}
"""What Windows says of a file another program holds open."""
PATIENCE = 2.5
NO_NAMES = {"", ".", ".."}
MOST_LISTED = 10
"""Names in one sentence."""


class NotWrittenError(Exception):
    """A file could not be written; the message says why, in words, and what to do. The old file is as it was."""


class AlreadyThereError(NotWrittenError):
    """Nothing was written, because a file of one of the names is there already."""


def save_whole(path: Path, write: Callable[[Path], None]) -> None:
    """Let `write` make the file under another name beside `path`, then put it in its place in one step.

    A link is followed, so that the file it names is replaced; who may read the file stays as it was.
    Raises NotWrittenError.
    """
    try:
        with _made(path, write) as (made, target):
            _put_in_place(made, target)
    except OSError as error:
        raise NotWrittenError(f"{path.name} was not written: {_reason(error)}") from error


def save_all(folder: Path, files: Mapping[str, Callable[[Path], None]], replace: bool) -> tuple[Path, ...]:
    """Write several files into a folder: each is made beside its place before the first is put there.

    The folder is made where it is not there. Without `replace` nothing is written where one of the files is there
    already. Their names are made by `safe_name`.

    Raises:
        AlreadyThereError: Says which files are there.
        NotWrittenError: Says which could not be written and which were.
        ValueError: A name is no name in the folder, or two are one.
    """
    if len({name.casefold() for name in files}) < len(files) or any(
        Path(name).name != name or name in NO_NAMES for name in files
    ):
        raise ValueError("the names are not names of different files in one folder")
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise NotWrittenError(f"{folder.name} is no folder to write in: {error.strerror}.") from error
    there = [name for name in files if os.path.lexists(folder / name)]
    if there and not replace:
        raise AlreadyThereError(f"Nothing was written. In {folder.name} there {_already(there)}")
    written: list[str] = []
    name = ""
    try:
        with ExitStack() as stack:
            made = []
            for name, write in files.items():
                made.append((name, *stack.enter_context(_made(folder / name, write))))
            for name, temporary, target in made:
                _put_in_place(temporary, target)
                written.append(name)
    except OSError as error:
        told = f"Written before it: {_listed(written)}." if written else "None of the others was written either."
        raise NotWrittenError(f"{name} was not written: {_reason(error)} {told}") from error
    return tuple(folder / name for name in files)


def _already(names: Sequence[str]) -> str:
    number = "is a file of that name" if len(names) == 1 else f"are {len(names)} files of these names"
    return f"{number} already: {_listed(names)}."


def _listed(names: Sequence[str]) -> str:
    more = f" and {len(names) - MOST_LISTED} more" if len(names) > MOST_LISTED else ""
    return ", ".join(names[:MOST_LISTED]) + more


@contextmanager
def _made(path: Path, write: Callable[[Path], None]) -> Iterator[tuple[Path, Path]]:
    """A file made and whole on the disk, beside the one it is to replace; gone afterwards. Raises OSError."""
    target = path.resolve()
    handle, name = tempfile.mkstemp(prefix=f".{target.stem[:40]}-", suffix=target.suffix, dir=target.parent)
    os.close(handle)
    made = Path(name)
    try:
        write(made)
        with made.open("rb+") as written:
            os.fsync(written.fileno())
        made.chmod(_mode_for(target))
        yield made, target
    finally:
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
