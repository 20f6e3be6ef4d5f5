"""The events of a calendar file, put together by series, as text that a calendar library can read one by one."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from hsmc_scheduler.exchange.calendars.guard import Looked

NO_TITLE = "(no title)"
LEAST_YEAR_OF_DAILY = 1990
"""A daily event of before would take long to count up to now."""
_DAY = re.compile(r"[:=]([0-9]{8})(?![0-9])")
_SHORT = re.compile(r"PT(?:[0-9]{1,3}[HMS]){1,3}")
LONGEST_SHORT = timedelta(hours=999, minutes=999, seconds=999)
_ZONE = re.compile(r"TZID=\"?([^\":;,]+)", re.IGNORECASE)
_ABOUT_DATES = ("RRULE", "RDATE", "EXRULE", "RECURRENCE-ID")


@dataclass(frozen=True, slots=True)
class Series:
    """An event with its moved occurrences: what to call it, and a whole calendar of it alone."""

    title: str
    text: str


def series_of(looked: Looked, first: date, last: date, notes: list[str]) -> list[Series]:
    """All series that may have something from `first` to `last`; `notes` are told which are left out, and why."""
    zones: dict[str, list[str]] = {}
    for zone in looked.zones:
        name = _value(zone.lines, "TZID")
        if zone.faults:
            notes.append(f"The time zone “{name[:60]}” was left out: {zone.faults[0]}.")
        else:
            zones.setdefault(name, zone.lines)
    by_uid: dict[str, list[tuple[str, list[str]]]] = defaultdict(list)
    for number, event in enumerate(looked.events):
        title = event.title or NO_TITLE
        faults = event.faults or _too_old(event.lines)
        if faults:
            notes.append(f"“{title}” was left out: {faults[0]}.")
        else:
            by_uid[_value(event.lines, "UID") or f"{number} without a UID"].append((title, event.lines))
    head = [line for line in looked.head if line.upper().startswith("X-WR-TIMEZONE:")]
    found = []
    for events in by_uid.values():
        if len(events) == 1 and _outside(events[0][1], first, last):
            continue
        lines = [line for _, event in events for line in event]
        used = {
            name
            for line in lines
            if line.upper().startswith(("DT", *_ABOUT_DATES, "EXDATE"))
            for name in _ZONE.findall(line)
        }
        about = [line for name in sorted(used & zones.keys()) for line in zones[name]]
        whole = ["BEGIN:VCALENDAR", "VERSION:2.0", *head, *about, *lines, "END:VCALENDAR", ""]
        found.append(Series(events[0][0], "\r\n".join(whole)))
    return found


def _value(lines: Sequence[str], name: str) -> str:
    """What follows the name of the first line of that name."""
    for line in lines:
        if line.upper().startswith(f"{name}:") or line.upper().startswith(f"{name};"):
            return line.partition(":")[2].strip()
    return ""


def _day(lines: Sequence[str], name: str) -> date | None:
    for line in lines:
        if line.upper().startswith(name) and (found := _DAY.search(line[len(name) :].replace("T", ":T"))):
            try:
                return date.fromisoformat(found[1])
            except ValueError:
                return None
    return None


def _outside(lines: Sequence[str], first: date, last: date) -> bool:
    """Whether a single event is surely over before `first` or begins after `last`; a day is left for time zones."""
    if any(line.upper().startswith(_ABOUT_DATES) for line in lines):
        return False
    start, end = _day(lines, "DTSTART"), _day(lines, "DTEND")
    if start is not None and end is None and _SHORT.fullmatch(_value(lines, "DURATION") or "PT0S"):
        end = start + LONGEST_SHORT
    day = timedelta(days=2)
    return (start is not None and start > last + day) or (end is not None and end < first - day)


def _too_old(lines: Sequence[str]) -> list[str]:
    """Why a rule would take too long to follow to our days."""
    start = _day(lines, "DTSTART")
    daily = any(line.upper().startswith("RRULE") and "FREQ=DAILY" in line.upper() for line in lines)
    if daily and start is not None and start.year < LEAST_YEAR_OF_DAILY:
        return [f"it has recurred daily since {start.year}"]
    return []
