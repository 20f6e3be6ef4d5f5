"""Venues and rooms: capacity per layout, features, own busy dates."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from hsmc_scheduler.domain.daypart import DayPart


class Layout(StrEnum):
    """How a room is set out; its capacity depends on it."""

    THEATRE = "theatre"
    CLASSROOM = "classroom"
    CABARET = "cabaret"
    U_SHAPE = "u-shape"
    BOARDROOM = "boardroom"


@dataclass(frozen=True, slots=True)
class LayoutCapacity:
    """How many people a room holds in one layout."""

    layout: Layout
    people: int

    def __post_init__(self) -> None:
        if self.people < 0:
            raise ValueError("a capacity cannot be negative")


@dataclass(frozen=True, slots=True)
class RoomBusy:
    """Dates a room is taken by others, both ends inclusive."""

    start: date
    end: date
    part: DayPart = DayPart.WHOLE
    reason: str = ""
    active: bool = True
    comment: str = ""

    def __post_init__(self) -> None:
        if self.end < self.start:
            raise ValueError(f"the booking ends ({self.end}) before it starts ({self.start})")


@dataclass(frozen=True, slots=True)
class Venue:
    """A building. An `overflow` venue is used only where the home venue is full, at a cost."""

    id: str
    name: str
    address: str = ""
    overflow: bool = False
    comment: str = ""


@dataclass(frozen=True, slots=True)
class Room:
    """One room of a venue. An inactive room is kept but given nothing."""

    id: str
    name: str
    venue: str
    capacities: tuple[LayoutCapacity, ...] = ()
    features: tuple[str, ...] = ()
    busy: tuple[RoomBusy, ...] = ()
    active: bool = True
    comment: str = ""

    def capacity(self, layout: Layout) -> int:
        """How many people it holds in that layout; 0 where the planner has not said."""
        return max((c.people for c in self.capacities if c.layout is layout), default=0)


@dataclass(frozen=True, slots=True)
class RoomNeed:
    """What a session asks of its room. `seats` None: as many as are expected to attend."""

    layout: Layout = Layout.CABARET
    features: tuple[str, ...] = ()
    seats: int | None = None
