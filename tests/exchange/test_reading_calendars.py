"""What is read of strangers' calendars, in the clocks of London."""

from __future__ import annotations

from datetime import date, datetime

import pytest

from hsmc_scheduler.exchange.calendars.busy import BusyTime, Calendar
from hsmc_scheduler.exchange.calendars.reading import calendar_of
from hsmc_scheduler.exchange.unreadable import UnreadableError
from tests.reliability.hostile_calendars import calendar, event, many

FIRST, LAST = date(2027, 9, 1), date(2029, 8, 31)
WEEKLY = "RRULE:FREQ=WEEKLY;COUNT="
CUSTOM_ZONE = """BEGIN:VTIMEZONE
TZID:Our Zone
BEGIN:STANDARD
DTSTART:16010101T030000
TZOFFSETFROM:+0300
TZOFFSETTO:+0200
RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=10
END:STANDARD
BEGIN:DAYLIGHT
DTSTART:16010101T020000
TZOFFSETFROM:+0200
TZOFFSETTO:+0300
RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=3
END:DAYLIGHT
END:VTIMEZONE"""


def read(*lines: str, first: date = FIRST, last: date = LAST) -> Calendar:
    return calendar_of("iain.ics", calendar(*lines), first, last)


def times(*lines: str, first: date = FIRST, last: date = LAST) -> list[tuple[str, str]]:
    """Start and end of each occurrence, as `2028-03-07 09:00`."""
    found = read(*lines, first=first, last=last)
    assert not found.notes
    return [(f"{busy.start:%Y-%m-%d %H:%M}", f"{busy.end:%Y-%m-%d %H:%M}") for busy in found.busy]


@pytest.mark.parametrize(
    ("start", "end", "seen"),
    [
        ("DTSTART:20280307T090000Z", "DTEND:20280307T100000Z", ("2028-03-07 09:00", "2028-03-07 10:00")),
        ("DTSTART:20280707T090000Z", "DTEND:20280707T100000Z", ("2028-07-07 10:00", "2028-07-07 11:00")),
        ("DTSTART:20280707T090000", "DTEND:20280707T100000", ("2028-07-07 09:00", "2028-07-07 10:00")),
        ("DTSTART;TZID=Europe/London:20280707T090000", "DURATION:PT90M", ("2028-07-07 09:00", "2028-07-07 10:30")),
        ("DTSTART;TZID=GMT Standard Time:20280707T090000", "DURATION:PT1H", ("2028-07-07 09:00", "2028-07-07 10:00")),
        ('DTSTART;TZID="W. Europe Standard Time":20280707T090000', "DURATION:P1D",
         ("2028-07-07 08:00", "2028-07-08 08:00")),
        ("DTSTART;TZID=America/New_York:20280315T090000", "DURATION:PT1H", ("2028-03-15 13:00", "2028-03-15 14:00")),
        ("DTSTART;TZID=Our Zone:20280707T090000", "DURATION:PT1H", ("2028-07-07 07:00", "2028-07-07 08:00")),
        ("DTSTART;VALUE=DATE:20280707", "DTEND;VALUE=DATE:20280709", ("2028-07-07 00:00", "2028-07-09 00:00")),
        ("DTSTART;VALUE=DATE:20280707", "CLASS:PUBLIC", ("2028-07-07 00:00", "2028-07-08 00:00")),
        ("DTSTART:20280326T003000Z", "DTEND:20280326T013000Z", ("2028-03-26 00:30", "2028-03-26 02:30")),
    ],
)  # fmt: skip
def test_a_time_is_told_as_londons_clocks_show_it(start: str, end: str, seen: tuple[str, str]) -> None:
    assert times(CUSTOM_ZONE.replace("\n", "\r\n"), event(end, start=start)) == [seen]


def test_a_weekly_event_keeps_its_hour_when_the_clocks_change() -> None:
    rule = "RRULE:FREQ=WEEKLY;COUNT=3"
    london = times(event("DURATION:PT1H", rule, start="DTSTART;TZID=Europe/London:20280320T090000"))
    assert [start for start, _ in london] == ["2028-03-20 09:00", "2028-03-27 09:00", "2028-04-03 09:00"]
    utc = times(event("DURATION:PT1H", rule, start="DTSTART:20280320T090000Z"))
    assert [start for start, _ in utc] == ["2028-03-20 09:00", "2028-03-27 10:00", "2028-04-03 10:00"]


def test_the_calendars_own_zone_counts_where_google_writes_it() -> None:
    rule = event("DURATION:PT1H", "RRULE:FREQ=WEEKLY;COUNT=2", start="DTSTART:20280320T090000Z")
    assert times("X-WR-TIMEZONE:Europe/London", rule)[1][0] == "2028-03-27 09:00"


def test_occurrences_that_were_left_out_or_moved_are() -> None:
    zone = ";TZID=Europe/London:"
    found = read(
        event("DURATION:PT1H", WEEKLY + "4", f"EXDATE{zone}20280327T090000", start=f"DTSTART{zone}20280320T090000"),
        event("DURATION:PT2H", f"RECURRENCE-ID{zone}20280403T090000", start=f"DTSTART{zone}20280405T140000"),
    )
    assert [f"{busy.start:%d.%m. %H:%M}-{busy.end:%H:%M}" for busy in found.busy] == [
        "20.03. 09:00-10:00", "05.04. 14:00-16:00", "10.04. 09:00-10:00",
    ]  # fmt: skip
    assert {busy.uid for busy in found.busy} == {"1"}


def test_only_what_touches_the_window_is_told_and_its_last_day_belongs_to_it() -> None:
    start, day = "DTSTART;VALUE=DATE:2028030", date(2028, 3, 7)
    events = [event(start=f"{start}{n}", uid=str(n)) for n in (6, 7, 8)]
    long = event("DTEND;VALUE=DATE:20280401", start="DTSTART;VALUE=DATE:20280201", uid="long")
    assert [busy.uid for busy in read(*events, long, first=day, last=day).busy] == ["long", "7"]


def test_what_outlook_says_of_an_event_is_kept() -> None:
    (busy,) = read(
        event(
            "DTEND:20280307T170000Z", "LOCATION:Park House\\, room 1", "CATEGORIES:Teaching,Red", "STATUS:CANCELLED",
            "X-MICROSOFT-CDO-BUSYSTATUS:FREE", "TRANSP:OPAQUE",
        )
    ).busy  # fmt: skip
    at = datetime(2028, 3, 7, 9), datetime(2028, 3, 7, 17)  # noqa: DTZ001
    assert busy == BusyTime("1", "Board", *at, False, False, "Park House, room 1", ("Teaching", "Red"), True)


@pytest.mark.parametrize(
    ("lines", "busy"),
    [
        ((), True),
        (("TRANSP:TRANSPARENT",), False),
        (("X-MICROSOFT-CDO-BUSYSTATUS:TENTATIVE", "TRANSP:TRANSPARENT"), True),
    ],
)
def test_time_shown_as_free_is_not_busy(lines: tuple[str, ...], busy: bool) -> None:
    assert read(event(*lines)).busy[0].busy is busy


def test_a_day_outlook_writes_with_times_is_all_day() -> None:
    zone = ";TZID=Europe/London:"
    lines = (f"DTEND{zone}20280708T000000", "X-MICROSOFT-CDO-ALLDAYEVENT:TRUE")
    assert read(event(*lines, start=f"DTSTART{zone}20280707T000000")).busy[0].all_day


@pytest.mark.parametrize(
    ("bad", "said"),
    [
        (event(start="CLASS:PUBLIC"), "it has no start"),
        (event(start="DTSTART:20281399T090000Z"), "its start cannot be read"),
        (event(start="DTSTART;TZID=Nowhere:20280307T090000"), "its time zone “Nowhere” is not known"),
        (event(start="DTSTART;TZID=Europe:20280307T090000"), "its time zone is not known"),
        (event("RRULE:FREQ=SECONDLY"), "it recurs secondly; daily is the most that is read"),
        (event("RRULE:FREQ=DAILY;INTERVAL=0"), "it recurs every 0; 1 to 9999 can be read"),
    ],
)
def test_an_event_that_is_wrong_is_left_out_and_named_and_the_others_are_kept(bad: str, said: str) -> None:
    found = read(bad, event(uid="2"))
    assert [busy.uid for busy in found.busy] == ["2"]
    assert found.notes == (f"“Board” was left out: {said}.",)


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "is empty"),
        (b"a,b\n", "is not a calendar"),
        (calendar(event())[:-30], "is cut short: its end is missing"),
        (many(5_001), "has more than 5000 events"),
        (calendar("X:" + "x" * 5_000_000), "is 5 MB; no more than 5 MB are read"),
    ],
)
def test_what_is_no_calendar_of_a_person_is_refused_in_words(data: bytes, said: str) -> None:
    with pytest.raises(UnreadableError) as raised:
        calendar_of("iain.ics", data, FIRST, LAST)
    assert str(raised.value).startswith(f"iain.ics: {said}")


def test_no_more_than_three_years_are_read() -> None:
    with pytest.raises(UnreadableError, match="more than 3 years"):
        read(event(), last=date(2031, 9, 1))


def test_two_files_may_mean_different_things_by_one_time_zone() -> None:
    zone = CUSTOM_ZONE.replace("\n", "\r\n")
    other = zone.replace("+0300", "+0900").replace("+0200", "+0800")
    start = "DTSTART;TZID=Our Zone:20280707T120000"
    assert times(zone, event(start=start))[0][0] == "2028-07-07 10:00"
    assert times(other, event(start=start))[0][0] == "2028-07-07 04:00"
