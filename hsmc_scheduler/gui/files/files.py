"""The file of the open plan: its name, its saved state, and a copy kept of what is unsaved."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFileDialog, QWidget

from hsmc_scheduler.app.plan_files import PlanFile
from hsmc_scheduler.gui.bridge import Worker
from hsmc_scheduler.gui.document import Changed, PlanDocument
from hsmc_scheduler.gui.files.opening import Opening
from hsmc_scheduler.gui.files.others import Others
from hsmc_scheduler.gui.files.saving import Saving
from hsmc_scheduler.storage.open_lock import Holder
from hsmc_scheduler.storage.save_errors import SaveError

AUTOSAVE_MS = 3_000
"""So long after an edit its unsaved work is kept."""
Decided = Callable[[Callable[[], None]], object]
"""What goes on once something is decided; it is given what carries the decision out."""
KINDS = "Plans (*.hsmc);;All files (*)"


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

    def __init__(
        self,
        document: PlanDocument,
        window: QWidget,
        get_ready: Callable[[], object] = lambda: None,
        decide: Callable[[Decided], object] = lambda decided: decided(lambda: None),
    ) -> None:
        """`get_ready` is called in the worker's thread before a plan is shown, to import what that needs.

        `decide` has decided what is still open before a plan is given up, and goes on then.
        """
        super().__init__()
        self.get_ready, self.decide = get_ready, decide
        self.document, self.window = document, window
        self.worker = Worker("files")
        self.file: PlanFile | None = None
        self.saved_at: datetime | None = None
        self.told = False
        """Whether what goes on was said already."""
        self._autosave = QTimer(self, singleShot=True, interval=AUTOSAVE_MS)
        self._autosave.timeout.connect(self.keep_safe)
        self.opening, self.saving, self.others = Opening(self), Saving(self), Others(self)
        document.changed.connect(self._edited)
        document.undo_stack.cleanChanged.connect(self._clean_changed)

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
        return self.file is not None and (self.file.unsaved or not self.document.undo_stack.isClean())

    @property
    def state(self) -> str:
        """The saved state in a few words."""
        if self.file is None:
            return ""
        if self.holder is not None:
            return "read-only, changes not saved" if self.unsaved else "read-only"
        if self.path is None:
            return "not saved yet"
        if self.unsaved:
            return "edited"
        return f"saved {self.saved_at:%H:%M}" if self.saved_at else "saved"

    def warm_up(self) -> None:
        """Import beside the window what opening a plan needs, while nobody waits for it."""

        def load() -> None:
            from hsmc_scheduler.storage.codec import get_ready

            get_ready()
            self.get_ready()

        self.worker.do(load)

    def keep_safe(self) -> None:
        """Keep unsaved edits where the next start finds them."""
        file, content = self.file, self.document.content
        if file is not None and self.unsaved:
            self.worker.do(lambda: file.autosave(content), failed=self._not_kept)

    def keep_safe_now(self) -> None:
        """The same, before anything else happens: after an error. Raises SaveError."""
        if self.file is not None and self.unsaved:
            self.file.autosave(self.document.content)

    def _not_kept(self, error: Exception) -> None:
        if not isinstance(error, SaveError):
            raise error
        if not self.told:  # once is enough
            self.told = True
            self.notice.emit(str(error))

    def _edited(self, _: Changed) -> None:
        if self.file is not None:
            self._autosave.start()
            self.changed.emit()

    def _clean_changed(self, clean: bool) -> None:
        file = self.file
        if clean and file is not None and not file.unsaved:
            self.worker.do(file.forget_autosave)
        self.changed.emit()

    def close(self) -> None:
        """Give the plan back, and end the thread. What is unsaved is given up."""
        self._autosave.stop()
        self.others.stop()
        file, self.file = self.file, None
        if file is not None:
            self.worker.do(file.close)
        self.worker.finish()

    def dialog(self, title: str, mode: QFileDialog.AcceptMode) -> QFileDialog:
        """A box that asks for a plan file."""
        folder = self.path.parent if self.path else Path.home()
        dialog = QFileDialog(self.window, title, str(folder), KINDS)
        dialog.setAcceptMode(mode)
        if mode is QFileDialog.AcceptMode.AcceptOpen:
            dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        if QGuiApplication.platformName() == "offscreen":
            dialog.setOption(QFileDialog.Option.DontUseNativeDialog)
        dialog.finished.connect(dialog.deleteLater)
        return dialog
