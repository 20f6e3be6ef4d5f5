"""One open plan and its file: lock, safe save, dated backups, unsaved work kept."""

from __future__ import annotations

import logging
import os
import secrets
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import datetime
from pathlib import Path

from hsmc_scheduler.app.plan_files.copies import read_copy
from hsmc_scheduler.app.plan_files.folders import backup_folder, recovery_folder
from hsmc_scheduler.domain.problem import Problem, Severity
from hsmc_scheduler.domain.problems.wording import one_line
from hsmc_scheduler.storage.backups import backups, keep_backup
from hsmc_scheduler.storage.copies import CopyKind, KeptCopy, conflicted_copies
from hsmc_scheduler.storage.document import Document, PlanFileError
from hsmc_scheduler.storage.files import ending_before_upgrade, hash_on_disk, load, open_plan, save
from hsmc_scheduler.storage.open_lock import HeldError, Holder, OpenLock
from hsmc_scheduler.storage.recovery import ENDING, Abandoned, keep_unsaved, read_unsaved
from hsmc_scheduler.storage.safe_write import BROKEN
from hsmc_scheduler.storage.save_errors import SaveError, in_words

_log = logging.getLogger(__name__)


class PlanFile:
    """A plan that is open, from `open`, `new`, `recover` or `restore` until `close`.

    Every method may block on a disk or a network, and is to be called from one thread at a time, but not always the
    same. Attributes may be read from any. `document` is what was last opened or saved; unsaved edits are the caller's.

    Attributes:
        document: what the file holds, or what is to be saved first.
        path: where; None: no file yet.
        unsaved: whether `document` is on no disk yet, as after `new`, `recover` and `restore`.
        warnings: what the person opening it should know.
    """

    def __init__(self, document: Document, path: Path | None = None, opened_hash: str | None = None) -> None:
        self.document = document
        self.path = path
        self.unsaved = True
        self.warnings: tuple[Problem, ...] = ()
        self._hash = opened_hash
        self._broken = False
        self._lock = OpenLock(path) if path else None
        self._unsaved_work = recovery_folder() / f"{os.getpid()}-{secrets.token_hex(6)}{ENDING}"

    @classmethod
    def open(cls, path: str | Path) -> PlanFile:
        """Open a plan file, and take its lock where nobody has it (see `read_only`).

        Raises:
            PlanFileError: it cannot be read; `alternatives` says what there is instead.
        """
        where = Path(path).absolute()
        opened = open_plan(where)
        file = cls(opened.document, where, opened.hash)
        file.unsaved = False
        file._take_lock()
        try:
            if file.changed_on_disk():  # before we had the lock
                file.reload()
        except PlanFileError:
            file.close()
            raise
        file.warnings = tuple(_conflict(copy) for copy in conflicted_copies(Path(os.path.realpath(where))))
        return file

    @classmethod
    def new(cls, document: Document, *, bundled: bool = False) -> PlanFile:
        """A plan that has no file yet. `bundled`: it can be had again, so that nothing is lost before it is edited."""
        file = cls(document)
        file.unsaved = not bundled
        return file

    @classmethod
    def recover(cls, left: Abandoned) -> PlanFile:
        """Unsaved work of a program that died, as it was left: the next save goes to its file, if that is unchanged.

        It is kept as this program's own unsaved work until it is saved or given up.

        Raises:
            PlanFileError: it cannot be read.
        """
        file = cls(read_unsaved(left.path, left.title), left.plan_path, left.opened_hash)
        file._take_lock()
        file._adopt(left.path)
        return file

    @classmethod
    def restore(cls, copy: KeptCopy, path: str | Path) -> PlanFile:
        """A copy in place of a plan file that cannot be read; the first save puts that aside as `.broken`.

        Raises:
            PlanFileError: the copy cannot be read either.
        """
        file = cls(read_copy(copy), Path(path).absolute())
        file._take_lock()
        with suppress(SaveError):
            file._hash = hash_on_disk(path)
        try:
            load(path)
        except PlanFileError:
            file._broken = file._hash is not None
        if copy.kind is CopyKind.UNSAVED:
            file._adopt(copy.path)
        return file

    @property
    def read_only(self) -> Holder | None:
        """Who has the plan open and therefore alone may save it; None: we."""
        return self._lock.holder if self._lock else None

    def break_lock(self) -> None:
        """Take the plan from a holder who is gone; if they save after all, hashes will tell (see `changed_on_disk`)."""
        if self._lock:
            self._lock.take(by_force=True)

    def save(self, document: Document) -> None:
        """Save to the plan's file. Where that fails, `document` is kept as unsaved work.

        Raises:
            HeldError: somebody else has it open (a SaveError).
            ChangedOnDiskError: somebody else has changed it (a SaveError).
            SaveError: there is no file yet, or the disk refuses.
            PlanFileError: the plan holds what no file can.
        """
        if self.path is None or self._lock is None:
            what = "The plan was not saved: it has no file yet"
            raise SaveError(Problem(one_line(document.plan.title), what, "Choose a name for it."))
        with self._kept_if_refused(document):
            self._save(document, self.path, self._lock, self._hash)

    def save_as(self, document: Document, path: str | Path, replace: bool = False) -> None:
        """Save under another name, and go on with that file. `replace`: whatever is there, even what others changed.

        Raises:
            ChangedOnDiskError: there is a file of that name, and it is not to be replaced.
            SaveError, PlanFileError: as for `save`.
        """
        where = Path(path).absolute()
        lock = OpenLock(where)
        same = self._lock is not None and self._lock.target == lock.target
        if same and self._lock:
            lock = self._lock
        try:
            with self._kept_if_refused(document):
                self._save(document, where, lock, hash_on_disk(where) if replace else None)
        except (SaveError, PlanFileError):
            if not same:
                lock.release()
            raise
        if not same and self._lock:
            self._lock.release()
        self.path, self._lock = where, lock

    def autosave(self, document: Document) -> None:
        """Keep unsaved edits where `abandoned` finds them should this program die.

        Raises:
            SaveError: they could not be kept.
        """
        try:
            keep_unsaved(self._unsaved_work, document, self.path, self._hash)
        except OSError as error:
            what = f"Your unsaved edits could not be kept safe: {in_words(error)[0]}"
            raise SaveError(Problem(one_line(document.plan.title), what, "Save the plan soon.")) from error

    def forget_autosave(self) -> None:
        """There are no unsaved edits any more."""
        with suppress(OSError):
            self._unsaved_work.unlink(missing_ok=True)

    def changed_on_disk(self) -> bool:
        """Whether the file is another than the one opened or saved, or gone; to be asked every half minute.

        It shows others that we are still here, and takes the lock where its holder has gone (see `read_only`). False
        too where the disk does not answer: a save will.
        """
        if self.path is None or self._lock is None:
            return False
        self._lock.take()
        try:
            return hash_on_disk(self.path) != self._hash
        except SaveError:
            return False

    def reload(self) -> Document:
        """Read the file again, and go on from what it holds. Unsaved work stays kept until `forget_autosave`.

        Raises:
            PlanFileError: it cannot be read; nothing has changed here.
        """
        if self.path is not None:
            opened = open_plan(self.path)
            self.document, self._hash, self.unsaved, self._broken = opened.document, opened.hash, False, False
        return self.document

    def backups(self) -> list[KeptCopy]:
        """The dated copies of the plan, newest first; `read_copy` reads one."""
        return backups(backup_folder(), self._lock.target) if self._lock else []

    def close(self) -> None:
        """Release the lock; what is unsaved is given up."""
        if self._lock:
            self._lock.release()
        self.forget_autosave()

    def _adopt(self, left: Path) -> None:
        """Unsaved work of a dead program is ours from now on; never is there a moment without a copy of it."""
        with suppress(SaveError, OSError):
            self.autosave(self.document)
            left.unlink(missing_ok=True)

    def _take_lock(self) -> None:
        if self._lock:
            self._lock.take()

    @contextmanager
    def _kept_if_refused(self, document: Document) -> Iterator[None]:
        try:
            yield
        except (SaveError, PlanFileError):
            with suppress(SaveError):
                self.autosave(document)
            raise

    def _save(self, document: Document, path: Path, lock: OpenLock, opened_hash: str | None) -> None:
        def keep(old: bytes) -> str | None:
            _back_up(lock.target, old)
            return BROKEN if self._broken and opened_hash == self._hash else ending_before_upgrade(old)

        lock.take()
        if lock.holder:
            raise HeldError(path.name, lock.holder)
        self._hash = save(document, path, opened_hash, keep)
        self.document, self.unsaved, self._broken = document, False, False
        self.forget_autosave()


def _back_up(target: Path, old: bytes) -> None:
    """Failing to is no reason not to save."""
    try:
        saved = datetime.fromtimestamp(target.stat().st_mtime)  # noqa: DTZ006 - local, as it is shown
        keep_backup(backup_folder(), target, old, saved)
    except OSError as error:
        _log.warning("No dated backup could be kept: %s", error.strerror)


def _conflict(copy: Path) -> Problem:
    what = "This looks like changes of the plan that a sync program has put aside"
    return Problem(one_line(copy.name, 100), what, "Open it, and bring over what is missing.", Severity.WARNING)
