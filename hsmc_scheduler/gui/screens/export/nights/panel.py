"""How many residential students stay how many nights for each block, and whether their names leave."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QCheckBox

from hsmc_scheduler.app.today import today
from hsmc_scheduler.exchange.export_nights.nights_list import NightsList
from hsmc_scheduler.gui.document import Changed
from hsmc_scheduler.gui.screens.export.flowing import Flow
from hsmc_scheduler.gui.screens.export.found import FoundTable, Row
from hsmc_scheduler.gui.screens.export.office import office_button
from hsmc_scheduler.gui.screens.export.panel import Panel
from hsmc_scheduler.gui.theme.tokens import SPACE
from hsmc_scheduler.gui.widgets.buttons import button
from hsmc_scheduler.gui.widgets.rows import row
from hsmc_scheduler.gui.widgets.text import label, regrade
from hsmc_scheduler.gui.workspace import Workspace
from hsmc_scheduler.projections.messages.words import counted, listed
from hsmc_scheduler.projections.short_dates import day_short

KIND = "Excel workbooks (*.xlsx)"
HEADINGS = ("Arrive", "Leave", "Nights", "Rooms", "May also come", "Event", "Module", "Cohorts")
PURPOSE = "How many residential students stay at the hotel for each block. Names leave only when you tick it."
MOST_NAMED = 8
NOBODY = "No student of the plan is residential. Mark them in Cohorts, in the list of students."


class NightsPanel(Panel):
    """The list, and what else may be in it."""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__(workspace, "Hotel nights", PURPOSE)
        self.summary = label("", "heading", wrap=True)
        self.table = FoundTable("Hotel nights")
        self.night_before = QCheckBox("Also the night before the first day")
        self.names = QCheckBox("With the names of the students")
        self.leaving = label("", "secondary", wrap=True)
        self.save_button = button("Save list…", self.save_as, role="primary", icon="file-spreadsheet")
        self.waits = (self.save_button,)
        self.body.addWidget(self.summary)
        self.body.addLayout(Flow(self.night_before, self.names, spacing=SPACE * 2))
        self.body.addWidget(self.leaving)
        self.body.addWidget(self.table, 1)
        self.body.addLayout(row(office_button(workspace, self), None, self.save_button))
        for one in (self.night_before, self.names):
            one.toggled.connect(self._fill)

    def refresh(self, changed: Changed) -> None:
        """Count again."""
        self._fill()
        anybody = any(s.residential for s in self.workspace.document.plan.students)
        self.need(anybody, NOBODY, "Show cohorts", "cohorts", grade="")

    @property
    def nights(self) -> NightsList | None:
        """What would be written now; None: there is no timetable."""
        document = self.workspace.document
        if document.timetable is None:
            return None
        ticked = {"named": self.names.isChecked(), "night_before": self.night_before.isChecked()}
        return NightsList.of(document.facts.index, document.timetable, today(), **ticked)

    def save_as(self) -> None:
        """Ask for a name, and write the list there."""
        nights = self.nights
        if nights is not None:
            self.ask_where("Save the nights list as", nights.file_name, KIND, partial(self.save, nights))

    def save(self, nights: NightsList, path: Path) -> None:
        """Write it there."""
        self.work("Writing the nights list", partial(nights.write, path), lambda _: self.wrote(path))

    def _fill(self) -> None:
        nights = self.nights
        if nights is None:
            return
        self.summary.setText(f"{nights.summary}.")
        self.leaving.setText(_leaving(nights))
        regrade(self.leaving, "caution" if nights.leaving else "")
        self.table.show_rows(HEADINGS, [_row_of(nights, n) for n in range(len(nights.rows))])


def _row_of(nights: NightsList, number: int) -> Row:
    one = nights.rows[number]
    cells = (
        day_short(one.arrive),
        day_short(one.leave),
        str(one.nights),
        str(one.people),
        str(one.undecided or ""),
        one.event,
        one.module,
        "; ".join(one.cohorts),
    )
    return Row(cells, key=number)


def _leaving(nights: NightsList) -> str:
    """Which names leave with the list."""
    names = nights.leaving
    if not names:
        return "No names are in the list, only numbers."
    more = len(names) - MOST_NAMED
    some = listed([*names[:MOST_NAMED], f"{more} more"] if more > 0 else list(names))
    return f"{counted(len(names), 'name leaves', 'names leave')} with the list: {some}."
