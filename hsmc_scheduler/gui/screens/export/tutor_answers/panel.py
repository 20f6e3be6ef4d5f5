"""Reading a folder of returned forms: what they say, what that breaks, and taking it over as one step."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from pathlib import Path

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from hsmc_scheduler.app.availability.answers import understand, with_answers
from hsmc_scheduler.app.availability.asking import AskedTutor, not_answered
from hsmc_scheduler.app.availability.breaking import Broken, newly_broken
from hsmc_scheduler.app.availability.folder import File, read_folder
from hsmc_scheduler.app.availability.received import Received, Round, counts_words
from hsmc_scheduler.app.today import today
from hsmc_scheduler.domain.plan import Plan
from hsmc_scheduler.domain.timetable import Timetable
from hsmc_scheduler.gui.document import Changed
from hsmc_scheduler.gui.places import place_of_subject
from hsmc_scheduler.gui.screens.export.found_tabs import FoundTabs
from hsmc_scheduler.gui.screens.export.panel import Panel
from hsmc_scheduler.gui.screens.export.tutor_answers import rows
from hsmc_scheduler.gui.theme.tokens import SPACE
from hsmc_scheduler.gui.widgets.buttons import button
from hsmc_scheduler.gui.widgets.notices import EmptyState
from hsmc_scheduler.gui.widgets.text import label
from hsmc_scheduler.gui.workspace import Workspace
from hsmc_scheduler.projections.messages.words import counted, sentence_case
from hsmc_scheduler.rules.rule import Kind, Subject

PURPOSE = "The forms the tutors sent back, whatever the files are called. Nothing changes before you press Apply."
ANSWERS, CHANGES, BREAKS, PROBLEMS, WAITING = (
    "Answers", "What changes", "What breaks", "Problems", "Not answered yet",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Looked:
    """What the files say of one plan, and what it would break."""

    plan: Plan
    round: Round
    broken: tuple[Broken, ...]


def look(plan: Plan, timetable: Timetable | None, files: tuple[File, ...]) -> Looked:
    """Understand the files; `timetable` None: there is none that can be judged."""
    found = understand(plan, files, today())
    ready = tuple(one for one in found.received if one.ready)
    return Looked(plan, found, newly_broken(plan, with_answers(plan, ready), timetable))


class TutorAnswersPanel(Panel):
    """Tables of what was read, and the button that takes it over."""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__(workspace, "Tutors' answers", PURPOSE)
        self._folder: Path | None = None
        self._files: tuple[File, ...] = ()
        self._looked: Looked | None = None
        self._ticks: dict[str, bool] = {}
        self._asked = 0
        self.read_button = button("Read a folder…", self.ask, role="primary", icon="folder-open")
        self.empty = EmptyState(
            "folder-open",
            "No forms read yet",
            "Save the forms the tutors sent back in one folder and choose it here.",
            self.read_button,
        )
        self.tabs = FoundTabs("What was read", (ANSWERS, CHANGES, BREAKS, PROBLEMS, WAITING))
        self.tabs.ticked.connect(self._tick)
        self.tabs.opened.connect(self._open)
        self.tabs.tabs.currentChanged.connect(self._tab_changed)
        self.folder_label = label("", "secondary")
        self.copy_button = button("Copy their addresses", self.copy_addresses, role="quiet", icon="copy")
        self.again_button = button("Read it again", self.read_again, role="quiet")
        self.other_button = button("Another folder…", self.ask, role="quiet", icon="folder-open")
        self.total = label("", "secondary", wrap=True)
        self.apply_button = button("Apply", self.apply, role="primary", icon="check")
        self._pages = QStackedWidget()
        self._pages.addWidget(self.empty)
        self._pages.addWidget(self._found_page())
        self.body.addWidget(self._pages, 1)

    def _found_page(self) -> QWidget:
        head, foot = QHBoxLayout(), QHBoxLayout()
        for row in (head, foot):
            row.setSpacing(SPACE)
        head.addWidget(self.folder_label, 1)
        head.addWidget(self.copy_button)
        head.addWidget(self.again_button)
        head.addWidget(self.other_button)
        foot.addWidget(self.total, 1)
        foot.addWidget(self.apply_button)
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE)
        column.addLayout(head)
        column.addWidget(self.tabs, 1)
        column.addLayout(foot)
        return page

    def refresh(self, changed: Changed) -> None:
        """Show what the files say of the plan as it is now."""
        if self._folder is not None:
            self._look()

    def forget(self) -> None:
        """The forms were read for the plan that was open before."""
        self._asked += 1
        self._folder, self._files, self._looked = None, (), None
        self._ticks.clear()
        self._pages.setCurrentIndex(0)

    def ask(self) -> None:
        """Ask which folder to read."""
        self.ask_folder("The folder with the returned forms", self.read)

    def read(self, folder: Path) -> None:
        """Read every form in a folder."""
        self.work("Reading the forms", partial(read_folder, folder), partial(self._read, folder))

    def read_again(self) -> None:
        """Read the same folder once more: something was mended, or one more came in."""
        if self._folder is not None:
            self.read(self._folder)

    def copy_addresses(self) -> None:
        """Put the addresses of those who have not answered on the clipboard, to remind them."""
        found = self._addresses()
        QGuiApplication.clipboard().setText("; ".join(found))
        self.workspace.say(f"Copied: {counted(len(found), 'address', 'addresses')}")

    @property
    def chosen(self) -> tuple[Received, ...]:
        """The answers to be taken over."""
        received = self._looked.round.received if self._looked else ()
        return tuple(one for one in received if one.ready and self._wanted(one))

    def apply(self) -> None:
        """Take the chosen answers over as one step."""
        chosen = self.chosen
        if self._looked is None or self._looked.plan is not self.workspace.document.plan:
            return  # it is being understood anew
        wrong = self.workspace.edit("Tutors' answers", lambda plan: with_answers(plan, chosen))
        if wrong:
            self.refuse(wrong)
            return
        left = len(not_answered(self.workspace.document.plan))
        more = f" {counted(left, 'tutor')} {'has' if left == 1 else 'have'} not answered yet." if left else ""
        self.banner.say(f"{counted(len(chosen), 'answer')} applied.{more}", grade="good")

    def _wanted(self, one: Received) -> bool:
        return self._ticks.get(one.tutor, not one.untouched)

    def _read(self, folder: Path, files: tuple[File, ...]) -> None:
        self._folder, self._files = folder, files
        self._ticks.clear()
        self._look()

    def _look(self) -> None:
        self._asked += 1
        document = self.workspace.document
        timetable = None if document.facts.errors else document.timetable
        self.workspace.worker.do(
            partial(look, document.plan, timetable, self._files), partial(self._show_looked, self._asked)
        )

    def _show_looked(self, asked: int, looked: Looked) -> None:
        if asked == self._asked and looked.plan is self.workspace.document.plan:
            self._looked = looked
            self._show_all()

    def _show_all(self) -> None:
        looked = self._looked
        if looked is None or self._folder is None:
            return
        chosen = self.chosen
        tutors = {one.tutor for one in chosen}
        broken = tuple(b for b in looked.broken if b.tutor in tutors)
        left_out = {one.tutor for one in looked.round.received if not self._wanted(one)}
        self.tabs.show_found(ANSWERS, rows.answers(looked.round.received, left_out, looked.broken))
        self.tabs.show_found(CHANGES, rows.changes(chosen))
        self.tabs.show_found(BREAKS, rows.breaks(broken))
        self.tabs.show_problems(PROBLEMS, looked.round.problems)
        self.tabs.show_found(WAITING, rows.waiting(self._waiting(looked, tutors)))
        self.folder_label.setText(f"{self._folder.name}: {counted(len(self._files), 'file')} read")
        self.total.setText(_total(looked, chosen, broken))
        self.apply_button.setText(f"Apply {counted(len(chosen), 'answer')}" if chosen else "Apply")
        self.apply_button.setEnabled(bool(chosen) and not self.workspace.read_only)
        self._pages.setCurrentIndex(1)
        self._tab_changed()

    def _waiting(self, looked: Looked, tutors: set[str]) -> list[AskedTutor]:
        """Those who were asked and are not among the answers to be taken over."""
        return [t for t in not_answered(looked.plan) if t.tutor not in tutors]

    def _addresses(self) -> list[str]:
        chosen = {one.tutor for one in self.chosen}
        return [t.email for t in self._waiting(self._looked, chosen) if t.email] if self._looked else []

    def _tab_changed(self) -> None:
        shown = self.tabs.tabs.currentWidget() is self.tabs.tables[WAITING]
        self.copy_button.setVisible(shown and bool(self._addresses()))

    def _tick(self, key: object, wanted: bool) -> None:
        self._ticks[str(key)] = wanted
        self._show_all()

    def _open(self, key: object) -> None:
        if isinstance(key, str) and "#" in key:
            self.workspace.go(place_of_subject(Subject(Kind.BLOCK, key)))


def _total(looked: Looked, chosen: tuple[Received, ...], broken: tuple[Broken, ...]) -> str:
    new, gone = sum(len(one.added) for one in chosen), sum(len(one.removed) for one in chosen)
    words = [f"{sentence_case(counts_words(new, gone))}."]
    if broken:
        blocks = len({b.block for b in broken})
        words.append(f"{counted(blocks, 'block')} of the timetable {'does' if blocks == 1 else 'do'} not fit them.")
    faulty = sum(not one.ready for one in looked.round.received)
    if faulty:
        words.append(f"{counted(faulty, 'answer')} left out until the faults are mended.")
    return " ".join(words)
