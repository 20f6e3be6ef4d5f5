"""Dated copies of a plan, in a folder of the program's own: the latest all, older ones ever fewer."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterable
from contextlib import suppress
from datetime import datetime, timedelta
from pathlib import Path

from hsmc_scheduler.storage.copies import CopyKind, KeptCopy, kept_copy
from hsmc_scheduler.storage.safe_write import put_whole, read_file
from hsmc_scheduler.storage.temps import short_hash

LATEST, DAYS, WEEKS, MONTHS = 10, 14, 8, 24
"""How many are kept: the latest, then the last of each day, week and month that has any."""

_TIME = "%Y-%m-%dT%H-%M-%S-%f"


def keep_backup(folder: Path, target: Path, content: bytes, saved: datetime) -> None:
    """Keep what a plan file (links resolved) held since `saved`, local time, and thin the older copies.

    Raises OSError.
    """
    own = _own_folder(folder, target)
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    own.mkdir(mode=0o700, exist_ok=True)
    there = backups(folder, target)
    if there and there[0].size == len(content) and read_file(there[0].path) == content:
        return
    while (path := own / f"{saved.strftime(_TIME)}.hsmc").exists():
        saved += timedelta(microseconds=1)
    put_whole(path, content, 0o600)
    kept = to_keep([saved, *(c.time for c in there)])
    for copy in there:
        if copy.time not in kept:
            with suppress(OSError):
                copy.path.unlink()


def backups(folder: Path, target: Path) -> list[KeptCopy]:
    """The dated copies of a plan file (links resolved), newest first."""
    found = []
    with suppress(OSError):
        for path in _own_folder(folder, target).iterdir():
            with suppress(ValueError, OSError):
                found.append(kept_copy(CopyKind.DATED, path, datetime.strptime(path.stem, _TIME)))  # noqa: DTZ007 - local
    return sorted(found, key=lambda c: c.time, reverse=True)


def to_keep(times: Iterable[datetime]) -> set[datetime]:
    """Which of the copies made at these times are worth their space."""
    newest_first = sorted(times, reverse=True)
    kept = set(newest_first[:LATEST])
    spans: tuple[tuple[int, Callable[[datetime], object]], ...] = (
        (DAYS, datetime.date),
        (WEEKS, lambda t: t.isocalendar()[:2]),
        (MONTHS, lambda t: (t.year, t.month)),
    )
    for most, span in spans:
        last_of: dict[object, datetime] = {}
        for time in newest_first:
            last_of.setdefault(span(time), time)
        kept |= set(list(last_of.values())[:most])
    return kept


def _own_folder(folder: Path, target: Path) -> Path:
    """Named after the plan for those who look, and after its whole path for those who have two of a name."""
    readable = re.sub(r"[^\w -]", "", target.stem)[:40].strip()
    return folder / f"{readable}-{short_hash(os.path.normcase(target))}"
