"""The events of a stranger's calendar, each time they happen. Run in the child process alone."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

from hsmc_scheduler.exchange.calendars.busy import BusyTime, Calendar
from hsmc_scheduler.exchange.calendars.guard import FEWER, MOST_YEARS, Component, Looked, looked_through
from hsmc_scheduler.exchange.unreadable import one_line, unreadable

if TYPE_CHECKING:
    import icalendar

__all__ = ["BusyTime", "Calendar", "calendar_of"]

LONDON = ZoneInfo("Europe/London")
MOST_OCCURRENCES = 20_000
MOST_NOTES = 100
MOST_TITLE = 500
NO_TITLE = "(no title)"


def calendar_of(name: str, data: bytes, first: date, last: date) -> Calendar:
    """What happens from `first` to `last`, both included; an event that is wrong is left out and named.

    Raises:
        UnreadableError: The file is no calendar, or holds more than a person's.
        ValueError: The window is longer than three years.
    """
    if last - first > timedelta(days=366 * MOST_YEARS):
        raise ValueError("the window is longer than three years")
    looked = looked_through(name, data)
    notes: list[str] = []
    found: list[BusyTime] = []
    for series in _series(looked, notes):
        try:
            found += _occurrences(series, first, last)
        except MemoryError:
            raise
        except Exception as error:  # whatever the libraries make of it, the other events are kept
            notes.append(f"“{_title(series.walk('VEVENT')[0])}” was left out: {_reason(error)}.")
        if len(found) > MOST_OCCURRENCES:
            raise unreadable(name, f"has more than {MOST_OCCURRENCES} events in these dates", FEWER)
    found.sort(key=lambda busy: (busy.start, busy.end, busy.title, busy.uid))
    if len(notes) > MOST_NOTES:
        notes[MOST_NOTES:] = [f"{len(notes) - MOST_NOTES} more events were left out."]
    return Calendar(_name(looked) or name, tuple(found), tuple(notes))


def _series(looked: Looked, notes: list[str]) -> Iterator[icalendar.Calendar]:
    """A small calendar of each UID, with its moved occurrences and the time zones."""
    import icalendar
    from x_wr_timezone import to_standard

    zones = _zones(looked.zones, notes)
    by_uid: dict[str, list[list[str]]] = defaultdict(list)
    for number, event in enumerate(looked.events):
        if event.faults:
            notes.append(f"“{event.title or NO_TITLE}” was left out: {event.faults[0]}.")
            continue
        uid = next((line.partition(":")[2] for line in event.lines if line.upper().startswith("UID")), f"-{number}")
        by_uid[uid].append(event.lines)
    wr_zone = [line for line in looked.head if line.upper().startswith("X-WR-TIMEZONE:")]
    for events in by_uid.values():
        lines = ["BEGIN:VCALENDAR", "VERSION:2.0", *zones, *wr_zone, *(line for e in events for line in e)]
        try:
            calendar = icalendar.Calendar.from_ical("\r\n".join([*lines, "END:VCALENDAR", ""]))
        except Exception as error:
            title = next((line.partition(":")[2] for line in events[0] if line.upper().startswith("SUMMARY")), "")
            notes.append(f"“{one_line(title) or NO_TITLE}” was left out: {_reason(error)}.")
            continue
        try:
            calendar = to_standard(calendar)
        except Exception:
            notes.append("The calendar's own time zone is not known; its times are taken as they stand.")
        yield calendar


def _zones(zones: Iterable[Component], notes: list[str]) -> list[str]:
    """The lines of the time zones that can be used."""
    kept: list[str] = []
    for zone in zones:
        if zone.faults:
            notes.append(f"A time zone was left out: {zone.faults[0]}.")
        else:
            kept += zone.lines
    return kept


def _occurrences(calendar: icalendar.Calendar, first: date, last: date) -> list[BusyTime]:
    import recurring_ical_events

    until = last + timedelta(days=1)
    # a day more on both sides: the window is London's, the event's zone may be a day off
    found = recurring_ical_events.of(calendar).between(first - timedelta(days=1), until + timedelta(days=1))
    busy = [_busy(event) for event in found]
    begin, end = datetime.combine(first, time()), datetime.combine(until, time())
    return [b for b in busy if b.start < end and (b.end > begin or b.start == b.end >= begin)]


def _busy(event: Any) -> BusyTime:
    start, end = event.start, event.end
    all_day = not isinstance(start, datetime)
    begin, close = _local(start), _local(end)
    if not all_day and _said(event, "X-MICROSOFT-CDO-ALLDAYEVENT") == "TRUE":
        all_day = begin.time() == close.time() == time() and close > begin
    status = _said(event, "X-MICROSOFT-CDO-BUSYSTATUS") or _said(event, "X-MICROSOFT-CDO-INTENDEDSTATUS")
    free = status == "FREE" if status else _said(event, "TRANSP") == "TRANSPARENT"
    return BusyTime(
        uid=str(event.get("UID", ""))[:MOST_TITLE],
        title=_title(event),
        start=begin,
        end=max(begin, close),
        all_day=all_day,
        busy=not free,
        place=one_line(str(event.get("LOCATION", "")), MOST_TITLE),
        categories=tuple(one_line(str(c)) for c in event.categories)[:20],
        cancelled=_said(event, "STATUS") == "CANCELLED",
    )


def _local(moment: date) -> datetime:
    """A date or time as London's clocks show it; a floating time as it is."""
    if not isinstance(moment, datetime):
        return datetime.combine(moment, time())
    return moment.astimezone(LONDON).replace(tzinfo=None) if moment.tzinfo else moment


def _said(event: Any, name: str) -> str:
    return str(event.get(name, "")).strip().upper()


def _title(event: Any) -> str:
    return one_line(str(event.get("SUMMARY", "")), MOST_TITLE) or NO_TITLE


def _name(looked: Looked) -> str:
    return next(
        (one_line(line.partition(":")[2]) for line in looked.head if line.upper().startswith("X-WR-CALNAME")), ""
    )


def _reason(error: Exception) -> str:
    return f"its dates cannot be read ({type(error).__name__})" if not str(error) else one_line(str(error), 120)
