"""Workbooks that came back from module leads: what each says, what is wrong, and Apply as one step."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QLabel

from hsmc_scheduler.app.importing.returned import File
from hsmc_scheduler.app.importing.reviews import (
    MERGED,
    ReviewChange,
    Understood,
    merge_reviews,
    read_workbooks,
    understand,
)
from hsmc_scheduler.app.today import today
from hsmc_scheduler.gui.document import Changed
from hsmc_scheduler.gui.screens.export.found import FoundTable, Row
from hsmc_scheduler.gui.screens.export.incoming import IncomingPanel
from hsmc_scheduler.gui.theme.tokens import SPACE
from hsmc_scheduler.gui.widgets.buttons import button
from hsmc_scheduler.gui.widgets.notices import EmptyState
from hsmc_scheduler.gui.widgets.rows import row
from hsmc_scheduler.gui.widgets.text import label
from hsmc_scheduler.gui.workspace import Workspace
from hsmc_scheduler.projections.messages.words import counted
from hsmc_scheduler.projections.reviews import block_reviews, review_counts
from hsmc_scheduler.storage.document import Document

PURPOSE = (
    "The workbooks module leads sent back: what they checked and wrote is kept at each block, shown in the timetable "
    "and counted in Checks. It holds for the dates they saw."
)
HEADINGS = ("Block", "From", "Its dates", "What was said")
KIND = "Workbooks (*.xlsx)"


class ReviewsPanel(IncomingPanel[tuple[File, ...], Understood]):
    """A file with a fault is left out whole."""

    stays = False

    def __init__(self, workspace: Workspace) -> None:
        super().__init__(workspace, "Checked by module leads", PURPOSE)
        folder = button("Read a folder…", self.read_folder, role="primary", icon="folder-open")
        file = button("Read one workbook…", self.read_file, icon="file-spreadsheet")
        other_folder = button("Another folder…", self.read_folder, icon="folder-open")
        other_file = button("Another workbook…", self.read_file, icon="file-spreadsheet")
        self.standing: QLabel = label("", "secondary")
        self.told: QLabel = label("", "secondary", wrap=True)
        self.table = FoundTable("What module leads said")
        self.table.ticked.connect(self._tick)
        self.problems = FoundTable("What is wrong with the files")
        self._left_out: set[str] = set()
        self.body.setSpacing(SPACE)
        self.body.addWidget(self.standing)
        words = "Save the workbooks the module leads sent back in one folder and choose it here."
        self.lay_out(
            EmptyState("folder-open", "Nothing read yet", words, folder, file),
            row(None, other_folder, other_file),
            (self.table, 3),
            (self.problems, 1),
            row((self.told, 1), self.apply_button),
            None,
            spacing=SPACE,
        )

    def refresh(self, changed: Changed) -> None:
        """Say how far it has come, and what the workbooks say of the plan as it is now."""
        document = self.workspace.document
        if document.timetable is not None and document.plan.correspondence.reviews:
            counts = review_counts(block_reviews(document.plan, document.timetable))
            self.standing.setText(f"Checked: {counts}")
        else:
            self.standing.setText("Nobody has answered yet")
        super().refresh(changed)

    def read_folder(self) -> None:
        """Ask for the folder they are in."""
        self.ask_folder("The folder with the workbooks that came back", self.read)

    def read_file(self) -> None:
        """Ask for one of them."""
        self.ask_file("A workbook that came back", KIND, self.read)

    def read(self, path: Path) -> None:
        """Read a workbook, or those of a folder."""
        self.bring("Reading the workbooks", partial(read_workbooks, path))

    def begin(self) -> None:
        """Tick all of it."""
        self._left_out.clear()

    def understanding(self, raw: tuple[File, ...], content: Document) -> Callable[[], Understood] | None:
        """What they say of the timetable."""
        return partial(understand, content.plan, content.timetable, raw, today()) if content.timetable else None

    def show_found(self, found: Understood) -> None:
        """Show what was said, and what is wrong with the files."""
        self.table.setVisible(bool(found.changes or not found.problems))
        self.problems.setVisible(bool(found.problems))
        wanted = self._wanted(found)
        self.apply_button.setText(f"Apply {len(wanted)}" if wanted else "Apply")
        self.table.show_rows(HEADINGS, [self._row(change) for change in found.changes])
        self.problems.show_problems(found.problems)
        self.told.setText(_words(found, len(self.raw or ())))

    def changes_something(self, found: Understood) -> bool:
        """Whether anything is ticked."""
        return bool(self._wanted(found))

    def put(self, found: Understood) -> str:
        """Keep what is ticked in the plan."""
        reviews = [c.review for c in self._wanted(found)]
        return self.workspace.edit(MERGED, lambda plan: merge_reviews(plan, reviews))

    def applied(self, found: Understood) -> None:
        """Say how many, and how far it has come."""
        kept = counted(len(self._wanted(found)), "answer")
        self.banner.say(f"{kept} kept in the plan: {self.standing.text()}.", grade="good")

    def _row(self, change: ReviewChange) -> Row:
        review = change.review
        said = " · ".join(part for part in ("OK" if review.checked else "", review.comment) if part)
        moved = "Moved since" if change.moved else "As seen"
        grade = "caution" if change.moved or review.comment else "good"
        return Row((change.block, review.by, moved, said), grade, change.where not in self._left_out, change.where)

    def _wanted(self, found: Understood) -> tuple[ReviewChange, ...]:
        return tuple(c for c in found.changes if c.where not in self._left_out)

    def _tick(self, key: object, wanted: bool) -> None:
        (self._left_out.discard if wanted else self._left_out.add)(str(key))
        if self.found is not None:
            self.show_found(self.found)
            self.offer()


def _words(found: Understood, files: int) -> str:
    """In a sentence or two, what was read."""
    faulty = {p.where.partition(",")[0] for p in found.errors}
    parts = [f"{counted(files, 'workbook')} read."]
    if found.unchanged:
        parts.append(f"{counted(found.unchanged, 'answer is', 'answers are')} known already.")
    if faulty:
        parts.append(f"Left out, because of what is wrong with {'it' if len(faulty) == 1 else 'them'}: {len(faulty)}.")
    if not found.changes and not faulty:
        parts.append("There is nothing new to apply.")
    return " ".join(parts)
