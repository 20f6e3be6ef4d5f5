"""The plan's file, from the window: opening, saving, keeping safe, and telling of others who change it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFileDialog, QWidget

from hsmc_scheduler.app.plan_files import PlanFile, alternatives, read_copy
from hsmc_scheduler.domain.problem import Problem
from hsmc_scheduler.exchange.safe_names import safe_name
from hsmc_scheduler.gui.bridge import Worker
from hsmc_scheduler.gui.comparing import Compared, CompareDialog, compared
from hsmc_scheduler.gui.document import Changed, Facts, PlanDocument
from hsmc_scheduler.gui.one_window import knock
from hsmc_scheduler.gui.widgets.question import Choice, ask, tell
from hsmc_scheduler.storage.copies import KeptCopy
from hsmc_scheduler.storage.document import Document, PlanFileError
from hsmc_scheduler.storage.open_lock import Holder
from hsmc_scheduler.storage.recovery import Abandoned
from hsmc_scheduler.storage.save_errors import ChangedOnDiskError, SaveError

AUTOSAVE_MS = 3_000
"""So long after an edit its unsaved work is kept."""
LOOK_MS = 30_000
"""How often the disk is asked whether somebody else has changed the plan."""
MOST_BACKUPS = 8
KINDS = "Plans (*.hsmc);;All files (*)"
ENDING = ".hsmc"


class Files(QObject):
    """At most one open plan. `opened` follows another plan, `changed` a change of name, saved state or holder.

    `arrived` carries a `Document` that is about to be shown, so that what shows it can be made first. `notice` carries
    a sentence to be told; `theirs_found` says that somebody else has changed the file on the disk; `open_already` that
    the plan asked for is open, here (True) or in another window, which is shown now.
    """

    arrived = Signal(object)
    opened = Signal()
    changed = Signal()
    notice = Signal(str)
    theirs_found = Signal()
    open_already = Signal(bool)
    closed = Signal()

    def __init__(self, document: PlanDocument, window: QWidget, get_ready: Callable[[], object] = lambda: None) -> None:
        """`get_ready` is called in the worker's thread before a plan is shown, to import what that needs."""
        super().__init__()
        self._get_ready = get_ready
        self._document, self._window = document, window
        self._worker = Worker("files")
        self.file: PlanFile | None = None
        self.saved_at: datetime | None = None
        self._told = False
        self._autosave = QTimer(self, singleShot=True, interval=AUTOSAVE_MS)
        self._autosave.timeout.connect(self.keep_safe)
        self._looks = QTimer(self, interval=LOOK_MS)
        self._looks.timeout.connect(self._look)
        document.changed.connect(self._edited)
        document.undo_stack.cleanChanged.connect(self._clean_changed)

    # what the window says of it ------------------------------------------------------------------------------

    @property
    def path(self) -> Path | None:
        """Where the plan is; None: it has no file yet."""
        return self.file.path if self.file else None

    @property
    def holder(self) -> Holder | None:
        """Who else has the plan open, so that it cannot be changed here."""
        return self.file.read_only if self.file else None

    @property
    def unsaved(self) -> bool:
        """Whether there is anything to lose."""
        return self.file is not None and (self.file.unsaved or not self._document.undo_stack.isClean())

    @property
    def state(self) -> str:
        """The saved state in a few words."""
        if self.file is None:
            return ""
        if self.holder is not None:
            return "read-only"
        if self.unsaved:
            return "not saved yet" if self.path is None else "edited"
        return f"saved {self.saved_at:%H:%M}" if self.saved_at else "saved"

    def warm_up(self) -> None:
        """Import beside the window what opening a plan needs, while nobody waits for it."""

        def load() -> None:
            from hsmc_scheduler.storage.codec import get_ready

            get_ready()
            self._get_ready()

        self._worker.do(load)

    # opening -----------------------------------------------------------------------------------------------

    def ask_open(self) -> None:
        """Ask which plan to open, and open it."""
        dialog = self._dialog("Open a plan", QFileDialog.AcceptMode.AcceptOpen)
        dialog.fileSelected.connect(self.open_path)
        dialog.open()

    def open_path(self, path: str | Path) -> None:
        """Open a plan file, once what is unsaved has been seen to."""
        where, own = Path(path), self.path

        def look() -> bool | None:
            if own is not None and own.exists() and where.exists() and own.samefile(where):
                return True
            return False if knock(where) else None

        def go_on(here: bool | None) -> None:
            if here is not None:
                self.open_already.emit(here)
            else:
                self.when_safe(lambda: self._get(lambda: PlanFile.open(where), where))

        self._worker.do(look, go_on)

    def open_sample(self, path: Path) -> None:
        """Open a bundled plan as a new one without a file."""
        self.when_safe(lambda: self._get(lambda: _copy_of(path), path))

    def open_new(self, content: Document) -> None:
        """Begin with a plan that has no file yet."""
        self.when_safe(lambda: self._get(lambda: PlanFile.new(content), Path(content.plan.title)))

    def recover(self, left: Abandoned) -> None:
        """Go on with unsaved work of a program that died."""
        self.when_safe(lambda: self._get(lambda: PlanFile.recover(left), left.plan_path or left.path))

    def _get(self, get: Callable[[], PlanFile], path: Path) -> None:
        def read() -> tuple[PlanFile, Facts]:
            found = _judged(get())
            self._get_ready()
            return found

        self._worker.do(read, self._prepare, partial(self._not_opened, path))

    def _prepare(self, opened: tuple[PlanFile, Facts]) -> None:
        """In two steps, so that the window is never away for long: first what shows the plan, then the plan."""
        self.arrived.emit(opened[0].document)
        QTimer.singleShot(0, self, partial(self._show, opened))

    def _show(self, opened: tuple[PlanFile, Facts]) -> None:
        file, facts = opened
        former, self.file = self.file, file
        if former is not None:
            self._worker.do(former.close)
        self._told = False
        self.saved_at = None
        self._document.read_only = file.read_only is not None
        self._document.open(file.document, facts)
        self._looks.start()
        self.opened.emit()
        self.changed.emit()
        if file.warnings:
            self.notice.emit(" ".join(str(w) for w in file.warnings))

    def _not_opened(self, path: Path, error: Exception) -> None:
        if not isinstance(error, PlanFileError):
            raise error
        self._worker.do(lambda: alternatives(path), partial(self._offer, path, error))

    def _offer(self, path: Path, error: PlanFileError, copies: list[KeptCopy]) -> None:
        restore = [
            Choice(f"Open the copy of {copy.time:%d %B, %H:%M}", partial(self._restore, copy, path))
            for copy in copies[:2]
        ]
        safe = "Nothing was changed on the disk" + (", and there are older copies of it." if copies else ".")
        ask(
            self._window,
            f"“{path.name}” could not be opened",
            safe,
            *restore,
            Choice("Close", role="primary"),
            details=_lines(error.problems),
        )

    def _restore(self, copy: KeptCopy, path: Path) -> None:
        self._get(lambda: PlanFile.restore(copy, path), path)

    def ask_backup(self) -> None:
        """Ask which dated copy to go back to."""
        file = self.file
        if file is not None:
            self._worker.do(file.backups, self._offer_backups)

    def _offer_backups(self, copies: list[KeptCopy]) -> None:
        if not copies:
            tell(self._window, "There is no backup yet", "A dated copy is kept each time the plan is saved over.")
            return
        choices = [
            Choice(f"{copy.time:%a %d %B %Y, %H:%M}", partial(self._show_backup, copy))
            for copy in copies[:MOST_BACKUPS]
        ]
        text = "It is opened in place of what is shown, as one step that can be undone. Nothing on the disk changes."
        ask(self._window, "Which backup?", text, *choices, Choice("Cancel"))

    def _show_backup(self, copy: KeptCopy) -> None:
        def show(content: Document) -> None:
            self._document.step(f"Go back to {copy.time:%d %B, %H:%M}", content)

        self._worker.do(lambda: read_copy(copy), show, partial(self._not_opened, copy.path))

    # saving ------------------------------------------------------------------------------------------------

    def save(self, then: Callable[[], object] = lambda: None) -> None:
        """Save; asks for a name where there is none. `then` is called once it is done."""
        file = self.file
        if file is None:
            return
        if file.path is None or file.read_only:
            self.ask_save_as(then)
            return
        content = self._document.content
        self._worker.do(
            lambda: file.save(content), lambda _: self._saved(content, then), partial(self._not_saved, then)
        )

    def ask_save_as(self, then: Callable[[], object] = lambda: None) -> None:
        """Ask for a name, and save under it."""
        dialog = self._dialog("Save the plan as", QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix(ENDING)
        dialog.selectFile(self.path.name if self.path else safe_name(self._document.plan.title or "Plan", ENDING))
        dialog.fileSelected.connect(partial(self.save_as, then=then))  # the dialog has asked about replacing
        dialog.open()

    def save_as(self, path: str, then: Callable[[], object] = lambda: None) -> None:
        """Save under that name, in place of whatever is there."""
        file, content = self.file, self._document.content
        if file is not None:
            self._worker.do(
                lambda: file.save_as(content, path, replace=True),
                lambda _: self._saved(content, then),
                partial(self._not_saved, then),
            )

    def _saved(self, content: Document, then: Callable[[], object]) -> None:
        self.saved_at = datetime.now()  # noqa: DTZ005 - local, as it is shown
        self._document.read_only = self.holder is not None
        self._told = False
        if self._document.content is content:
            self._document.undo_stack.setClean()
        self.changed.emit()
        then()

    def _not_saved(self, then: Callable[[], object], error: Exception) -> None:
        if isinstance(error, PlanFileError):
            tell(
                self._window,
                "The plan was not saved",
                "It holds what no file can. Nothing is lost.",
                _lines(error.problems),
            )
            return
        if not isinstance(error, SaveError):
            raise error
        kept = "Your edits are still here, and kept in a recovery copy."
        choices = [Choice("Save as…", lambda: self.ask_save_as(then), "primary")]
        if isinstance(error, ChangedOnDiskError) and self.path is not None:
            choices.insert(0, Choice("Replace theirs", partial(self.save_as, str(self.path), then)))
            choices += [Choice("Compare…", self.compare), Choice("Read theirs", self.reload)]
        ask(self._window, "The plan was not saved", f"{error}\n\n{kept}", *choices, Choice("Go on editing"))
        self.changed.emit()

    # keeping safe ------------------------------------------------------------------------------------------

    def keep_safe(self) -> None:
        """Keep unsaved edits where the next start finds them."""
        file, content = self.file, self._document.content
        if file is not None and self.unsaved:
            self._worker.do(lambda: file.autosave(content), failed=self._not_kept)

    def keep_safe_now(self) -> None:
        """The same, before anything else happens: after an error. Raises SaveError."""
        if self.file is not None and self.unsaved:
            self.file.autosave(self._document.content)

    def _not_kept(self, error: Exception) -> None:
        if not isinstance(error, SaveError):
            raise error
        if not self._told:  # once is enough
            self._told = True
            self.notice.emit(str(error))

    def _edited(self, _: Changed) -> None:
        if self.file is not None:
            self._autosave.start()
            self.changed.emit()

    def _clean_changed(self, clean: bool) -> None:
        file = self.file
        if clean and file is not None and not file.unsaved:
            self._worker.do(file.forget_autosave)
        self.changed.emit()

    # others ------------------------------------------------------------------------------------------------

    def _look(self) -> None:
        file = self.file
        if file is not None:
            self._worker.do(file.changed_on_disk, partial(self._looked, file))

    def _looked(self, file: PlanFile, changed: bool) -> None:
        if file is not self.file:
            return
        self._document.read_only = file.read_only is not None
        self.changed.emit()
        if changed and not self._told:
            self._told = True
            self.theirs_found.emit()

    def compare(self) -> None:
        """Show what differs between what is here and what is on the disk."""
        path, mine = self.path, self._document.content
        if path is None:
            return

        def look() -> Compared:
            from hsmc_scheduler.storage.files import load

            return compared(mine, load(path))

        self._worker.do(look, self._show_compared, partial(self._not_opened, path))

    def _show_compared(self, found: Compared) -> None:
        choices = (
            Choice("Read theirs", self.reload),
            Choice("Save mine as…", self.ask_save_as),
            Choice("Close", role="primary"),
        )
        CompareDialog(self._window, found, *choices).open()

    def reload(self) -> None:
        """Show what is on the disk; the edits made here are given up."""
        file = self.file
        if file is None or file.path is None:
            return

        def read() -> PlanFile:
            file.reload()
            return file

        self._worker.do(read, self._reloaded, partial(self._not_opened, file.path))

    def _reloaded(self, file: PlanFile) -> None:
        self._told = False
        self._document.open(file.document)
        self._worker.do(file.forget_autosave)
        self.changed.emit()

    def break_lock(self) -> None:
        """Take the plan from somebody who is gone, and show what they left."""
        file = self.file
        if file is None:
            return

        def take() -> PlanFile:
            file.break_lock()
            file.reload()
            return file

        self._worker.do(take, self._taken, partial(self._not_opened, file.path or Path()))

    def _taken(self, file: PlanFile) -> None:
        self._document.read_only = file.read_only is not None
        self._reloaded(file)

    # leaving -----------------------------------------------------------------------------------------------

    def when_safe(self, then: Callable[[], object]) -> None:
        """Go on at once where nothing is unsaved; otherwise ask whether to save first."""
        if not self.unsaved or self.holder is not None:
            then()
            return
        ask(
            self._window,
            "Save the changes first?",
            f"“{self._document.plan.title}” has changes that are not saved.",
            Choice("Save", lambda: self.save(then), "primary"),
            Choice("Do not save", then),
            Choice("Cancel"),
        )

    def close(self) -> None:
        """Give the plan back, and end the thread. What is unsaved is given up."""
        self._autosave.stop()
        self._looks.stop()
        file, self.file = self.file, None
        if file is not None:
            self._worker.do(file.close)
        self._worker.finish()

    def _dialog(self, title: str, mode: QFileDialog.AcceptMode) -> QFileDialog:
        folder = self.path.parent if self.path else Path.home()
        dialog = QFileDialog(self._window, title, str(folder), KINDS)
        dialog.setAcceptMode(mode)
        if mode is QFileDialog.AcceptMode.AcceptOpen:
            dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        if QGuiApplication.platformName() == "offscreen":
            dialog.setOption(QFileDialog.Option.DontUseNativeDialog)
        dialog.finished.connect(dialog.deleteLater)
        return dialog


def _judged(file: PlanFile) -> tuple[PlanFile, Facts]:
    """A file with what the window asks of its plan first, worked out before the window has to wait for it."""
    facts = Facts(file.document)
    _ = facts.palette, facts.proof_holds, facts.fingerprint, facts.broken, facts.refused
    return file, facts


def _copy_of(path: Path) -> PlanFile:
    from hsmc_scheduler.storage.files import load

    return PlanFile.new(load(path))


def _lines(problems: tuple[Problem, ...]) -> str:
    return "\n".join(str(p) for p in problems)
