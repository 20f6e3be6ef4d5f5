"""What the panels share that write many files: the folder, what is there already, progress, Stop."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import Signal

from hsmc_scheduler.app.sending.running import StoppedError, Watch
from hsmc_scheduler.engine.cancel import CancelToken
from hsmc_scheduler.gui.screens.export.panel import Panel
from hsmc_scheduler.gui.widgets.buttons import button
from hsmc_scheduler.gui.widgets.question import Choice, ask
from hsmc_scheduler.gui.widgets.rows import row
from hsmc_scheduler.gui.widgets.text import label
from hsmc_scheduler.gui.workspace import Workspace
from hsmc_scheduler.projections.messages.words import counted

Send = Callable[[Path, bool, Watch], Any]
"""Writes into a folder, replacing or not, watched; its answer."""
MOST_NAMED = 8


class SendingPanel(Panel):
    """A panel whose work writes many files into a folder."""

    _told = Signal(int, int, str)

    def __init__(self, workspace: Workspace, title: str, purpose: str) -> None:
        super().__init__(workspace, title, purpose)
        self._cancel = CancelToken()
        self._told.connect(self._tell)
        self.doing = label("", "secondary", wrap=True)
        self.stop_button = button("Stop", self.stop, icon="circle-x")
        self.row = row((self.doing, 1), self.stop_button)
        self.stop_button.hide()

    def ask_where_to(self, title: str, names: Sequence[str], send: Send, then: Callable[[Path, Any], object]) -> None:
        """Ask for a folder, and about replacing what is there of these names; then write."""
        self.ask_folder(title, lambda folder: self.into(folder, names, send, then))

    def into(self, folder: Path, names: Sequence[str], send: Send, then: Callable[[Path, Any], object]) -> None:
        """Write into that folder, once replacing is agreed to."""
        there = [name for name in names if (folder / name).exists()]
        go = partial(self.send, folder, send, then)
        if not there:
            go(False)
            return
        more = f"\nand {len(there) - MOST_NAMED} more" if len(there) > MOST_NAMED else ""
        ask(
            self,
            f"Replace {counted(len(there), 'file')}?",
            f"{folder.name} already holds:\n" + "\n".join(there[:MOST_NAMED]) + more,
            Choice("Replace", lambda: go(True), role="primary"),
            Choice("Cancel"),
        )

    def send(self, folder: Path, send: Send, then: Callable[[Path, Any], object], replace: bool) -> None:
        """Do it beside the window; it can be stopped, and is where the window closes."""
        self._cancel = CancelToken()
        cancel, worker = self._cancel, self.workspace.worker
        watch = Watch(self._told.emit, lambda: cancel.asked or worker.closed)
        self.stop_button.show()
        self.stop_button.setEnabled(True)
        self.work("Writing the files", lambda: send(folder, replace, watch), partial(then, folder))
        self.offer()

    def offer(self) -> None:
        """Let writing be asked for, or not while it is done already."""
        raise NotImplementedError

    def stop(self) -> None:
        """Ask it to stop before the next file."""
        self._cancel.cancel()
        self.stop_button.setEnabled(False)

    def rested(self) -> None:
        """The work has ended."""
        self.stop_button.hide()
        self.doing.setText("")
        self.progress.setRange(0, 0)
        self.offer()

    def refuse(self, sentence: str) -> None:
        """Say what went wrong; a stop asked for is no fault."""
        if sentence == str(StoppedError()):
            self.banner.say(sentence)
        else:
            super().refuse(sentence)

    def _tell(self, done: int, of: int, name: str) -> None:
        if self.working:
            self.progress.setRange(0, of)
            self.progress.setValue(done)
            self.doing.setText(f"{done + 1} of {of}: {name}")
