"""Calendars as other programs read them."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from typing import Any

import pytest
from icalendar import Calendar
from icalendar.timezone import tzp

from hsmc_scheduler.domain.correspondence import CalendarEvent, EventKind
from hsmc_scheduler.exchange.export_calendar import write_calendar
from hsmc_scheduler.projections.calendar_changes import Change, Sent
from hsmc_scheduler.projections.calendar_events import ALARMS, Entry

NOW = datetime(2027, 3, 1, 14, 5, tzinfo=UTC)


def a_sent(day: date = date(2027, 10, 5), change: Change = Change.NEW, **changes: object) -> Sent:
    event = CalendarEvent("a@b", 0, EventKind.SESSION, "D1", "1", "", day, time(9, 30), time(16, 30), "Day 1", "Room")
    event = replace(event, **changes)  # type: ignore[arg-type]
    entry = Entry(event.kind, "D1", "1", "", day, event.starts, event.ends, event.title, event.place, "Taught by Ann")
    return Sent(event, change, None if change is Change.CANCELLED else entry)


def read_back(path: Path, *entries: Sent) -> tuple[Any, list[Any]]:
    write_calendar("Iain Snelling", entries, NOW, path)
    calendar = Calendar.from_ical(path.read_bytes())
    assert not calendar.errors
    return calendar, list(calendar.walk("VEVENT"))


def test_a_calendar_says_what_it_is_and_reads_back_without_faults(tmp_path: Path) -> None:
    calendar, (event,) = read_back(tmp_path / "x.ics", a_sent())
    assert (calendar["METHOD"], calendar["VERSION"], calendar["X-WR-CALNAME"]) == ("PUBLISH", "2.0", "Iain Snelling")
    assert (event["UID"], event["SEQUENCE"], event["SUMMARY"], event["LOCATION"]) == ("a@b", 0, "Day 1", "Room")
    assert event["CATEGORIES"].cats == ["Teaching"]
    assert event["DTSTAMP"].dt == NOW
    assert (event["STATUS"], event["TRANSP"]) == ("CONFIRMED", "OPAQUE")
    assert not event.walk("VALARM")


@pytest.mark.parametrize(
    ("day", "utc"),
    [
        (date(2028, 3, 24), 9), (date(2028, 3, 27), 8),  # clocks go forward on Sunday 26 March 2028
        (date(2028, 10, 27), 8), (date(2028, 10, 30), 9),  # and back on Sunday 29 October 2028
        (date(2028, 3, 26), 8), (date(2028, 10, 29), 9),
    ],
)  # fmt: skip
def test_times_are_those_of_london_on_either_side_of_every_change_of_clocks(
    tmp_path: Path, day: date, utc: int
) -> None:
    _, (event,) = read_back(tmp_path / "x.ics", a_sent(day))
    starts = event["DTSTART"].dt
    assert starts.replace(tzinfo=None) == datetime.combine(day, time(9, 30))
    assert starts.astimezone(UTC) == datetime.combine(day, time(utc, 30), tzinfo=UTC)
    assert event["DTEND"].dt - starts == timedelta(hours=7)


def test_the_zones_own_two_rules_agree_with_the_systems_on_every_day_of_twenty_years(tmp_path: Path) -> None:
    from zoneinfo import ZoneInfo

    calendar, _ = read_back(tmp_path / "x.ics", a_sent())
    (zone,) = calendar.walk("VTIMEZONE")
    text = zone.to_ical().decode()
    assert text.count("RRULE") == 2
    assert "RDATE" not in text
    own, system = zone.to_tz(tzp, lookup_tzid=False), ZoneInfo("Europe/London")
    noon = datetime(2024, 1, 1, 12)  # noqa: DTZ001 - given its zone below
    for n in range(20 * 365):
        day = noon + timedelta(days=n)
        assert day.replace(tzinfo=own).utcoffset() == day.replace(tzinfo=system).utcoffset(), day


@pytest.mark.parametrize("kind", [EventKind.DEADLINE, EventKind.FEEDBACK, EventKind.TASK])
def test_what_is_due_takes_a_whole_day_keeps_it_free_and_reminds_at_nine(tmp_path: Path, kind: EventKind) -> None:
    day = date(2028, 3, 26)
    _, (event,) = read_back(tmp_path / "x.ics", a_sent(day, kind=kind, starts=None, ends=None))
    assert (event["DTSTART"].dt, event["DTEND"].dt) == (day, day + timedelta(days=1))  # the end is exclusive
    assert event["TRANSP"] == "TRANSPARENT"
    (alarm,) = event.walk("VALARM")
    assert alarm["ACTION"] == "DISPLAY"
    reminds = datetime.combine(day, time()) + alarm["TRIGGER"].dt
    assert reminds.time() == time(9)
    assert alarm["TRIGGER"].dt == ALARMS[kind]


def test_what_is_cancelled_says_so_to_programs_and_to_people(tmp_path: Path) -> None:
    _, (event,) = read_back(tmp_path / "x.ics", a_sent(change=Change.CANCELLED, sequence=3))
    assert (event["STATUS"], event["SEQUENCE"]) == ("CANCELLED", 3)
    assert event["SUMMARY"] == "Cancelled: Day 1"
    assert event["TRANSP"] == "TRANSPARENT"


HOSTILE = (
    "x\r\nATTENDEE:mailto:a@b", "x\nBEGIN:VEVENT", "x\rEND:VCALENDAR", "x;Y=1:z,\\n\\N\\", "x\x0bBEGIN:VALARM",
    "x\u2028ATTACH:file:///c", "x\x85URL:http://a", "x\x00\x1b[31m", "é" * 200 + "\r\n ATTENDEE:b", '"', "x\ud800",
)  # fmt: skip


@pytest.mark.parametrize("text", HOSTILE)
def test_no_text_becomes_a_line_of_its_own(tmp_path: Path, text: str) -> None:
    sent = a_sent(title=text, place=text)
    assert sent.entry is not None
    sent = replace(sent, entry=replace(sent.entry, text=text))
    path = tmp_path / "x.ics"
    write_calendar(text, [sent], NOW, path)
    plain, written = tmp_path / "plain.ics", path.read_bytes()
    write_calendar("Iain Snelling", [a_sent()], NOW, plain)
    assert _names(written) == _names(plain.read_bytes())
    assert all(len(line) <= 75 for line in written.split(b"\r\n"))
    (event,) = Calendar.from_ical(written).walk("VEVENT")
    assert str(event["SUMMARY"]).startswith(text[:1])


def _names(written: bytes) -> list[str]:
    """What the lines are, folded ones joined, by any reader's idea of a line's end."""
    lines = written.decode().replace("\r\n ", "").splitlines()
    return [line.partition(":")[0].partition(";")[0] for line in lines]
