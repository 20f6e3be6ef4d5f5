"""What every screen is: shown, refreshed when the document changes, and able to show a place."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QWidget

from hsmc_scheduler.gui.document import EVERYTHING, Changed
from hsmc_scheduler.gui.places import Place
from hsmc_scheduler.gui.workspace import Workspace


class Screen(QWidget):
    """One screen. A subclass builds itself in `__init__`, and shows the document in `refresh`."""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__()
        self.workspace = workspace
        self._missed: Changed | None = Changed(EVERYTHING)
        workspace.document.changed.connect(self._take)
        workspace.document.findings_changed.connect(self._take_findings)

    def refresh(self, changed: Changed) -> None:
        """Show the document as it is now. Called when the screen is first shown, and after each change while it is."""
        raise NotImplementedError

    def show_findings(self) -> None:
        """Show what the health check found, where the screen shows that."""

    def show_place(self, place: Place) -> None:
        """Select the thing at that place, and give it the keyboard."""

    def inspector(self) -> QWidget | None:
        """What stands on the right while this screen is shown; None: nothing does."""
        return None

    def search(self) -> bool:
        """Give the keyboard to the screen's own search; False where it has none."""
        return False

    def showEvent(self, event: QShowEvent) -> None:
        """Catch up with what changed while it was hidden."""
        super().showEvent(event)
        if self._missed is not None:
            missed, self._missed = self._missed, None
            self.refresh(missed)
            self.show_findings()

    def _take(self, changed: Changed) -> None:
        if self._missed is not None:
            self._missed |= changed
        elif self.isVisible():
            self.refresh(changed)
        else:
            self._missed = changed

    def _take_findings(self) -> None:
        if self.isVisible():
            self.show_findings()


@dataclass(frozen=True, slots=True)
class ScreenSpec:
    """A screen as the rail lists it. `make` is called when it is first shown."""

    id: str
    title: str
    icon: str
    make: Callable[[Workspace], Screen]
