"""Calendars as .ics files, for Outlook, Google and whatever else keeps appointments."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from hsmc_scheduler.exchange.saving import save_whole

if TYPE_CHECKING:
    from hsmc_scheduler.projections.calendar_changes import Sent

__all__ = ["write_calendar"]


def write_calendar(name: str, entries: Sequence[Sent], path: Path, now: datetime) -> None:
    """Write one calendar to `path` (.ics). `now` has a time zone: when it was made. Raises NotWrittenError."""
    from hsmc_scheduler.exchange.export_calendar.making import calendar_of  # icalendar is slow to import

    made = calendar_of(name, entries, now).to_ical()
    save_whole(path, lambda where: where.write_bytes(made) and None)
