"""What the planner has fixed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class PinnedTutors:
    """Exactly these tutors teach one session."""

    session: str
    tutors: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Pin:
    """A block of a delivery (counted from 1) fixed in date, length in days, main room, tutors, or several of these."""

    id: str
    delivery: str
    block: int
    start: date | None = None
    days: int | None = None
    room: str | None = None
    tutors: tuple[PinnedTutors, ...] = ()
    active: bool = True
    comment: str = ""

    def __post_init__(self) -> None:
        if self.block < 1:
            raise ValueError("blocks are counted from 1")
