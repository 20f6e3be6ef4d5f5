"""The panel beside the timetable: what there is to say of the blocks selected, and the buttons for them."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QMenu, QPushButton, QScrollArea, QVBoxLayout, QWidget

from hsmc_scheduler.gui.screens.timetable.commands.block_commands import BlockCommands
from hsmc_scheduler.gui.screens.timetable.hand import Hand
from hsmc_scheduler.gui.screens.timetable.inspector.of_block import BlockContents
from hsmc_scheduler.gui.screens.timetable.inspector.of_several import several_contents
from hsmc_scheduler.gui.screens.timetable.inspector.overview import overview
from hsmc_scheduler.gui.screens.timetable.view import ViewState
from hsmc_scheduler.gui.selection import Block
from hsmc_scheduler.gui.theme.icons import bind_icon
from hsmc_scheduler.gui.theme.tokens import SPACE
from hsmc_scheduler.gui.widgets.buttons import button
from hsmc_scheduler.gui.widgets.text import ruled_line
from hsmc_scheduler.gui.workspace import Workspace

PAUSE_MS = 150
"""So long a block is selected before its other dates are looked for."""


class BlockPanel(QWidget):
    """Follows selection, document and state. Each time anything changes its contents are made anew, when it is seen."""

    left = Signal()
    """Esc was pressed: the keyboard goes back to the view."""

    def __init__(self, workspace: Workspace, state: ViewState, commands: BlockCommands) -> None:
        super().__init__()
        self.setAccessibleName("Inspector")
        self._workspace, self._state, self._commands = workspace, state, commands
        self._hand = Hand(workspace)
        self._block: Block | None = None
        self.contents: QWidget = QWidget()
        self._scroll = QScrollArea()
        self._scroll.setWidgetResizable(True)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.move_button = button("Move to…", commands.move_to)
        self.pin_button = button("Pin", commands.toggle_pin)
        self.more_button = QPushButton("More")
        self.more_button.setAccessibleName("More that can be done to the blocks selected")
        self._menu = QMenu(self.more_button)
        self.more_button.setMenu(self._menu)
        self._menu.aboutToShow.connect(self._fill_menu)
        self._foot, self._buttons = ruled_line(), QWidget()
        row = QHBoxLayout(self._buttons)
        row.setContentsMargins(SPACE * 2, SPACE + 4, SPACE * 2, SPACE + 4)
        row.setSpacing(SPACE)
        for one in (self.move_button, self.pin_button, self.more_button):
            row.addWidget(one)
        row.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._scroll, 1)
        column.addWidget(self._foot)
        column.addWidget(self._buttons)
        self._soon = QTimer(self, singleShot=True, interval=0)
        self._soon.timeout.connect(self.refresh)
        self._look = QTimer(self, singleShot=True, interval=PAUSE_MS)
        self._look.timeout.connect(self._look_for_dates)
        self._hand.arrived.connect(self._dates_arrived)
        workspace.selection.changed.connect(self._soon.start)
        workspace.document.changed.connect(self._soon.start)
        state.changed.connect(self._soon.start)

    def refresh(self) -> None:
        """Show what is selected now."""
        if not self.isVisible() or self._state.timetable is None:
            return
        blocks = tuple(b for b in self._workspace.selection.blocks if b in self._state.roll.blocks)
        block = blocks[0] if len(blocks) == 1 else None
        place = self._scroll.verticalScrollBar().value() if block and block == self._block else 0
        self._hand.let_go()
        self._block = block
        if block:
            self.contents = BlockContents(self._workspace, self._state, self._commands, block)
        elif blocks:
            self.contents = several_contents(self._workspace, self._state, blocks)
        else:
            self.contents = overview(self._workspace, self._state, self._commands)
        self._scroll.setWidget(self.contents)
        self.contents.setAutoFillBackground(False)
        self._scroll.verticalScrollBar().setValue(place)
        self._show_buttons(blocks)
        if block and self._state.preview is None:
            self._look.start()

    def take_keyboard(self) -> None:
        """Put the keyboard on the first thing there is to do."""
        self.refresh()
        buttons = (self.move_button, self.pin_button, self.more_button)
        first = next((b for b in buttons if b.isVisible() and b.isEnabled()), None)
        if first is not None:
            first.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc goes back to where the block is seen."""
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def showEvent(self, event: QShowEvent) -> None:
        """Catch up with what changed while it was hidden."""
        super().showEvent(event)
        self._soon.start()

    def _show_buttons(self, blocks: tuple[Block, ...]) -> None:
        commands = self._commands
        for one in (self._foot, self._buttons):
            one.setVisible(bool(blocks))
        self.move_button.setVisible(len(blocks) == 1)
        self.move_button.setEnabled(commands.move_action.isEnabled())
        self.pin_button.setText(commands.pin_action.text())
        self.pin_button.setAccessibleName(commands.pin_action.text())
        self.pin_button.setEnabled(commands.pin_action.isEnabled())
        bind_icon(self.pin_button, "pin-off" if commands.pinned else "pin")

    def _fill_menu(self) -> None:
        self._menu.clear()
        self._commands.fill(self._menu)

    def _look_for_dates(self) -> None:
        if self._block is not None:
            self._hand.ask(self._block)

    def _dates_arrived(self) -> None:
        if self._hand.complete and isinstance(self.contents, BlockContents):
            self.contents.show_dates(self._hand.verdicts.values())
