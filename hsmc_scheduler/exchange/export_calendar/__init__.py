"""Calendars as .ics files, for Outlook, Google and whatever else keeps appointments."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from hsmc_scheduler.projections.calendar_changes import Sent

__all__ = ["write_calendar"]


def write_calendar(name: str, entries: Sequence[Sent], now: datetime, path: Path) -> None:
    """Write the calendar called `name` to `path`. `now` has a time zone: when it was made. Raises OSError."""
    from hsmc_scheduler.exchange.export_calendar.making import calendar_of  # icalendar is slow to import

    path.write_bytes(calendar_of(name, entries, now).to_ical())
