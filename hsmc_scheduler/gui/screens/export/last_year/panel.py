"""A list of dates brought into the plan: what each line means, what the rules say of it; then one step."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QScrollArea, QStackedWidget, QVBoxLayout, QWidget

from hsmc_scheduler.app.edits.errors import EditError
from hsmc_scheduler.app.importing.last_year.bringing import Brought, bring, found
from hsmc_scheduler.app.importing.last_year.sources import list_in_file, list_in_text
from hsmc_scheduler.domain.problems.wording import one_line
from hsmc_scheduler.exchange.tables.table import Tables
from hsmc_scheduler.gui.document import Changed
from hsmc_scheduler.gui.places import Place
from hsmc_scheduler.gui.screens.export.found import FoundTable, Row
from hsmc_scheduler.gui.screens.export.last_year.choices import ColumnChoices, QuestionChoices
from hsmc_scheduler.gui.screens.export.new_plan_file import write_new_plan
from hsmc_scheduler.gui.screens.export.panel import Panel
from hsmc_scheduler.gui.theme.tokens import SPACE
from hsmc_scheduler.gui.widgets.buttons import Segments, button
from hsmc_scheduler.gui.widgets.notices import EmptyState
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


class LastYearPanel(Panel):
    """Before a list is read an invitation; then columns and questions on the left, what came of it on the right."""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__(workspace, "Last year's timetable", PURPOSE)
        self.brought: Brought | None = None
        self._tables: Tables | None = None
        self._meanings: tuple[str, ...] | None = None
        self._answers: dict[str, int] = {}
        self._asked = 0
        self._of: Document | None = None
        self.columns, self.questions = ColumnChoices(), QuestionChoices()
        self.table = FoundTable("What was understood")
        self.view = Segments(VIEWS, "Show")
        self.summary = label("", "heading", wrap=True)
        self.apply_button = button("Put into the plan", self.apply, role="primary", icon="check")
        self.plan_button = button("Make a new plan of it…", self.make_plan, icon="file-plus")
        self._pages, self._shown = QStackedWidget(), QStackedWidget()
        self.empty = EmptyState("calendar-plus", "Bring the dates you have", EMPTY, *self._sources())
        self._pages.addWidget(self.empty)
        self._pages.addWidget(self._read_page())
        self.body.addWidget(self._pages, 1)
        self.columns.changed.connect(self._mean)
        self.questions.answered.connect(self._answer)
        self.view.chosen.connect(lambda _: self._fill())

    def _sources(self) -> tuple[QPushButton, ...]:
        choose = button("Choose a file…", self.choose, role="primary", icon="folder-open")
        return (choose, button("Paste", self.paste, icon="clipboard-paste", name="Paste a list from the clipboard"))

    def _read_page(self) -> QWidget:
        head = QHBoxLayout()
        head.setSpacing(SPACE)
        head.addWidget(self.view)
        head.addStretch(1)
        head.addWidget(button("Another file…", self.choose, icon="folder-open"))
        head.addWidget(button("Paste", self.paste, icon="clipboard-paste", name="Paste another list"))
        foot = QHBoxLayout()
        foot.setSpacing(SPACE)
        foot.addWidget(self.summary, 1)
        foot.addWidget(self.plan_button)
        foot.addWidget(self.apply_button)
        for shown in (self.table, _scrolled(self.questions), _scrolled(self.columns)):
            self._shown.addWidget(shown)
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE + 4)
        column.addLayout(head)
        column.addWidget(self._shown, 1)
        column.addLayout(foot)
        return page

    def refresh(self, changed: Changed) -> None:
        """Read the list again for the plan as it is now."""
        if self._tables is not None:
            self._bring()

    def forget(self) -> None:
        """The list was read for the plan that was open before."""
        self._asked += 1
        self._tables = self._meanings = self.brought = self._of = None
        self._answers = {}
        self.questions.forget()
        self._pages.setCurrentIndex(0)

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
        self.work("Reading the list", source, self._take)

    def _take(self, tables: Tables) -> None:
        self._tables, self._meanings, self._answers = tables, None, {}
        self.questions.forget()
        self.view.choose(LINES)
        self._bring()

    def _mean(self, meanings: tuple[str, ...]) -> None:
        self._meanings, self._answers = meanings, {}
        self.questions.forget()
        self._bring()

    def _answer(self, key: str, choice: int | None) -> None:
        self._answers = {k: v for k, v in self._answers.items() if k != key}
        if choice is not None:
            self._answers[key] = choice
        self._bring()

    def _bring(self) -> None:
        tables, document = self._tables, self.workspace.document
        if tables is None:
            return
        self._asked += 1
        self.apply_button.setEnabled(False)
        do = partial(bring, tables, document.plan, document.timetable, self._meanings, dict(self._answers))
        self.work("Working out what it means", do, partial(self._show_brought, self._asked, document.content))

    def _show_brought(self, asked: int, content: Document, brought: Brought) -> None:
        if asked != self._asked or content is not self.workspace.document.content:
            return
        self.brought, self._of = brought, content
        self.columns.show_columns(brought.listed.columns)
        self.questions.show_questions(brought.listed.questions, self._answers)
        asked, clashes = len(brought.listed.questions), len(brought.broken)
        self.view.retitle(ASKED, f"Questions ({asked})" if asked else "Questions")
        self.view.retitle(CLASHES, f"Clashes ({clashes})" if clashes else "Clashes")
        bare = "" if self.workspace.document.plan.modules else " This plan has no modules: make a new plan of the list."
        self.summary.setText(f"{brought.summary}.{bare}")
        self.apply_button.setEnabled(brought.timetable is not None and not self.workspace.read_only)
        self._pages.setCurrentIndex(1)
        self._fill()
        if brought.errors:
            self.refuse("The plan has errors, so that no timetable can be judged. Mend what Checks lists first.")

    def _fill(self) -> None:
        brought = self.brought
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

    def apply(self) -> None:
        """Put the timetable into the document as one step."""
        brought, document = self.brought, self.workspace.document
        if brought is None or brought.timetable is None or brought.plan is None or self.working:
            return
        if self._of is not document.content:
            return  # it is being read anew
        tables, self._tables = self._tables, None  # before the plan changes: it is not to be read for it again
        number = len(brought.timetable.placements)
        content = replace(document.content, plan=brought.plan, timetable=brought.timetable, proof=None)
        wrong = self.workspace.step("Bring last year's timetable", content)
        if wrong:
            self._tables = tables
            self.refuse(wrong)
            return
        self.brought = None
        self._pages.setCurrentIndex(0)
        asked = sum(q.key not in self._answers for q in brought.listed.questions)
        waiting = f" Lines that wait for an answer were left out: {counted(asked, 'question')}." if asked else ""
        self.banner.say(
            f"The plan now has {counted(number, 'block')}, {brought.counts}.{waiting}",
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
        if self._tables is not None:
            make = partial(found, self._tables, path.stem, self._meanings, dict(self._answers))
            self.work("Writing the plan", lambda: _write(make(), path), lambda words: self.wrote(path, words))


def _scrolled(inside: QWidget) -> QScrollArea:
    """A card at the top left of the room there is."""
    whole = QWidget()
    column = QVBoxLayout(whole)
    column.setContentsMargins(0, 0, 0, 0)
    column.addWidget(inside)
    column.addStretch(1)
    area = QScrollArea()
    area.setWidgetResizable(True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setWidget(whole)
    return area


def _write(brought: Brought, path: Path) -> str:
    for fault in brought.errors:
        raise EditError(fault.what, fault.mend)
    write_new_plan(brought.plan, brought.timetable, path)
    return " ".join((f"{brought.summary}.", *brought.notes, "Open it with Open in the File menu"))
