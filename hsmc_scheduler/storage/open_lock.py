"""The lock beside an open plan: who has it, so that a second person is told and does not edit in vain.

A courtesy: it never stands in the way for ever, and the truth is the comparison of hashes at every save.
"""

from __future__ import annotations

import json
import os
import secrets
import stat
from contextlib import ExitStack, suppress
from dataclasses import asdict, dataclass, fields
from datetime import datetime
from pathlib import Path

from hsmc_scheduler import __version__
from hsmc_scheduler.domain.problem import Problem
from hsmc_scheduler.domain.problems.wording import british, one_line
from hsmc_scheduler.storage.person import person
from hsmc_scheduler.storage.running import Process, is_alive, this_process
from hsmc_scheduler.storage.safe_write import put_whole, read_file
from hsmc_scheduler.storage.save_errors import UNTOUCHED, SaveError
from hsmc_scheduler.storage.save_lock import save_lock
from hsmc_scheduler.storage.temps import open_lock_path

WAIT = 0.3
"""Seconds to wait for somebody who is taking the lock or saving; then it is looked at without the save-lock."""
MOST_BYTES = 4096
NONSENSE = (ValueError, TypeError, AttributeError, LookupError, OverflowError, RecursionError)


@dataclass(frozen=True, slots=True)
class Holder:
    """Who has a plan open: a person at a computer, with a program, since a moment (local time); all printable.

    `seen` is when that program last showed it was running. `here`: on this computer.
    """

    person: str
    host: str
    since: datetime
    seen: datetime
    program: str
    here: bool

    def __str__(self) -> str:
        where = "this computer" if self.here else self.host or "another computer"
        since = f"{self.since:%H:%M} on {british(self.since)}"
        return f"{self.person or 'Somebody'} has it open on {where} since {since}"


class HeldError(SaveError):
    """A save refused because somebody else has the plan open."""

    def __init__(self, name: str, holder: Holder) -> None:
        self.holder = holder
        what = f"The plan was not saved: {holder}; {UNTOUCHED}"
        super().__init__(Problem(name, what, "Save it under another name, or ask them to close it."))


@dataclass(frozen=True, slots=True)
class _Entry:
    """What a lock file says. `since` is a moment with its time zone."""

    token: str
    person: str
    program: str
    since: str
    process: Process


class OpenLock:
    """The lock of one open plan. `holder`: who has the plan instead of us; None: nobody, or no lock can be had."""

    def __init__(self, path: str | Path) -> None:
        self.target = Path(os.path.realpath(path))
        self.holder: Holder | None = None
        self._path = open_lock_path(self.target)
        self._entry = _Entry(
            secrets.token_hex(8),
            person(),
            f"HSMC Scheduler {__version__}",
            datetime.now().astimezone().isoformat("T", "seconds"),
            this_process(),
        )

    def take(self, *, by_force: bool = False) -> None:
        """Take the lock, or show that we still have it; `holder` says whether somebody else has it instead.

        Theirs is never taken, however old, but `by_force`; one left by a program of this computer that died is.
        """
        with self._alone():
            found = self._read()
            self.holder = None if by_force or found is None else self._holder(found)
            if self.holder is not None:
                return
            with suppress(OSError):  # a folder that cannot be written to is no reason not to open a plan
                if found is not None and found.token == self._entry.token:
                    os.utime(self._path)
                else:
                    put_whole(self._path, json.dumps(asdict(self._entry)).encode(), 0o644)

    def release(self) -> None:
        """Let go, if we still have it."""
        with self._alone():
            found = self._read()
            if found is not None and found.token == self._entry.token:
                with suppress(OSError):
                    self._path.unlink()

    def _alone(self) -> ExitStack:
        """Nobody else takes or releases meanwhile, where the disk knows locks."""
        with ExitStack() as stack:
            with suppress(SaveError, OSError):
                stack.enter_context(save_lock(self.target, WAIT))
            return stack.pop_all()

    def _read(self) -> _Entry | None:
        """What the lock file says; None: there is none, or nothing that makes sense."""
        try:
            if stat.S_ISREG(self._path.lstat().st_mode):
                return _entry(read_file(self._path, MOST_BYTES))
        except (OSError, *NONSENSE):
            pass
        return None

    def _holder(self, found: _Entry) -> Holder | None:
        """Whoever else has it; None where they are dead, or we."""
        process, ours = found.process, self._entry.process
        if process == ours or is_alive(process) is False:
            return None
        since = _local(datetime.fromisoformat(found.since))
        try:
            seen = _local(datetime.fromtimestamp(self._path.stat().st_mtime).astimezone())
        except OSError:
            seen = since
        here = (process.host, process.computer) == (ours.host, ours.computer)
        return Holder(one_line(found.person), one_line(process.host), since, seen, one_line(found.program), here)


def _entry(data: bytes) -> _Entry:
    """What a lock file says. Raises one of NONSENSE where that is nothing."""
    tree = json.loads(data)
    texts = {name: str(tree.get(name, "")) for name in ("token", "person", "program", "since")}
    _local(datetime.fromisoformat(texts["since"]))
    process = {f.name: tree["process"].get(f.name, "") for f in fields(Process)}
    pid = int(process.pop("pid") or 0)
    return _Entry(**texts, process=Process(pid=pid, **{name: str(value) for name, value in process.items()}))


def _local(moment: datetime) -> datetime:
    """Local time without a zone, as it is shown. Raises ValueError."""
    try:
        return moment.astimezone().replace(tzinfo=None)
    except (OverflowError, OSError) as error:
        raise ValueError("beyond the calendar") from error
