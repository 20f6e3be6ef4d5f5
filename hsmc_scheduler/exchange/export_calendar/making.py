"""A calendar of icalendar's own objects: it folds and escapes, so that no text can become a line of its own."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from icalendar import Alarm, Calendar, Event, Timezone, TimezoneDaylight, TimezoneStandard, vDDDTypes, vRecur, vText

import hsmc_scheduler
from hsmc_scheduler.domain.correspondence import CalendarEvent, EventKind
from hsmc_scheduler.projections.calendar_changes import Change, Sent

LONDON = ZoneInfo("Europe/London")
CATEGORIES = {
    EventKind.SESSION: "Teaching",
    EventKind.DEADLINE: "Assignment due",
    EventKind.FEEDBACK: "Feedback due",
    EventKind.TASK: "To do",
}
_NOT_TEXT = re.compile("[\x00-\x09\x0b-\x1f\x7f\x85\u2028\u2029\ud800-\udfff\ufffe\uffff]")


def calendar_of(name: str, entries: Sequence[Sent], now: datetime) -> Calendar:
    """The calendar called `name`; what is cancelled says so."""
    made = Calendar()
    made.add("prodid", f"-//HSMC Scheduler//HSMC Scheduler {hsmc_scheduler.__version__}//EN")
    made.add("version", "2.0")
    made.add("calscale", "GREGORIAN")
    made.add("method", "PUBLISH")
    made.add("x-wr-calname", _line(name))
    made.add("x-wr-timezone", LONDON.key)
    made.add_component(_london())
    stamp = now.astimezone(UTC).replace(microsecond=0)
    for one in entries:
        made.add_component(_event(one, stamp))
    return made


def _event(sent: Sent, stamp: datetime) -> Event:
    told, made = sent.event, Event()
    made.add("uid", told.uid)
    made.add("sequence", told.sequence)
    made.add("dtstamp", stamp)
    starts, ends = _when(told)
    made.add("dtstart", starts)
    made.add("dtend", ends)
    cancelled = sent.change is Change.CANCELLED
    made.add("summary", _line(f"Cancelled: {told.title}" if cancelled else told.title))
    if told.place:
        made.add("location", _line(told.place))
    if sent.entry and sent.entry.text:
        made.add("description", _lines(sent.entry.text))
    made.add("categories", [CATEGORIES[told.kind]])
    made.add("status", "CANCELLED" if cancelled else "CONFIRMED")
    busy = told.kind is EventKind.SESSION and not cancelled
    made.add("transp", "OPAQUE" if busy else "TRANSPARENT")
    made.add("x-microsoft-cdo-busystatus", "BUSY" if busy else "FREE")
    if sent.entry and sent.entry.alarm is not None:
        made.add_component(_alarm(sent.entry.alarm, told.title))
    return made


def _when(told: CalendarEvent) -> tuple[date, date]:
    """Its times in London; of a whole day its date, and the date after it, which is the end the format wants."""
    if told.starts is None or told.ends is None:
        return told.day, told.day + timedelta(days=1)
    return _local(told.day, told.starts), _local(told.day, told.ends)


def _local(day: date, at: time) -> datetime:
    return datetime.combine(day, at.replace(tzinfo=None), tzinfo=LONDON)


def _alarm(before: timedelta, title: str) -> Alarm:
    made = Alarm()
    made.add("action", "DISPLAY")
    made.add("trigger", before)
    made.add("description", _line(title))
    return made


def _london() -> Timezone:
    """Europe/London as Outlook reads it: two rules and no lists of dates (docs/adr/0060)."""
    made = Timezone()
    made.add("tzid", LONDON.key)
    hour = timedelta(hours=1)
    for part, zone, starts, offsets, month in (
        (TimezoneDaylight(), "BST", datetime(1996, 3, 31, 1), (timedelta(), hour), 3),  # noqa: DTZ001 - local, as is
        (TimezoneStandard(), "GMT", datetime(1996, 10, 27, 2), (hour, timedelta()), 10),  # noqa: DTZ001
    ):
        part.add("dtstart", vDDDTypes(starts))
        part.add("tzname", zone)
        part.add("tzoffsetfrom", offsets[0])
        part.add("tzoffsetto", offsets[1])
        part.add("rrule", vRecur(freq="yearly", bymonth=month, byday="-1su"))
        made.add_component(part)
    return made


def _line(text: str) -> vText:
    """One line of text."""
    return vText(" ".join(_NOT_TEXT.sub(" ", text).split()))


def _lines(text: str) -> vText:
    """Text in lines; empty ones are left out."""
    lines = (" ".join(_NOT_TEXT.sub(" ", line).split()) for line in text.split("\n"))
    return vText("\n".join(line for line in lines if line))
