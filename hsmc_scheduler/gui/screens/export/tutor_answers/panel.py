"""Reading a folder of returned forms: what they say, what that breaks, and taking it over as one step."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from PySide6.QtGui import QGuiApplication

from hsmc_scheduler.app.availability.answers import understand, with_answers
from hsmc_scheduler.app.availability.asking import AskedTutor, not_answered
from hsmc_scheduler.app.availability.breaking import Broken, newly_broken
from hsmc_scheduler.app.availability.folder import read_folder
from hsmc_scheduler.app.availability.received import Received, Round, counts_words
from hsmc_scheduler.app.importing.returned import File
from hsmc_scheduler.app.today import today
from hsmc_scheduler.domain.plan import Plan
from hsmc_scheduler.domain.timetable import Timetable
from hsmc_scheduler.gui.screens.export.found_tabs import FoundTabs
from hsmc_scheduler.gui.screens.export.incoming import IncomingPanel
from hsmc_scheduler.gui.screens.export.tutor_answers import rows
from hsmc_scheduler.gui.theme.tokens import SPACE
from hsmc_scheduler.gui.widgets.buttons import button
from hsmc_scheduler.gui.widgets.notices import EmptyState
from hsmc_scheduler.gui.widgets.rows import row
from hsmc_scheduler.gui.widgets.text import label
from hsmc_scheduler.gui.workspace import Workspace
from hsmc_scheduler.projections.messages.words import counted, sentence_case
from hsmc_scheduler.storage.document import Document

PURPOSE = "The forms the tutors sent back, whatever the files are called. Nothing changes before you press Apply."
ANSWERS, CHANGES, BREAKS, PROBLEMS, WAITING = (
    "Answers", "What changes", "What breaks", "Problems", "Not answered yet",
)  # fmt: skip

Read = tuple[Path, tuple[File, ...]]
"""The folder, and its files."""


@dataclass(frozen=True, slots=True)
class Looked:
    """What the files say of one plan, what it would break, and whose answers (ids) the plan has already."""

    plan: Plan
    round: Round
    broken: tuple[Broken, ...]
    settled: frozenset[str]


def look(plan: Plan, timetable: Timetable | None, files: tuple[File, ...]) -> Looked:
    """Understand the files; `timetable` None: there is none that can be judged."""
    found = understand(plan, files, today())
    ready = tuple(one for one in found.received if one.ready)
    settled = frozenset(one.tutor for one in ready if with_answers(plan, (one,)) == plan)
    return Looked(plan, found, newly_broken(plan, with_answers(plan, ready), timetable), settled)


class TutorAnswersPanel(IncomingPanel[Read, Looked]):
    """Tables of what was read, and the button that takes it over."""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__(workspace, "Tutors' answers", PURPOSE)
        self._ticks: dict[str, bool] = {}
        self.read_button = button("Read a folder…", self.ask, role="primary", icon="folder-open")
        self.tabs = FoundTabs("What was read", (ANSWERS, CHANGES, BREAKS, PROBLEMS, WAITING))
        self.tabs.ticked.connect(self._tick)
        self.tabs.opened.connect(self.go_to_block)
        self.tabs.tabs.currentChanged.connect(self._tab_changed)
        self.folder_label = label("", "secondary")
        self.copy_button = button("Copy their addresses", self.copy_addresses, role="quiet", icon="copy")
        again = button("Read it again", self.read_again, role="quiet")
        other = button("Another folder…", self.ask, role="quiet", icon="folder-open")
        self.total = label("", "secondary", wrap=True)
        words = "Save the forms the tutors sent back in one folder and choose it here."
        self.lay_out(
            EmptyState("folder-open", "No forms read yet", words, self.read_button),
            row((self.folder_label, 1), self.copy_button, again, other),
            (self.tabs, 1),
            row((self.total, 1), self.apply_button),
            spacing=SPACE,
        )

    def ask(self) -> None:
        """Ask which folder to read."""
        self.ask_folder("The folder with the returned forms", self.read)

    def read(self, folder: Path) -> None:
        """Read every form in a folder."""
        self.bring("Reading the forms", lambda: (folder, read_folder(folder)))

    def read_again(self) -> None:
        """Read the same folder once more: something was mended, or one more came in."""
        if self.raw is not None:
            self.read(self.raw[0])

    def copy_addresses(self) -> None:
        """Put the addresses of those who have not answered on the clipboard, to remind them."""
        found = self._addresses()
        QGuiApplication.clipboard().setText("; ".join(found))
        self.workspace.say(f"Copied: {counted(len(found), 'address', 'addresses')}")

    @property
    def chosen(self) -> tuple[Received, ...]:
        """The answers to be taken over."""
        if self.found is None:
            return ()
        settled = self.found.settled
        return tuple(
            one for one in self.found.round.received if one.ready and one.tutor not in settled and self._wanted(one)
        )

    def begin(self) -> None:
        """Tick what is usually taken."""
        self._ticks.clear()

    def understanding(self, raw: Read, content: Document) -> Callable[[], Looked]:
        """What the files say of the plan."""
        return partial(look, content.plan, self.judged, raw[1])

    def show_found(self, found: Looked) -> None:
        """Show what the tutors answered, and what becomes of it."""
        assert self.raw is not None
        folder, files = self.raw
        chosen = self.chosen
        tutors = {one.tutor for one in chosen}
        broken = tuple(b for b in found.broken if b.tutor in tutors)
        left_out = {one.tutor for one in found.round.received if not self._wanted(one)}
        self.tabs.show_found(ANSWERS, rows.answers(found.round.received, left_out, found.broken, found.settled))
        self.tabs.show_found(CHANGES, rows.changes(chosen))
        self.tabs.show_found(BREAKS, rows.breaks(broken))
        self.tabs.show_problems(PROBLEMS, found.round.problems)
        self.tabs.show_found(WAITING, rows.waiting(self._waiting(found, tutors)))
        self.folder_label.setText(f"{folder.name}: {counted(len(files), 'file')} read")
        self.total.setText(_total(found, chosen, broken))
        self.apply_button.setText(f"Apply {counted(len(chosen), 'answer')}" if chosen else "Apply")
        self._tab_changed()

    def changes_something(self, found: Looked) -> bool:
        """Whether any answer is to be taken over."""
        return bool(self.chosen)

    def put(self, found: Looked) -> str:
        """Take the chosen answers over."""
        chosen = self.chosen
        return self.workspace.edit("Tutors' answers", lambda plan: with_answers(plan, chosen))

    def applied(self, found: Looked) -> None:
        """Say how many, and how many are waited for."""
        left = len(not_answered(self.workspace.document.plan))
        more = f" {counted(left, 'tutor')} {'has' if left == 1 else 'have'} not answered yet." if left else ""
        self.banner.say(f"{counted(len(self.chosen), 'answer')} applied.{more}", grade="good")

    def _wanted(self, one: Received) -> bool:
        return self._ticks.get(one.tutor, not one.untouched)

    def _waiting(self, looked: Looked, tutors: set[str]) -> list[AskedTutor]:
        """Those who were asked and are not among the answers to be taken over."""
        return [t for t in not_answered(looked.plan) if t.tutor not in tutors]

    def _addresses(self) -> list[str]:
        chosen = {one.tutor for one in self.chosen}
        return [t.email for t in self._waiting(self.found, chosen) if t.email] if self.found else []

    def _tab_changed(self) -> None:
        shown = self.tabs.tabs.currentWidget() is self.tabs.tables[WAITING]
        self.copy_button.setVisible(shown and bool(self._addresses()))

    def _tick(self, key: object, wanted: bool) -> None:
        self._ticks[str(key)] = wanted
        if self.found is not None:
            self.show_found(self.found)
            self.offer()


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
