"""Calendars made to eat memory and time."""

from __future__ import annotations

from collections.abc import Callable

LONG_AGO = "DTSTART:19000101T090000Z"


def calendar(*lines: str) -> bytes:
    return "\r\n".join(["BEGIN:VCALENDAR", "VERSION:2.0", *lines, "END:VCALENDAR", ""]).encode()


def event(*lines: str, start: str = "DTSTART:20280307T090000Z", uid: str = "1") -> str:
    return "\r\n".join(["BEGIN:VEVENT", f"UID:{uid}", "SUMMARY:Board", start, *lines, "END:VEVENT"])


def rule(text: str, start: str = "DTSTART:20280307T090000Z") -> Callable[[], bytes]:
    return lambda: calendar(event(f"RRULE:{text}", start=start))


def many(number: int, *lines: str, start: str = "DTSTART:20280307T090000Z") -> bytes:
    return calendar(*(event(*lines, start=start, uid=str(n)) for n in range(number)))


def zone(text: str) -> str:
    lines = ("BEGIN:STANDARD", "DTSTART:16010101T000000", "TZOFFSETFROM:+0100", "TZOFFSETTO:+0000")
    return "\r\n".join(["BEGIN:VTIMEZONE", "TZID:Ours", *lines, text, "END:STANDARD", "END:VTIMEZONE"])


IN_ZONE = "DTSTART;TZID=Ours:20280307T090000"
DATES = ",".join(["20280307T090000Z"] * 5_000)

CALENDARS: dict[str, Callable[[], bytes]] = {
    "every second": rule("FREQ=SECONDLY"),
    "every minute": rule("FREQ=MINUTELY"),
    "every hour since 1900": rule("FREQ=HOURLY", LONG_AGO),
    "every nothing": rule("FREQ=DAILY;INTERVAL=0"),
    "every less than nothing": rule("FREQ=DAILY;INTERVAL=-1"),
    "every second of a day": rule(
        f"FREQ=DAILY;BYHOUR={','.join(map(str, range(24)))};BYMINUTE={','.join(map(str, range(60)))}"
    ),
    "a day that never is": rule("FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30"),
    "a Monday that never is": rule("FREQ=DAILY;BYMONTH=6;BYWEEKNO=50;BYDAY=MO"),
    "a place that never is": rule("FREQ=MONTHLY;BYDAY=MO;BYSETPOS=300"),
    "a day of the year that never is": rule("FREQ=DAILY;BYMONTH=1;BYYEARDAY=200"),
    "many rules that never are": lambda: many(500, "RRULE:FREQ=DAILY;BYMONTH=6;BYWEEKNO=50"),
    "rules on rules": lambda: calendar(event(*["RRULE:FREQ=DAILY"] * 20_000)),
    "a zone that changes every second": lambda: calendar(zone("RRULE:FREQ=SECONDLY"), event(start=IN_ZONE)),
    "a zone that changes daily": lambda: calendar(zone("RRULE:FREQ=DAILY"), event(start=IN_ZONE)),
    "zones without end": lambda: calendar(*[zone("RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU")] * 4_000, event()),
    "zones of many changes": lambda: calendar(
        *[zone("RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU").replace("Ours", f"Ours{n}") for n in range(300)],
        *[event(start=f"DTSTART;TZID=Ours{n}:20280307T090000", uid=str(n)) for n in range(300)],
    ),
    "dates without end": lambda: calendar(event(f"RDATE:{DATES}")),
    "lines of dates without end": lambda: calendar(event(*[f"RDATE:{DATES[:16_000]}"] * 250)),
    "events without end": lambda: many(20_000),
    "daily since 1900": lambda: many(2_000, "RRULE:FREQ=DAILY", start=LONG_AGO),
    "events of a thousand years": lambda: many(2_000, "DURATION:P365000D", "RRULE:FREQ=DAILY", start=LONG_AGO),
    "moved a thousand times": lambda: calendar(
        *[event("RRULE:FREQ=DAILY"), *[event("RECURRENCE-ID:20280308T090000Z")] * 4_000]
    ),
    "parts in parts": lambda: calendar("BEGIN:VEVENT\r\n" * 50_000),
    "far too long": lambda: calendar("X" * 6_000_000),
    "one line as long as may be": lambda: calendar(event("DESCRIPTION:" + "x" * 4_900_000)),
    "folds without end": lambda: calendar(event("DESCRIPTION:" + "x\r\n " * 1_200_000)),
    "parameters without end": lambda: calendar(event("DESCRIPTION" + ";A=1" * 1_000_000 + ":x")),
    "alarms without end": lambda: calendar(event(*["BEGIN:VALARM\r\nTRIGGER:-PT15M\r\nEND:VALARM"] * 60_000)),
    "a time zone that is a folder": lambda: calendar(event(start="DTSTART;TZID=Europe:20280307T090000")),
    "a time zone that is elsewhere": lambda: calendar(event(start="DTSTART;TZID=../../../dev/zero:20280307T090000")),
}
