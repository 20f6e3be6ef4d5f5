"""The block selected."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from hsmc_scheduler.gui.screens.timetable.view import ViewState
from hsmc_scheduler.gui.workspace import Workspace


class BlockPanel(QWidget):
    """Not built yet. Follows `workspace.selection`, `workspace.document.changed` and `state.changed`."""

    def __init__(self, workspace: Workspace, state: ViewState) -> None:
        super().__init__()
        self.workspace, self.state = workspace, state
