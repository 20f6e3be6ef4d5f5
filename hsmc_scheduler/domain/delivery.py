"""Deliveries: ordered sessions, and how they may be cut into blocks."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from hsmc_scheduler.domain.daypart import DayPart
from hsmc_scheduler.domain.session import Session, SessionKind


@dataclass(frozen=True, slots=True)
class DateWindow:
    """Dates between which something must lie, both inclusive; None leaves that side to the academic year."""

    earliest: date | None = None
    latest: date | None = None
    active: bool = True
    comment: str = ""

    def __post_init__(self) -> None:
        if self.earliest and self.latest and self.latest < self.earliest:
            raise ValueError(f"the window ends ({self.latest}) before it starts ({self.earliest})")


@dataclass(frozen=True, slots=True)
class BlockWindow:
    """A window for one block, counted from 1; -1 is the last block, -2 the one before it."""

    block: int
    window: DateWindow

    def __post_init__(self) -> None:
        if self.block == 0:
            raise ValueError("blocks are counted from 1, or from -1 backwards")


@dataclass(frozen=True, slots=True)
class BlockLimit:
    """At most `most` sessions of one kind in a block."""

    kind: SessionKind
    most: int

    def __post_init__(self) -> None:
        if self.most < 1:
            raise ValueError("at least one session of a kind must fit in a block")


@dataclass(frozen=True, slots=True)
class GapLimits:
    """Calendar days from the last day of a block to the first day of the next (the next day is 1)."""

    min_days: int = 1
    max_days: int | None = None
    active: bool = True
    comment: str = ""

    def __post_init__(self) -> None:
        if self.min_days < 1 or (self.max_days is not None and self.max_days < self.min_days):
            raise ValueError("gaps between blocks are at least 1 day, and the longest no less than the shortest")


@dataclass(frozen=True, slots=True)
class Delivery:
    """One or more modules taught together in one academic year, cut into blocks of consecutive days.

    `block_lengths` are the allowed lengths in days. `ideal_gap_weeks`: a range of whole weeks from one block's week to
    the next's that is as good as even; None: derived from the span. `weekdays` None: the calendar's teaching weekdays.
    `preferred_start_weekdays`: best first; empty: the rule's own order.
    """

    id: str
    title: str
    year: str
    sessions: tuple[Session, ...]
    block_lengths: tuple[int, ...] = (2, 3)
    block_limits: tuple[BlockLimit, ...] = ()
    gaps: GapLimits = GapLimits()
    window: DateWindow = DateWindow()
    block_windows: tuple[BlockWindow, ...] = ()
    ideal_gap_weeks: tuple[int, int] | None = None
    weekdays: tuple[int, ...] | None = None
    preferred_start_weekdays: tuple[int, ...] = ()
    active: bool = True
    comment: str = ""

    def __post_init__(self) -> None:
        if not self.sessions:
            raise ValueError("a delivery needs at least one session")
        if not self.block_lengths:
            raise ValueError("a delivery needs at least one length its blocks may have")
        if any(not 1 <= n <= 7 for n in self.block_lengths):
            raise ValueError("blocks last 1 to 7 days")
        if len({s.id for s in self.sessions}) != len(self.sessions):
            raise ValueError("two sessions of a delivery have the same id")
        if self.ideal_gap_weeks and not 0 <= self.ideal_gap_weeks[0] <= self.ideal_gap_weeks[1]:
            raise ValueError("the ideal gap is a range of weeks, smallest first")

    @property
    def modules(self) -> tuple[str, ...]:
        """The codes of its modules, in order of first session."""
        return tuple(dict.fromkeys(s.module for s in self.sessions))

    @property
    def days(self) -> tuple[tuple[Session, ...], ...]:
        """Its teaching days in order: a morning and the afternoon after it share one."""
        days: list[tuple[Session, ...]] = []
        for session in self.sessions:
            last = days[-1] if days else ()
            if len(last) == 1 and last[0].part is DayPart.MORNING and session.part is DayPart.AFTERNOON:
                days[-1] = (*last, session)
            else:
                days.append((session,))
        return tuple(days)


class OrderPart(StrEnum):
    """How much of the first delivery must be over before the other starts."""

    FIRST_BLOCK = "first block"
    ALL_BLOCKS = "all blocks"


@dataclass(frozen=True, slots=True)
class DeliveryOrder:
    """`first` (its first block, or all of it) ends at least `min_days` days before the first block of `then` starts."""

    id: str
    first: str
    then: str
    part: OrderPart = OrderPart.ALL_BLOCKS
    min_days: int = 1
    active: bool = True
    comment: str = ""
