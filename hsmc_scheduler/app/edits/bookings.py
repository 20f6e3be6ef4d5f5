"""What was told to those who book rooms, and what they answered, written down in the plan."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from hsmc_scheduler.app.edits.editing import changed
from hsmc_scheduler.app.edits.errors import EditError
from hsmc_scheduler.domain.correspondence import Booking, BookingStatus
from hsmc_scheduler.domain.plan import Plan
from hsmc_scheduler.projections.booking_changes import BookingLine, Change, last_number, to_tell
from hsmc_scheduler.projections.booking_words import told_of

BOOKINGS = ("correspondence", "bookings")


@dataclass(frozen=True, slots=True)
class BookingAnswer:
    """What was answered of the booking of that reference."""

    ref: str
    status: BookingStatus
    comment: str = ""


def send_bookings(plan: Plan, lines: Iterable[BookingLine], today: date) -> Plan:
    """The plan with those bookings told on that day: requested, or cancelled; what is unchanged stays as it was."""
    told = {line.ref: _told(line, today) for line in to_tell(lines)}

    def recorded(bookings: tuple[Booking, ...]) -> tuple[Booking, ...]:
        kept = tuple(told.pop(b.ref, b) for b in bookings)
        return (*kept, *(told[ref] for ref in sorted(told, key=lambda ref: (len(ref), ref))))

    return _counted(changed(plan, BOOKINGS, recorded))


def keep_references(plan: Plan, other: Plan) -> Plan:
    """The plan, giving none of the references the other gave: a letter may be out though sending it was undone."""
    given = last_number(other.correspondence)
    if given <= last_number(plan.correspondence):
        return plan
    return replace(plan, correspondence=replace(plan.correspondence, references=given))


def answer_bookings(plan: Plan, answers: Iterable[BookingAnswer]) -> Plan:
    """The plan with those answers.

    Raises:
        EditError: nothing was ever told under one of the references.
    """
    said = {a.ref: a for a in answers}
    if unknown := said.keys() - {b.ref for b in plan.correspondence.bookings}:
        raise EditError(f"No booking is called {min(unknown)}.", "Look at the reference again.")

    def answered(bookings: tuple[Booking, ...]) -> tuple[Booking, ...]:
        return tuple(replace(b, status=a.status, comment=a.comment) if (a := said.get(b.ref)) else b for b in bookings)

    return changed(plan, BOOKINGS, answered)


def _counted(plan: Plan) -> Plan:
    letters = plan.correspondence
    return replace(plan, correspondence=replace(letters, references=last_number(letters)))


def _told(line: BookingLine, today: date) -> Booking:
    if line.change is Change.CANCEL and line.told is not None:
        return replace(line.told, status=BookingStatus.CANCELLED, sent=today)
    return told_of(line.ref, line.row, line.status_once_sent, today)
