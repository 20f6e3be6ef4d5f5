"""What a returned letter about room bookings would change in the plan, and what in it cannot be followed."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime

from hsmc_scheduler.app.edits.bookings import BookingAnswer, answer_bookings
from hsmc_scheduler.app.pasted.dates import read_dates
from hsmc_scheduler.domain.correspondence import Booking, BookingStatus
from hsmc_scheduler.domain.plan import Plan
from hsmc_scheduler.domain.problem import Problem
from hsmc_scheduler.exchange.returned_bookings import AnsweredRow, Written, answered_rows
from hsmc_scheduler.exchange.tables.table import Tables
from hsmc_scheduler.projections.messages.words import day_words

OFFERS = "offers "
"""How the comment begins where another room was offered."""
WORDS: dict[BookingStatus, tuple[str, ...]] = {
    BookingStatus.CONFIRMED: (
        *("confirmed", "confirm", "yes", "y", "ok", "okay", "booked", "accepted", "approved", "agreed", "done"),
    ),
    BookingStatus.REFUSED: (
        *("refused", "refuse", "no", "n", "declined", "rejected", "denied", "unavailable", "not available"),
        *("not possible", "cannot", "full"),
    ),
    BookingStatus.REQUESTED: (
        *("waiting", "requested", "needed", "provisional", "provisionally booked", "pencilled", "pencilled in"),
        *("pending", "held", "on hold", "tbc", "to be confirmed"),
    ),
    BookingStatus.CANCELLED: ("cancelled", "canceled", "cancel"),
}
_STATUS_OF = {word: status for status, words in WORDS.items() for word in words}
_REFERENCE = re.compile(r"PH[\s_-]*0*(\d{1,9})", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class FoundAnswer:
    """One booking that would change. `words` say what was understood: "requested -> confirmed"."""

    answer: BookingAnswer
    booking: Booking
    words: str


@dataclass(frozen=True, slots=True)
class FoundAnswers:
    """What a letter says. `same`: rows that change nothing; `problems`: rows that cannot be followed, one each."""

    changes: tuple[FoundAnswer, ...]
    same: int
    problems: tuple[Problem, ...]

    @property
    def answers(self) -> tuple[BookingAnswer, ...]:
        """What `answer_bookings` writes down."""
        return tuple(found.answer for found in self.changes)

    def applied(self, plan: Plan) -> Plan:
        """The plan with the answers. Raises EditError where it is not the plan they were found for."""
        return answer_bookings(plan, self.answers)


class _RowError(Exception):
    """Why a row cannot be followed; it becomes a Problem."""

    def __init__(self, where: str, what: str, mend: str) -> None:
        super().__init__(what)
        self.problem = Problem(where, what, mend)


def find_answers(plan: Plan, tables: Tables) -> FoundAnswers:
    """What the letter would change, and every row that cannot be followed."""
    rows, faults = answered_rows(tables)
    problems = list(faults)
    known = {b.ref: b for b in plan.correspondence.bookings}
    found: dict[str, FoundAnswer] = {}
    said: dict[str, str] = {}
    unchanged: set[str] = set()
    for row in rows:
        try:
            booking = _booking(row, known)
            answer = _answer(plan, row, booking)
            if answer == _as_it_is(booking):
                unchanged.add(booking.ref)
                continue
            if booking.ref in found and found[booking.ref].answer != answer:
                what = f"{booking.ref} is answered otherwise in {said[booking.ref]}"
                raise _RowError(row.ref.where, what, "leave one of the two")
        except _RowError as error:
            problems.append(error.problem)
            continue
        found[booking.ref] = FoundAnswer(answer, booking, _words(booking, answer))
        said[booking.ref] = row.ref.where
    return FoundAnswers(tuple(found.values()), len(unchanged - found.keys()), tuple(problems))


def _as_it_is(booking: Booking) -> BookingAnswer:
    return BookingAnswer(booking.ref, booking.status, booking.comment)


def _booking(row: AnsweredRow, known: dict[str, Booking]) -> Booking:
    text = row.ref.text
    if not text:
        where = next(cell.where for cell in (row.answer, row.offered) if cell.text)
        raise _RowError(where, "this row is answered and has no reference", "write the reference beside it")
    if text in known:
        return known[text]
    number = _REFERENCE.fullmatch(text)
    ref = f"PH-{int(number[1]):04}" if number else text
    if ref not in known:
        mend = "look whether it is mistyped, or of another plan"
        raise _RowError(row.ref.where, f"there is no booking {text}", mend)
    return known[ref]


def _answer(plan: Plan, row: AnsweredRow, booking: Booking) -> BookingAnswer:
    """What the row says. Raises _RowError."""
    _check_day(plan, row.day, booking)
    _check_room(row.room, booking)
    status = _status(row, booking)
    offered = row.offered.text
    if offered.casefold() == booking.room_name.casefold():
        offered = ""
    if offered and status in (BookingStatus.CONFIRMED, BookingStatus.REQUESTED):
        status = BookingStatus.REFUSED  # of the room asked for, until the block is put into the other
    comment = "; ".join(part for part in (f"{OFFERS}{offered}" if offered else "", row.comment.text) if part)
    if status is booking.status:
        comment = comment or booking.comment
    return BookingAnswer(booking.ref, status, comment)


def _status(row: AnsweredRow, booking: Booking) -> BookingStatus:
    cell = row.answer if row.answer.where else row.status  # beside an answer, the status is what the letter said
    _check_written_over(row, booking)
    word = " ".join(re.findall(r"[a-z]+", cell.text.casefold()))
    if not cell.text or (cell is row.status and word == booking.status.value):
        return booking.status
    if word not in _STATUS_OF:
        mend = "write confirmed, refused or waiting"
        raise _RowError(cell.where, f"{booking.ref}: nobody knows the answer “{cell.text}”", mend)
    status = _STATUS_OF[word]
    if cell is row.status and status is BookingStatus.REQUESTED:
        return booking.status  # as the letter had it
    if booking.status is BookingStatus.CANCELLED:
        if status is BookingStatus.REFUSED:
            what = f"{booking.ref} was cancelled, and the cancelling is refused"
            raise _RowError(cell.where, what, "speak with those who book rooms, then leave the cell empty")
        return booking.status
    return BookingStatus.REFUSED if status is BookingStatus.CANCELLED else status


def _check_written_over(row: AnsweredRow, booking: Booking) -> None:
    """Somebody may have written their answer over the letter's own Status. Raises _RowError: it is not to be lost."""
    said = _STATUS_OF.get(" ".join(re.findall(r"[a-z]+", row.status.text.casefold())))
    unanswered = row.answer.where and not row.answer.text and booking.status is BookingStatus.REQUESTED
    if unanswered and said in (BookingStatus.CONFIRMED, BookingStatus.REFUSED):
        what = f"{booking.ref} is {said} by its Status, and its Answer is empty"
        raise _RowError(row.answer.where, what, "write the answer there, if it is one")


def _check_day(plan: Plan, cell: Written, booking: Booking) -> None:
    days = _days(plan, cell)
    if cell.text and booking.day not in days:
        says = day_words(days[0]) if days else f"“{cell.text}”"
        what = f"{booking.ref} is on {day_words(booking.day)}, and the sheet says {says}"
        raise _RowError(cell.where, what, "ask what is meant; another date is a change of the timetable")


def _days(plan: Plan, cell: Written) -> tuple[date, ...]:
    """Every day the cell can mean."""
    if isinstance(cell.value, datetime):
        return (cell.value.date(),)
    if isinstance(cell.value, date):
        return (cell.value,)
    years = plan.calendar.years
    read = read_dates(cell.text, years[0].start, years[-1].end)
    readings = (*(u.reading for u in read.understood), *(r for asked in read.asked for r in asked.readings))
    return tuple(r.days[0] for r in readings if len(r.days) == 1)


def _check_room(cell: Written, booking: Booking) -> None:
    if cell.text and cell.text.casefold() != _line(booking.room_name):
        what = f"{booking.ref} is in {booking.room_name}, and the sheet says {cell.text}"
        raise _RowError(cell.where, what, "write another room that is offered under Room offered")


def _line(text: str) -> str:
    return Written(text).text.casefold()


def _words(booking: Booking, answer: BookingAnswer) -> str:
    said = f"{booking.status} -> {answer.status}" if booking.status is not answer.status else str(answer.status)
    return f"{said}: {answer.comment}" if answer.comment else said


def answers_words(found: FoundAnswers) -> str:
    """12 confirmed, 1 refused; 3 rows say nothing new, 2 cannot be followed."""
    count = {s: sum(f.answer.status is s for f in found.changes) for s in BookingStatus}
    parts = [f"{n} {status}" for status, n in count.items() if n]
    rest = [f"{found.same} say nothing new"] if found.same else []
    rest += [f"{len(found.problems)} cannot be followed"] if found.problems else []
    return "; ".join(part for part in (", ".join(parts) or "Nothing would change", ", ".join(rest)) if part)
