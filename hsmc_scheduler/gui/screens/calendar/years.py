"""Academic years, teaching weekdays and the hours of the day."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, time, timedelta
from functools import partial

from PySide6.QtCore import QTime
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from hsmc_scheduler.app.edits.calendar import add_year
from hsmc_scheduler.app.edits.editing import changed, put
from hsmc_scheduler.domain.calendar import AcademicYear
from hsmc_scheduler.domain.plan import Plan
from hsmc_scheduler.gui.theme.tokens import SPACE
from hsmc_scheduler.gui.widgets.buttons import button
from hsmc_scheduler.gui.widgets.deleting import delete_thing
from hsmc_scheduler.gui.widgets.entries import DateEntry, Form, TextEntry, WeekdayEntry
from hsmc_scheduler.gui.widgets.fields import TimeBox
from hsmc_scheduler.gui.workspace import Workspace

AROUND = timedelta(days=300)
"""How far from a year's dates new ones may lie."""
DATES = (("start", "From"), ("end", "To, inclusive"), ("week_one", "Week one"))
TIMES = (("day_starts", "Starts"), ("midday", "Midday"), ("day_ends", "Ends"))
Edit = Callable[[str, Callable[[Plan], Plan]], str]


class YearsPage(QWidget):
    """`edit` makes a change of the plan under a name, and says what is wrong with it."""

    def __init__(self, workspace: Workspace, edit: Edit) -> None:
        super().__init__()
        self._workspace, self._edit = workspace, edit
        self._years: tuple[AcademicYear, ...] = ()
        self.forms: dict[str, tuple[Form, TextEntry, dict[str, DateEntry]]] = {}
        self._above = QVBoxLayout()
        self._above.setSpacing(SPACE * 3)  # a year of its own each
        self.add_button = button("Add next year", self._add, icon="plus")
        self.delete_button = button(
            "", self._delete, icon="trash-2", role="quiet", name="Delete the last academic year"
        )
        self.weekdays = WeekdayEntry("Taught on")
        self.times = {field: TimeBox(title) for field, title in TIMES}
        self.form = Form()
        self.form.add_heading("Teaching")
        self.form.add("teaching_weekdays", "Taught on", self.weekdays)
        self.form.add_pair(*((field, title, self.times[field]) for field, title in TIMES))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, SPACE, SPACE)
        column.setSpacing(SPACE)
        column.addLayout(self._above)
        row = QHBoxLayout()
        row.addWidget(self.add_button)
        row.addStretch(1)
        row.addWidget(self.delete_button)
        column.addLayout(row)
        column.addWidget(self.form)
        column.addStretch(1)
        self.weekdays.committed.connect(self._put_weekdays)
        for field, box in self.times.items():
            box.setMinimumWidth(64)
            box.editingFinished.connect(partial(self._put_time, field))

    def show_plan(self, plan: Plan) -> None:
        """Show the calendar of a plan."""
        calendar = plan.calendar
        self._years = calendar.years
        if [y.id for y in calendar.years] != list(self.forms):
            self._build()
        for year in calendar.years:
            form, title, entries = self.forms[year.id]
            title.show_value(year.title or year.id)
            for field, entry in entries.items():
                entry.allow(year.start - AROUND, year.end + AROUND)
                entry.show_value(getattr(year, field))
                form.show_fault(field, "")
        self.delete_button.setEnabled(len(calendar.years) > 1)
        self.weekdays.show_value(calendar.teaching_weekdays)
        for field, box in self.times.items():
            at: time = getattr(calendar, field)
            if not box.hasFocus():
                box.setTime(QTime(at.hour, at.minute))

    def _build(self) -> None:
        for form, _, _ in self.forms.values():
            self._above.removeWidget(form)
            form.deleteLater()
        self.forms = {}
        for year in self._years:
            form, title = Form(), TextEntry(f"Name of the academic year {year.id}")
            entries = {field: DateEntry(f"{words}, {year.id}") for field, words in DATES}
            form.add("title", "Academic year", title)
            form.add_pair(*((field, words, entries[field]) for field, words in DATES[:2]))
            form.add("week_one", "Week one is the week of", entries["week_one"])
            title.committed.connect(partial(self._put_title, year.id))
            for field, entry in entries.items():
                entry.committed.connect(partial(self._put_date, year.id, field))
            self.forms[year.id] = (form, title, entries)
            self._above.addWidget(form)

    def _put_title(self, year: str, title: str) -> None:
        self._edit(f"Rename {year}", lambda plan: put(plan, ("calendar", "years", year, "title"), title))

    def _put_date(self, year: str, field: str, value: date) -> None:
        at = ("calendar", "years", year)
        name = f"Change dates of {year}"
        wrong = self._edit(name, lambda plan: changed(plan, at, lambda y: replace(y, **{field: value})))
        self.forms[year][0].show_fault(field, wrong)

    def _put_weekdays(self, weekdays: tuple[int, ...]) -> None:
        wrong = self._edit(
            "Change teaching weekdays", lambda plan: put(plan, ("calendar", "teaching_weekdays"), weekdays)
        )
        self.form.show_fault("teaching_weekdays", wrong)

    def _put_time(self, field: str) -> None:
        at = self.times[field].time()
        wanted = time(at.hour(), at.minute())
        wrong = self._edit("Change the teaching day", lambda plan: put(plan, ("calendar", field), wanted))
        self.form.show_fault(field, wrong)

    def _add(self) -> None:
        self._edit("Add academic year", lambda plan: add_year(plan)[0])

    def _delete(self) -> None:
        last = self._years[-1]
        delete_thing(self._workspace, self.window(), last.title or last.id, ("calendar", "years", last.id))
