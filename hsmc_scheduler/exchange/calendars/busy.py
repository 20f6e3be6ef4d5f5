"""What a stranger's calendar says: when they are busy, and with what."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class BusyTime:
    """One occurrence of one event, in local time of Europe/London without a zone; `end` is exclusive.

    All day: from midnight to the midnight after the last day. `busy` is False where the calendar shows it as free;
    `cancelled` where the event was called off; `tentative` where it is not yet sure; `private` where others are not to
    see what it is. `uid` is the same for all occurrences of a series.
    """

    uid: str
    title: str
    start: datetime
    end: datetime
    all_day: bool
    busy: bool
    place: str
    categories: tuple[str, ...]
    cancelled: bool
    tentative: bool = False
    private: bool = False


@dataclass(frozen=True, slots=True)
class Calendar:
    """All occurrences in the window asked for, in order. `notes`: which events were left out and why."""

    name: str
    busy: tuple[BusyTime, ...]
    notes: tuple[str, ...] = ()
