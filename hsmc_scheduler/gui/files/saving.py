"""Saving a plan, and what is asked where that cannot be done."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFileDialog

from hsmc_scheduler.exchange.safe_names import safe_name
from hsmc_scheduler.gui.widgets.question import Choice, ask, tell
from hsmc_scheduler.projections.messages.words import sentence_case
from hsmc_scheduler.storage.document import Document, PlanFileError
from hsmc_scheduler.storage.save_errors import ChangedOnDiskError, SaveError

if TYPE_CHECKING:
    from hsmc_scheduler.gui.files.files import Files

ENDING = ".hsmc"


class Saving:
    """Beside the window; edits made meanwhile are unsaved still."""

    def __init__(self, files: Files) -> None:
        self._files = files

    def when_safe(self, then: Callable[[], object]) -> None:
        """Go on at once where nothing can be lost; otherwise ask what is to be kept and saved first."""

        def decided(carry_out: Callable[[], None]) -> None:
            def go_on() -> None:
                carry_out()
                then()

            self._when_saved(go_on)

        self._files.decide(decided)

    def _when_saved(self, then: Callable[[], object]) -> None:
        if not self._files.unsaved:
            then()
            return
        holder = self._files.holder  # who took the plan while it was edited here: it is saved under another name
        where = f" {holder}, so they can only be saved under another name." if holder else ""
        ask(
            self._files.window,
            "Save the changes first?",
            f"“{self._files.document.plan.title}” has changes that are not saved.{where}",
            Choice("Save as…" if holder else "Save", lambda: self.save(then), "primary"),
            Choice("Do not save", then),
            Choice("Cancel"),
        )

    def save(self, then: Callable[[], object] = lambda: None) -> None:
        """Save; asks for a name where there is none. `then` is called once it is done."""
        file = self._files.file
        if file is None:
            return
        if file.path is None or file.read_only:
            self.ask_save_as(then)
            return
        content = self._files.document.content
        self._files.worker.do(
            lambda: file.save(content), lambda _: self._saved(content, then), partial(self._not_saved, then)
        )

    def ask_save_as(self, then: Callable[[], object] = lambda: None) -> None:
        """Ask for a name, and save under it."""
        dialog = self._files.dialog("Save the plan as", QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix(ENDING)
        dialog.selectFile(
            self._files.path.name if self._files.path else safe_name(self._files.document.plan.title or "Plan", ENDING)
        )
        dialog.fileSelected.connect(partial(self.save_as, then=then))  # the dialog has asked about replacing
        dialog.open()

    def save_as(self, path: str, then: Callable[[], object] = lambda: None) -> None:
        """Save under that name, in place of whatever is there."""
        file, content = self._files.file, self._files.document.content
        if file is not None:
            self._files.worker.do(
                lambda: file.save_as(content, path, replace=True),
                lambda _: self._saved(content, then),
                partial(self._not_saved, then),
            )

    def _saved(self, content: Document, then: Callable[[], object]) -> None:
        self._files.saved_at = datetime.now()  # noqa: DTZ005 - local, as it is shown
        self._files.document.read_only = self._files.holder is not None
        self._files.told = False
        if self._files.document.content is content:
            self._files.document.undo_stack.setClean()
        self._files.changed.emit()
        then()

    def _not_saved(self, then: Callable[[], object], error: Exception) -> None:
        if isinstance(error, PlanFileError):
            tell(
                self._files.window,
                "The plan was not saved",
                "It holds what no file can. Nothing is lost.",
                "\n".join(map(str, error.problems)),
            )
            return
        if not isinstance(error, SaveError):
            raise error
        problem = error.problem
        why = sentence_case(problem.what.removeprefix("The plan was not saved: "))
        words = f"{why}. {problem.mend}\n\nYour edits are still here, and kept in a recovery copy."
        choices = [Choice("Save as…", lambda: self.ask_save_as(then), "primary")]
        if isinstance(error, ChangedOnDiskError) and self._files.path is not None:
            choices.insert(0, Choice("Replace theirs", partial(self.save_as, str(self._files.path), then)))
            choices += [
                Choice("Compare…", self._files.others.compare),
                Choice("Read theirs", self._files.others.reload),
            ]
        ask(self._files.window, "The plan was not saved", words, *choices, Choice("Go on editing"))
        self._files.changed.emit()
