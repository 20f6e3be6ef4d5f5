"""What went out of the office and what came back, so that the next letter tells only what changed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, time
from enum import StrEnum


class BookingStatus(StrEnum):
    """How far the booking of a room is. What was never asked for is needed; the timetable knows it without a record."""

    NEEDED = "needed"
    REQUESTED = "requested"
    CONFIRMED = "confirmed"
    REFUSED = "refused"
    CANCELLED = "cancelled"


@dataclass(frozen=True, slots=True)
class Booking:
    """One room on one day, as those who book rooms were last told of it.

    `ref` names it in every letter and is never used again. `room` is an id, empty once the room was taken out of the
    plan; `room_name` what the room was called. `sent`: the day of the last letter about it; None: not sent yet.
    `catering` None: it is not known what was told of it.
    """

    ref: str
    room: str
    room_name: str
    day: date
    opens: time
    starts: time
    ends: time
    closes: time
    people: int = 0
    layouts: tuple[str, ...] = ()
    needs: tuple[str, ...] = ()
    event: str = ""
    status: BookingStatus = BookingStatus.REQUESTED
    sent: date | None = None
    comment: str = ""
    catering: str | None = None


@dataclass(frozen=True, slots=True)
class Review:
    """What a module lead said of one block (counted from 1 within its delivery), and of which dates they said it.

    `by` is a name, as it was then; `lead` the id, empty where it is not known or no longer in the plan. A block that
    moved since has other `dates` (in order): it is to be checked again.
    """

    delivery: str
    block: int
    by: str
    dates: tuple[date, ...]
    checked: bool = False
    comment: str = ""
    received: date | None = None
    lead: str = ""


@dataclass(frozen=True, slots=True)
class Answer:
    """A tutor asked for their availability on a day, and when they answered; None: not yet."""

    tutor: str
    asked: date
    answered: date | None = None


class EventKind(StrEnum):
    """What a calendar entry is about."""

    SESSION = "session"
    DEADLINE = "deadline"
    FEEDBACK = "feedback"
    TASK = "task"


@dataclass(frozen=True, slots=True)
class CalendarEvent:
    """One entry as it last went out into calendars. `starts` and `ends` None: all day. `sequence` counts its changes.

    `delivery` and `session` are ids (empty once they are gone from the plan); `detail` tells apart what else is of that
    delivery: an assessment, a task. `tutors`, `leads`, `cohorts` and `rooms` (ids) are those in whose calendars it is.
    """

    uid: str
    sequence: int
    kind: EventKind
    delivery: str
    session: str
    detail: str
    day: date
    starts: time | None
    ends: time | None
    title: str
    place: str = ""
    tutors: tuple[str, ...] = ()
    leads: tuple[str, ...] = ()
    cohorts: tuple[str, ...] = ()
    rooms: tuple[str, ...] = ()
    cancelled: bool = False


@dataclass(frozen=True, slots=True)
class ColumnMapping:
    """What each column of a kind of list means, as the planner once said. Lists of equal headings are of a kind.

    `meanings` go with `headings`; an empty one: the column is left aside.
    """

    headings: tuple[str, ...]
    meanings: tuple[str, ...]

    def __post_init__(self) -> None:
        if len(self.meanings) != len(self.headings):
            raise ValueError("each column of a list has one meaning, which may be empty")


@dataclass(frozen=True, slots=True)
class Correspondence:
    """All of it. It asks nothing of a timetable. `calendar_id`, once given, tells its calendar entries from others.

    `references`: the highest number any booking's reference was ever given, whether or not the booking is still known.
    """

    bookings: tuple[Booking, ...] = ()
    reviews: tuple[Review, ...] = ()
    answers: tuple[Answer, ...] = ()
    events: tuple[CalendarEvent, ...] = ()
    mappings: tuple[ColumnMapping, ...] = ()
    calendar_id: str = ""
    references: int = 0
