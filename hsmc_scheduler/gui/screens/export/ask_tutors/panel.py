"""Choosing which tutors to ask, and writing a form and a draft e-mail for each."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QHBoxLayout

from hsmc_scheduler.app.availability.asking import AskedTutor, in_the_way, tutors_to_ask, write_round
from hsmc_scheduler.app.edits.availability import record_asked
from hsmc_scheduler.gui.document import Changed
from hsmc_scheduler.gui.places import Place
from hsmc_scheduler.gui.screens.export.found import FoundTable, Row
from hsmc_scheduler.gui.screens.export.office import office_button
from hsmc_scheduler.gui.screens.export.panel import Panel
from hsmc_scheduler.gui.theme.tokens import SPACE
from hsmc_scheduler.gui.widgets.buttons import button
from hsmc_scheduler.gui.widgets.text import label
from hsmc_scheduler.gui.workspace import Workspace
from hsmc_scheduler.projections.availability import answer_by
from hsmc_scheduler.projections.messages.words import counted, day_words
from hsmc_scheduler.projections.short_dates import day_short

PURPOSE = (
    "A small workbook for each tutor to fill in, weeks down and a drop-down for each day; a draft e-mail to send it"
    " with; one list of all addresses."
)
NOBODY = "The plan has no active tutor to be asked."
HEADINGS = ("Tutor", "E-mail", "Asked", "Answered")


class AskTutorsPanel(Panel):
    """The tutors with a box to tick, by when they are to answer, and the button that writes."""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__(workspace, "Ask tutors when they can teach", PURPOSE)
        self._left_out: set[str] = set()
        self._tutors: tuple[AskedTutor, ...] = ()
        self.table = FoundTable("Tutors to ask")
        self.table.ticked.connect(self._tick)
        self.due = label("", "secondary", wrap=True)
        self.write_button = button("Write the forms…", self.ask, role="primary", icon="file-spreadsheet")
        pick = QHBoxLayout()
        pick.setSpacing(SPACE)
        self.chosen_label = label("", "heading")
        pick.addWidget(self.chosen_label)
        pick.addStretch(1)
        choices: tuple[tuple[str, Callable[[AskedTutor], bool]], ...] = (
            ("All", lambda _: True),
            ("None", lambda _: False),
            ("Not answered yet", lambda t: t.answered is None),
        )
        self.pick_buttons = {
            title: button(title, partial(self._pick, wanted), role="link", name=f"Choose: {title}")
            for title, wanted in choices
        }
        for one in self.pick_buttons.values():
            pick.addWidget(one)
        foot = QHBoxLayout()
        foot.setSpacing(SPACE * 2)
        foot.addWidget(self.due, 1)
        foot.addWidget(office_button(workspace, self))
        foot.addWidget(self.write_button)
        self.body.addLayout(pick)
        self.body.addWidget(self.table, 1)
        self.body.addLayout(foot)

    @property
    def chosen(self) -> tuple[str, ...]:
        """The ids of the tutors to be asked."""
        return tuple(t.tutor for t in self._tutors if t.tutor not in self._left_out)

    def refresh(self, changed: Changed) -> None:
        """Show the tutors there are now."""
        self._tutors = tutors_to_ask(self.workspace.document.plan)
        self._show_tutors()

    def ask(self) -> None:
        """Ask for a folder, and write into it."""
        self.ask_folder("Write the forms into", self.write)

    def write(self, folder: Path, *, replace: bool = False) -> None:
        """Write the forms of the tutors chosen into a folder; where some are there already, ask first."""
        content, chosen, today = self.workspace.document.content, self.chosen, date.today()  # noqa: DTZ011 - local
        there = 0 if replace else in_the_way(content.plan, chosen, folder)
        if there:
            again = button("Replace them", partial(self.write, folder, replace=True))
            self.banner.say(
                f"Nothing was written: {counted(there, 'file')} of these names in {folder.name} already.",
                again,
                button("Choose another folder", self.ask),
                grade="caution",
            )
            return
        self.write_button.setEnabled(False)
        self.work(
            "Writing the forms",
            partial(write_round, content.plan, content.timetable, chosen, today, folder, replace=replace),
            partial(self._written, folder, chosen, today),
        )

    def rested(self) -> None:
        """Offer to write again."""
        self.write_button.setEnabled(bool(self.chosen))

    def _written(self, folder: Path, chosen: tuple[str, ...], today: date, _: object) -> None:
        if not self.workspace.read_only:
            self.workspace.edit("Ask tutors", lambda plan: record_asked(plan, chosen, today))
        without = sum(not t.email for t in self._tutors if t.tutor in chosen)
        more = (f"{without} of them have no e-mail address in the plan",) if without else ()
        self.wrote(folder, f"{counted(len(chosen), 'form')}, each with a draft e-mail", *more)

    def _tick(self, key: object, wanted: bool) -> None:
        (self._left_out.discard if wanted else self._left_out.add)(str(key))
        self._show_tutors()

    def _pick(self, wanted: Callable[[AskedTutor], bool]) -> None:
        self._left_out = {t.tutor for t in self._tutors if not wanted(t)}
        self._show_tutors()

    def _show_tutors(self) -> None:
        rows = [
            Row(
                (t.name, t.email or "no address yet", _day(t.asked), _day(t.answered)),
                chosen=t.tutor not in self._left_out,
                key=t.tutor,
            )
            for t in self._tutors
        ]
        at = self.table.verticalScrollBar().value()
        self.table.show_rows(HEADINGS, rows)
        self.table.verticalScrollBar().setValue(at)
        number, plan = len(self.chosen), self.workspace.document.plan
        self.chosen_label.setText(f"{number} of {counted(len(self._tutors), 'tutor')} to be asked")
        weeks = counted(plan.office.answer_within_weeks, "week")
        due = answer_by(plan, date.today())  # noqa: DTZ011 - local
        self.due.setText(f"Asked today, they are to answer by {day_words(due)}: {weeks}, as Office details say.")
        self.write_button.setText(f"Write {counted(number, 'form')}…" if number else "Write the forms…")
        self.write_button.setEnabled(bool(number) and not self.working)
        if not self._tutors:
            add = button("Go to Tutors", lambda: self.workspace.go(Place("tutors")))
            self.banner.say(NOBODY, add, grade="caution")
        elif self.banner.sentence == NOBODY:
            self.banner.hide()


def _day(day: date | None) -> str:
    return day_short(day) if day else ""
