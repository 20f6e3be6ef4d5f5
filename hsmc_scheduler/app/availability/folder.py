"""A folder of returned forms."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from hsmc_scheduler.app.importing.returned import File, files_in, read_files
from hsmc_scheduler.exchange.availability.writing import is_draft
from hsmc_scheduler.exchange.tables.kinds import PAGE_ENDINGS, WORKBOOK_ENDINGS
from hsmc_scheduler.exchange.unreadable import UnreadableError, unreadable

MOST_FILES = 500
SHEETS = {*WORKBOOK_ENDINGS, *PAGE_ENDINGS, ".csv", ".tsv", ".ods", ".numbers", ""}
"""Endings of what a spreadsheet program opens. Anything else is a reply in words, or a picture of one."""
BY_HAND = "Read it and put what it says into the plan by hand."


def read_folder(folder: Path) -> tuple[File, ...]:
    """Every file in the folder itself, hidden ones and drafts of letters left out. Raises as `files_in`."""
    files = read_files(files_in(folder, "file", MOST_FILES, lambda path: not is_draft(path.name)))
    return tuple(file if Path(file.name).suffix.lower() in SHEETS else _by_hand(file) for file in files)


def _by_hand(file: File) -> File:
    """It is for a person to read: opening it in Excel would not make a form of it."""
    what = file.tables.problems[0].what if isinstance(file.tables, UnreadableError) else ""
    told = unreadable(file.name, what if what.startswith("is a ") else "is no workbook", BY_HAND)
    return replace(file, tables=told)
