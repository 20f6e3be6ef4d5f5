"""The Cohorts screen: who is taught, in which sets, and what they take when."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtWidgets import QWidget

from hsmc_scheduler.domain.place import Place as At
from hsmc_scheduler.gui.places import Place
from hsmc_scheduler.gui.screens.browse import BrowseScreen, TablePage
from hsmc_scheduler.gui.screens.cohorts.columns import COHORTS, STUDENTS
from hsmc_scheduler.gui.screens.cohorts.page import CohortPage
from hsmc_scheduler.gui.screens.cohorts.paste_list import PasteStudents
from hsmc_scheduler.gui.widgets.buttons import button
from hsmc_scheduler.gui.widgets.outline import Entry
from hsmc_scheduler.gui.widgets.table.table import DataTable


class CohortsScreen(BrowseScreen):
    """Cohorts, and all students."""

    NAME = "Cohorts"
    FIRST = ("cohorts",)
    FIELDS = frozenset(
        {"cohorts", "students", "sets", "programmes", "modules", "deliveries", "tutors", "calendar", "rules"}
    )

    def entries(self) -> Iterator[Entry]:
        """The cohorts, and the list of students."""
        plan = self.workspace.document.plan
        titles = {p.id: p.title for p in plan.programmes}
        many = len({c.programme for c in plan.cohorts}) > 1
        lines = []
        for cohort in plan.cohorts:
            at = ("cohorts", cohort.id)
            more = f"  {titles.get(cohort.programme, cohort.programme)}" if many else ""
            lines.append(Entry(f"{cohort.title or cohort.id}{more}", at, self.grade(at)))
        yield Entry("Cohorts", ("cohorts",), "", tuple(lines))
        yield Entry("Students", ("students",), self.grade(("students",)))

    def make_page(self, kind: str) -> QWidget:
        """The page of a cohort, or a table of all cohorts or students."""
        if kind == "cohorts/":
            return CohortPage(self.workspace)
        if kind == "cohorts":
            table = DataTable(self.workspace, COHORTS, ("cohorts",), icon="graduation-cap", can_open=True)
            table.opened.connect(self.show_at)
            return TablePage("Cohorts", "Open one for its pathway, sets and students.", table)
        table = DataTable(self.workspace, STUDENTS, ("students",), icon="users")
        paste = button("Paste a list…", self._paste, icon="clipboard-paste")
        return TablePage("Students", "Only those out of step with their cohort need to be here.", table, paste)

    def show_at(self, at: At) -> None:
        """A student or a set is shown in its list."""
        if at[0] == "sets":
            plan = self.workspace.document.plan
            owner = next((s.cohort for s in plan.sets if at[1:] == (s.id,)), "")
            at = ("cohorts", owner) if owner else ("cohorts",)
        if at[0] == "students" and len(at) > 1:
            super().show_at(("students",))
            page = self.pages["students"]
            if isinstance(page, TablePage):
                page.show_thing(at)
            return
        super().show_at(at)

    def show_place(self, place: Place) -> None:
        """A group is its cohort's."""
        if place.kind == "group":
            place = Place("cohorts", "cohort", place.id.rpartition("/")[0])
        super().show_place(place)

    def _paste(self) -> None:
        self.pasting = PasteStudents(self.workspace, "", self)
        self.pasting.open()
