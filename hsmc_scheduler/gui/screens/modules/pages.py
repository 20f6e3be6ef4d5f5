"""The pages of a programme and of a module."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from hsmc_scheduler.app.edits.deliveries import add_delivery
from hsmc_scheduler.app.edits.errors import EditError
from hsmc_scheduler.domain.place import Place, value_at
from hsmc_scheduler.gui.screens.modules.columns import (
    ASSESSMENTS,
    MODULE_FORM,
    PROGRAMME_FORM,
    ROUTES,
    assessments_of,
    routes_of,
)
from hsmc_scheduler.gui.widgets.buttons import button
from hsmc_scheduler.gui.widgets.form.form import Form
from hsmc_scheduler.gui.widgets.page import Page
from hsmc_scheduler.gui.widgets.table.table import DataTable
from hsmc_scheduler.gui.widgets.text import label
from hsmc_scheduler.gui.workspace import Workspace
from hsmc_scheduler.projections.messages.words import counted
from hsmc_scheduler.projections.split_words import splits_words


class ProgrammePage(Page):
    """Title and awards."""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__()
        self.workspace = workspace
        self.form = Form(workspace, PROGRAMME_FORM, elsewhere=("routes",))
        self.routes = DataTable(workspace, ROUTES, (), short=True)
        self.section("", self.form)
        self.section("Awards", self.routes)

    def show_thing(self, at: Place) -> None:
        """Show the programme at that place."""
        self.form.show_thing(at)
        self.routes.show_list(routes_of(str(at[-1])), (*at, "routes"))
        self.refresh()

    def refresh(self) -> None:
        """Show the document as it is now."""
        programme = value_at(self.workspace.document.plan, self.form.at)
        self.title(programme.title or programme.id, "Programme")
        self.form.refresh()
        self.routes.refresh()

    def focus_field(self, name: str) -> bool:
        """Give the keyboard to a field."""
        if name == "routes":
            self.routes.grid.setFocus()
            return True
        return self.form.focus_field(name) or self.form.focus_field("title")


class ModulePage(Page):
    """Names, people, assessments, and where it is taught. `asked` carries the place of a delivery to show."""

    asked = Signal(object)

    def __init__(self, workspace: Workspace) -> None:
        super().__init__()
        self.workspace = workspace
        self.form = Form(workspace, MODULE_FORM, elsewhere=("assessments",))
        self.assessments = DataTable(workspace, ASSESSMENTS, (), short=True)
        self.taught = QWidget()
        self._taught = QVBoxLayout(self.taught)
        self._taught.setContentsMargins(0, 0, 0, 0)
        self._taught.setSpacing(2)
        self._links: list[QWidget] = []
        self.add_button = button("Teach it in another year", self.add_delivery, icon="plus")
        self.section("", self.form)
        self.section("Assessments", self.assessments, hint="Each deadline follows a block of the module.")
        self.section("Taught", self.taught, self.add_button)

    def show_thing(self, at: Place) -> None:
        """Show the module at that place."""
        self.form.show_thing(at)
        self.assessments.show_list(assessments_of(str(at[-1])), (*at, "assessments"))
        self.refresh()

    def refresh(self) -> None:
        """Show the document as it is now."""
        plan = self.workspace.document.plan
        module = value_at(plan, self.form.at)
        self.title(module.title or module.code, f"Module {module.code}")
        self.form.refresh()
        self.assessments.refresh()
        self.add_button.setEnabled(not self.workspace.read_only)
        for old in self._links:
            old.deleteLater()
        self._links = []
        for delivery in (d for d in plan.deliveries if module.code in d.modules):
            words = f"{delivery.title}: {counted(len(delivery.days), 'day')}, {splits_words(delivery)}"
            link = button(words, self._ask, role="link")
            link.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
            link.setProperty("at", ("deliveries", delivery.id))
            self._links.append(link)
        if not self._links:
            self._links.append(label("It is not taught in any year yet.", "secondary"))
        for each in self._links:
            self._taught.addWidget(each)

    def add_delivery(self) -> None:
        """Teach the module in the first year it is not taught in."""
        plan, code = self.workspace.document.plan, str(self.form.at[-1])
        taken = {d.year for d in plan.deliveries if code in d.modules}
        year = next((y.id for y in plan.calendar.years if y.id not in taken), plan.calendar.years[-1].id)
        try:
            plan, at = add_delivery(plan, code, year)
        except EditError as fault:
            self.workspace.say(str(fault))
            return
        self.workspace.document.edit("Add delivery", lambda _: plan)
        self.asked.emit(at)

    def focus_field(self, name: str) -> bool:
        """Give the keyboard to a field."""
        if name == "assessments":
            self.assessments.grid.setFocus()
            return True
        return self.form.focus_field(name) or self.form.focus_field("code")

    def _ask(self) -> None:
        sender = self.sender()
        if sender is not None:
            self.asked.emit(sender.property("at"))
