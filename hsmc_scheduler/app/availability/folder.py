"""The files of a folder of returned forms."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from hsmc_scheduler.app.reading_files import read_many
from hsmc_scheduler.exchange.availability.writing import is_draft
from hsmc_scheduler.exchange.tables.kinds import PAGE_ENDINGS, WORKBOOK_ENDINGS
from hsmc_scheduler.exchange.tables.table import Tables
from hsmc_scheduler.exchange.unreadable import UnreadableError, one_line, unreadable

MOST_FILES = 500
LONG_AGO = datetime(1980, 1, 1)  # noqa: DTZ001 - local, as all of them
SHEETS = {*WORKBOOK_ENDINGS, *PAGE_ENDINGS, ".csv", ".tsv", ".ods", ".numbers", ""}
"""Endings of what a spreadsheet program opens. Anything else is a reply in words, or a picture of one."""
BY_HAND = "Read it and put what it says into the plan by hand."


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
    read = read_many(paths).items()
    return tuple(File(one_line(p.name, 120), _modified(p), _or_by_hand(p, found)) for p, found in read)


def _wanted(path: Path) -> bool:
    return path.is_file() and not path.name.startswith((".", "~$")) and not is_draft(path.name)


def _or_by_hand(path: Path, found: Tables | UnreadableError) -> Tables | UnreadableError:
    """What was read, or that it is for a person to read: opening it in Excel would not make a form of it."""
    if path.suffix.lower() in SHEETS:
        return found
    what = found.problems[0].what if isinstance(found, UnreadableError) else ""
    return unreadable(path.name, what if what.startswith("is a ") else "is no workbook", BY_HAND)


def _modified(path: Path) -> datetime:
    try:
        return datetime.fromtimestamp(path.stat().st_mtime)  # noqa: DTZ006 - local, as the file's date is shown
    except (OSError, ValueError, OverflowError):
        return LONG_AGO
