"""What is taught in which year: deliveries, their sessions and windows, and the order among them."""

from __future__ import annotations

from hsmc_scheduler.domain.daypart import DayPart
from hsmc_scheduler.domain.delivery import BlockLimit, BlockWindow, Delivery, DeliveryOrder, OrderPart
from hsmc_scheduler.domain.room import Layout
from hsmc_scheduler.domain.session import LeadCover, Session, SessionKind
from hsmc_scheduler.exchange.planning_workbook.kinds import (
    Clock,
    Day,
    Number,
    Numbers,
    Pairs,
    Reference,
    Text,
    Texts,
    Weekdays,
    YesNo,
    one_of,
)
from hsmc_scheduler.exchange.planning_workbook.sheets.shared import ACTIVE, COMMENT, key, made_key
from hsmc_scheduler.exchange.planning_workbook.spec import PARENT, Check, Column, SheetSpec

_SEVERAL = "Their ids, with semicolons between"
_DELIVERY = Column(PARENT, "Delivery", Reference("Deliveries"), "The id of its delivery.")

DELIVERIES = SheetSpec(
    "Deliveries",
    "delivery",
    Delivery,
    ("deliveries",),
    "A module, or several together, as taught in one year, and how its days are cut into blocks.",
    (
        key("delivery", aliases=("Delivery",)),
        Column("title", "Title", Text(), "What it is called.", ("Name",)),
        Column("year", "Year", Reference("Years"), "The id of the academic year.", ("Academic year",)),
        Column("block_lengths", "Block lengths", Numbers(1, 7), "Days a block may have: 2, 3.", ("Lengths",)),
        Column(
            "block_limits",
            "At most in a block",
            Pairs(BlockLimit, one_of(SessionKind)),
            "Kinds of sessions of which a block takes only so many: set meeting 1.",
            ("Block limits",),
        ),
        Column(
            "window.earliest", "Earliest", Day(), "No block before this date; empty: as the year.", ("Earliest date",)
        ),
        Column("window.latest", "Latest", Day(), "No block after this date; empty: as the year.", ("Latest date",)),
        Column("window.active", "Window in use", YesNo(), "No: the two dates before count for nothing."),
        Column("window.comment", "Window comment", Text(long=True), "Why it has that window."),
        Column(
            "gaps.min_days",
            "Fewest days between",
            Number(1, 366),
            "From the last day of a block to the first of the next, at least; 1 is the next day.",
            ("Shortest gap", "Min days"),
        ),
        Column(
            "gaps.max_days",
            "Most days between",
            Number(1, 366),
            "At most so many; empty: any number.",
            ("Longest gap", "Max days"),
        ),
        Column("gaps.active", "Gaps in use", YesNo(), "No: the two numbers before count for nothing."),
        Column("gaps.comment", "Gaps comment", Text(long=True), "Why it has those gaps."),
        Column(
            "ideal_gap_weeks",
            "Best weeks apart",
            Numbers(0, 60, span=True),
            "Weeks from one block to the next: 3 to 5. Empty: spread evenly.",
            ("Ideal gap weeks", "Ideal gap"),
        ),
        Column("weekdays", "Weekdays", Weekdays(), "Weekdays it may be taught on; empty: those of the plan."),
        Column(
            "preferred_start_weekdays",
            "Blocks best start on",
            Weekdays(),
            "Weekdays, the best first; empty: as the rule has it.",
            ("Preferred start weekdays",),
        ),
        ACTIVE,
        COMMENT,
    ),
    checks=(
        Check("window", "window.latest"),
        Check("gaps", "gaps.max_days"),
        Check("ideal gap", "ideal_gap_weeks"),
        Check("blocks last", "block_lengths"),
        Check("session", "id", mend="Add them on the sheet Sessions."),
    ),
)

SESSIONS = SheetSpec(
    "Sessions",
    "session",
    Session,
    ("sessions",),
    "The days and half-days of each delivery, in order.",
    (
        _DELIVERY,
        made_key("session", "title", ("Session",)),
        Column("module", "Module", Reference("Modules"), "The code of the module it is of.", ("Module code",)),
        Column("title", "Title", Text(), "What it is called.", ("Name", "Topic")),
        Column("kind", "Kind", one_of(SessionKind), "What happens in it.", ("Type",)),
        Column(
            "part",
            "Part of the day",
            one_of(DayPart),
            "Whole, morning or afternoon. A morning and the afternoon after it share their day.",
            ("Part", "Half-day"),
        ),
        Column(
            "sets_meet",
            "Sets meet",
            YesNo(),
            "Yes: every action learning set meets, each with its facilitator and a room.",
        ),
        Column("staffing.tutors", "Tutors needed", Number(0, 20), "How many teach it.", ("Tutors", "Number of tutors")),
        Column(
            "staffing.leads",
            "Leads needed",
            one_of(LeadCover),
            "Which of the module's leads must be there.",
            ("Lead cover",),
        ),
        Column(
            "staffing.team",
            "Taught by",
            Reference("Tutors", many=True),
            f"Who may teach it: {_SEVERAL.lower()}; empty: the module's leads and teachers.",
            ("Team",),
        ),
        Column(
            "room.layout", "Layout", one_of(Layout, nothing="no room"), "How its room is set out.", ("Room layout",)
        ),
        Column(
            "room.features",
            "Room features",
            Texts(),
            "What its room must have, with semicolons between.",
            ("Features",),
        ),
        Column("room.seats", "Seats", Number(), "Seats needed; empty: as many as are expected."),
        Column("keep_with_next", "Keep with next", YesNo(), "Yes: the next day is in the same block."),
        Column(
            "only_cohorts",
            "Only cohorts",
            Reference("Cohorts", many=True),
            f"The cohorts that come: {_SEVERAL.lower()}; empty: all.",
            ("Cohorts",),
        ),
        Column("starts", "Starts at", Clock(), "Empty: as the teaching day.", ("Start time", "From")),
        Column("ends", "Ends at", Clock(), "Empty: as the teaching day.", ("End time", "To")),
        COMMENT,
    ),
    parent="Deliveries",
    unique=True,
    checks=(Check("end after", "ends"),),
)

WINDOWS = SheetSpec(
    "Windows",
    "window",
    BlockWindow,
    ("block_windows",),
    "Dates between which one block of a delivery must lie.",
    (
        _DELIVERY,
        Column(
            "block", "Block", Number(-60, 60), "Its number in the delivery; -1 is the last block, -2 the one before it."
        ),
        Column("window.earliest", "Earliest", Day(), "The block does not begin before; empty: any date.", ("From",)),
        Column("window.latest", "Latest", Day(), "The block is over by then; empty: any date.", ("To",)),
        Column("window.active", "In use", YesNo(), "No: it stays in the plan and counts for nothing.", ("Active",)),
        Column("window.comment", "Comment", Text(long=True), "Why.", ("Notes",)),
    ),
    parent="Deliveries",
    aliases=("Block windows",),
    checks=(Check("window ends", "window.latest"), Check("counted", "block")),
)

ORDERS = SheetSpec(
    "Orders",
    "order",
    DeliveryOrder,
    ("orders",),
    "Deliveries that must be over before others start.",
    (
        made_key("order", "then"),
        Column("first", "First", Reference("Deliveries"), "The delivery that comes first.", ("Before",)),
        Column("part", "How much of it", one_of(OrderPart), "Its first block or all of it must be over.", ("Part",)),
        Column("then", "Then", Reference("Deliveries"), "The delivery that follows.", ("After",)),
        Column(
            "min_days",
            "Days between",
            Number(),
            "At least so many days from the end of the one to the start of the other.",
            ("Min days",),
        ),
        ACTIVE,
        COMMENT,
    ),
    aliases=("Order",),
)
