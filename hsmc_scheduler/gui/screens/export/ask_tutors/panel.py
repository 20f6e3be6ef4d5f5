"""Choosing which tutors to ask, and writing a form and a draft e-mail for each."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import partial
from pathlib import Path

from hsmc_scheduler.app.availability.asking import AskedTutor, round_names, tutors_to_ask, write_round
from hsmc_scheduler.app.edits.availability import record_asked
from hsmc_scheduler.app.sending.running import Watch
from hsmc_scheduler.app.today import today
from hsmc_scheduler.gui.document import Changed
from hsmc_scheduler.gui.screens.export.found import FoundTable, Row
from hsmc_scheduler.gui.screens.export.office import office_button
from hsmc_scheduler.gui.screens.export.sending import SendingPanel
from hsmc_scheduler.gui.widgets.buttons import button
from hsmc_scheduler.gui.widgets.rows import row
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


class AskTutorsPanel(SendingPanel):
    """The tutors with a box to tick, by when they are to answer, and the button that writes."""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__(workspace, "Ask tutors when they can teach", PURPOSE)
        self._left_out: set[str] = set()
        self._tutors: tuple[AskedTutor, ...] = ()
        self.table = FoundTable("Tutors to ask")
        self.table.ticked.connect(self._tick)
        self.write_button = button("Write the forms…", self.ask, role="primary", icon="file-spreadsheet")
        self.chosen_label = label("", "heading")
        choices: tuple[tuple[str, Callable[[AskedTutor], bool]], ...] = (
            ("All", lambda _: True),
            ("None", lambda _: False),
            ("Not answered yet", lambda t: t.answered is None),
        )
        self.pick_buttons = {
            title: button(title, partial(self._pick, wanted), role="link", name=f"Choose: {title}")
            for title, wanted in choices
        }
        self.row.addWidget(office_button(workspace, self))
        self.row.addWidget(self.write_button)
        self.body.addLayout(row(self.chosen_label, None, *self.pick_buttons.values()))
        self.body.addWidget(self.table, 1)
        self.body.addLayout(self.row)

    @property
    def chosen(self) -> tuple[str, ...]:
        """The ids of the tutors to be asked."""
        return tuple(t.tutor for t in self._tutors if t.tutor not in self._left_out)

    def refresh(self, changed: Changed) -> None:
        """Show the tutors there are now."""
        self._tutors = tutors_to_ask(self.workspace.document.plan)
        self._show_tutors()

    def ask(self) -> None:
        """Ask for a folder, and write the forms of the tutors chosen into it."""
        content, chosen, day = self.workspace.document.content, self.chosen, today()

        def send(folder: Path, replace: bool, watch: Watch) -> tuple[str, ...]:
            return write_round(content.plan, content.timetable, chosen, day, folder, replace=replace, watch=watch)

        names = round_names(content.plan, chosen)
        self.ask_where_to("Write the forms into", names, send, partial(self._written, chosen, day))

    def offer(self) -> None:
        """Let the button be pressed where there is somebody to ask, and nothing is being written."""
        self.write_button.setEnabled(bool(self.chosen) and not self.working)
        if not self.working:
            plan = self.workspace.document.plan
            weeks, due = counted(plan.office.answer_within_weeks, "week"), day_words(answer_by(plan, today()))
            self.doing.setText(f"Asked today, they answer by {due} ({weeks}).")

    def _written(self, chosen: tuple[str, ...], day: date, folder: Path, _: object) -> None:
        if not self.workspace.read_only:
            self.workspace.edit("Ask tutors", lambda plan: record_asked(plan, chosen, day))
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
        self.table.show_rows_again(HEADINGS, rows)
        number = len(self.chosen)
        self.chosen_label.setText(f"{number} of {counted(len(self._tutors), 'tutor')} to be asked")
        self.write_button.setText(f"Write {counted(number, 'form')}…" if number else "Write the forms…")
        self.offer()
        self.need(self._tutors, NOBODY, "Go to Tutors", "tutors")


def _day(day: date | None) -> str:
    return day_short(day) if day else ""
