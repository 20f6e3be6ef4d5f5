"""A stranger's calendar is looked through before it is read: rules that would go on for ever are never expanded."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from hsmc_scheduler.exchange.unreadable import one_line, unreadable

MEGABYTE = 1_000_000
MOST_BYTES = 5 * MEGABYTE
MOST_EVENTS = 5_000
MOST_COMPONENTS = 20_000
"""Of any kind, alarms and observances included."""
MOST_DEPTH = 6
MOST_DATES = 1_000
"""In one line of dates."""
MOST_DATES_IN_ALL = 2_000
"""In all lines of one event."""
LONGEST_LINE = 30_000
"""Unfolded; what is longer is cut."""
ABOUT_DATES = ("DT", "RRULE", "RDATE", "EXRULE", "EXDATE", "RECURRENCE-ID", "DURATION")
KEPT = (
    *ABOUT_DATES,
    "BEGIN",
    "END",
    "UID",
    "SUMMARY",
    "SEQUENCE",
    "LOCATION",
    "CATEGORIES",
    "STATUS",
    "TRANSP",
    "CLASS",
    "X-MICRO",
)
"""How the names of the lines of an event start that are read at all."""
MOST_INTERVAL = 9_999
MOST_YEARS = 3
"""From the first to the last day asked for."""

FREQUENCIES = {"DAILY", "WEEKLY", "MONTHLY", "YEARLY"}
TOO_FINE = {"BYHOUR", "BYMINUTE", "BYSECOND"}
USED_BY_ALL = {"FREQ", "INTERVAL", "COUNT", "UNTIL", "WKST", "BYDAY", "BYMONTH"}
USED = {
    "WEEKLY": {"BYSETPOS"},
    "MONTHLY": {"BYMONTHDAY", "BYSETPOS"},
    "YEARLY": {"BYMONTHDAY", "BYSETPOS", "BYYEARDAY", "BYWEEKNO"},
}
"""What rules are made of. Daily rules with more than that may come true on no day, which takes seconds to find out."""
MOST_SET = 31
"""The last of so many days, BYSETPOS."""
MOST_LINES = {"RRULE": 5, "EXRULE": 5, "RDATE": 500, "EXDATE": 500}
"""Of one event."""
_RULES = {"RRULE", "EXRULE"}
_DATES = {"RDATE", "EXDATE"}
_FOLD = re.compile(r"\r?\n[ \t]")
_NAME = re.compile(r"([A-Za-z0-9-]+)(?=[;:])")
_MONTH_DAYS = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
FEWER = "Export fewer months, or one calendar at a time."


@dataclass(slots=True)
class Component:
    """A piece of the file, from its BEGIN to its END. `faults`: why it is not read, if it is not."""

    kind: str
    lines: list[str] = field(default_factory=list)
    title: str = ""
    faults: list[str] = field(default_factory=list)
    dates: int = 0
    counted: dict[str, int] = field(default_factory=dict)


@dataclass(slots=True)
class Looked:
    """A calendar file taken apart. `head`: its own lines; then its events and time zones, the bad ones marked."""

    head: list[str]
    events: list[Component]
    zones: list[Component]


def looked_through(name: str, data: bytes) -> Looked:
    """The file, if it is a calendar of a bearable size. Raises UnreadableError."""
    if len(data) > MOST_BYTES:
        what = f"is {len(data) / MEGABYTE:.0f} MB; no more than {MOST_BYTES // MEGABYTE} MB are read"
        raise unreadable(name, what, FEWER)
    text = _decoded(data).replace("\0", "")
    if not text.strip():
        raise unreadable(name, "is empty", "Export the calendar again.")
    if "BEGIN:VCALENDAR" not in text[:10_000].upper():
        raise unreadable(name, "is not a calendar (.ics)", "Export it from Outlook or Google Calendar as .ics.")
    found = Looked([], [], [])
    stack: list[str] = []
    count = 0
    top: Component | None = None
    for line in _lines(text):
        word = line.upper()
        if word.startswith("BEGIN:"):
            stack.append(word[6:].strip())
            count += 1
            if len(stack) > MOST_DEPTH:
                raise unreadable(name, f"is nested more than {MOST_DEPTH} deep", "Export the calendar again.")
            if count > MOST_COMPONENTS:
                raise unreadable(name, f"has more than {MOST_COMPONENTS} parts", FEWER)
            if len(stack) == 2:  # right inside the calendar
                top = Component(stack[-1])
        if top is not None:
            _look(top, line, len(stack))
        elif len(stack) == 1 and not word.startswith("BEGIN:"):
            found.head.append(line)
        if word.startswith("END:") and stack:
            stack.pop()
            if len(stack) == 1 and top is not None:
                _keep(found, top)
                top = None
                if len(found.events) > MOST_EVENTS:
                    raise unreadable(name, f"has more than {MOST_EVENTS} events", FEWER)
    if stack:
        raise unreadable(name, "is cut short: its end is missing", "Export the calendar again.")
    return found


def _decoded(data: bytes) -> str:
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("cp1252", errors="replace")  # what old Outlooks write


def _keep(found: Looked, component: Component) -> None:
    if component.kind == "VEVENT":
        found.events.append(component)
    elif component.kind == "VTIMEZONE":
        found.zones.append(component)


def _lines(text: str) -> Iterator[str]:
    return (line for line in _FOLD.sub("", text).replace("\r\n", "\n").replace("\r", "\n").split("\n") if line.strip())


def _look(component: Component, line: str, depth: int) -> None:
    match = _NAME.match(line)
    name = match[1].upper() if match else ""
    if component.kind == "VEVENT" and (depth > 2 or not name.startswith(KEPT)):
        return  # alarms, descriptions, attendees: nobody reads them here
    if len(line) > LONGEST_LINE and name.startswith(ABOUT_DATES):
        component.faults.append(f"its {name} is too long")
    component.lines.append(line[:LONGEST_LINE])
    if name in MOST_LINES:
        component.counted[name] = component.counted.get(name, 0) + 1
        if component.counted[name] > MOST_LINES[name]:
            component.faults[1:] = []
            component.faults.append(f"it has more than {MOST_LINES[name]} lines of {name}")
            return
    if name in _RULES:
        component.faults += _faults_of_rule(line.rpartition(":")[2])
        if component.kind == "VTIMEZONE" and "FREQ=YEARLY" not in line.upper():
            component.faults.append("its clocks do not change yearly")
    elif name in _DATES:
        component.dates += line.count(",") + 1
        if line.count(",") >= MOST_DATES or component.dates > MOST_DATES_IN_ALL:
            component.faults.append(f"it lists more than {MOST_DATES} dates")
    elif name == "SUMMARY" and depth == 2:  # its own, not its alarm's
        component.title = one_line(line.partition(":")[2].replace("\\", ""))


def _faults_of_rule(rule: str) -> Iterator[str]:
    """What is wrong with how something recurs."""
    parts = {
        key.strip().upper(): value.strip().upper() for key, _, value in (p.partition("=") for p in rule.split(";"))
    }
    frequency = parts.get("FREQ", "")
    if frequency not in FREQUENCIES:
        said = f"recurs {one_line(frequency, 12).lower()}" if frequency else "does not say how often it recurs"
        yield f"it {said}; daily is the most that is read"
    interval = parts.get("INTERVAL", "1")
    if not (interval.isascii() and interval.isdecimal() and len(interval) < 5 and 1 <= int(interval) <= MOST_INTERVAL):
        yield f"it recurs every {one_line(interval, 12)}; 1 to {MOST_INTERVAL} can be read"
    if TOO_FINE & parts.keys():
        yield "it recurs within a day"
    elif strange := parts.keys() - USED.get(frequency, set()) - USED_BY_ALL:
        yield f"its rule is one no calendar program writes ({frequency} with {one_line(', '.join(sorted(strange)))})"
    elif any(abs(n) > MOST_SET for n in _numbers(parts.get("BYSETPOS", ""))):
        yield "its rule never comes true"
    if any(len(value) > 2000 for value in parts.values()):
        yield "its rule is too long"
    days = _numbers(parts.get("BYMONTHDAY", ""))
    months = [month for month in _numbers(parts.get("BYMONTH", "")) if 1 <= month <= 12] or list(range(1, 13))
    if days and all(abs(day) > _MONTH_DAYS[month - 1] for day in days for month in months):
        yield "it recurs on a day that does not exist"


def _numbers(text: str) -> list[int]:
    return [int(n) for n in text.split(",") if re.fullmatch(r"[+-]?[0-9]{1,4}", n.strip())]
