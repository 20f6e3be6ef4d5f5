"""What a room is: name, venue, how many it holds in each layout, what it has."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtWidgets import QVBoxLayout, QWidget

from hsmc_scheduler.app.edits.editing import changed, put
from hsmc_scheduler.app.edits.rooms import set_capacity
from hsmc_scheduler.app.problems_with import problems_at
from hsmc_scheduler.domain.place import Place
from hsmc_scheduler.domain.plan import Plan
from hsmc_scheduler.domain.problem import Problem, Severity
from hsmc_scheduler.domain.room import Layout, Room, Venue
from hsmc_scheduler.gui.document import Facts
from hsmc_scheduler.gui.theme.tokens import SPACE
from hsmc_scheduler.gui.widgets.entries import Choice, Form, NotesEntry, TextEntry, Tick
from hsmc_scheduler.gui.widgets.fields import SpinBox

MOST_PEOPLE = 2000
Edit = Callable[[str, Callable[[Plan], Plan]], str]


class RoomDetails(QWidget):
    """`edit` makes a change of the plan under a name, and says what is wrong with it."""

    def __init__(self, edit: Edit) -> None:
        super().__init__()
        self._edit = edit
        self._room: Room | None = None
        self.name = TextEntry("Room name")
        self.venue = Choice("Venue", ())
        self.active = Tick("Used in this plan")
        self.features = TextEntry("Features", "screen, step-free, …")
        self.comment = NotesEntry("Comment")
        self.seats = {each: SpinBox(-1, MOST_PEOPLE, name=f"People, {each.value}") for each in Layout}
        self.form = Form()
        self.form.add("name", "Name", self.name)
        self.form.add("venue", "Venue", self.venue)
        self.form.add("active", "", self.active)
        self.form.add_heading("How many people it holds")
        layouts = list(Layout)
        for pair in (layouts[:2], layouts[2:4], layouts[4:]):
            self.form.add_pair(*((each.value, _title(each), self.seats[each]) for each in pair))
        self.form.add("features", "Features, with commas between", self.features)
        self.form.add("comment", "Comment", self.comment)
        _column(self, self.form)
        self.name.committed.connect(partial(self._put, "name"))
        self.comment.committed.connect(partial(self._put, "comment"))
        self.venue.committed.connect(partial(self._put, "venue"))
        self.active.committed.connect(partial(self._put, "active"))
        self.features.committed.connect(self._put_features)
        for each, box in self.seats.items():
            box.setSpecialValueText("Not said")
            box.setMinimumWidth(80)
            box.setKeyboardTracking(False)
            box.valueChanged.connect(partial(self._put_seats, each))

    def show_room(self, facts: Facts, room: Room) -> None:
        """Show a room, and what is wrong beside each field."""
        self._room = room
        plan = facts.content.plan
        self.name.show_value(room.name)
        self.venue.show_choices([(v.id, v.name or v.id) for v in plan.venues])
        self.venue.show_value(room.venue)
        self.active.show_value(room.active)
        self.features.show_value(", ".join(room.features))
        self.comment.show_value(room.comment)
        said = {c.layout: c.people for c in room.capacities}
        for each, box in self.seats.items():
            box.blockSignals(True)
            box.setValue(said.get(each, -1))
            box.blockSignals(False)
        show_faults(self.form, facts.problems, ("rooms", room.id), ("name", "venue", "active", "features", "comment"))

    def _put(self, field: str, value: object) -> None:
        if self._room is not None:
            at = ("rooms", self._room.id, field)
            names = {
                "name": f"Rename {self._room.name}",
                "active": f"Switch {self._room.name} {'on' if value else 'off'}",
            }
            name = names.get(field, f"Change {field} of {self._room.name}")
            self.form.show_fault(field, self._edit(name, lambda plan: put(plan, at, value)) or self.form.fault(field))

    def _put_features(self, text: str) -> None:
        if self._room is not None:
            features = tuple(dict.fromkeys(" ".join(part.split()) for part in text.split(",") if part.strip()))
            at = ("rooms", self._room.id, "features")
            self._edit(f"Change features of {self._room.name}", lambda plan: changed(plan, at, lambda _: features))

    def _put_seats(self, layout: Layout, people: int) -> None:
        if self._room is not None:
            room, said = self._room.id, None if people < 0 else people
            name = f"Change capacity of {self._room.name}"
            wrong = self._edit(name, lambda plan: set_capacity(plan, room, layout, said))
            self.form.show_fault(layout.value, wrong)


class VenueDetails(QWidget):
    """A venue: name, address, and whether it is used only where the others are full."""

    def __init__(self, edit: Edit) -> None:
        super().__init__()
        self._edit = edit
        self._venue: Venue | None = None
        self.name, self.address = TextEntry("Venue name"), TextEntry("Address")
        self.overflow = Tick("Overflow: only where the others are full, at a cost", "Overflow")
        self.comment = NotesEntry("Comment")
        self.form = Form()
        self.form.add("name", "Name", self.name)
        self.form.add("address", "Address", self.address)
        self.form.add("overflow", "", self.overflow)
        self.form.add("comment", "Comment", self.comment)
        _column(self, self.form)
        self.name.committed.connect(partial(self._put, "name"))
        self.address.committed.connect(partial(self._put, "address"))
        self.overflow.committed.connect(partial(self._put, "overflow"))
        self.comment.committed.connect(partial(self._put, "comment"))

    def show_venue(self, facts: Facts, venue: Venue) -> None:
        """Show a venue, and what is wrong beside each field."""
        self._venue = venue
        self.name.show_value(venue.name)
        self.address.show_value(venue.address)
        self.overflow.show_value(venue.overflow)
        self.comment.show_value(venue.comment)
        show_faults(self.form, facts.problems, ("venues", venue.id), ("name", "address", "overflow", "comment"))

    def _put(self, field: str, value: object) -> None:
        if self._venue is not None:
            at = ("venues", self._venue.id, field)
            name = f"Rename {self._venue.name}" if field == "name" else f"Change {field} of {self._venue.name}"
            self.form.show_fault(field, self._edit(name, lambda plan: put(plan, at, value)) or self.form.fault(field))


def show_faults(form: Form, problems: tuple[Problem, ...], at: Place, fields: tuple[str, ...]) -> None:
    """Say beside each field of the thing at that place what is wrong with it."""
    for field in fields:
        found = problems_at(problems, (*at, field))
        bad = any(p.severity is Severity.ERROR for p in found)
        said = " ".join(f"{p.what[:1].upper()}{p.what[1:]}. {p.mend}".strip() for p in found)
        form.show_fault(field, said, "bad" if bad else "caution")


def _title(layout: Layout) -> str:
    return layout.value[:1].upper() + layout.value[1:]


def _column(page: QWidget, form: Form) -> None:
    column = QVBoxLayout(page)
    column.setContentsMargins(0, 0, SPACE, SPACE)
    column.addWidget(form)
    column.addStretch(1)
