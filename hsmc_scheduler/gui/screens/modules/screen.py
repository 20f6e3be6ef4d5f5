"""The Programmes and modules screen: what is taught, by whom, in how many days, in which blocks."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtWidgets import QWidget

from hsmc_scheduler.gui.screens.browse import BrowseScreen, TablePage
from hsmc_scheduler.gui.screens.modules.columns import DELIVERIES, MODULES, ORDERS, PROGRAMMES
from hsmc_scheduler.gui.screens.modules.delivery_page import DeliveryPage
from hsmc_scheduler.gui.screens.modules.pages import ModulePage, ProgrammePage
from hsmc_scheduler.gui.widgets.outline import Entry
from hsmc_scheduler.gui.widgets.table.table import DataTable

HINTS = {
    "programmes": "Open one to see its awards.",
    "modules": "Type, paste from Excel, sort or filter; open one for its assessments.",
    "deliveries": "One for each module and academic year it is taught in; open one for its sessions and splits.",
    "orders": "Which delivery comes before which.",
}
ROWS = {"programmes": PROGRAMMES, "modules": MODULES, "deliveries": DELIVERIES, "orders": ORDERS}
TITLES = {"programmes": "Programmes", "modules": "Modules", "deliveries": "Deliveries", "orders": "Order of deliveries"}


class ModulesScreen(BrowseScreen):
    """Programmes, modules, deliveries and their order."""

    NAME = "Programmes and modules"
    FIRST = ("modules",)
    FIELDS = frozenset({"programmes", "modules", "deliveries", "orders", "tutors", "cohorts", "calendar", "rules"})

    def entries(self) -> Iterator[Entry]:
        """Programmes, modules, deliveries by year, and orders."""
        document = self.workspace.document
        plan, names = document.plan, document.facts.names
        programmes = tuple(self._entry(p.title, ("programmes", p.id)) for p in plan.programmes)
        yield Entry("Programmes", ("programmes",), "", programmes)
        modules = tuple(self._entry(f"{m.code}  {m.title}", ("modules", m.code)) for m in plan.modules)
        yield Entry("Modules", ("modules",), "", modules)
        years = []
        known = {y.id for y in plan.calendar.years}
        for year in (*plan.calendar.years, None):
            own = [d for d in plan.deliveries if (d.year == year.id if year else d.year not in known)]
            lines = tuple(
                self._entry(f"{names.code(d)}  {names.title(d)}" + ("" if d.active else " (off)"), ("deliveries", d.id))
                for d in own
            )
            if lines:
                years.append(Entry(names.year(year.id) if year else "No such year", (), "", lines))
        yield Entry("Deliveries", ("deliveries",), "", tuple(years))
        yield Entry("Order of deliveries", ("orders",), self.grade(("orders",)))

    def make_page(self, kind: str) -> QWidget:
        """The page of a kind of thing, or the table of all of it."""
        match kind:
            case "programmes/":
                return ProgrammePage(self.workspace)
            case "modules/":
                page = ModulePage(self.workspace)
                page.asked.connect(self.show_at)
                return page
            case "deliveries/":
                return DeliveryPage(self.workspace)
        name = kind.rstrip("/")
        table = DataTable(self.workspace, ROWS[name], (name,), icon="book-open", can_open=name != "orders")
        table.opened.connect(self.show_at)
        return TablePage(TITLES[name], HINTS[name], table)

    def _entry(self, title: str, at: tuple[str, str]) -> Entry:
        return Entry(title, at, self.grade(at))
