"""What the panels share that bring something in: read it, show what it means for the plan, apply it as one step."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Generic, TypeVar

from PySide6.QtWidgets import QStackedWidget

from hsmc_scheduler.domain.timetable import Timetable
from hsmc_scheduler.gui.document import Changed
from hsmc_scheduler.gui.places import place_of_subject
from hsmc_scheduler.gui.screens.export.panel import Panel
from hsmc_scheduler.gui.widgets.buttons import button
from hsmc_scheduler.gui.widgets.notices import EmptyState
from hsmc_scheduler.gui.widgets.rows import Part, stack
from hsmc_scheduler.gui.workspace import Workspace
from hsmc_scheduler.rules.rule import Kind, Subject
from hsmc_scheduler.storage.document import Document

Raw = TypeVar("Raw")
Found = TypeVar("Found")


class IncomingPanel(Panel, Generic[Raw, Found]):
    """Nothing changes before Apply, and what was found is applied to the document alone that it was found for.

    `raw` is what was read (None: nothing), `found` what it means, worked out anew whenever the document changes.
    """

    stays = True
    """Whether what was read is shown on once it is applied, compared with the plan it led to."""
    looking = ""
    """Said while `found` is worked out; "": that is done in no time, and without a word."""

    apply_role = "primary"

    def __init__(self, workspace: Workspace, title: str, purpose: str, apply: str = "Apply") -> None:
        """`apply`: what is on the button."""
        super().__init__(workspace, title, purpose)
        self.raw: Raw | None = None
        self.found: Found | None = None
        self._of: Document | None = None
        self._fresh = False
        self.apply_button = button(apply, self.apply, role=self.apply_role, icon="check")
        self._pages = QStackedWidget()

    def understanding(self, raw: Raw, content: Document) -> Callable[[], Found] | None:
        """What works out, beside the window, what it means for that document; None: nothing can be said."""
        raise NotImplementedError

    def show_found(self, found: Found) -> None:
        """Show what would change and what is wrong."""
        raise NotImplementedError

    def changes_something(self, found: Found) -> bool:
        """Whether there is anything to apply."""
        raise NotImplementedError

    def put(self, found: Found) -> str:
        """Take it over as one step; what was wrong in a sentence, "" where it was done."""
        raise NotImplementedError

    def applied(self, found: Found) -> None:
        """Say what was done."""
        raise NotImplementedError

    def begin(self) -> None:
        """Leave aside what was chosen for another file: `raw` is new, or None."""

    def lay_out(self, empty: EmptyState, *found: Part, spacing: int) -> None:
        """Show `empty` before anything is read, and from then on those below each other."""
        self._pages.addWidget(empty)
        self._pages.addWidget(stack(*found, spacing=spacing))
        self.body.addWidget(self._pages, 1)
        self.offer()

    def bring(self, doing: str, read: Callable[[], Raw]) -> None:
        """Read beside the window, and show what it means."""
        self.work(doing, read, partial(self._arrived, doing))
        self.offer()

    def look(self, doing: str = "") -> None:
        """Work out what it means for the document as it is, and for what is chosen now."""
        self._of, self._fresh = self.workspace.document.content, False
        do = None if self.raw is None else self.understanding(self.raw, self._of)
        self.work_out(do, self._understood, doing or self.looking)
        self.offer()

    def refresh(self, changed: Changed) -> None:
        """Show what it means for the document as it is now."""
        if self.raw is not None and self._of is not self.workspace.document.content:
            self.look()
        self.offer()  # somebody else may have the plan now

    def forget(self) -> None:
        """It was read for the plan that was open before, or is applied."""
        self.drop()
        self.begin()
        self._pages.setCurrentIndex(0)
        self.offer()

    def drop(self) -> None:
        """Leave aside what was read; what is still being worked out of it is not waited for."""
        self.raw = self.found = self._of = None
        self.work_out(None, self._understood)

    def apply(self) -> None:
        """Take what was found over as one step."""
        found, raw = self.found, self.raw
        if found is None or not self.can_apply:
            return  # it is being worked out anew
        if not self.stays:
            self.raw = None  # before the plan changes: it is not to be compared with it again
        wrong = self.put(found)
        if wrong:
            self.raw = raw
            self.refuse(wrong)
            return
        self.applied(found)
        self.holds_now()
        if not self.stays:
            self.forget()

    def offer(self) -> None:
        """Let Apply be pressed where there is something to apply."""
        found = self.found
        ready = found is not None and self.can_apply and self.changes_something(found)
        self.apply_button.setEnabled(ready and not self.workspace.read_only)

    def rested(self) -> None:
        """Offer what can be done now."""
        self.offer()

    @property
    def judged(self) -> Timetable | None:
        """The timetable; None also where the plan has errors, so that none can be judged."""
        document = self.workspace.document
        return None if document.facts.errors else document.timetable

    def go_to_block(self, key: object) -> None:
        """Show the block of that key, as in delivery#2; of another key, nothing."""
        if isinstance(key, str) and "#" in key:
            self.workspace.go(place_of_subject(Subject(Kind.BLOCK, key)))

    def show_pages(self) -> None:
        """Show what was read in place of the invitation to read."""
        self._pages.setCurrentIndex(1)

    @property
    def can_apply(self) -> bool:
        """Whether what was found holds for the document as it is."""
        return (
            self.found is not None and self._fresh and self._of is self.workspace.document.content and not self.working
        )

    def _arrived(self, doing: str, raw: Raw) -> None:
        self.raw = raw
        self.begin()
        self.look(doing)

    def _understood(self, found: Found) -> None:
        self.found, self._fresh = found, True
        self.show_found(found)
        self.show_pages()
        self.offer()
