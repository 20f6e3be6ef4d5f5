"""Opening a plan: a file, a sample, a new one, what was left unsaved, a copy of before."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QFileDialog

from hsmc_scheduler.app.plan_files import PlanFile, alternatives, read_copy
from hsmc_scheduler.domain.problem import Problem
from hsmc_scheduler.gui.document import Facts
from hsmc_scheduler.gui.files.backups_dialog import BackupsDialog
from hsmc_scheduler.gui.one_window import knock
from hsmc_scheduler.gui.widgets.question import Choice, ask, tell
from hsmc_scheduler.projections.messages.words import sentence_case
from hsmc_scheduler.storage.copies import KeptCopy
from hsmc_scheduler.storage.document import Document, PlanFileError
from hsmc_scheduler.storage.recovery import Abandoned

if TYPE_CHECKING:
    from hsmc_scheduler.gui.files.files import Files


class Opening:
    """What is unsaved is seen to first; reading is done beside the window."""

    def __init__(self, files: Files) -> None:
        self._files = files

    def ask_open(self) -> None:
        """Ask which plan to open, and open it."""
        dialog = self._files.dialog("Open a plan", QFileDialog.AcceptMode.AcceptOpen)
        dialog.fileSelected.connect(self.open_path)
        dialog.open()

    def open_path(self, path: str | Path) -> None:
        """Open a plan file, once what is unsaved has been seen to."""
        where, own = Path(path), self._files.path

        def look() -> bool | None:
            if own is not None and own.exists() and where.exists() and own.samefile(where):
                return True
            return False if knock(where) else None

        def go_on(here: bool | None) -> None:
            if here is not None:
                self._files.open_already.emit(here)
            else:
                self._files.saving.when_safe(lambda: self._get(lambda: PlanFile.open(where), where))

        self._files.worker.do(look, go_on)

    def open_sample(self, path: Path) -> None:
        """Open a bundled plan as a new one without a file."""
        self._files.saving.when_safe(lambda: self._get(lambda: _copy_of(path), path))

    def open_new(self, content: Document) -> None:
        """Begin with a plan that has no file yet."""
        self._files.saving.when_safe(lambda: self._get(lambda: PlanFile.new(content), Path(content.plan.title)))

    def recover(self, left: Abandoned) -> None:
        """Go on with unsaved work of a program that died."""
        self._files.saving.when_safe(lambda: self._get(lambda: PlanFile.recover(left), left.plan_path or left.path))

    def _get(self, get: Callable[[], PlanFile], path: Path) -> None:
        def read() -> tuple[PlanFile, Facts]:
            found = _judged(get())
            self._files.get_ready()
            return found

        self._files.worker.do(read, self._prepare, partial(self.not_opened, path))

    def _prepare(self, opened: tuple[PlanFile, Facts]) -> None:
        """In two steps, so that the window is never away for long: first what shows the plan, then the plan."""
        self._files.arrived.emit(opened[0].document)
        QTimer.singleShot(0, self._files, lambda: self._show(opened))

    def _show(self, opened: tuple[PlanFile, Facts]) -> None:
        file, facts = opened
        former, self._files.file = self._files.file, file
        if former is not None:
            self._files.worker.do(former.close)
        self._files.told = False
        self._files.saved_at = None
        self._files.document.read_only = file.read_only is not None
        self._files.document.open(file.document, facts)
        self._files.others.start()
        self._files.opened.emit()
        self._files.changed.emit()
        if file.warnings:
            self._files.notice.emit(" ".join(str(w) for w in file.warnings))

    def not_opened(self, path: Path, error: Exception) -> None:
        """Say why a plan cannot be opened, and offer older copies of it."""
        if not isinstance(error, PlanFileError):
            raise error
        self._files.worker.do(lambda: alternatives(path), partial(self._offer, path, error))

    def _offer(self, path: Path, error: PlanFileError, copies: list[KeptCopy]) -> None:
        restore = [
            Choice(f"Open the copy of {_moment(copy)}", partial(self._restore, copy, path)) for copy in copies[:2]
        ]
        safe = "Nothing was changed on the disk" + (", and there are older copies of it." if copies else ".")
        one = error.problems[0] if len(error.problems) == 1 else None
        ask(
            self._files.window,
            f"“{path.name}” could not be opened",
            f"{_without_name(one, path)}\n\n{safe}" if one else safe,
            *restore,
            Choice("Close", role="primary"),
            details="" if one else "\n".join(map(str, error.problems)),
        )

    def _restore(self, copy: KeptCopy, path: Path) -> None:
        self._get(lambda: PlanFile.restore(copy, path), path)

    def ask_backup(self) -> None:
        """Ask which dated copy to go back to."""
        file = self._files.file
        if file is not None:
            self._files.worker.do(file.backups, self._offer_backups)

    def _offer_backups(self, copies: list[KeptCopy]) -> None:
        if not copies:
            tell(self._files.window, "There is no backup yet", "A dated copy is kept each time the plan is saved over.")
            return
        BackupsDialog(self._files.window, copies, self._show_backup).open()

    def _show_backup(self, copy: KeptCopy) -> None:
        def show(content: Document) -> None:
            self._files.document.step(f"Go back to {_moment(copy)}", content)

        self._files.worker.do(lambda: read_copy(copy), show, partial(self.not_opened, copy.path))


def _judged(file: PlanFile) -> tuple[PlanFile, Facts]:
    """A file with what the window asks of its plan first, worked out before the window has to wait for it."""
    facts = Facts(file.document)
    _ = facts.palette, facts.proof_holds, facts.fingerprint, facts.broken, facts.refused
    return file, facts


def _moment(copy: KeptCopy) -> str:
    """7 March, 17:33."""
    return f"{copy.time.day} {copy.time:%B, %H:%M}"


def _without_name(problem: Problem, path: Path) -> str:
    """A problem as sentences, under a title that has the file's name already."""
    where = problem.where.removeprefix(path.name).removeprefix(", ")
    what = f"{where}: {problem.what}" if where else problem.what
    return f"{sentence_case(what)}. {problem.mend}".strip()


def _copy_of(path: Path) -> PlanFile:
    from hsmc_scheduler.storage.files import load

    return PlanFile.new(load(path), bundled=True)
