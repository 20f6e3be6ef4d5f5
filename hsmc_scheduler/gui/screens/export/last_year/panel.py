"""A list of dates brought into the plan: what each line means, what the rules say of it; then one step."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFrame, QScrollArea, QStackedWidget, QWidget

from hsmc_scheduler.app.edits.errors import EditError
from hsmc_scheduler.app.importing.last_year.bringing import Brought, bring
from hsmc_scheduler.app.importing.last_year.bringing import found as plan_of
from hsmc_scheduler.app.importing.last_year.sources import list_in_file, list_in_text
from hsmc_scheduler.domain.problems.wording import one_line
from hsmc_scheduler.exchange.tables.table import Tables
from hsmc_scheduler.gui.places import Place
from hsmc_scheduler.gui.screens.export.found import FoundTable, Row
from hsmc_scheduler.gui.screens.export.incoming import IncomingPanel
from hsmc_scheduler.gui.screens.export.last_year.choices import ColumnChoices, QuestionChoices
from hsmc_scheduler.gui.screens.export.new_plan_file import write_new_plan
from hsmc_scheduler.gui.theme.tokens import SPACE
from hsmc_scheduler.gui.widgets.buttons import Segments, button
from hsmc_scheduler.gui.widgets.notices import EmptyState
from hsmc_scheduler.gui.widgets.rows import row, stack
from hsmc_scheduler.gui.widgets.text import label
from hsmc_scheduler.gui.workspace import Workspace
from hsmc_scheduler.projections.checks import State
from hsmc_scheduler.projections.messages.words import counted
from hsmc_scheduler.storage.document import Document

PURPOSE = "Any list of dates becomes a timetable: see what each line means, and which clashes you have now."
KINDS = "Lists of dates (*.xlsx *.csv *.html *.htm *.txt)"
LINES, ASKED, COLUMNS, CLASHES, REST = "lines", "asked", "columns", "clashes", "rest"
VIEWS = ((LINES, "Lines"), (ASKED, "Questions"), (COLUMNS, "Columns"), (CLASHES, "Clashes"), (REST, "Without dates"))
LINE_WIDTHS = (116, 208, 128, 136)
MOST_SHOWN = 72
EMPTY = "Excel, csv, a saved web page, or plain text with a line a block: “HCQ 7-9\u00a0March\u00a02028”."


class LastYearPanel(IncomingPanel[Tables, Brought]):
    """Before a list is read an invitation; then what each line means, the questions, the columns, the clashes."""

    stays = False
    looking = "Working out what it means"

    def __init__(self, workspace: Workspace) -> None:
        super().__init__(workspace, "Last year's timetable", PURPOSE, "Put into the plan")
        self._meanings: tuple[str, ...] | None = None
        self._answers: dict[str, int] = {}
        self.columns, self.questions = ColumnChoices(), QuestionChoices()
        self.table = FoundTable("What was understood")
        self.view = Segments(VIEWS, "Show")
        self.summary = label("", "heading", wrap=True)
        plan_button = button("Make a new plan of it…", self.make_plan, icon="file-plus")
        choose = button("Choose a file…", self.choose, role="primary", icon="folder-open")
        paste = button("Paste", self.paste, icon="clipboard-paste", name="Paste a list from the clipboard")
        other = button("Another file…", self.choose, icon="folder-open")
        again = button("Paste", self.paste, icon="clipboard-paste", name="Paste another list")
        self._shown = QStackedWidget()
        for shown in (self.table, _scrolled(self.questions), _scrolled(self.columns)):
            self._shown.addWidget(shown)
        self.lay_out(
            EmptyState("calendar-plus", "Bring the dates you have", EMPTY, choose, paste),
            row(self.view, None, other, again),
            (self._shown, 1),
            row((self.summary, 1), plan_button, self.apply_button),
            spacing=SPACE + 4,
        )
        self.columns.changed.connect(self._mean)
        self.questions.answered.connect(self._answer)
        self.view.chosen.connect(lambda _: self._fill())

    def choose(self) -> None:
        """Ask for a file."""
        self.ask_file("Choose a list of dates", KINDS, lambda path: self.read(partial(list_in_file, path)))

    def paste(self) -> None:
        """Take the list from the clipboard."""
        clip = QGuiApplication.clipboard().mimeData()
        text, html = clip.text(), clip.html()
        self.read(partial(list_in_text, text, html=html))

    def read(self, source: Callable[[], Tables]) -> None:
        """Read a list, and show what it means."""
        self.bring("Reading the list", source)

    def begin(self) -> None:
        """Nothing is said of its columns yet, and no question is answered."""
        self._meanings, self._answers = None, {}
        self.questions.forget()
        self.view.choose(LINES)

    def _mean(self, meanings: tuple[str, ...]) -> None:
        self._meanings, self._answers = meanings, {}
        self.questions.forget()
        self.look()

    def _answer(self, key: str, choice: int | None) -> None:
        self._answers = {k: v for k, v in self._answers.items() if k != key}
        if choice is not None:
            self._answers[key] = choice
        self.look()

    def understanding(self, raw: Tables, content: Document) -> Callable[[], Brought]:
        """What timetable the list makes, as its columns and questions are understood."""
        return partial(bring, raw, content.plan, content.timetable, self._meanings, dict(self._answers))

    def show_found(self, found: Brought) -> None:
        """Show what each line means, what is asked of it, and what the rules say."""
        self.columns.show_columns(found.listed.columns)
        self.questions.show_questions(found.listed.questions, self._answers)
        asked, clashes = len(found.listed.questions), len(found.broken)
        self.view.retitle(ASKED, f"Questions ({asked})" if asked else "Questions")
        self.view.retitle(CLASHES, f"Clashes ({clashes})" if clashes else "Clashes")
        bare = "" if self.workspace.document.plan.modules else " This plan has no modules: make a new plan of the list."
        self.summary.setText(f"{found.summary}.{bare}")
        self._fill()
        if found.errors:
            self.refuse("The plan has errors, so that no timetable can be judged. Mend what Checks lists first.")

    def changes_something(self, found: Brought) -> bool:
        """Whether any timetable comes of it."""
        return found.timetable is not None and found.plan is not None

    def _fill(self) -> None:
        brought = self.found
        if brought is None:
            return
        self._shown.setCurrentIndex({ASKED: 1, COLUMNS: 2}.get(self.view.key, 0))
        if self.view.key == LINES:
            rows = [
                Row((t.where, one_line(t.text, MOST_SHOWN), t.dates, t.block, t.remark), t.grade, key=t.number)
                for t in brought.lines
            ]
            self.table.show_wrapped(("Where", "In the list", "Dates", "Block", "To know"), rows, LINE_WIDTHS)
        elif self.view.key == CLASHES:
            graded = {State.BROKEN: ("Clash", "bad"), State.NOTED: ("Note", "caution")}
            rows = [Row((graded[c.state][0], c.sentence), graded[c.state][1]) for c in brought.clashes]
            self.table.show_wrapped(("", "What the rules say"), rows, (110,))
        else:
            rows = [Row((sentence,)) for sentence in (*brought.undated, *brought.notes)]
            self.table.show_wrapped(("To know",), rows, ())

    def put(self, found: Brought) -> str:
        """Put the timetable into the document."""
        assert found.plan is not None
        content = replace(self.workspace.document.content, plan=found.plan, timetable=found.timetable, proof=None)
        return self.workspace.step("Bring last year's timetable", content)

    def applied(self, found: Brought) -> None:
        """Say what came of it, and what was left out."""
        number = len(found.timetable.placements) if found.timetable else 0
        asked = sum(q.key not in self._answers for q in found.listed.questions)
        waiting = f" Lines that wait for an answer were left out: {counted(asked, 'question')}." if asked else ""
        self.banner.say(
            f"The plan now has {counted(number, 'block')}, {found.counts}.{waiting}",
            button("Show Checks", lambda: self.workspace.go(Place("checks")), icon="circle-check"),
            button("Show timetable", lambda: self.workspace.go(Place("timetable")), icon="calendar-range"),
            grade="good",
        )
        self.workspace.say("Last year's timetable was put into the plan.")

    def make_plan(self) -> None:
        """Ask for a name, and write a plan made of the list alone."""
        self.ask_where("Save the new plan as", "From last year.hsmc", "Plans (*.hsmc)", self.save_plan)

    def save_plan(self, path: Path) -> None:
        """Write the plan made of the list to that path."""
        if self.raw is not None:
            make = partial(plan_of, self.raw, path.stem, self._meanings, dict(self._answers))
            self.work("Writing the plan", lambda: _write(make(), path), lambda words: self.wrote(path, words))


def _scrolled(inside: QWidget) -> QScrollArea:
    """A card at the top left of the room there is."""
    area = QScrollArea()
    area.setWidgetResizable(True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setWidget(stack(inside, None))
    return area


def _write(brought: Brought, path: Path) -> str:
    for fault in brought.errors:
        raise EditError(fault.what, fault.mend)
    write_new_plan(brought.plan, brought.timetable, path)
    return " ".join((f"{brought.summary}.", *brought.notes, "Open it with Open in the File menu"))
