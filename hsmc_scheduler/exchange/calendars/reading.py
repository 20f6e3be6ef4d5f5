"""The events of a stranger's calendar, each time they happen. Run in the child process alone."""

from __future__ import annotations

import warnings
from datetime import date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from hsmc_scheduler.exchange.calendars.busy import BusyTime, Calendar
from hsmc_scheduler.exchange.calendars.guard import FEWER, MOST_YEARS, Looked, looked_through
from hsmc_scheduler.exchange.calendars.series import NO_TITLE, series_of
from hsmc_scheduler.exchange.unreadable import one_line, unreadable

__all__ = ["BusyTime", "Calendar", "calendar_of"]

LONDON = ZoneInfo("Europe/London")
MOST_OCCURRENCES = 10_000
MOST_NOTES = 100
MOST_TITLE = 500
WORDS = {
    "DTSTART": "start",
    "DTEND": "end",
    "DURATION": "length",
    "RRULE": "rule of recurring",
    "RDATE": "list of dates",
    "EXDATE": "list of left-out dates",
    "RECURRENCE-ID": "date before it was moved",
}
LONGEST_RECURRING = timedelta(days=366)


def calendar_of(name: str, data: bytes, first: date, last: date) -> Calendar:
    """What happens from `first` to `last`, both included; an event that is wrong is left out and named.

    Raises:
        UnreadableError: The file is no calendar, holds more than a person's, or the window is over three years long.
    """
    if last - first > timedelta(days=366 * MOST_YEARS):
        raise unreadable(name, f"was to be read for more than {MOST_YEARS} years", "Choose a shorter time.")
    looked = looked_through(name, data)
    notes: list[str] = []
    found: list[BusyTime] = []
    for series in series_of(looked, first, last, notes):
        try:
            found += _occurrences(series.text, first, last, notes)
        except MemoryError:
            raise
        except Exception as error:  # whatever the libraries make of it, the other events are kept
            notes.append(f"“{series.title}” was left out: {_reason(error)}.")
        if len(found) > MOST_OCCURRENCES:
            raise unreadable(name, f"has more than {MOST_OCCURRENCES} events in these dates", FEWER)
    found.sort(key=lambda busy: (busy.start, busy.end, busy.title, busy.uid))
    notes = list(dict.fromkeys(notes))
    if len(notes) > MOST_NOTES:
        notes[MOST_NOTES:] = [f"{len(notes) - MOST_NOTES} more events were left out."]
    return Calendar(_name(looked) or name, tuple(found), tuple(notes))


def _occurrences(text: str, first: date, last: date, notes: list[str]) -> list[BusyTime]:
    """When the events of one series happen."""
    import icalendar
    import recurring_ical_events
    from x_wr_timezone import to_standard

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        icalendar.use_zoneinfo()  # type: ignore[no-untyped-call]  # forget the time zones of other files
        calendar = icalendar.Calendar.from_ical(text)
        try:
            calendar = to_standard(calendar)
        except (OSError, ValueError, LookupError):
            notes.append("The calendar's own time zone is not known; its times are taken as they stand.")
        for event in calendar.walk("VEVENT"):
            _check(event)
        # a day more on both sides: the window is London's, the event's zone may be a day off
        day = timedelta(days=1)
        found = recurring_ical_events.of(calendar).between(first - day, last + day + day)
        busy = [_busy(event) for event in found]
    begin, end = datetime.combine(first, time()), datetime.combine(last + day, time())
    return [b for b in busy if b.start < end and (b.end > begin or b.start == b.end >= begin)]


def _check(event: Any) -> None:
    """Raises ValueError with what is wrong, in words."""
    for key, _ in event.errors:
        if key in WORDS:
            raise ValueError(f"its {WORDS[key]} cannot be read")
    if "DTSTART" not in event:
        raise ValueError("it has no start")
    for key in ("DTSTART", "DTEND", "RECURRENCE-ID"):
        if isinstance(event.get(key), list):
            raise ValueError(f"it has two of {key}")
    zone = event["DTSTART"].params.get("TZID")
    if zone and event.start.tzinfo is None:
        raise ValueError(f"its time zone “{one_line(str(zone))}” is not known")
    if ("RRULE" in event or "RDATE" in event) and event.end - event.start > LONGEST_RECURRING:
        raise ValueError("it recurs, and lasts longer than a year each time")


def _busy(event: Any) -> BusyTime:
    start, end = event.start, event.end
    all_day = not isinstance(start, datetime)
    begin, close = _local(start), _local(end)
    if not all_day and _said(event, "X-MICROSOFT-CDO-ALLDAYEVENT") == "TRUE":
        all_day = begin.time() == close.time() == time() and close > begin
    status = _said(event, "X-MICROSOFT-CDO-BUSYSTATUS") or _said(event, "X-MICROSOFT-CDO-INTENDEDSTATUS")
    free = status == "FREE" if status else _said(event, "TRANSP") == "TRANSPARENT"
    return BusyTime(
        uid=one_line(str(event.get("UID", "")), MOST_TITLE),
        title=one_line(str(event.get("SUMMARY", "")), MOST_TITLE) or NO_TITLE,
        start=begin,
        end=max(begin, close),
        all_day=all_day,
        busy=not free,
        place=one_line(str(event.get("LOCATION", "")), MOST_TITLE),
        categories=tuple(one_line(str(c)) for c in event.categories)[:20],
        cancelled=_said(event, "STATUS") == "CANCELLED",
        tentative="TENTATIVE" in (status, _said(event, "STATUS")),
        private=_said(event, "CLASS") in ("PRIVATE", "CONFIDENTIAL"),
    )


def _local(moment: date) -> datetime:
    """A date or time as London's clocks show it; a floating time as it is."""
    if not isinstance(moment, datetime):
        return datetime.combine(moment, time())
    return moment.astimezone(LONDON).replace(tzinfo=None) if moment.tzinfo else moment


def _said(event: Any, name: str) -> str:
    return str(event.get(name, "")).strip().upper()


def _name(looked: Looked) -> str:
    names = (line.partition(":")[2] for line in looked.head if line.upper().startswith("X-WR-CALNAME"))
    return one_line(next(names, ""))


def _reason(error: Exception) -> str:
    """What is wrong, where we said it ourselves or a library says it in words."""
    if isinstance(error, ValueError) and (said := one_line(str(error), 120)):
        return said.rstrip(".")
    if isinstance(error, OSError):  # a zone's name is looked for as a file
        return "its time zone is not known"
    return "its dates cannot be worked out"
