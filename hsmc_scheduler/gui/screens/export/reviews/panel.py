"""Workbooks that came back from module leads: what each says, what is wrong, and Apply as one step."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QHBoxLayout, QLabel

from hsmc_scheduler.app.reading_files import UnreadableError, read_many
from hsmc_scheduler.app.reviewing import MERGED, ReviewChange, Understood, merge_reviews, understand, workbooks_in
from hsmc_scheduler.app.today import today
from hsmc_scheduler.gui.document import Changed
from hsmc_scheduler.gui.screens.export.found import FoundTable, Row
from hsmc_scheduler.gui.screens.export.panel import Panel
from hsmc_scheduler.gui.theme.tokens import SPACE
from hsmc_scheduler.gui.widgets.buttons import button
from hsmc_scheduler.gui.widgets.notices import EmptyState
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


class ReviewsPanel(Panel):
    """Nothing is changed before Apply; a file with a fault is left out whole."""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__(workspace, "Checked by module leads", PURPOSE)
        self.folder_button = button("Read a folder…", self.read_folder, role="primary", icon="folder-open")
        self.file_button = button("Read one workbook…", self.read_file, icon="file-spreadsheet")
        self.apply_button = button("Apply", self.apply, role="primary", icon="check")
        self.standing: QLabel = label("", "secondary")
        self.told: QLabel = label("", "secondary", wrap=True)
        self.table = FoundTable("What module leads said")
        self.problems = FoundTable("What is wrong with the files")
        words = "Save the workbooks the module leads sent back in one folder and choose it above."
        self.empty = EmptyState("folder-open", "Nothing read yet", words)
        self.table.ticked.connect(self._tick)
        self._found: Understood | None = None
        self._of: tuple[Path, ...] = ()
        self._base: Document | None = None
        self._left_out: set[str] = set()
        self._lay_out()
        self._show_read()

    def _lay_out(self) -> None:
        top, foot = QHBoxLayout(), QHBoxLayout()
        for row in (top, foot):
            row.setSpacing(SPACE)
        for one in (self.folder_button, self.file_button):
            top.addWidget(one)
        top.addStretch(1)
        top.addWidget(self.standing)
        foot.addWidget(self.told, 1)
        foot.addWidget(self.apply_button)
        self.body.setSpacing(SPACE)
        self.body.addLayout(top)
        self.body.addWidget(self.empty, 3)
        self.body.addWidget(self.table, 3)
        self.body.addWidget(self.problems, 1)
        self.body.addLayout(foot)
        self.body.addStretch(0)

    def refresh(self, changed: Changed) -> None:
        """Say how far it has come; what was read is read again, for the plan may be another."""
        document = self.workspace.document
        if document.timetable is not None and document.plan.correspondence.reviews:
            counts = review_counts(block_reviews(document.plan, document.timetable))
            self.standing.setText(f"Checked: {counts}")
        else:
            self.standing.setText("Nobody has answered yet")
        if self._of and document.content is not self._base and not self.working:
            self.read(self._of)

    def forget(self) -> None:
        """The workbooks were read for the plan that was open before."""
        self._of, self._found, self._base = (), None, None
        self._left_out.clear()
        self._show_read()

    def read_folder(self) -> None:
        """Ask for the folder they are in."""
        self.ask_folder("The folder with the workbooks that came back", self._read_all)

    def read_file(self) -> None:
        """Ask for one of them."""
        self.ask_file("A workbook that came back", KIND, self._read_all)

    def _read_all(self, path: Path) -> None:
        try:
            paths = workbooks_in(path)
        except UnreadableError as error:
            self.show_problems(error.problems)
            return
        self._left_out.clear()
        self.read(paths)

    def read(self, paths: tuple[Path, ...]) -> None:
        """Read those beside the window, and show what they say."""
        content, day = self.workspace.document.content, today()
        timetable = content.timetable
        if timetable is None:
            return
        self._of = paths
        self.work(
            "Reading the workbooks",
            lambda: understand(content.plan, timetable, read_many(paths), day),
            lambda found: self._understood(content, found),
        )

    def _understood(self, content: Document, found: Understood) -> None:
        if content is not self.workspace.document.content:
            self.read(self._of)
            return
        self._found, self._base = found, content
        self._show_read()

    def _show_read(self) -> None:
        found = self._found
        self.empty.setVisible(found is None)
        self.table.setVisible(found is not None and bool(found.changes or not found.problems))
        self.problems.setVisible(bool(found and found.problems))
        self.apply_button.setVisible(found is not None)
        wanted = self._wanted()
        self.apply_button.setEnabled(bool(wanted) and not self.workspace.read_only)
        if found is None:
            self.told.setText("")
            return
        self.apply_button.setText(f"Apply {len(wanted)}" if wanted else "Apply")
        self.table.show_rows(HEADINGS, [self._row(change) for change in found.changes])
        self.problems.show_problems(found.problems)
        self.told.setText(_words(found, len(self._of)))

    def _row(self, change: ReviewChange) -> Row:
        review = change.review
        said = " · ".join(part for part in ("OK" if review.checked else "", review.comment) if part)
        moved = "Moved since" if change.moved else "As seen"
        grade = "caution" if change.moved or review.comment else "good"
        return Row((change.block, review.by, moved, said), grade, change.where not in self._left_out, change.where)

    def _wanted(self) -> tuple[ReviewChange, ...]:
        return tuple(c for c in self._found.changes if c.where not in self._left_out) if self._found else ()

    def _tick(self, key: object, wanted: bool) -> None:
        (self._left_out.discard if wanted else self._left_out.add)(str(key))
        self._show_read()

    def apply(self) -> None:
        """Keep what is ticked in the plan, as one step."""
        wanted = self._wanted()
        if self._base is not self.workspace.document.content:
            return  # they are being read anew
        of, self._of = self._of, ()
        fault = self.workspace.edit(MERGED, lambda plan: merge_reviews(plan, (c.review for c in wanted)))
        if fault:
            self._of = of
            self.refuse(fault)
        else:
            self._found = None
            self._show_read()
            self.banner.say(f"{counted(len(wanted), 'answer')} kept in the plan: {self.standing.text()}.", grade="good")


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
