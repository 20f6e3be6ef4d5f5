"""Reading a calendar for one tutor: its events with a box to tick each, and what becomes of the tutor's absences."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QCheckBox, QComboBox, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from hsmc_scheduler.app.availability.breaking import Broken, newly_broken
from hsmc_scheduler.app.availability.busy import BusyCalendar, read_busy
from hsmc_scheduler.app.availability.from_calendar import Taking, taken, usually
from hsmc_scheduler.app.availability.received import counts_words
from hsmc_scheduler.app.edits.availability import set_absences
from hsmc_scheduler.domain.plan import Plan
from hsmc_scheduler.domain.timetable import Timetable
from hsmc_scheduler.domain.tutor import AbsenceKind
from hsmc_scheduler.gui.document import Changed
from hsmc_scheduler.gui.places import Place, place_of_subject
from hsmc_scheduler.gui.screens.export.busy_calendars import rows
from hsmc_scheduler.gui.screens.export.found_tabs import FoundTabs
from hsmc_scheduler.gui.screens.export.panel import Panel
from hsmc_scheduler.gui.theme.tokens import SPACE
from hsmc_scheduler.gui.widgets.buttons import Segments, button
from hsmc_scheduler.gui.widgets.notices import EmptyState
from hsmc_scheduler.gui.widgets.text import label
from hsmc_scheduler.gui.workspace import Workspace
from hsmc_scheduler.projections.messages.words import counted
from hsmc_scheduler.rules.rule import Kind, Subject

PURPOSE = (
    "What an Outlook or Google calendar shows as busy becomes absences of its owner, whole days or half-days, where"
    " there can be teaching. Reading the same file again replaces what it said before."
)
NOBODY = "The plan has no tutor whose calendar it could be."
KIND = "Calendars (*.ics)"
EVENTS, CHANGES, BREAKS, LEFT_OUT = "Events", "What changes", "What breaks", "Not readable"


@dataclass(frozen=True, slots=True)
class Looked:
    """What would become of a plan's tutor (id)."""

    plan: Plan
    tutor: str
    taking: Taking
    broken: tuple[Broken, ...]


def look(plan: Plan, timetable: Timetable | None, tutor: str, take: Callable[[], Taking]) -> Looked:
    """Work out the absences and what they break; `timetable` None: there is none that can be judged."""
    taking = take()
    return Looked(plan, tutor, taking, newly_broken(plan, set_absences(plan, tutor, taking.absences), timetable))


class BusyCalendarsPanel(Panel):
    """Whose calendar it is and how it is taken; its events; what changes; and the button that takes it over."""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__(workspace, "A tutor's calendar", PURPOSE)
        self._calendar: BusyCalendar | None = None
        self._keys: set[int] = set()
        self._looked: Looked | None = None
        self._asked = 0
        self.tutor_box = QComboBox()
        self.tutor_box.setAccessibleName("Whose calendar it is")
        self.tutor_box.setMinimumWidth(220)
        self.kinds = Segments((("away", "Away"), ("commitment", "Busy elsewhere")), "Take it as")
        self.titles = QCheckBox("Keep the titles as reasons")
        self.read_button = button("Choose a calendar…", self.ask, role="primary", icon="calendar-plus")
        self.other_button = button("Another calendar…", self.ask, role="quiet", icon="calendar-plus")
        self.tabs = FoundTabs("The calendar", (EVENTS, CHANGES, BREAKS, LEFT_OUT))
        self.total = label("", "secondary", wrap=True)
        self.apply_button = button("Apply", self.apply, role="primary", icon="check")
        self._pages = QStackedWidget()
        self._lay_out()
        self.tabs.ticked.connect(self._tick)
        self.tabs.opened.connect(self._open)
        self.tutor_box.currentIndexChanged.connect(self._look)
        self.kinds.chosen.connect(self._look)
        self.titles.toggled.connect(self._look)

    def _lay_out(self) -> None:
        head, more, foot = QHBoxLayout(), QHBoxLayout(), QHBoxLayout()
        for row in (head, more, foot):
            row.setSpacing(SPACE * 2)
        for part in (label("Calendar of"), self.tutor_box, label("as"), self.kinds):
            head.addWidget(part)
        head.addStretch(1)
        more.addWidget(self.titles)
        more.addStretch(1)
        more.addWidget(self.other_button)
        foot.addWidget(self.total, 1)
        foot.addWidget(self.apply_button)
        found = QWidget()
        column = QVBoxLayout(found)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE)
        column.addLayout(more)
        column.addWidget(self.tabs, 1)
        column.addLayout(foot)
        words = "Ask the tutor to save their calendar as an .ics file, say whose it is above, and choose it here."
        self._pages.addWidget(EmptyState("calendar-days", "No calendar read yet", words, self.read_button))
        self._pages.addWidget(found)
        self.body.addLayout(head)
        self.body.addWidget(self._pages, 1)

    def refresh(self, changed: Changed) -> None:
        """Offer the tutors there are now, and show what the calendar says of the plan as it is."""
        if changed.touches("tutors") or not self.tutor_box.count():
            chosen = self.tutor_box.currentData()
            self.tutor_box.blockSignals(True)
            self.tutor_box.clear()
            for tutor in self.workspace.document.plan.tutors:
                self.tutor_box.addItem(tutor.name or tutor.id, tutor.id)
            self.tutor_box.setCurrentIndex(max(0, self.tutor_box.findData(chosen)))
            self.tutor_box.blockSignals(False)
        self.read_button.setEnabled(bool(self.tutor_box.count()))
        if not self.tutor_box.count():
            go = button("Go to Tutors", lambda: self.workspace.go(Place("tutors")))
            self.banner.say(NOBODY, go, grade="caution")
        elif self.banner.sentence == NOBODY:
            self.banner.hide()
        self._look()

    def forget(self) -> None:
        """The calendar was read for the years of the plan that was open before."""
        self._asked += 1
        self._calendar = self._looked = None
        self._keys.clear()
        self._pages.setCurrentIndex(0)

    @property
    def tutor(self) -> str:
        """The id of the calendar's owner; "" where the plan has no tutor."""
        return str(self.tutor_box.currentData() or "")

    def ask(self) -> None:
        """Ask which calendar to read."""
        self.ask_file("The calendar to read", KIND, self.read)

    def read(self, path: Path) -> None:
        """Read a calendar."""
        self.work("Reading the calendar", partial(read_busy, self.workspace.document.plan, path), self._read)

    def apply(self) -> None:
        """Take the ticked events over as one step."""
        looked = self._looked
        if looked is None or looked.plan is not self.workspace.document.plan:
            return
        tutor, absences = looked.tutor, looked.taking.absences
        wrong = self.workspace.edit("Read a calendar", lambda plan: set_absences(plan, tutor, absences))
        if wrong:
            self.refuse(wrong)
        else:
            self.banner.say(f"Applied: {_counts(looked)} of {self.tutor_box.currentText()}.", grade="good")

    def _read(self, calendar: BusyCalendar) -> None:
        self._calendar = calendar
        self._keys = set(usually(calendar))
        self._look()

    def _look(self, _: object = None) -> None:
        self._asked += 1
        self._looked = None  # it was for other choices
        self.apply_button.setEnabled(False)
        if self._calendar is None or not self.tutor:
            return
        document = self.workspace.document
        timetable = None if document.facts.errors else document.timetable
        kind = AbsenceKind(self.kinds.key)
        keys, titles = frozenset(self._keys), self.titles.isChecked()
        take = partial(taken, document.plan, self.tutor, self._calendar, keys, kind, titles=titles)
        do = partial(look, document.plan, timetable, self.tutor, take)
        self.workspace.worker.do(do, partial(self._show_looked, self._asked))

    def _show_looked(self, asked: int, looked: Looked) -> None:
        if asked != self._asked or self._calendar is None:
            return
        self._looked = looked
        self.tabs.show_found(EVENTS, rows.events(self._calendar, self._keys))
        self.tabs.show_found(CHANGES, rows.changes(looked.taking))
        self.tabs.show_found(BREAKS, rows.breaks(looked.broken))
        self.tabs.show_found(LEFT_OUT, rows.left_out(self._calendar))
        self.total.setText(_total(self._calendar, looked))
        something = bool(looked.taking.added or looked.taking.removed)
        self.apply_button.setEnabled(something and not self.workspace.read_only)
        self._pages.setCurrentIndex(1)

    def _tick(self, key: object, wanted: bool) -> None:
        if isinstance(key, int):
            (self._keys.add if wanted else self._keys.discard)(key)
            self._look()

    def _open(self, key: object) -> None:
        if isinstance(key, str):
            self.workspace.go(place_of_subject(Subject(Kind.BLOCK, key)))


def _counts(looked: Looked) -> str:
    return counts_words(len(looked.taking.added), len(looked.taking.removed))


def _total(calendar: BusyCalendar, looked: Looked) -> str:
    words = [f"{calendar.file}: {_counts(looked)}."]
    if not looked.taking.added and not looked.taking.removed:
        words = [f"{calendar.file}: nothing new; the plan knows all of it."]
    if looked.broken:
        blocks = len({b.block for b in looked.broken})
        words.append(f"{counted(blocks, 'block')} of the timetable {'does' if blocks == 1 else 'do'} not fit.")
    if calendar.outside:
        verb = "lies" if calendar.outside == 1 else "lie"
        words.append(f"{counted(calendar.outside, 'event')} {verb} outside teaching days and hours.")
    return " ".join(words)
