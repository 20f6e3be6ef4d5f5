"""The commands on the blocks selected."""

from __future__ import annotations

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QMenu, QWidget

from hsmc_scheduler.gui.screens.timetable.view import ViewState
from hsmc_scheduler.gui.workspace import Workspace


class BlockCommands(QObject):
    """Made once by the screen (`parent`, where dialogs belong to). Not built yet."""

    def __init__(self, workspace: Workspace, state: ViewState, parent: QWidget) -> None:
        super().__init__(parent)
        self.workspace, self.state = workspace, state

    def fill(self, menu: QMenu) -> None:
        """Put what can be done to the blocks selected into a menu about to be shown."""

    def move_to(self) -> None:
        """Ask for a date for the block selected, and move it there."""
