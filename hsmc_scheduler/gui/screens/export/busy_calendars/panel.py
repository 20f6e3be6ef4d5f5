"""Reading a calendar for one tutor: its events with a box to tick each, and what becomes of the tutor's absences."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QCheckBox

from hsmc_scheduler.app.availability.breaking import Broken, newly_broken
from hsmc_scheduler.app.availability.busy import BusyCalendar, read_busy
from hsmc_scheduler.app.availability.from_calendar import Taking, taken, usually
from hsmc_scheduler.app.availability.received import counts_words
from hsmc_scheduler.app.edits.availability import set_absences
from hsmc_scheduler.domain.plan import Plan
from hsmc_scheduler.domain.timetable import Timetable
from hsmc_scheduler.domain.tutor import AbsenceKind
from hsmc_scheduler.gui.document import Changed
from hsmc_scheduler.gui.screens.export.busy_calendars import rows
from hsmc_scheduler.gui.screens.export.flowing import Flow
from hsmc_scheduler.gui.screens.export.found_tabs import FoundTabs
from hsmc_scheduler.gui.screens.export.incoming import IncomingPanel
from hsmc_scheduler.gui.theme.tokens import SPACE
from hsmc_scheduler.gui.widgets.buttons import Segments, button
from hsmc_scheduler.gui.widgets.fields import ComboBox
from hsmc_scheduler.gui.widgets.notices import EmptyState
from hsmc_scheduler.gui.widgets.rows import row
from hsmc_scheduler.gui.widgets.text import label
from hsmc_scheduler.gui.workspace import Workspace
from hsmc_scheduler.projections.messages.words import counted
from hsmc_scheduler.storage.document import Document

PURPOSE = (
    "What an Outlook or Google calendar shows as busy becomes absences of its owner, whole days or half-days, where"
    " there can be teaching. Reading the same file again replaces what it said before."
)
NOBODY = "The plan has no tutor whose calendar it could be."
KIND = "Calendars (*.ics)"
EVENTS, CHANGES, BREAKS, LEFT_OUT = "Events", "What changes", "What breaks", "Not readable"


@dataclass(frozen=True, slots=True)
class Looked:
    """What would become of a tutor (id)."""

    tutor: str
    taking: Taking
    broken: tuple[Broken, ...]


def look(plan: Plan, timetable: Timetable | None, tutor: str, take: Callable[[], Taking]) -> Looked:
    """Work out the absences and what they break; `timetable` None: there is none that can be judged."""
    taking = take()
    return Looked(tutor, taking, newly_broken(plan, set_absences(plan, tutor, taking.absences), timetable))


class BusyCalendarsPanel(IncomingPanel[BusyCalendar, Looked]):
    """Whose calendar it is and how it is taken; its events; what changes; and the button that takes it over."""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__(workspace, "A tutor's calendar", PURPOSE)
        self._keys: set[int] = set()
        self.tutor_box = ComboBox()
        self.tutor_box.setAccessibleName("Whose calendar it is")
        self.tutor_box.setMinimumWidth(220)
        self.kinds = Segments((("away", "Away"), ("commitment", "Busy elsewhere")), "Take it as")
        self.titles = QCheckBox("Keep the titles as reasons")
        self.read_button = button("Choose a calendar…", self.ask, role="primary", icon="calendar-plus")
        other = button("Another calendar…", self.ask, role="quiet", icon="calendar-plus")
        self.tabs = FoundTabs("The calendar", (EVENTS, CHANGES, BREAKS, LEFT_OUT))
        self.total = label("", "secondary", wrap=True)
        self.body.addLayout(Flow(label("Calendar of"), self.tutor_box, label("as"), self.kinds, spacing=SPACE * 2))
        words = "Ask the tutor to save their calendar as an .ics file, say whose it is above, and choose it here."
        self.lay_out(
            EmptyState("calendar-days", "No calendar read yet", words, self.read_button),
            row(self.titles, None, other, spacing=SPACE * 2),
            (self.tabs, 1),
            row((self.total, 1), self.apply_button, spacing=SPACE * 2),
            spacing=SPACE,
        )
        self.tabs.ticked.connect(self._tick)
        self.tabs.opened.connect(self.go_to_block)
        self.tutor_box.currentIndexChanged.connect(lambda _: self.look())
        self.kinds.chosen.connect(lambda _: self.look())
        self.titles.toggled.connect(lambda _: self.look())

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
        self.need(self.tutor_box.count(), NOBODY, "Go to Tutors", "tutors")
        super().refresh(changed)

    @property
    def tutor(self) -> str:
        """The id of the calendar's owner; "" where the plan has no tutor."""
        return str(self.tutor_box.currentData() or "")

    def ask(self) -> None:
        """Ask which calendar to read."""
        self.ask_file("The calendar to read", KIND, self.read)

    def read(self, path: Path) -> None:
        """Read a calendar."""
        self.bring("Reading the calendar", partial(read_busy, self.workspace.document.plan, path))

    def begin(self) -> None:
        """Tick what is usually taken."""
        self._keys = set(usually(self.raw)) if self.raw else set()

    def understanding(self, raw: BusyCalendar, content: Document) -> Callable[[], Looked] | None:
        """What becomes of the absences of the tutor chosen."""
        if not self.tutor:
            return None
        kind, keys = AbsenceKind(self.kinds.key), frozenset(self._keys)
        take = partial(taken, content.plan, self.tutor, raw, keys, kind, titles=self.titles.isChecked())
        return partial(look, content.plan, self.judged, self.tutor, take)

    def show_found(self, found: Looked) -> None:
        """Show the events and what becomes of them."""
        assert self.raw is not None
        self.tabs.show_found(EVENTS, rows.events(self.raw, self._keys))
        self.tabs.show_found(CHANGES, rows.changes(found.taking))
        self.tabs.show_found(BREAKS, rows.breaks(found.broken))
        self.tabs.show_found(LEFT_OUT, rows.left_out(self.raw))
        self.total.setText(_total(self.raw, found))

    def changes_something(self, found: Looked) -> bool:
        """Whether absences come or go."""
        return bool(found.taking.added or found.taking.removed)

    def put(self, found: Looked) -> str:
        """Take the ticked events over."""
        return self.workspace.edit(
            "Read a calendar", lambda plan: set_absences(plan, found.tutor, found.taking.absences)
        )

    def applied(self, found: Looked) -> None:
        """Say whose absences changed."""
        self.banner.say(f"Applied: {_counts(found)} of {self.tutor_box.currentText()}.", grade="good")

    def _tick(self, key: object, wanted: bool) -> None:
        if isinstance(key, int):
            (self._keys.add if wanted else self._keys.discard)(key)
            self.look()


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
