"""The columns of room bookings, the same in the timetable's workbook and in the letter to those who book rooms."""

from __future__ import annotations

from dataclasses import replace

from hsmc_scheduler.domain.plan import Office
from hsmc_scheduler.exchange.export_workbook.listing import Column, Kind
from hsmc_scheduler.exchange.export_workbook.pen import BAD, CAUTION, GOOD, Look
from hsmc_scheduler.projections.booking_changes import BookingLine
from hsmc_scheduler.projections.messages.words import DAYS

BookingColumn = Column[BookingLine]
REFERENCE, STATUS, DATE, ROOM = "Reference", "Status", "Date", "Room"
STATUS_COLOURS = {"refused": BAD, "cancelled": BAD, "confirmed": GOOD, "requested": CAUTION}

REFERENCES: BookingColumn = Column(REFERENCE, Kind.STRONG, lambda b: b.ref, 12)
WHEN: tuple[BookingColumn, ...] = (
    Column("Set up from", Kind.TIME, lambda b: b.row.opens),
    Column("Start", Kind.TIME, lambda b: b.row.starts),
    Column("End", Kind.TIME, lambda b: b.row.ends),
    Column("Leave by", Kind.TIME, lambda b: b.row.closes),
)
ROOMS: BookingColumn = Column(ROOM, Kind.STRONG, lambda b: b.row.room, 26)
VENUE: BookingColumn = Column("Venue", Kind.TEXT, lambda b: b.row.venue, 16)
ALTERNATIVE: BookingColumn = Column("Alternative room", Kind.TEXT, lambda b: b.row.alternative or "none free", 26)
EVENT: tuple[BookingColumn, ...] = (
    Column("Event", Kind.TEXT, lambda b: b.row.event, 30),
    Column("Module", Kind.TEXT, lambda b: b.row.modules, 30),
    Column("Sessions", Kind.TEXT, lambda b: b.row.sessions, 34),
)
ASKED: tuple[BookingColumn, ...] = (
    Column("Layout", Kind.TEXT, lambda b: b.row.layouts, 12),
    Column("People", Kind.NUMBER, lambda b: b.row.people),
    Column("Step-free needs", Kind.TEXT, lambda b: b.row.access, 14),
    Column("Equipment", Kind.TEXT, lambda b: b.row.equipment, 14),
    Column("Catering", Kind.TEXT, lambda b: b.row.catering, 18),
)
WHO: tuple[BookingColumn, ...] = (
    Column("Type", Kind.TEXT, lambda b: b.row.kinds, 13),
    Column("Cohorts", Kind.TEXT, lambda b: b.row.cohorts, 12),
    Column("Sets", Kind.TEXT, lambda b: b.row.sets, 8),
    Column("Tutors", Kind.TEXT, lambda b: b.row.tutors, 32),
)
BLOCK: tuple[BookingColumn, ...] = (
    Column("First day", Kind.DATE, lambda b: b.row.first),
    Column("Last day", Kind.DATE, lambda b: b.row.last),
)
REQUEST_BY: BookingColumn = Column("Request by", Kind.DATE, lambda b: b.row.request_by)
DAY: tuple[BookingColumn, ...] = (
    Column(DATE, Kind.DATE, lambda b: b.row.day),
    Column("Day", Kind.TEXT, lambda b: DAYS[b.row.day.weekday()]),
)


def who_asks(office: Office) -> tuple[BookingColumn, ...]:
    """Who asks and who pays: the same in every row, as request forms want it."""
    return (
        same("Contact", office.contact),
        same("E-mail", office.email),
        same("Telephone", office.telephone),
        same("Department", office.department),
        same("Cost code", office.cost_code),
    )


def asking_words(office: Office) -> str:
    """Who asks and who pays, on one line."""
    cost = f"cost code {office.cost_code}" if office.cost_code else ""
    who = (office.contact, office.department, office.email, office.telephone, cost)
    return "  ·  ".join(part for part in who if part)


def same(title: str, text: str) -> BookingColumn:
    """A column that says the same in every row."""
    return Column(title, Kind.QUIET, lambda _: text or None, 60)


def status_look(status: str, look: Look) -> Look:
    """A status in its colour, as well as in its word."""
    return replace(look, bold=True, colour=STATUS_COLOURS[status]) if status in STATUS_COLOURS else look
