"""When others have a room, as a list, and the booking chosen to be edited."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from hsmc_scheduler.app.edits.editing import put, remove
from hsmc_scheduler.domain.daypart import DayPart
from hsmc_scheduler.domain.place import Step
from hsmc_scheduler.domain.plan import Plan
from hsmc_scheduler.domain.room import Room, RoomBusy
from hsmc_scheduler.gui.screens.rooms.looks import TAKEN
from hsmc_scheduler.gui.widgets.entries import Choice, DateEntry, Form, TextEntry
from hsmc_scheduler.gui.widgets.listing import Item
from hsmc_scheduler.gui.widgets.spells import SpellPanel
from hsmc_scheduler.projections.short_dates import span_short

PARTS = ((DayPart.WHOLE, "Whole days"), (DayPart.MORNING, "Mornings"), (DayPart.AFTERNOON, "Afternoons"))
EMPTY = "Paint on the calendar when others have the room."
Edit = Callable[[str, Callable[[Plan], Plan]], str]


class BusyPanel(SpellPanel):
    """`edit` makes a change of the plan under a name, and says what is wrong with it."""

    def __init__(self, edit: Edit) -> None:
        self.part = Choice("Part of each day", [(p.value, t) for p, t in PARTS])
        self.start, self.end = DateEntry("First day"), DateEntry("Last day")
        self.reason, self.comment = TextEntry("Reason"), TextEntry("Comment")
        form = Form()
        form.add_pair(("start", "From", self.start), ("end", "To, inclusive", self.end))
        form.add("part", "Part of each day", self.part)
        form.add("reason", "Reason", self.reason)
        form.add("comment", "Comment", self.comment)
        super().__init__("Busy dates", EMPTY, form, "booking")
        self._edit = edit
        self._room: Room | None = None
        self._key: Step | None = None
        self.part.committed.connect(lambda value: self._put("part", DayPart(value)))
        for field, entry in (("start", self.start), ("end", self.end)):
            entry.committed.connect(lambda value, field=field: self._put(field, value))
        for name, text in (("reason", self.reason), ("comment", self.comment)):
            text.committed.connect(lambda value, name=name: self._put(name, value))
        self.picked.connect(self._pick)
        self.switched.connect(self._switch)
        self.delete_asked.connect(self._remove)

    def show_room(self, plan: Plan, room: Room) -> None:
        """Show when others have a room, earliest first."""
        if self._room is None or self._room.id != room.id:
            self._key = None
        self._room = room
        if not isinstance(self._key, int) or self._key >= len(room.busy):
            self._key = None
        order = sorted(range(len(room.busy)), key=lambda n: (room.busy[n].start, n))
        self.show_items([_item(n, room.busy[n]) for n in order], self._key)
        for entry in (self.start, self.end):
            entry.allow(plan.calendar.start, plan.calendar.end)
        self._fill()

    def choose_painted(self, day: date, part: DayPart) -> None:
        """Choose the booking just painted on a day."""
        rows = enumerate(self._room.busy if self._room else ())
        alike = [n for n, b in rows if b.start <= day <= b.end and part in (b.part, DayPart.WHOLE)]
        if alike:
            self._pick(alike[0])

    def _pick(self, key: Step) -> None:
        self._key = key
        self.show_items(self.listing.items, key)
        self._fill()

    def _fill(self) -> None:
        if self._room is None or not isinstance(self._key, int):
            return
        busy = self._room.busy[self._key]
        self.part.show_value(busy.part.value)
        self.start.show_value(busy.start)
        self.end.show_value(busy.end)
        self.reason.show_value(busy.reason)
        self.comment.show_value(busy.comment)
        for field in ("part", "start", "end", "reason", "comment"):
            self.form.show_fault(field, "")

    def _put(self, field: str, value: object) -> None:
        if self._room is not None and self._key is not None:
            at = ("rooms", self._room.id, "busy", self._key, field)
            wrong = self._edit(f"Change booking of {self._room.name}", lambda plan: put(plan, at, value))
            self.form.show_fault(field, wrong)

    def _switch(self, key: Step, on: bool) -> None:
        if self._room is not None:
            at = ("rooms", self._room.id, "busy", key, "active")
            words = "on" if on else "off"
            self._edit(f"Switch {words} booking of {self._room.name}", lambda plan: put(plan, at, on))

    def _remove(self, key: Step) -> None:
        if self._room is not None:
            at = ("rooms", self._room.id, "busy", key)
            self._key = None
            self._edit(f"Delete booking of {self._room.name}", lambda plan: remove(plan, at))


def _item(number: int, busy: RoomBusy) -> Item:
    words = busy.reason or "Taken"
    if busy.part is not DayPart.WHOLE:
        words += f", {busy.part}s"
    return Item(number, span_short(busy.start, busy.end), words, on=busy.active, look=TAKEN)
