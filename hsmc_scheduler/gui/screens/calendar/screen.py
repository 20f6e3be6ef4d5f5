"""The Calendar screen: each academic year on a wall calendar, with its periods and years beside it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from hsmc_scheduler.app.edits.calendar import add_bank_holidays, add_period, add_usual_closed_days, paint_period
from hsmc_scheduler.domain.calendar import PeriodKind
from hsmc_scheduler.domain.daypart import DayPart
from hsmc_scheduler.domain.plan import Plan
from hsmc_scheduler.gui.breaking import BreakBanner
from hsmc_scheduler.gui.document import Changed
from hsmc_scheduler.gui.places import Place
from hsmc_scheduler.gui.scheduled import strips_of
from hsmc_scheduler.gui.screens.calendar.looks import BRUSHES, OPEN, TITLES, looks_of
from hsmc_scheduler.gui.screens.calendar.periods import PeriodsPanel
from hsmc_scheduler.gui.screens.calendar.years import YearsPage
from hsmc_scheduler.gui.screens.screen import Screen
from hsmc_scheduler.gui.selection import Block
from hsmc_scheduler.gui.theme.tokens import SPACE
from hsmc_scheduler.gui.widgets.buttons import button
from hsmc_scheduler.gui.widgets.side_panel import LatePage, SidePanel
from hsmc_scheduler.gui.widgets.text import label
from hsmc_scheduler.gui.widgets.year_grid.sheet import PaintSheet
from hsmc_scheduler.gui.workspace import Workspace
from hsmc_scheduler.projections.messages.words import counted, dates_words

SHOWN = ("calendar", "timetable", "deliveries", "modules", "rules", "pins", "tutors", "rooms")
LABELS = {PeriodKind.TERM: "New term", PeriodKind.INFORMATION: "New note"}


class CalendarScreen(Screen):
    """A wall calendar to paint, and what was painted as a list to edit."""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__(workspace)
        self.sheet = PaintSheet("Calendar", BRUSHES, "Label for what you paint")
        self.banner = BreakBanner(workspace)
        self.holidays_button = button("Add bank holidays", self.add_bank_holidays, icon="calendar-plus")
        self.usual_button = button(
            "Add usual closed days",
            self.add_usual_closed_days,
            icon="calendar-plus",
            name="Add the University's usual closed days",
        )
        self.usual_button.setToolTip("The days the University usually closes beside bank holidays, to be confirmed")
        self.periods = PeriodsPanel(self.edit, self.add_period)
        self._years = LatePage(lambda: YearsPage(workspace, self.edit), self._show_years)
        pages = [("periods", "Periods", self.periods), ("years", "Years and days", self._years)]
        self.panel = SidePanel("Periods and years", pages)
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE * 2, SPACE * 2, SPACE * 2, SPACE)
        column.setSpacing(SPACE)
        top = QHBoxLayout()
        top.setSpacing(SPACE)
        top.addWidget(label("Calendar", "title"))
        top.addStretch(1)
        top.addWidget(self.holidays_button)
        top.addWidget(self.usual_button)
        top.addWidget(self.sheet.year_bar)
        column.addLayout(top)
        column.addWidget(self.sheet, 1)
        column.addWidget(self.banner)
        self.sheet.stay_above(self.banner)
        self.sheet.stroke.connect(self._paint)
        self.sheet.grid.block_asked.connect(self._show_block)
        self.periods.picked.connect(self._show_period)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit the years into the room there is."""
        super().resizeEvent(event)
        self.sheet.fit()

    @property
    def years(self) -> YearsPage:
        """The page of the academic years and the teaching day."""
        return self._years.page

    def refresh(self, changed: Changed) -> None:
        """Show the calendar as it is now."""
        if not changed.touches(*SHOWN):
            return
        facts = self.workspace.document.facts
        plan = self.workspace.document.plan
        editable = not self.workspace.read_only
        self.sheet.show_years(plan.calendar.years)
        self.sheet.show_looks(looks_of(plan.calendar), strips_of(facts, lambda _: True, small=True))
        self.periods.set_editable(editable)
        self.periods.show_periods(facts)
        self._years.refresh()
        for one in (self.holidays_button, self.usual_button):
            one.setEnabled(editable)
        self.sheet.set_editable(editable)
        self.banner.look_again()

    def _show_years(self, years: YearsPage) -> None:
        years.setEnabled(not self.workspace.read_only)
        years.show_plan(self.workspace.document.plan)

    def inspector(self) -> QWidget | None:
        """The periods and the years."""
        return self.panel

    def show_place(self, place: Place) -> None:
        """Show a period or a year."""
        periods = self.workspace.document.plan.calendar.periods
        found = place.field if place.id == "periods" else place.id
        period = next((p for p in periods if p.id == found), None)
        if period is not None:
            self.panel.show_page("periods")
            self.periods.choose(period.id)
            self.sheet.show_day(period.start)
            self.periods.listing.setFocus()
        else:
            self.panel.show_page("years" if place.id else "periods")
            self.sheet.grid.setFocus()

    def edit(self, name: str, change: Callable[[Plan], Plan]) -> str:
        """Change the plan as one step, and say which scheduled blocks that breaks; what was wrong, if anything."""
        self.banner.before_edit()
        wrong = self.workspace.edit(name, change)
        self.banner.after_edit()
        return wrong

    def add_bank_holidays(self) -> None:
        """Add the bank holidays of the years that are not there yet."""
        self._add_days("Add bank holidays", add_bank_holidays, "Every bank holiday of these years is there already")

    def add_usual_closed_days(self) -> None:
        """Add the days the University usually closes, to be confirmed."""
        said = "Every day the University usually closes is there already"
        self._add_days("Add the University's usual closed days", add_usual_closed_days, said)

    def _add_days(self, name: str, change: Callable[[Plan], Plan], nothing: str) -> None:
        before = {p.id for p in self.workspace.document.plan.calendar.periods}
        self.edit(name, change)
        new = [p for p in self.workspace.document.plan.calendar.periods if p.id not in before]
        days = sum((p.end - p.start).days + 1 for p in new)
        self.workspace.say(f"{counted(days, 'closed day')} added" if new else nothing)

    def add_period(self, kind: PeriodKind) -> None:
        """Add a period of that kind on the days chosen on the calendar, and put the keyboard on its label."""
        days = self.sheet.grid.chosen
        first, last = (days[0], days[-1]) if days else (self.workspace.document.plan.calendar.start,) * 2
        words = self.sheet.bar.reason or LABELS.get(kind, TITLES[kind])
        before = {p.id for p in self.workspace.document.plan.calendar.periods}
        self.edit(f"Add {words}", lambda plan: add_period(plan, kind, words, first, last)[0])
        new = [p.id for p in self.workspace.document.plan.calendar.periods if p.id not in before]
        if new:
            self.panel.show_page("periods")
            self.periods.choose(new[0])
            self.periods.label.setFocus()
            self.periods.label.selectAll()

    def _paint(self, days: tuple[date, ...], _: DayPart, brush: str, words: str) -> None:
        kind = None if brush == OPEN else PeriodKind(brush)
        verbs = {PeriodKind.CLOSED: "Close", PeriodKind.AVOID: "Avoid"}
        name = f"{verbs[kind] if kind else 'Open'} {dates_words(days)}"
        self.edit(name, lambda plan: paint_period(plan, days, kind, words))
        if kind is not None:
            self.periods.choose_painted(days[0], kind)

    def _show_period(self) -> None:
        period = self.periods.period
        if period is not None:
            self.sheet.show_day(period.start)

    def _show_block(self, block: Block) -> None:
        self.workspace.selection.select(block)
        self.workspace.go(Place("timetable", "block", f"{block[0]}#{block[1]}"))
