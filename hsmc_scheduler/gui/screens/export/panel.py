"""What every line of the Import & export screen opens: a panel that sends something out, or brings something in."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtWidgets import QFileDialog, QFrame, QProgressBar, QPushButton, QVBoxLayout, QWidget

from hsmc_scheduler.app.edits.errors import EditError
from hsmc_scheduler.domain.problem import Problem
from hsmc_scheduler.exchange.saving import NotWrittenError
from hsmc_scheduler.exchange.unreadable import UnreadableError
from hsmc_scheduler.gui.document import Changed
from hsmc_scheduler.gui.places import Place
from hsmc_scheduler.gui.theme.tokens import SPACE
from hsmc_scheduler.gui.widgets.buttons import button
from hsmc_scheduler.gui.widgets.notices import Banner
from hsmc_scheduler.gui.widgets.staying import StaysHere
from hsmc_scheduler.gui.widgets.text import label
from hsmc_scheduler.gui.workspace import Workspace
from hsmc_scheduler.projections.messages.words import counted
from hsmc_scheduler.storage.document import Document

SIDE = 240
"""How wide the choices of a panel are."""
PLAN = ".hsmc"
"""What the names of plans end with: this window opens them itself."""


class Panel(StaysHere):
    """A heading, what it is for, a banner for how it went, and a `body` that the subclass fills."""

    def __init__(self, workspace: Workspace, title: str, purpose: str) -> None:
        super().__init__()
        self.workspace = workspace
        self.banner = Banner()
        self.progress = QProgressBar()
        self.progress.setRange(0, 0)
        self.progress.setTextVisible(False)
        self.progress.hide()
        self.working = False
        self.waits: tuple[QPushButton, ...] = ()
        """Buttons that cannot be pressed while it works."""
        self._running = 0
        self._asked = 0
        self._opening = workspace.document.openings
        self._held: tuple[str, Document] | None = None
        self.body = QVBoxLayout()
        self.body.setContentsMargins(0, 0, 0, 0)
        self.body.setSpacing(SPACE * 2)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE)
        column.addWidget(label(title, "heading"))
        column.addWidget(label(purpose, "secondary", wrap=True))
        column.addWidget(self.banner)
        column.addWidget(self.progress)
        column.addSpacing(SPACE // 2)
        column.addLayout(self.body, 1)

    def follow(self, changed: Changed) -> None:
        """Show the document as it is now; where it is another one, nothing of the one before."""
        opening = self.workspace.document.openings
        if opening != self._opening:
            self._opening = opening
            self.banner.hide()
            self.forget()
        elif self._held is not None and self._held[1] is not self.workspace.document.content:
            if self.banner.sentence == self._held[0]:
                self.banner.hide()
            self._held = None
        self.refresh(changed)

    def holds_now(self) -> None:
        """What the banner says holds for the plan as it is: once that is another, undone or edited, it goes."""
        self._held = self.banner.sentence, self.workspace.document.content

    def forget(self) -> None:
        """Leave aside what was read for the plan that was open before: it is not to be applied to another."""

    def refresh(self, changed: Changed) -> None:
        """Show the document as it is now. Called when the panel is shown, and after each change while it is."""
        raise NotImplementedError

    def work(self, doing: str, do: Callable[[], Any], then: Callable[[Any], object]) -> None:
        """Do something beside the window, then `then` with its answer; a screen reader says `doing` meanwhile.

        What cannot be written or edited is said in the banner, and so is each problem of a file that cannot be read.
        Where another plan was opened meanwhile, `then` is not called: the answer is of the one before.
        """
        self._running += 1
        self.working = True
        self._let_press()
        self.progress.setAccessibleName(doing)
        self.progress.show()
        self.banner.hide()
        opening = self.workspace.document.openings
        self.workspace.worker.do(do, partial(self._done, doing, opening, then), partial(self._failed, doing, opening))

    def work_out(self, do: Callable[[], Any] | None, then: Callable[[Any], object], doing: str = "") -> None:
        """Work something out beside the window; only the answer to what was asked last is shown (None: nothing was).

        Without `doing`, nothing is said of it.
        """
        self._asked += 1
        if do is None:
            return
        last = partial(self._last, self._asked, self.workspace.document.openings, then)
        if doing:
            self.work(doing, do, last)
        else:
            self.workspace.worker.do(do, last)

    def _last(self, asked: int, opening: int, then: Callable[[Any], object], answer: Any) -> None:
        if asked == self._asked and opening == self.workspace.document.openings:
            then(answer)

    def wrote(self, path: Path, *more: str) -> None:
        """Say that a file or a folder of them was written, with ways to it; `more`: further sentences."""
        size = "" if path.is_dir() else f", {max(1, round(path.stat().st_size / 1000)):,} kB"
        folder = path if path.is_dir() else path.parent
        plan = path.suffix == PLAN
        show = partial(self.workspace.asked_to_open.emit, path) if plan else partial(open_path, path)
        opening = () if path.is_dir() else (button("Open it", show, icon="external-link"),)
        self.banner.say(
            ". ".join((f"Written: {path.name}{size}", *more)),
            *opening,
            button("Open the folder", partial(open_path, folder), icon="folder-open"),
            grade="good",
        )
        self.holds_now()
        self.workspace.say(f"Written: {path.name}")

    def refuse(self, sentence: str) -> None:
        """Say what went wrong."""
        self.banner.say(sentence, grade="bad")

    def need(self, there: object, sentence: str, title: str, screen: str, grade: str = "caution") -> None:
        """Where there is none of what the panel needs, say so, with a button to that screen; no more once there is."""
        if not there:
            go = button(title, lambda: self.workspace.go(Place(screen)), icon="external-link")
            self.banner.say(sentence, go, grade=grade)
        elif self.banner.sentence == sentence:
            self.banner.hide()

    def show_problems(self, problems: Sequence[Problem]) -> None:
        """Say what is wrong with a file. One that lists problems does so as well."""
        more = f" And {counted(len(problems) - 1, 'more problem')}." if len(problems) > 1 else ""
        self.refuse(f"{str(problems[0]).rstrip('.')}.{more}" if problems else "")

    def ask_where(self, title: str, name: str, kind: str, then: Callable[[Path], object]) -> None:
        """Ask under what name to write (the dialog asks about replacing). `kind`: as "Excel workbooks (*.xlsx)"."""
        dialog = QFileDialog(self, title, str(self.workspace.folder), kind)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix(Path(name).suffix.lstrip("."))
        dialog.selectFile(name)
        self._show(dialog, then)

    def ask_file(self, title: str, kind: str, then: Callable[[Path], object]) -> None:
        """Ask which file to read."""
        dialog = QFileDialog(self, title, str(self.workspace.folder), kind)
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        self._show(dialog, then)

    def ask_folder(self, title: str, then: Callable[[Path], object]) -> None:
        """Ask for a folder."""
        dialog = QFileDialog(self, title, str(self.workspace.folder))
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.setOption(QFileDialog.Option.ShowDirsOnly)
        self._show(dialog, then)

    def _show(self, dialog: QFileDialog, then: Callable[[Path], object]) -> None:
        if QGuiApplication.platformName() == "offscreen":
            dialog.setOption(QFileDialog.Option.DontUseNativeDialog)
        dialog.fileSelected.connect(lambda path: self._take(Path(path), then))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _take(self, path: Path, then: Callable[[Path], object]) -> None:
        self.workspace.folder = path if path.is_dir() else path.parent
        then(path)

    def _done(self, doing: str, opening: int, then: Callable[[Any], object], answer: Any) -> None:
        self._rest()
        if opening == self.workspace.document.openings:
            then(answer)
        else:
            self._overtaken(doing)

    def _overtaken(self, doing: str) -> None:
        if not self.working:
            before = "was for the plan that was open before: nothing of it is taken over into this one"
            self.banner.say(f"{doing} {before}.", grade="caution")

    def _failed(self, doing: str, opening: int, error: Exception) -> None:
        self._rest()
        if isinstance(error, UnreadableError | EditError) and opening != self.workspace.document.openings:
            self._overtaken(doing)
        elif isinstance(error, UnreadableError):
            self.show_problems(error.problems)
        elif isinstance(error, NotWrittenError | EditError):
            self.refuse(str(error))
        else:
            raise error

    def rested(self) -> None:
        """Called when the work has ended, whichever way."""

    def _rest(self) -> None:
        self._running -= 1
        self.working = self._running > 0
        self._let_press()
        if not self.working:
            self.progress.hide()
        self.rested()

    def _let_press(self) -> None:
        for one in self.waits:
            one.setEnabled(not self.working)


def card(*inside: QWidget) -> QVBoxLayout:
    """A column as wide as choices are, with a card of those widgets at its top."""
    frame = QFrame()
    frame.setProperty("role", "card")
    frame.setFixedWidth(SIDE)
    column = QVBoxLayout(frame)
    column.setContentsMargins(SPACE * 2, SPACE * 2, SPACE * 2, SPACE * 2)
    column.setSpacing(SPACE + 4)
    for one in inside:
        column.addWidget(one)
    whole = QVBoxLayout()
    whole.setSpacing(SPACE * 2)
    whole.addWidget(frame)
    whole.addStretch(1)
    return whole


def open_path(path: Path) -> None:
    """Let the system open a file or a folder."""
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))
