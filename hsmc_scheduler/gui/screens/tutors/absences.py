"""A tutor's absences as a list, and the one chosen to be edited."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from hsmc_scheduler.app.edits.editing import put, remove
from hsmc_scheduler.domain.daypart import DayPart
from hsmc_scheduler.domain.place import Step
from hsmc_scheduler.domain.plan import Plan
from hsmc_scheduler.domain.tutor import Absence, AbsenceKind, Tutor
from hsmc_scheduler.gui.screens.tutors.looks import LOOKS, TITLES
from hsmc_scheduler.gui.widgets.buttons import button
from hsmc_scheduler.gui.widgets.entries import Choice, DateEntry, Form, TextEntry
from hsmc_scheduler.gui.widgets.listing import Item
from hsmc_scheduler.gui.widgets.spells import SpellPanel
from hsmc_scheduler.projections.short_dates import span_short

PARTS = ((DayPart.WHOLE, "Whole days"), (DayPart.MORNING, "Mornings"), (DayPart.AFTERNOON, "Afternoons"))
EMPTY = "Paint on the calendar when {} cannot teach or would rather not, or paste a list of dates."
Edit = Callable[[str, Callable[[Plan], Plan]], str]


class AbsencesPanel(SpellPanel):
    """`edit` makes a change of the plan under a name, and says what is wrong with it."""

    def __init__(self, edit: Edit, paste: Callable[[], object]) -> None:
        self.paste_button = button("Paste dates…", paste, icon="clipboard-paste")
        self.kind = Choice("Kind of absence", [(k.value, t) for k, t in TITLES.items()])
        self.part = Choice("Part of each day", [(p.value, t) for p, t in PARTS])
        self.start, self.end = DateEntry("First day"), DateEntry("Last day")
        self.reason, self.comment = TextEntry("Reason"), TextEntry("Comment")
        form = Form()
        form.add_pair(("kind", "Kind", self.kind), ("part", "Part", self.part))
        form.add_pair(("start", "From", self.start), ("end", "To, inclusive", self.end))
        form.add("reason", "Reason", self.reason)
        form.add("comment", "Comment", self.comment)
        super().__init__("Absences", EMPTY.format("the tutor"), form, "absence", self.paste_button)
        self._edit = edit
        self._tutor: Tutor | None = None
        self._key: Step | None = None
        self.kind.committed.connect(lambda value: self._put("kind", AbsenceKind(value)))
        self.part.committed.connect(lambda value: self._put("part", DayPart(value)))
        self.start.committed.connect(lambda value: self._put("start", value))
        self.end.committed.connect(lambda value: self._put("end", value))
        self.reason.committed.connect(lambda value: self._put("reason", value))
        self.comment.committed.connect(lambda value: self._put("comment", value))
        self.picked.connect(self._pick)
        self.switched.connect(self._switch)
        self.delete_asked.connect(self._remove)

    def show_tutor(self, plan: Plan, tutor: Tutor) -> None:
        """Show a tutor's absences, earliest first."""
        if self._tutor is None or self._tutor.id != tutor.id:
            self._key = None
        self._tutor = tutor
        self._empty.setText(EMPTY.format(tutor.name))
        if not isinstance(self._key, int) or self._key >= len(tutor.absences):
            self._key = None
        order = sorted(range(len(tutor.absences)), key=lambda n: (tutor.absences[n].start, n))
        self.show_items([_item(n, tutor.absences[n]) for n in order], self._key)
        for entry in (self.start, self.end):
            entry.allow(plan.calendar.start, plan.calendar.end)
        self._fill()

    def choose_painted(self, day: date, kind: AbsenceKind, part: DayPart) -> None:
        """Choose the absence just painted on a day."""
        rows = enumerate(self._tutor.absences if self._tutor else ())
        alike = [n for n, a in rows if a.kind is kind and a.start <= day <= a.end and part in (a.part, DayPart.WHOLE)]
        if alike:
            self._pick(alike[0])

    def _pick(self, key: Step) -> None:
        self._key = key
        if self._tutor is not None:
            self.show_items(self.listing.items, key)
            self._fill()

    def _fill(self) -> None:
        if self._tutor is None or not isinstance(self._key, int):
            return
        absence = self._tutor.absences[self._key]
        self.kind.show_value(absence.kind.value)
        self.part.show_value(absence.part.value)
        self.start.show_value(absence.start)
        self.end.show_value(absence.end)
        self.reason.show_value(absence.reason)
        self.comment.show_value(absence.comment)
        for field in ("kind", "part", "start", "end", "reason", "comment"):
            self.form.show_fault(field, "")

    def _put(self, field: str, value: object) -> None:
        if self._tutor is None or self._key is None:
            return
        at = ("tutors", self._tutor.id, "absences", self._key, field)
        wrong = self._edit(f"Change absence of {self._tutor.name}", lambda plan: put(plan, at, value))
        self.form.show_fault(field, wrong)

    def _switch(self, key: Step, on: bool) -> None:
        if self._tutor is not None:
            at = ("tutors", self._tutor.id, "absences", key, "active")
            words = "on" if on else "off"
            self._edit(f"Switch {words} absence of {self._tutor.name}", lambda plan: put(plan, at, on))

    def _remove(self, key: Step) -> None:
        if self._tutor is not None:
            at = ("tutors", self._tutor.id, "absences", key)
            self._key = None
            self._edit(f"Delete absence of {self._tutor.name}", lambda plan: remove(plan, at))


def _item(number: int, absence: Absence) -> Item:
    words = TITLES[absence.kind]
    if absence.part is not DayPart.WHOLE:
        words += f", {absence.part}s"
    if absence.reason:
        words += f" · {absence.reason}"
    return Item(number, span_short(absence.start, absence.end), words, on=absence.active, look=LOOKS[absence.kind])
