"""A returned letter about room bookings: what it would change, what cannot be followed, then one step."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QCheckBox

from hsmc_scheduler.app.edits.errors import EditError
from hsmc_scheduler.app.importing.booking_answers import FoundAnswer, FoundAnswers, answers_words, find_answers
from hsmc_scheduler.app.reading_files import Tables, read_tables
from hsmc_scheduler.domain.correspondence import BookingStatus
from hsmc_scheduler.domain.plan import Plan
from hsmc_scheduler.gui.places import Place
from hsmc_scheduler.gui.screens.export.found import FoundTable, Row
from hsmc_scheduler.gui.screens.export.incoming import IncomingPanel
from hsmc_scheduler.gui.theme.tokens import SPACE
from hsmc_scheduler.gui.widgets.buttons import button
from hsmc_scheduler.gui.widgets.notices import EmptyState
from hsmc_scheduler.gui.widgets.rows import row
from hsmc_scheduler.gui.widgets.text import label
from hsmc_scheduler.gui.workspace import Workspace
from hsmc_scheduler.projections.messages.words import counted
from hsmc_scheduler.projections.short_dates import day_short
from hsmc_scheduler.storage.document import Document

KIND = "Returned bookings (*.xlsx *.csv *.html)"
HEADINGS = ("Reference", "Answer", "Date", "Room", "Comment", "Event")
GRADES = {BookingStatus.CONFIRMED: "good", BookingStatus.REFUSED: "bad", BookingStatus.REQUESTED: "caution"}
PURPOSE = (
    "The workbook you sent, filled in. Rows are found by their reference, whatever the order; nothing changes before "
    "you have seen it and apply it."
)


class BookingAnswersPanel(IncomingPanel[Tables, FoundAnswers]):
    """What was understood above, what cannot be followed below."""

    stays = False

    def __init__(self, workspace: Workspace) -> None:
        super().__init__(workspace, "Booking answers", PURPOSE, "Apply the answers")
        self.choose_button = button("Choose the returned workbook…", self.choose, role="primary", icon="folder-open")
        other = button("Another workbook…", self.choose, icon="folder-open")
        self.waits = (self.choose_button, other)
        self.summary = label("", "heading", wrap=True)
        self.table = FoundTable("What would change")
        self.problems = FoundTable("What cannot be followed")
        self.problems_title = label("", "heading")
        self.leave_out = QCheckBox("Leave these rows out and apply the others")
        self.leave_out.toggled.connect(lambda _: self.offer())
        words = "Ask for the workbook back that you sent, then choose it here. Excel, CSV and web pages can be read."
        self.lay_out(
            EmptyState("mail", "Nothing read yet", words, self.choose_button),
            row((self.summary, 1), other),
            (self.table, 3),
            self.problems_title,
            (self.problems, 2),
            row(self.leave_out, None, self.apply_button),
            spacing=SPACE * 2,
        )

    def choose(self) -> None:
        """Ask for the file, and read it."""
        self.ask_file("Choose the returned workbook", KIND, self.read)

    def read(self, path: Path) -> None:
        """Say what the file would change."""
        self.bring("Reading the answers", partial(_read, self.workspace.document.plan, path))

    def begin(self) -> None:
        """Nothing is said of it yet."""
        self.summary.setText("")

    def understanding(self, raw: Tables, content: Document) -> Callable[[], FoundAnswers]:
        """What the letter says of the bookings of the plan."""
        return partial(find_answers, content.plan, raw)

    def show_found(self, found: FoundAnswers) -> None:
        """Show what would change, and the rows that cannot be followed."""
        self.summary.setText(f"{answers_words(found)}.")
        self.table.show_rows(HEADINGS, [_row_of(one) for one in found.changes])
        self.problems.show_problems(found.problems)
        self.problems_title.setText(f"{counted(len(found.problems), 'row')} cannot be followed")
        self.leave_out.setChecked(False)
        for one in (self.problems_title, self.problems, self.leave_out):
            one.setVisible(bool(found.problems))

    def changes_something(self, found: FoundAnswers) -> bool:
        """Whether answers are new, and those that cannot be followed left out."""
        return bool(found.changes) and (not found.problems or self.leave_out.isChecked())

    def put(self, found: FoundAnswers) -> str:
        """Write the answers down."""
        return self.workspace.edit("Read booking answers", found.applied)

    def applied(self, found: FoundAnswers) -> None:
        """Say what was answered, with the way to what was refused."""
        refused = sum(one.answer.status is BookingStatus.REFUSED for one in found.changes)
        words = f"{answers_words(FoundAnswers(found.changes, 0, ()))}. Undo takes them back."
        go = partial(self.workspace.go, Place("checks"))
        show = [button("Show the refused rooms", go, icon="external-link")] if refused else []
        self.banner.say(words, *show, grade="caution" if refused else "good")


def _read(plan: Plan, path: Path) -> Tables:
    tables = read_tables(path)
    if not plan.correspondence.bookings:
        what = "This plan has sent no bookings yet."
        raise EditError(what, "Open the plan they were sent from, or send them first.")
    return tables


def _row_of(found: FoundAnswer) -> Row:
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
