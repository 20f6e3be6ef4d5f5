"""A search, or what it has found and nobody has kept: asked about before its plan goes, and gone with it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject

from hsmc_scheduler.gui.document import Changed
from hsmc_scheduler.gui.files import Files
from hsmc_scheduler.gui.generating.flow import GenerateFlow
from hsmc_scheduler.gui.main_window import MainWindow
from hsmc_scheduler.gui.widgets.question import Choice, ask


class Unkept(QObject):
    """Watches over what is being looked for, or was found, for the plan that is open."""

    def __init__(self, window: MainWindow, generating: GenerateFlow, files: Files) -> None:
        super().__init__()
        self._window, self._generating, self._files = window, generating, files
        self._document = window.workspace.document
        self._openings = self._document.openings
        self._document.changed.connect(self._follow)
        files.ask_first = self.ask

    @property
    def there(self) -> bool:
        """Whether a search runs, or has ended with a timetable that waits to be kept."""
        return self._generating.working or self._window.workspace.preview is not None

    def ask(self, then: Callable[[], object]) -> bool:
        """Ask what is to become of it before `then` is done; False: there is nothing to ask."""
        if not self.there:
            return False
        saving, title = self._files.saving, self._document.plan.title

        def keep() -> None:
            self._generating.outcome.kept.emit()
            saving.save(then)

        searching = self._generating.working

        def end() -> None:
            if self._generating.working == searching:  # or it has ended since: what it found is asked about
                self._forget()
            saving.when_safe(then)

        if searching:
            asked = "End the search?"
            words = f"A timetable for “{title}” is being made. What is found so far would be lost."
            choices = [Choice("End it", end), Choice("Let it go on", role="primary")]
        else:
            asked = "Keep the new timetable first?"
            words = f"A timetable was made for “{title}” and is not kept yet."
            choices = [Choice("Keep and save", keep, "primary"), Choice("Discard it", end), Choice("Cancel")]
        ask(self._window, asked, words, *choices)
        return True

    def _follow(self, _: Changed) -> None:
        """Once another plan is open, nothing that is looked for, found or advised is of a plan that is there."""
        if self._openings == self._document.openings:
            return
        self._openings = self._document.openings
        panels = self._generating.running, self._generating.outcome, self._generating.impossible
        if self.there or any(self._window.inspector.shows(panel) for panel in panels):
            self._forget()
            self._window.workspace.say("")

    def _forget(self) -> None:
        self._generating.solving.kill()
        self._generating.outcome.discarded.emit()
