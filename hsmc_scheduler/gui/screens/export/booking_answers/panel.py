"""A returned letter about room bookings: what it would change, what cannot be followed, then one step."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QCheckBox, QHBoxLayout

from hsmc_scheduler.app.booking_answers import FoundAnswer, FoundAnswers, answers_words, find_answers
from hsmc_scheduler.app.reading_files import read_tables
from hsmc_scheduler.domain.correspondence import BookingStatus
from hsmc_scheduler.domain.plan import Plan
from hsmc_scheduler.gui.document import Changed
from hsmc_scheduler.gui.places import Place
from hsmc_scheduler.gui.screens.export.found import FoundTable, Row
from hsmc_scheduler.gui.screens.export.panel import Panel
from hsmc_scheduler.gui.theme.tokens import SPACE
from hsmc_scheduler.gui.widgets.buttons import button
from hsmc_scheduler.gui.widgets.notices import EmptyState
from hsmc_scheduler.gui.widgets.text import label
from hsmc_scheduler.gui.workspace import Workspace
from hsmc_scheduler.projections.messages.words import counted
from hsmc_scheduler.projections.short_dates import day_short

KIND = "Returned bookings (*.xlsx *.csv *.html)"
HEADINGS = ("Reference", "Answer", "Date", "Room", "Comment", "Event")
GRADES = {BookingStatus.CONFIRMED: "good", BookingStatus.REFUSED: "bad", BookingStatus.REQUESTED: "caution"}
PURPOSE = (
    "The workbook you sent, filled in. Rows are found by their reference, whatever the order; nothing changes before "
    "you have seen it and apply it."
)


class BookingAnswersPanel(Panel):
    """What was understood above, what cannot be followed below."""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__(workspace, "Booking answers", PURPOSE)
        self.found: FoundAnswers | None = None
        self._path: Path | None = None
        self._of: Plan | None = None
        self.choose_button = button("Choose the returned workbook…", self.choose, icon="folder-open")
        self.summary = label("", "heading", wrap=True)
        self.table = FoundTable("What would change")
        self.problems = FoundTable("What cannot be followed")
        self.problems_title = label("", "heading")
        self.leave_out = QCheckBox("Leave these rows out and apply the others")
        self.apply_button = button("Apply the answers", self.apply, role="primary", icon="check")
        top = QHBoxLayout()
        top.setSpacing(SPACE * 2)
        top.addWidget(self.choose_button)
        top.addWidget(self.summary, 1)
        foot = QHBoxLayout()
        foot.setSpacing(SPACE)
        foot.addWidget(self.leave_out)
        foot.addStretch(1)
        foot.addWidget(self.apply_button)
        self.body.addLayout(top)
        words = "Ask for the workbook back that you sent, then choose it here. Excel, CSV and web pages can be read."
        self.empty = EmptyState("mail", "Nothing read yet", words)
        self.body.addWidget(self.empty, 3)
        self.body.addWidget(self.table, 3)
        self.body.addWidget(self.problems_title)
        self.body.addWidget(self.problems, 2)
        self.body.addLayout(foot)
        self.leave_out.toggled.connect(self._offer)
        self.show_found(None)

    def refresh(self, changed: Changed) -> None:
        """Compare what was read with the plan as it is now."""
        if self._path is not None and self.found is not None and not self._fresh and not self.working:
            self.read(self._path)
        self._offer()

    def forget(self) -> None:
        """The answers are to bookings of the plan that was open before."""
        self._path = None
        self.show_found(None)

    @property
    def _fresh(self) -> bool:
        """Whether the answers were found for the bookings as the plan has them now."""
        return self._of is not None and self._of.correspondence is self.workspace.document.plan.correspondence

    def choose(self) -> None:
        """Ask for the file, and read it."""
        self.ask_file("Choose the returned workbook", KIND, self.read)

    def read(self, path: Path) -> None:
        """Say what the file would change."""
        self._path, plan = path, self.workspace.document.plan
        self.choose_button.setEnabled(False)
        self.apply_button.setEnabled(False)
        self.work("Reading the answers", partial(_read, plan, path), partial(self._take, plan, path))

    def _take(self, plan: Plan, path: Path, found: FoundAnswers) -> None:
        self._of = plan
        if not self._fresh:
            self.read(path)  # what was told or answered changed meanwhile
            return
        known = bool(plan.correspondence.bookings)
        self.show_found(found if known else None)
        if not known:
            self._path = None
            self.refuse("This plan has sent no bookings yet. Open the plan they were sent from, or send them first.")

    def apply(self) -> None:
        """Write the answers down, as one step."""
        found, path = self.found, self._path
        if found is None or not self._fresh:
            return
        self._path = None  # before the plan changes: it is not to be compared with it again
        wrong = self.workspace.edit("Read booking answers", found.applied)
        if wrong:
            self._path = path
            self.refuse(wrong)
            return
        self.show_found(None)
        refused = sum(one.answer.status is BookingStatus.REFUSED for one in found.changes)
        words = f"{answers_words(FoundAnswers(found.changes, 0, ()))}. Undo takes them back."
        show = button("Show the refused rooms", self._show_refused, icon="external-link")
        self.banner.say(words, *([show] if refused else []), grade="caution" if refused else "good")

    def rested(self) -> None:
        """Offer to read again."""
        self.choose_button.setEnabled(True)
        self._offer()

    def _show_refused(self) -> None:
        self.workspace.go(Place("checks"))

    def show_found(self, found: FoundAnswers | None) -> None:
        """Show what was read; None: nothing yet."""
        self.found = found
        changes = found.changes if found else ()
        problems = found.problems if found else ()
        self.summary.setText(f"{answers_words(found)}." if found else "")
        self.table.show_rows(HEADINGS, [_row(one) for one in changes])
        self.problems.show_problems(problems)
        rows = counted(len(problems), "row")
        self.problems_title.setText(f"{rows} cannot be followed")
        self.leave_out.setChecked(False)
        self.empty.setVisible(found is None)
        for part in (self.table, self.apply_button):
            part.setVisible(found is not None)
        for one in (self.problems_title, self.problems, self.leave_out):
            one.setVisible(bool(problems))
        self._offer()

    def _offer(self) -> None:
        found = self.found
        ready = found is not None and bool(found.changes) and (not found.problems or self.leave_out.isChecked())
        self.apply_button.setEnabled(ready and self._fresh and not self.working and not self.workspace.read_only)


def _read(plan: Plan, path: Path) -> FoundAnswers:
    return find_answers(plan, read_tables(path))


def _row(found: FoundAnswer) -> Row:
    booking, answer = found.booking, found.answer
    cells = (
        booking.ref,
        found.words.partition(":")[0],
        day_short(booking.day),
        booking.room_name,
        answer.comment,
        booking.event,
    )
    return Row(cells, GRADES.get(answer.status, ""), key=booking.ref)
