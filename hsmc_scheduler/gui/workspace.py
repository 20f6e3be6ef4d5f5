"""What every screen works with, made once in the composition root and handed to each."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from hsmc_scheduler.app.edits.errors import EditError
from hsmc_scheduler.domain.plan import Plan
from hsmc_scheduler.domain.timetable import Timetable
from hsmc_scheduler.gui.bridge import Worker
from hsmc_scheduler.gui.document import PlanDocument
from hsmc_scheduler.gui.places import Place, place_of_problem, place_of_subject
from hsmc_scheduler.gui.selection import Selection
from hsmc_scheduler.storage.document import Document

READ_ONLY = "The plan is open elsewhere, so it cannot be changed here"


class Workspace(QObject):
    """The open document, what is selected in it, and the ways to the rest of the window.

    `asked_to_go` carries a `Place` to show; `said` a sentence for the status line; `asked_to_generate` a
    `Wanted` (app/generating.py); `asked_to_open` the path of another plan; `asked_to_inspect` wants the inspector seen.
    `preview_changed` follows a change of `preview`.
    """

    asked_to_go = Signal(object)
    said = Signal(str)
    asked_to_generate = Signal(object)
    asked_to_inspect = Signal()
    asked_to_open = Signal(object)
    preview_changed = Signal()

    def __init__(self, document: PlanDocument, worker: Worker) -> None:
        super().__init__()
        self.document = document
        self.selection = Selection()
        self.preview: Timetable | None = None
        """Shown instead of the document's timetable, to be looked at only: what a search has found so far."""
        self.folder = Path.home()
        """Where the next box that asks for a file begins: beside the plan, or where the last file was."""
        self.worker = worker
        """For work that takes more than a moment; it reads and never changes the document."""

    @property
    def read_only(self) -> bool:
        """Whether somebody else has the plan open, so that nothing can be changed."""
        return self.document.read_only

    def go(self, place: Place) -> None:
        """Show that place."""
        self.asked_to_go.emit(place)

    def show_preview(self, timetable: Timetable | None) -> None:
        """Show a timetable instead of the document's; None: the document's again."""
        if timetable is not self.preview:
            self.preview = timetable
            self.preview_changed.emit()

    def say(self, sentence: str) -> None:
        """Say a sentence in the status line."""
        self.said.emit(sentence)

    def open_problems(self) -> tuple[Place, ...]:
        """The place of everything that needs attention: problems, findings, broken requirements. One a problem."""
        facts = self.document.facts
        broken = facts.card.broken if facts.card else ()
        findings = [(f.subjects, f) for f in self.document.findings]
        found = [place_of_problem(p) for p in facts.problems]
        found += [place_of_subject(s[0]) if s else Place("checks") for s, _ in findings]
        found += [Place("checks") for _ in broken]
        found += [Place("checks") for _ in facts.refusals]
        return tuple(found)

    def edit(self, name: str, change: Callable[[Plan], Plan]) -> str:
        """Change the plan as one named step; what was wrong in a sentence, "" where it was done.

        The sentence belongs beside the field; it is also said in the status line.
        """
        try:
            return self.step(name, replace(self.document.content, plan=change(self.document.plan)))
        except EditError as fault:
            self.say(str(fault))
            return str(fault)

    def step(self, name: str, content: Document) -> str:
        """Put another content in place as one named step; why that may not be done in a sentence, "" where it was."""
        if self.read_only:
            self.say(READ_ONLY)
            return READ_ONLY
        self.document.step(name, content)
        return ""
