"""Sessions: what is taught on one day, or one half-day, of a delivery."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import time
from enum import StrEnum

from hsmc_scheduler.domain.daypart import DayPart
from hsmc_scheduler.domain.room import RoomNeed


class SessionKind(StrEnum):
    """What happens in a session."""

    TEACHING = "teaching"
    WORKSHOP = "workshop"
    SET_MEETING = "set meeting"
    DISSERTATION_WORKSHOP = "dissertation workshop"
    OTHER = "other"


class LeadCover(StrEnum):
    """Which of the module's leads must be present."""

    ANY = "any lead"
    ALL = "all leads"
    NONE = "no lead"


MOST_TUTORS = 20
"""Of one session."""


@dataclass(frozen=True, slots=True)
class Staffing:
    """Who must be there: at least `tutors` people of `team` (empty: the module's leads and teachers).

    More than `tutors` are only ever added to bring more of the leads in.
    """

    tutors: int = 1
    leads: LeadCover = LeadCover.ANY
    team: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        if not 0 <= self.tutors <= MOST_TUTORS:
            raise ValueError(f"a session needs 0 to {MOST_TUTORS} tutors")


@dataclass(frozen=True, slots=True)
class Session:
    """One day or half-day of one module; `id` is unique within its delivery.

    A morning directly followed by an afternoon shares its day. With `sets_meet`, every action learning set of the
    cohorts meets, each with its own facilitator; the first set uses the main room, the others a room each.
    `keep_with_next`: the next day is in the same block. `only_cohorts` (ids): the others stay away; empty: all come.
    """

    id: str
    module: str
    title: str
    kind: SessionKind = SessionKind.TEACHING
    part: DayPart = DayPart.WHOLE
    sets_meet: bool = False
    staffing: Staffing = Staffing()
    room: RoomNeed | None = RoomNeed()
    keep_with_next: bool = False
    only_cohorts: tuple[str, ...] = ()
    starts: time | None = None
    ends: time | None = None
    comment: str = ""

    def __post_init__(self) -> None:
        if self.starts and self.ends and self.ends <= self.starts:
            raise ValueError("a session must end after it starts")
