"""The Tutors screen: who there is, and when each of them can teach."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtWidgets import QWidget

from hsmc_scheduler.app.edits.editing import duplicate
from hsmc_scheduler.app.edits.tutors import add_tutor, paint_absence
from hsmc_scheduler.domain.daypart import DayPart
from hsmc_scheduler.domain.place import Step
from hsmc_scheduler.domain.plan import Plan
from hsmc_scheduler.domain.tutor import AbsenceKind, Tutor
from hsmc_scheduler.gui.document import Changed
from hsmc_scheduler.gui.places import Place
from hsmc_scheduler.gui.scheduled import counted_days, days_of_people, strips_of
from hsmc_scheduler.gui.screens.painted import PaintedScreen
from hsmc_scheduler.gui.screens.tutors.absences import AbsencesPanel
from hsmc_scheduler.gui.screens.tutors.details import Details
from hsmc_scheduler.gui.screens.tutors.looks import BRUSHES, FREE, looks_of
from hsmc_scheduler.gui.screens.tutors.paste_dates import Pasted, PasteDates
from hsmc_scheduler.gui.troubles import troubles
from hsmc_scheduler.gui.widgets.buttons import button
from hsmc_scheduler.gui.widgets.deleting import delete_thing
from hsmc_scheduler.gui.widgets.listing import Item
from hsmc_scheduler.gui.widgets.notices import EmptyState
from hsmc_scheduler.gui.widgets.roster import Roster
from hsmc_scheduler.gui.widgets.side_panel import LatePage, SidePanel
from hsmc_scheduler.gui.widgets.year_grid.sheet import PaintSheet
from hsmc_scheduler.gui.workspace import Workspace
from hsmc_scheduler.projections.messages.words import dates_words
from hsmc_scheduler.rules.rule import Kind

SHOWN = ("tutors", "timetable", "calendar", "modules", "deliveries", "rules", "pins")
EMPTY = "Add everyone who teaches or facilitates. Then paint when each of them is away, and who teaches what."


class TutorsScreen(PaintedScreen):
    """A list on the left, a year planner to paint, and the tutor's absences and details on the right."""

    def __init__(self, workspace: Workspace) -> None:
        roster = Roster("Tutors", "tutor", [("Add", "Add tutor", self.add)])
        super().__init__(workspace, roster, PaintSheet("When the tutor is away", BRUSHES, "Reason", halves=True))
        self._tutor = ""
        self._days: dict[str, float] = {}
        """How many days each tutor has in the timetable."""
        self.absences = AbsencesPanel(self.edit, self.paste)
        self._details = LatePage(lambda: Details(self.edit), self._show_details)
        pages = [("absences", "Absences", self.absences), ("details", "Details", self._details)]
        self.panel = SidePanel("About the tutor", pages)
        self.empty_button = button("Add tutor", self.add, role="primary", icon="plus")
        self._lay_out(self.sheet, EmptyState("user", "No tutors yet", EMPTY, self.empty_button))
        self.roster.picked.connect(self._pick)
        self.roster.delete_asked.connect(self._delete)
        self.roster.copy_asked.connect(self._duplicate)
        self.sheet.stroke.connect(self._paint)

    # what is shown ------------------------------------------------------------------------------------------

    @property
    def tutor(self) -> Tutor | None:
        """The tutor shown."""
        return next((t for t in self.workspace.document.plan.tutors if t.id == self._tutor), None)

    @property
    def details(self) -> Details:
        """The page of what is known of the tutor."""
        return self._details.page

    def refresh(self, changed: Changed) -> None:
        """Show the tutors as they are now."""
        if not changed.touches(*SHOWN):
            return
        tutors = self.workspace.document.plan.tutors
        self._days = days_of_people(self.workspace.document.facts)
        if self.tutor is None:
            self._tutor = tutors[0].id if tutors else ""
            self.banner.forget()
        editable = not self.workspace.read_only
        self._stack.setCurrentIndex(0 if tutors else 1)
        self.empty_button.setEnabled(editable)
        self._show_tutor()
        self.sheet.set_editable(editable)
        self.absences.set_editable(editable)

    def inspector(self) -> QWidget | None:
        """The tutor's absences and details."""
        return self.panel if self.workspace.document.plan.tutors else None

    def show_place(self, place: Place) -> None:
        """Show a tutor, and the field a problem is about."""
        if any(t.id == place.id for t in self.workspace.document.plan.tutors):
            self.roster.clear_search()
            self._pick(place.id)
        if place.field:
            self.panel.show_page("absences" if place.field == "absences" else "details")
        self.roster.listing.setFocus()

    def _show_roster(self) -> None:
        items = []
        for tutor in self.workspace.document.plan.tutors:
            grade, said = troubles(self.workspace, ("tutors", tutor.id), Kind.TUTOR)
            note = counted_days(self._days[tutor.id]) if self._days.get(tutor.id) else ""
            mark = "has problems" if said else ""
            name = tutor.name or "Without a name"
            items.append(Item(tutor.id, name, note=note, grade=grade, mark=mark, faint=not tutor.active))
        self.roster.show_items(items, self._tutor)
        self.roster.set_editable(not self.workspace.read_only)

    def _show_tutor(self) -> None:
        tutor, document = self.tutor, self.workspace.document
        if tutor is None:
            return
        facts = document.facts
        days = self._days.get(tutor.id, 0)
        self.title.setText(tutor.name or "Without a name")
        words = (
            f"{counted_days(days)} in the timetable" if days else "not in the timetable" if document.timetable else ""
        )
        self.use.setText(words if tutor.active else "switched off: given nothing")
        self.sheet.grid.setAccessibleName(f"When {tutor.name} is away")
        self.sheet.show_years(document.plan.calendar.years)
        strips = strips_of(facts, lambda sitting: tutor.id in sitting.people)
        self.sheet.show_looks(looks_of(document.plan, tutor), strips)
        self.absences.show_tutor(document.plan, tutor)
        self._details.refresh()
        self.banner.look_again()
        self.show_findings()

    def show_findings(self) -> None:
        """Say what is wrong with the tutor, and mark those in the list something is wrong with."""
        grade, said = troubles(self.workspace, ("tutors", self._tutor), Kind.TUTOR)
        self.notice.show_all(grade, said)
        self._show_roster()

    def _show_details(self, details: Details) -> None:
        details.setEnabled(not self.workspace.read_only)
        if self.tutor is not None:
            details.show_tutor(self.workspace.document.facts, self.tutor)

    def _pick(self, key: Step) -> None:
        if key != self._tutor:
            self._tutor = str(key)
            self.banner.forget()
            self.sheet.fit()
            self.sheet.bar.reason_box.clear()  # it was somebody else's
            self._show_tutor()

    # what is done -------------------------------------------------------------------------------------------

    def add(self) -> None:
        """Add a tutor, and put the keyboard on the name."""
        added = self._added("Add tutor", add_tutor)
        if added:
            self.roster.clear_search()
            self._pick(added)
            self.panel.show_page("details")
            self.details.name.setFocus()
            self.details.name.selectAll()

    def paste(self) -> None:
        """Ask for a list of dates to mark."""
        tutor, calendar = self.tutor, self.workspace.document.plan.calendar
        if tutor is not None:
            dialog = PasteDates(self.window(), tutor.name, calendar.start, calendar.end)
            dialog.accepted_dates.connect(self._paste)
            dialog.open()

    def _paste(self, pasted: Pasted) -> None:
        tutor = self.tutor
        if tutor is None:
            return

        def change(plan: Plan) -> Plan:
            for reading in pasted.readings:
                plan = paint_absence(plan, tutor.id, reading.days, reading.part, pasted.kind, pasted.reason)
            return plan

        days = [day for reading in pasted.readings for day in reading.days]
        self.edit(_painting(tutor.name, pasted.kind, days), change)

    def _paint(self, days: tuple[date, ...], part: DayPart, brush: str, reason: str) -> None:
        tutor = self.tutor
        if tutor is not None:
            kind = None if brush == FREE else AbsenceKind(brush)
            name = _painting(tutor.name, kind, days, part)
            self.edit(name, lambda plan: paint_absence(plan, tutor.id, days, part, kind, reason))
            if kind is not None:
                self.absences.choose_painted(days[0], kind, part)

    def _duplicate(self, key: Step) -> None:
        tutor = self.tutor
        added = self._added(f"Duplicate {tutor.name if tutor else ''}", lambda plan: duplicate(plan, ("tutors", key)))
        if added:
            self._pick(added)

    def _added(self, name: str, change: Callable[[Plan], tuple[Plan, tuple[Step, ...]]]) -> str:
        before = {t.id for t in self.workspace.document.plan.tutors}
        self.edit(name, lambda plan: change(plan)[0])
        return next((t.id for t in self.workspace.document.plan.tutors if t.id not in before), "")

    def _delete(self, key: Step) -> None:
        tutor = self.tutor
        if tutor is not None:
            delete_thing(self.workspace, self.window(), tutor.name, ("tutors", key))


def _painting(
    tutor: str, kind: AbsenceKind | None, days: tuple[date, ...] | list[date], part: DayPart = DayPart.WHOLE
) -> str:
    """Mark Iain Snelling away 3-14 May 2028."""
    when = dates_words(days) + ("" if part is DayPart.WHOLE else f", {part}s")
    if kind is None:
        return f"Mark {tutor} free {when}"
    words = {
        AbsenceKind.AWAY: "away",
        AbsenceKind.COMMITMENT: "committed elsewhere",
        AbsenceKind.PREFER_NOT: "rather not",
    }
    return f"Mark {tutor} {words[kind]} {when}"
