"""One step that can be undone: the document before it and after it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtGui import QUndoCommand

from hsmc_scheduler.storage.document import Document


class Step(QUndoCommand):
    """A named step from one content to another; `show` puts a content in place."""

    def __init__(self, name: str, before: Document, after: Document, show: Callable[[Document], None]) -> None:
        super().__init__(name)
        self._before, self._after, self._show = before, after, show

    def undo(self) -> None:
        """Put the content before it back."""
        self._show(self._before)

    def redo(self) -> None:
        """Put the content after it in place; also called when the step is first taken."""
        self._show(self._after)
