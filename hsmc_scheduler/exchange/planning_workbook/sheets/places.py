"""Venues, rooms, and when rooms are taken."""

from __future__ import annotations

from hsmc_scheduler.domain.daypart import DayPart
from hsmc_scheduler.domain.room import Layout, LayoutCapacity, Room, RoomBusy, Venue
from hsmc_scheduler.exchange.planning_workbook.kinds import Day, Pairs, Reference, Text, Texts, YesNo, one_of
from hsmc_scheduler.exchange.planning_workbook.sheets.shared import ACTIVE, COMMENT, ENDS_FIRST, key
from hsmc_scheduler.exchange.planning_workbook.spec import PARENT, Column, SheetSpec

VENUES = SheetSpec(
    "Venues",
    "venue",
    Venue,
    ("venues",),
    "Buildings.",
    (
        key("venue", aliases=("Venue",)),
        Column("name", "Name", Text(), "What it is called.", ("Title",)),
        Column("address", "Address", Text(long=True), "Where it is."),
        Column("overflow", "Overflow", YesNo(), "Yes: used only where the home venue is full."),
        COMMENT,
    ),
    aliases=("Buildings",),
)

ROOMS = SheetSpec(
    "Rooms",
    "room",
    Room,
    ("rooms",),
    "Rooms, and how many people each holds in which layout.",
    (
        key("room", aliases=("Room",)),
        Column("name", "Name", Text(), "What it is called.", ("Title", "Room name")),
        Column("venue", "Venue", Reference("Venues"), "The id of its building.", ("Building",)),
        Column(
            "capacities",
            "Holds",
            Pairs(LayoutCapacity, one_of(Layout)),
            "People in each layout: cabaret 36; theatre 60.",
            ("Capacities", "Capacity"),
        ),
        Column("features", "Features", Texts(), "What it has, with semicolons between: screen; step-free."),
        ACTIVE,
        COMMENT,
    ),
)

ROOM_DATES = SheetSpec(
    "Room dates",
    "room date",
    RoomBusy,
    ("busy",),
    "Dates a room is taken by others.",
    (
        Column(PARENT, "Room", Reference("Rooms"), "The id of the room."),
        Column("start", "From", Day(), "The first day.", ("Start", "Starts", "First day")),
        Column(
            "end",
            "To",
            Day(),
            "The last day, included; the same for a single day.",
            ("End", "Ends", "Last day", "Until"),
        ),
        Column("part", "Part of the day", one_of(DayPart), "Of each of those days.", ("Part", "Half-day")),
        Column("reason", "Reason", Text(), "For whoever reads it.", ("Why",)),
        ACTIVE,
        COMMENT,
    ),
    parent="Rooms",
    aliases=("Room busy dates", "Rooms busy"),
    checks=(ENDS_FIRST,),
)
