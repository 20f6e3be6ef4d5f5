"""Files the verbs write; an old file is replaced only by a whole new one."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING

from hsmc_scheduler.app.cli.answer import BadInputError
from hsmc_scheduler.app.cli.console import note, say
from hsmc_scheduler.app.cli.reading import output_file

if TYPE_CHECKING:
    from hsmc_scheduler.storage.document import Document

UNSAVED = "Nothing was saved. Add --save PLAN_OUT to write the plan with it."


def save_path(asked: argparse.Namespace) -> Path | None:
    """The plan file `--save` names, found writable before any work is done; None: none is to be written.

    Raises:
        BadInputError: it cannot be written.
    """
    return output_file(asked.save, ".hsmc", "--save") if asked.save else None


def save_or_note(document: Document, path: Path | None, otherwise: str = "") -> None:
    """Save the plan file `--save` names and say so; where it names none, note what that means.

    Raises:
        BadInputError: it cannot be written.
    """
    if path is not None:
        write_plan(document, path)
        say(f"Written: {path}")
    elif otherwise:
        note(otherwise)


def write_plan(document: Document, path: Path) -> None:
    """Save a plan file under a name the user gave for it; what stood there is kept as the last backup.

    Raises:
        BadInputError: it cannot be written.
    """
    from hsmc_scheduler.storage.files import hash_on_disk, save
    from hsmc_scheduler.storage.save_errors import SaveError

    try:
        save(document, path, hash_on_disk(path))
    except SaveError as fault:
        raise BadInputError([fault.problem]) from None


@contextmanager
def taken_back_on_failure(path: Path) -> Iterator[None]:
    """Where what is done within cannot all be done, the file is as it was before: with its old content, or not there.

    What was told to others is not to lie about as a file while the plan knows nothing of it.
    """
    old = path.read_bytes() if path.exists() else None
    try:
        yield
    except Exception:
        if old is None:
            path.unlink(missing_ok=True)
        elif path.read_bytes() != old:
            path.write_bytes(old)
        raise


def write_beside_if_held(path: Path, write: Callable[[Path], None]) -> Path:
    """Write a workbook; where the old one cannot be replaced, under a name of its own beside it. Returns where.

    A search may have taken minutes, and the old workbook is often still open in Excel.

    Raises:
        BadInputError: it cannot be written there either.
    """
    from hsmc_scheduler.exchange.saving import NotWrittenError

    try:
        write(path)
    except NotWrittenError as fault:
        if not path.exists():
            raise BadInputError.at(str(path), str(fault)) from None
        note(str(fault))
        free = (path.with_stem(f"{path.stem}-{n}") for n in count(2))
        path = next(p for p in free if not p.exists())
        try:
            write(path)
        except NotWrittenError as again:
            raise BadInputError.at(str(path), str(again)) from None
    return path
