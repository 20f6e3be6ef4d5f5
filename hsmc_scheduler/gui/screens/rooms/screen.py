"""The Rooms screen: venues and their rooms, what each holds, and when others have it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtWidgets import QStackedWidget, QWidget

from hsmc_scheduler.app.edits.editing import duplicate
from hsmc_scheduler.app.edits.rooms import add_room, add_venue, paint_busy
from hsmc_scheduler.domain.daypart import DayPart
from hsmc_scheduler.domain.place import Step
from hsmc_scheduler.domain.plan import Plan
from hsmc_scheduler.domain.room import Room, Venue
from hsmc_scheduler.domain.timetable import Sitting
from hsmc_scheduler.gui.document import Changed
from hsmc_scheduler.gui.places import Place
from hsmc_scheduler.gui.scheduled import strips_of
from hsmc_scheduler.gui.screens.painted import PaintedScreen
from hsmc_scheduler.gui.screens.rooms.busy import BusyPanel
from hsmc_scheduler.gui.screens.rooms.details import RoomDetails, VenueDetails
from hsmc_scheduler.gui.screens.rooms.looks import BRUSHES, FREE, looks_of
from hsmc_scheduler.gui.troubles import troubles
from hsmc_scheduler.gui.widgets.buttons import button
from hsmc_scheduler.gui.widgets.deleting import delete_thing
from hsmc_scheduler.gui.widgets.listing import Item
from hsmc_scheduler.gui.widgets.notices import EmptyState
from hsmc_scheduler.gui.widgets.roster import Roster
from hsmc_scheduler.gui.widgets.side_panel import LatePage, SidePanel
from hsmc_scheduler.gui.widgets.year_grid.sheet import PaintSheet
from hsmc_scheduler.gui.workspace import Workspace
from hsmc_scheduler.projections.messages.words import counted, dates_words
from hsmc_scheduler.rules.rule import Kind

SHOWN = ("venues", "rooms", "timetable", "calendar", "deliveries", "modules", "rules", "pins")
EMPTY = "Add the building you teach in, then its rooms: how many people each holds, and when others have it."
VENUE, ROOM = "venues", "rooms"
Key = tuple[str, str]


class RoomsScreen(PaintedScreen):
    """A list of venues and rooms on the left, the chosen room's year, and what it is on the right."""

    def __init__(self, workspace: Workspace) -> None:
        adders = [("Room", "Add room", self.add_room), ("Venue", "Add venue", self.add_venue)]
        sheet = PaintSheet("When others have the room", BRUSHES, "Reason", halves=True)
        super().__init__(workspace, Roster("Rooms", "room", adders), sheet)
        self._at: Key = ("", "")
        self.busy = BusyPanel(self.edit)
        self._room_details = LatePage(lambda: RoomDetails(self.edit), self._show_room_details)
        self._venue_details = LatePage(lambda: VenueDetails(self.edit), self._show_venue_details)
        pages = [("details", "Details", self._room_details), ("busy", "Busy dates", self.busy)]
        self.room_panel = SidePanel("About the room", pages)
        self.venue_panel = SidePanel("About the venue", [("details", "Venue", self._venue_details)])
        self.panel = QStackedWidget()
        self.panel.addWidget(self.room_panel)
        self.panel.addWidget(self.venue_panel)
        self.empty_button = button("Add venue", self.add_venue, role="primary", icon="plus")
        self.first_room_button = button("Add room", self.add_room, role="primary", icon="plus")
        self._below = QStackedWidget()
        self._below.addWidget(self.sheet)
        words = "Choose one of its rooms on the left to see its year, or add one."
        self._below.addWidget(EmptyState("door-open", "A venue holds rooms", words, self.first_room_button))
        self._lay_out(self._below, EmptyState("door-open", "No rooms yet", EMPTY, self.empty_button))
        self.roster.picked.connect(self._pick_step)
        self.roster.delete_asked.connect(self._delete)
        self.roster.copy_asked.connect(self._duplicate)
        self.sheet.stroke.connect(self._paint)

    # what is shown ------------------------------------------------------------------------------------------

    @property
    def room(self) -> Room | None:
        """The room shown, if a room is."""
        rooms = self.workspace.document.plan.rooms if self._at[0] == ROOM else ()
        return next((r for r in rooms if r.id == self._at[1]), None)

    @property
    def venue(self) -> Venue | None:
        """The venue shown, if a venue is."""
        venues = self.workspace.document.plan.venues if self._at[0] == VENUE else ()
        return next((v for v in venues if v.id == self._at[1]), None)

    @property
    def room_details(self) -> RoomDetails:
        """The page of what is known of the room."""
        return self._room_details.page

    @property
    def venue_details(self) -> VenueDetails:
        """The page of what is known of the venue."""
        return self._venue_details.page

    def refresh(self, changed: Changed) -> None:
        """Show the rooms as they are now."""
        if not changed.touches(*SHOWN):
            return
        plan = self.workspace.document.plan
        if self.room is None and self.venue is None:
            first = [(ROOM, r.id) for r in plan.rooms] or [(VENUE, v.id) for v in plan.venues]
            self._at = first[0] if first else ("", "")
            self.banner.forget()
        editable = not self.workspace.read_only
        self._stack.setCurrentIndex(0 if plan.venues or plan.rooms else 1)
        for one in (self.empty_button, self.first_room_button):
            one.setEnabled(editable)
        self.sheet.set_editable(editable)
        self.busy.set_editable(editable)
        self._show()

    def show_findings(self) -> None:
        """Say what is wrong with what is shown, and mark those in the list something is wrong with."""
        self.notice.show_all(*troubles(self.workspace, self._at, Kind.ROOM))
        self._show_roster()

    def inspector(self) -> QWidget | None:
        """What the room or venue is."""
        plan = self.workspace.document.plan
        return self.panel if plan.rooms or plan.venues else None

    def show_place(self, place: Place) -> None:
        """Show a room or a venue, and the field a problem is about."""
        fields = {"room": ROOM, "venue": VENUE}
        if place.kind in fields and place.id:
            self.roster.clear_search()
            self._pick((fields[place.kind], place.id))
        if place.kind == "room" and place.field:
            self.room_panel.show_page("busy" if place.field == "busy" else "details")
        self.roster.listing.setFocus()

    def _show_roster(self) -> None:
        plan = self.workspace.document.plan
        items = []
        known = {v.id for v in plan.venues}
        for venue in plan.venues:
            rooms = [r for r in plan.rooms if r.venue == venue.id]
            note = "overflow" if venue.overflow else counted(len(rooms), "room")
            items.append(self._item((VENUE, venue.id), venue.name, note, faint=False))
            items += [self._room_item(room) for room in rooms]
        items += [self._room_item(room) for room in plan.rooms if room.venue not in known]
        self.roster.show_items(items, _step(self._at))
        self.roster.set_editable(not self.workspace.read_only)

    def _room_item(self, room: Room) -> Item:
        most = max((c.people for c in room.capacities), default=0)
        return self._item((ROOM, room.id), f"    {room.name}", f"{most}" if most else "", faint=not room.active)

    def _item(self, at: Key, title: str, note: str, *, faint: bool) -> Item:
        grade, said = troubles(self.workspace, at, Kind.ROOM)
        mark = "has problems" if said else ""
        return Item(_step(at), title or "Without a name", note=note, grade=grade, mark=mark, faint=faint)

    def _show(self) -> None:
        document, room, venue = self.workspace.document, self.room, self.venue
        facts = document.facts
        if room is not None:
            strips = strips_of(facts, lambda sitting: _uses(sitting, room.id))
            days = len({day for strip in strips for day in strip.days})
            self.title.setText(room.name or "Without a name")
            words = (
                f"in use on {counted(days, 'day')}" if days else "not in the timetable" if document.timetable else ""
            )
            self.use.setText(words if room.active else "switched off: not used")
            self.sheet.grid.setAccessibleName(f"When others have {room.name}")
            self.sheet.show_years(document.plan.calendar.years)
            self.sheet.show_looks(looks_of(document.plan, room), strips)
            self.busy.show_room(document.plan, room)
            self._room_details.refresh()
        elif venue is not None:
            self.title.setText(venue.name or "Without a name")
            self.use.setText("used only where the others are full" if venue.overflow else "")
            self._venue_details.refresh()
        self._below.setCurrentIndex(0 if room is not None else 1)
        self.sheet.year_bar.setVisible(room is not None)
        self.panel.setCurrentWidget(self.room_panel if room is not None else self.venue_panel)
        self.banner.look_again()
        self.show_findings()

    def _show_room_details(self, details: RoomDetails) -> None:
        details.setEnabled(not self.workspace.read_only)
        if self.room is not None:
            details.show_room(self.workspace.document.facts, self.room)

    def _show_venue_details(self, details: VenueDetails) -> None:
        details.setEnabled(not self.workspace.read_only)
        if self.venue is not None:
            details.show_venue(self.workspace.document.facts, self.venue)

    def _pick_step(self, step: Step) -> None:
        kind, _, found = str(step).partition("/")
        self._pick((kind, found))

    def _pick(self, at: Key) -> None:
        if at != self._at:
            self._at = at
            self.banner.forget()
            self.sheet.fit()
            self.sheet.bar.reason_box.clear()  # it was another room's
            self._show()

    # what is done -------------------------------------------------------------------------------------------

    def add_room(self) -> None:
        """Add a room to the venue shown, and put the keyboard on its name."""
        venue = self.venue.id if self.venue else self.room.venue if self.room else ""
        if self._added("Add room", ROOM, lambda plan: add_room(plan, venue)):
            self.room_panel.show_page("details")
            self.room_details.name.setFocus()
            self.room_details.name.selectAll()

    def add_venue(self) -> None:
        """Add a venue, and put the keyboard on its name."""
        if self._added("Add venue", VENUE, add_venue):
            self.venue_details.name.setFocus()
            self.venue_details.name.selectAll()

    def _added(self, name: str, kind: str, change: Callable[[Plan], tuple[Plan, tuple[Step, ...]]]) -> bool:
        before = {thing.id for thing in getattr(self.workspace.document.plan, kind)}
        self.edit(name, lambda plan: change(plan)[0])
        new = [thing.id for thing in getattr(self.workspace.document.plan, kind) if thing.id not in before]
        if new:
            self.roster.clear_search()
            self._pick((kind, new[0]))
        return bool(new)

    def _duplicate(self, step: Step) -> None:
        kind, _, found = str(step).partition("/")
        thing = self.room or self.venue
        self._added(f"Duplicate {thing.name if thing else ''}", kind, lambda plan: duplicate(plan, (kind, found)))

    def _delete(self, step: Step) -> None:
        kind, _, found = str(step).partition("/")
        thing = self.room or self.venue
        if thing is not None:
            delete_thing(self.workspace, self.window(), thing.name, (kind, found))

    def _paint(self, days: tuple[date, ...], part: DayPart, brush: str, reason: str) -> None:
        room = self.room
        if room is not None:
            when = dates_words(days) + ("" if part is DayPart.WHOLE else f", {part}s")
            said = None if brush == FREE else reason
            name = f"Mark {room.name} {'free' if said is None else 'taken'} {when}"
            self.edit(name, lambda plan: paint_busy(plan, room.id, days, part, said))
            if said is not None:
                self.busy.choose_painted(days[0], part)


def _step(at: Key) -> str:
    return "/".join(at)


def _uses(sitting: Sitting, room: str) -> bool:
    return sitting.room == room or any(s.room == room for s in sitting.sets)
