"""The files of a folder of returned forms."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from hsmc_scheduler.app.reading_files import read_many
from hsmc_scheduler.exchange.tables.table import Tables
from hsmc_scheduler.exchange.unreadable import UnreadableError, one_line, unreadable

MOST_FILES = 500
LONG_AGO = datetime(1980, 1, 1)  # noqa: DTZ001 - local, as all of them
LETTERS = ".txt"
"""Drafts of e-mails lie beside the forms; they are never answers."""


@dataclass(frozen=True, slots=True)
class File:
    """One file as it was read, or why it cannot be. `modified` in local time."""

    name: str
    modified: datetime
    tables: Tables | UnreadableError


def read_folder(folder: Path) -> tuple[File, ...]:
    """Every file in the folder itself, hidden ones and drafts of letters left out.

    Raises:
        UnreadableError: it is no folder, or holds no files or too many.
        ReadingCancelledError: `cancel` was set.
    """
    try:
        paths = sorted(p for p in folder.iterdir() if _wanted(p))
    except NotADirectoryError:
        what = "this is a file, not a folder"
        raise unreadable(folder.name, what, "Put the returned forms into a folder, and choose that.") from None
    except OSError:
        raise unreadable(folder.name or str(folder), "there is no such folder to be read", "Choose another.") from None
    if not paths:
        what = "there is no file in this folder"
        raise unreadable(folder.name or str(folder), what, "Save the forms that came back in it, or choose another.")
    if len(paths) > MOST_FILES:
        what = f"there are {len(paths)} files in this folder, more than {MOST_FILES}"
        raise unreadable(folder.name, what, "Put the returned forms into a folder of their own.")
    return tuple(File(one_line(p.name, 120), _modified(p), found) for p, found in read_many(paths).items())


def _wanted(path: Path) -> bool:
    return path.is_file() and not path.name.startswith((".", "~$")) and path.suffix.lower() != LETTERS


def _modified(path: Path) -> datetime:
    try:
        return datetime.fromtimestamp(path.stat().st_mtime)  # noqa: DTZ006 - local, as the file's date is shown
    except (OSError, ValueError, OverflowError):
        return LONG_AGO
