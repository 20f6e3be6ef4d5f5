"""The Lanes view: the timetable on a time axis, a row a delivery, cohort, tutor or room."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from hsmc_scheduler.app.today import today
from hsmc_scheduler.gui.document import TIMETABLE, Changed
from hsmc_scheduler.gui.screens.timetable.lanes.axis import STEP, zoom_of
from hsmc_scheduler.gui.screens.timetable.lanes.chart import AT_FIRST
from hsmc_scheduler.gui.screens.timetable.lanes.paint import HEADER
from hsmc_scheduler.gui.screens.timetable.lanes.play import LanesChart
from hsmc_scheduler.gui.screens.timetable.planner.legend import Legend
from hsmc_scheduler.gui.screens.timetable.view import VIEW, TimetableView, ViewState
from hsmc_scheduler.gui.selection import Block
from hsmc_scheduler.gui.theme.tokens import SPACE
from hsmc_scheduler.gui.widgets.buttons import Segments, button
from hsmc_scheduler.gui.widgets.text import label
from hsmc_scheduler.gui.workspace import Workspace
from hsmc_scheduler.projections.lanes import Rows
from hsmc_scheduler.projections.messages.words import day_words

BY = ((Rows.DELIVERIES, "Deliveries"), (Rows.COHORTS, "Cohorts"), (Rows.TUTORS, "Tutors"), (Rows.ROOMS, "Rooms"))
ZOOMS = (("all", "All"), ("year", "Year"), ("term", "Term"), ("month", "Month"), ("week", "Week"))
SHOWS = {
    *(TIMETABLE, "calendar", "modules", "tutors", "rooms", "venues", "cohorts", "sets", "deliveries", "pins"),
    "correspondence",
}


class LanesView(TimetableView):
    """The chart, and over it what the rows are and how wide a day is."""

    title = "Lanes"

    def __init__(self, workspace: Workspace, state: ViewState) -> None:
        super().__init__(workspace, state)
        self.chart = LanesChart(workspace, state)
        self.legend = Legend()
        self.by = Segments(tuple((by.value, title) for by, title in BY), "Rows")
        self.zoom = Segments(ZOOMS, "Zoom")
        self.zoom.choose(AT_FIRST)
        self.out_button = button("", self._zoom_out, role="quiet", icon="zoom-out", name="Zoom out (Ctrl+-)")
        self.in_button = button("", self._zoom_in, role="quiet", icon="zoom-in", name="Zoom in (Ctrl++)")
        bar = QHBoxLayout()
        bar.setSpacing(SPACE)
        bar.addWidget(label("Rows", "secondary"))
        bar.addWidget(self.by)
        bar.addStretch(1)
        bar.addWidget(self.out_button)
        bar.addWidget(self.in_button)
        bar.addWidget(self.zoom)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE)
        column.addLayout(bar)
        column.addWidget(self.chart, 1)
        column.addWidget(self.legend)
        self.by.chosen.connect(self._show_by)
        self.zoom.chosen.connect(self.chart.zoom_to)
        self.chart.zoomed.connect(self._zoomed)
        self.chart.menu_wanted.connect(self.menu_wanted)
        self.chart.move_wanted.connect(self.move_wanted)
        self.setFocusProxy(self.chart)

    def refresh(self, changed: Changed) -> None:
        """Show the timetable and how it is looked at."""
        if changed.touches(*SHOWS, VIEW):
            self.chart.show_rows()
            self.legend.show_entries(self.state.legend())

    def reveal(self, block: Block) -> None:
        """Bring a block into sight, and the keyboard to it."""
        self.chart.reveal(block)

    def show_today(self) -> None:
        """Bring today into sight, or say that the plan does not hold it."""
        day, axis = today(), self.chart.lanes.axis
        if axis.first <= day <= axis.last:
            bar = self.chart.horizontalScrollBar()
            bar.setValue(axis.x(day) - (self.chart.viewport().width() - self.chart.titles) // 3)
        else:
            self.workspace.say(f"Today, {day_words(day)}, is in no academic year of this plan")

    def _show_by(self, key: str) -> None:
        self.chart.show_by(Rows(key))

    def _zoom_in(self) -> None:
        self.chart.zoom_by(STEP)

    def _zoom_out(self) -> None:
        self.chart.zoom_by(1 / STEP)

    def _zoomed(self) -> None:
        wide = self.chart.viewport().width() - self.chart.titles
        self.zoom.choose(zoom_of(self.chart.scale, max(wide, HEADER), self.chart.lanes.axis.days_in_all))
