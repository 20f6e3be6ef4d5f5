"""Others who change the plan on the disk, or hold it."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer

from hsmc_scheduler.app.plan_files import PlanFile
from hsmc_scheduler.gui.comparing import Compared, CompareDialog, compared
from hsmc_scheduler.gui.widgets.question import Choice

if TYPE_CHECKING:
    from hsmc_scheduler.gui.files.files import Files

READ = "Read the plan from the disk"
LOOK_MS = 30_000
"""How often the disk is asked whether somebody else has changed the plan."""


class Others:
    """Looks after them from `start` to `stop`."""

    def __init__(self, files: Files) -> None:
        self._files = files
        self._looks = QTimer(files, interval=LOOK_MS)
        self._looks.timeout.connect(self.look)
        self.start, self.stop = self._looks.start, self._looks.stop

    def look(self) -> None:
        """Ask the disk whether somebody else has changed the plan."""
        file = self._files.file
        if file is not None:
            self._files.worker.do(file.changed_on_disk, partial(self._looked, file))

    def _looked(self, file: PlanFile, changed: bool) -> None:
        if file is not self._files.file:
            return
        self._files.document.read_only = file.read_only is not None
        self._files.changed.emit()
        if changed and not self._files.told:
            self._files.told = True
            self._files.theirs_found.emit()

    def compare(self) -> None:
        """Show what differs between what is here and what is on the disk."""
        path, mine = self._files.path, self._files.document.content
        if path is None:
            return

        def look() -> Compared:
            from hsmc_scheduler.storage.files import load

            return compared(mine, load(path))

        self._files.worker.do(look, self._show_compared, partial(self._files.opening.not_opened, path))

    def _show_compared(self, found: Compared) -> None:
        choices = (
            Choice("Read theirs", self.reload),
            Choice("Save mine as…", self._files.saving.ask_save_as),
            Choice("Close", role="primary"),
        )
        CompareDialog(self._files.window, found, *choices).open()

    def reload(self) -> None:
        """Show what is on the disk; edits made here and not saved are one Undo away."""
        file = self._files.file
        if file is not None and file.path is not None:
            self._read_anew(file, file.reload, self._reloaded)

    def _reloaded(self, edited: bool, file: PlanFile) -> None:
        document = self._files.document
        self._files.told = False
        if edited or not document.undo_stack.isClean():
            document.step(READ, file.document)
            document.undo_stack.setClean()
        else:
            document.open(file.document)
        self._files.worker.do(file.forget_autosave)
        self._files.changed.emit()

    def break_lock(self) -> None:
        """Take the plan from somebody who is gone, and show what they left; as `reload`."""
        file = self._files.file
        if file is None:
            return

        def take() -> None:
            file.break_lock()
            file.reload()

        self._read_anew(file, take, self._taken)

    def _read_anew(self, file: PlanFile, read: Callable[[], object], then: Callable[[bool, PlanFile], None]) -> None:
        """Read once it is decided what becomes of a timetable found; `then` is told whether edits were unsaved."""
        edited = self._files.unsaved

        def work() -> PlanFile:
            read()
            return file

        def decided(carry_out: Callable[[], None]) -> None:
            carry_out()
            failed = partial(self._files.opening.not_opened, file.path or Path())
            self._files.worker.do(work, partial(then, edited), failed)

        self._files.decide(decided)

    def _taken(self, edited: bool, file: PlanFile) -> None:
        self._files.document.read_only = file.read_only is not None
        self._reloaded(edited, file)
