"""Plans on disk: opened with every fault named, saved without a way to lose one."""

from __future__ import annotations

import stat
from dataclasses import dataclass
from pathlib import Path

from hsmc_scheduler.domain.problem import Problem
from hsmc_scheduler.storage import upgrades
from hsmc_scheduler.storage.codec import decode, encode
from hsmc_scheduler.storage.document import Document, PlanFileError
from hsmc_scheduler.storage.parsing import MOST_BYTES, NOT_A_PLAN, too_large
from hsmc_scheduler.storage.safe_write import Keep, content_of, hash_of, read_file, replace_file, sweep
from hsmc_scheduler.storage.save_errors import UNTOUCHED, SaveError, read_in_words, save_error
from hsmc_scheduler.storage.upgrades import version_in


@dataclass(frozen=True, slots=True)
class Opened:
    """A plan file as it was read. `hash` goes back to `save`; `version` is the schema it was saved in."""

    document: Document
    hash: str
    version: int


def open_plan(path: str | Path) -> Opened:
    """Read a plan file, and clear away what a save that died left beside it. Raises PlanFileError."""
    data = _read(path)
    document = decode(data, Path(path).name)
    sweep(path)
    return Opened(document, hash_of(data), version_in(data) or upgrades.VERSION)


def load(path: str | Path) -> Document:
    """The plan and timetable of a file. Raises PlanFileError with every problem found."""
    return open_plan(path).document


def hash_on_disk(path: str | Path) -> str | None:
    """The hash of the file as it is now, to be given to `save` by one who wants it replaced; None: no such file.

    Raises SaveError where it cannot be read.
    """
    try:
        content = content_of(Path(path))
        return None if content is None else hash_of(content)
    except OSError as error:
        raise save_error(Path(path).name, error) from error


def ending_before_upgrade(old: bytes) -> str | None:
    """Under what ending a file of an older schema is kept before it is saved in today's."""
    version = version_in(old)
    return None if version is None or version >= upgrades.VERSION else f"version-{version}.bak"


def save(document: Document, path: str | Path, opened_hash: str | None, keep: Keep = ending_before_upgrade) -> str:
    """Save, and return the new hash.

    `opened_hash` is the hash at opening or at the last save; None: a new file. `keep` is shown the old content, and
    says under what endings it stays beside the new file. Raises PlanFileError where the plan
    holds what no file can, ChangedOnDiskError where the file is not the one opened, SaveError where the disk refuses;
    the old file is whole in every case.
    """
    data = encode(document)
    name = Path(path).name
    if too_large(data):
        raise _refusal(name, "it has grown too large for a file", "Delete some of its oldest releases.")
    if decode(data, name) != document:
        raise _refusal(name, "it would not read back as it is", "Report this fault to the makers of the program.")
    return replace_file(path, data, opened_hash, keep)


def _refusal(name: str, why: str, mend: str) -> SaveError:
    return SaveError(Problem(name, f"The plan was not saved: {why}; {UNTOUCHED}", mend))


def _read(path: str | Path) -> bytes:
    name = Path(path).name
    try:
        mode = Path(path).stat().st_mode
        if stat.S_ISDIR(mode):
            raise PlanFileError([Problem(name, "This is a folder, not a plan", NOT_A_PLAN)])
        if not stat.S_ISREG(mode):
            raise PlanFileError([Problem(name, "This is not a file", NOT_A_PLAN)])
        return read_file(path, MOST_BYTES + 1)
    except FileNotFoundError:
        problem = Problem(name, "There is no file of that name", "Check its name and folder.")
    except OSError as error:
        reason, mend = read_in_words(error)
        problem = Problem(name, f"The file cannot be read: {reason}", mend)
    raise PlanFileError([problem])
