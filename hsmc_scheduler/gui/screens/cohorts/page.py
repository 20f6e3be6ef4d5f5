"""The page of a cohort."""

from __future__ import annotations

from hsmc_scheduler.domain.cohort import ElectiveSlot
from hsmc_scheduler.domain.place import Place, value_at
from hsmc_scheduler.gui.screens.cohorts.columns import COHORT_FORM, routes_of, students_of
from hsmc_scheduler.gui.screens.cohorts.paste_list import PasteStudents
from hsmc_scheduler.gui.screens.cohorts.pathway import PathwayEditor
from hsmc_scheduler.gui.screens.cohorts.sets import SetsEditor
from hsmc_scheduler.gui.widgets.buttons import button
from hsmc_scheduler.gui.widgets.form.form import Form
from hsmc_scheduler.gui.widgets.page import Page
from hsmc_scheduler.gui.widgets.table.column import Column, Kind, Rows
from hsmc_scheduler.gui.widgets.table.table import DataTable
from hsmc_scheduler.gui.workspace import Workspace
from hsmc_scheduler.projections.messages.words import counted

SLOTS = Rows(
    "choice", "choices",
    (
        Column("title", "Choice", width=340),
        Column("choose", "Each takes", Kind.NUMBER, high=20, width=100),
        Column("options", "of", Kind.NUMBER, read=lambda slot: len(slot.options), fixed=True, width=60),
        Column("expected", "People expected", Kind.NUMBER, read=lambda slot: _expected(slot), fixed=True, width=140),
    ),
)  # fmt: skip


def _expected(slot: ElectiveSlot) -> int:
    return sum(option.expected for option in slot.options)


class CohortPage(Page):
    """Everything about one cohort."""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__()
        self.workspace = workspace
        self.form = Form(workspace, COHORT_FORM, elsewhere=("routes",))
        self.routes = DataTable(workspace, routes_of(""), (), short=True)
        self.sets = SetsEditor(workspace)
        self.pathway = PathwayEditor(workspace)
        self.slots: dict[str, DataTable] = {}
        self.students = DataTable(workspace, students_of(""), ("students",), short=True)
        self.paste_button = button("Paste a list…", self.paste_list, icon="clipboard-paste")
        self.pasting: PasteStudents | None = None
        self.section("", self.form)
        hint = "R required, E elective, N not taken; type a number for how many are expected."
        self._card = self.section("Pathway", self.pathway, hint=hint)
        self.section("Action learning sets", self.sets)
        self.section("Registered for", self.routes)
        self.section("Students", self.students, self.paste_button)

    def show_thing(self, at: Place) -> None:
        """Show the cohort at that place."""
        cohort = str(at[-1])
        self.form.show_thing(at)
        self.routes.show_list(routes_of(cohort), (*at, "routes"))
        self.students.show_list(students_of(cohort), ("students",))
        self.refresh()

    def refresh(self) -> None:
        """Show the document as it is now."""
        plan = self.workspace.document.plan
        at = self.form.at
        cohort = value_at(plan, at)
        programme = next((p.title for p in plan.programmes if p.id == cohort.programme), "")
        self.title(cohort.title or cohort.id, f"{counted(cohort.size, 'person', 'people')}, {programme}")
        self.form.refresh()
        self.pathway.show_cohort(cohort.id)
        self.sets.show_cohort(cohort.id)
        self.routes.refresh()
        self.students.refresh()
        self.paste_button.setEnabled(not self.workspace.read_only)
        self._show_slots()

    def paste_list(self) -> None:
        """Ask for a list of students."""
        self.pasting = PasteStudents(self.workspace, str(self.form.at[-1]), self)
        self.pasting.open()

    def focus_field(self, name: str) -> bool:
        """Give the keyboard to a field."""
        if name == "pathway":
            self.pathway.grid.setFocus()
            self.ensureWidgetVisible(self.pathway)
            return True
        return self.form.focus_field(name) or self.form.focus_field("title")

    def _show_slots(self) -> None:
        """A short table of choices for each year that has any."""
        cohort = value_at(self.workspace.document.plan, self.form.at)
        names = self.workspace.document.facts.names
        years = {y.year: y for y in cohort.pathway}
        inside = self._card.layout()
        for year in years:
            if year not in self.slots and inside is not None:
                rows = Rows(SLOTS.one, f"choices in {names.year(year)}", SLOTS.columns)
                self.slots[year] = DataTable(self.workspace, rows, (), short=True)
                inside.addWidget(self.slots[year])
        for year, table in self.slots.items():
            shown = year in years and bool(years[year].electives)
            table.setVisible(shown)
            if shown:
                table.show_list(table.rows, (*self.form.at, "pathway", year, "electives"))
