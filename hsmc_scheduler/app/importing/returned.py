"""A folder of files that came back from many people."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from hsmc_scheduler.app.reading_files import read_many
from hsmc_scheduler.exchange.tables.table import Tables
from hsmc_scheduler.exchange.unreadable import UnreadableError, one_line, unreadable

LONG_AGO = datetime(1980, 1, 1)  # noqa: DTZ001 - local, as all of them
MEND = "Choose the folder that what came back was saved in."


@dataclass(frozen=True, slots=True)
class File:
    """One file as it was read, or why it cannot be. `modified` in local time."""

    name: str
    modified: datetime
    tables: Tables | UnreadableError


def files_in(
    folder: Path, called: str, most: int, wanted: Callable[[Path], bool], *, or_one: bool = False
) -> tuple[Path, ...]:
    """The files in the folder itself that are wanted, in order; hidden ones and what Excel keeps beside are left out.

    `called`: what one of them is, as in "workbook"; `or_one`: in place of a folder, one file may be named.

    Raises:
        UnreadableError: it is no folder, or holds none or too many.
    """
    folder = folder.absolute()  # they are read by a process that works elsewhere
    try:
        found = sorted(p for p in folder.iterdir() if not p.name.startswith((".", "~$")) and p.is_file() and wanted(p))
    except NotADirectoryError:
        if or_one:
            return (folder,)
        raise unreadable(folder.name, "this is a file, not a folder", MEND) from None
    except FileNotFoundError:
        raise unreadable(folder.name, "there is no such file or folder", MEND) from None
    except OSError as error:
        raise unreadable(folder.name, f"cannot be read: {error.strerror}", MEND) from None
    if not found:
        raise unreadable(folder.name, f"there is no {called} in this folder", MEND)
    if len(found) > most:
        what = f"there are {len(found):,} files in this folder, more than {most}"
        raise unreadable(folder.name, what, "Put those that came back into a folder of their own.")
    return tuple(found)


def read_files(paths: Iterable[Path]) -> tuple[File, ...]:
    """Each of them as it was read."""
    return tuple(File(one_line(p.name, 120), _modified(p), found) for p, found in read_many(paths).items())


def _modified(path: Path) -> datetime:
    try:
        return datetime.fromtimestamp(path.stat().st_mtime)  # noqa: DTZ006 - local, as the file's date is shown
    except (OSError, ValueError, OverflowError):
        return LONG_AGO
