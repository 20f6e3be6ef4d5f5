"""A second opinion on a timetable that has seen nothing but its saved workbook.

Nothing of the program is used here: dates, times, rooms and names are read from the sheets and counted afresh.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from datetime import date, datetime, timedelta
from itertools import combinations
from pathlib import Path
from typing import Any

from openpyxl import load_workbook

Row = dict[str, Any]
LONGEST_HALF_DAY = timedelta(hours=4, minutes=30)


def complaints(path: Path) -> list[str]:
    """Everything found wrong; nothing where the workbook is sound."""
    book = load_workbook(path)
    sessions, modules = _table(book["Sessions"]), _table(book["Modules"])
    closed = _closed(book["About"])
    return [
        *_contact_days(sessions, modules),
        *_blocks(sessions, closed),
        *_clashes(sessions, "Tutors"),
        *_rooms(sessions),
        *_people(sessions, modules),
    ]


def _table(sheet: Any) -> list[Row]:
    headings, *rows = sheet.iter_rows(values_only=True)
    return [dict(zip(headings, row, strict=True)) for row in rows]


def _closed(about: Any) -> set[date]:
    """The dates under "Closed dates"; "Fri 24 Dec 2027 – Mon 3 Jan 2028" leaves out what the end says again."""
    days: set[date] = set()
    listing = False
    for name, text, *_ in about.iter_rows(values_only=True):
        if text is None:
            listing = name == "Closed dates"
        elif listing:
            parts = [part.split()[1:] for part in str(name).split(" – ")]
            last = parts[-1]
            first = parts[0] + last[len(parts[0]) :]
            start, end = (datetime.strptime(" ".join(p), "%d %b %Y").date() for p in (first, last))  # noqa: DTZ007
            days.update(start + timedelta(days=n) for n in range((end - start).days + 1))
    return days


def _hours(row: Row) -> tuple[datetime, datetime]:
    return datetime.combine(row["Date"], row["Start"]), datetime.combine(row["Date"], row["End"])


def _delivery(row: Row) -> str:
    """What the blocks of a delivery are named after: a block's name without its number."""
    return str(row["Block"].rpartition(" ")[0])


def _contact_days(sessions: list[Row], modules: list[Row]) -> Iterator[str]:
    for module in modules:
        code, taught_as = module["Module code"], module["Taught as"]
        own = {(_hours(r), r["Session"]) for r in sessions if (r["Module code"], _delivery(r)) == (code, taught_as)}
        days = sum(0.5 if end - start <= LONGEST_HALF_DAY else 1 for (start, end), _ in own)
        if days != module["Days"]:
            yield f"{code} of {taught_as} has {days} contact days, not {module['Days']}"


def _blocks(sessions: list[Row], closed: set[date]) -> Iterator[str]:
    blocks: dict[str, set[date]] = defaultdict(set)
    for row in sessions:
        blocks[row["Block"]].add(row["Date"].date())
        if row["Date"].date() in closed or row["Date"].weekday() > 4:
            yield f"{row['Block']} is taught on {row['Date'].date()}, a closed day"
    for block, days in blocks.items():
        if (max(days) - min(days)).days + 1 != len(days):
            yield f"{block} is not on consecutive days"


def _together(rows: list[Row]) -> Iterator[tuple[Row, Row]]:
    for one, other in combinations(rows, 2):
        (start, end), (then, until) = _hours(one), _hours(other)
        if start < until and then < end:
            yield one, other


def _clashes(sessions: list[Row], column: str) -> Iterator[str]:
    for name, rows in _by_name(sessions, column).items():
        for one, other in _together(rows):
            yield f"{name} is in {one['Session']} and {other['Session']} at once on {one['Date'].date()}"


def _rooms(sessions: list[Row]) -> Iterator[str]:
    for room, rows in _by_name(sessions, "Room").items():
        for one, other in _together(rows):
            same = (one["Block"], one["Session"]) == (other["Block"], other["Session"])
            if not (same and bool(one["Set"]) != bool(other["Set"])):  # one set may stay with its group's room
                yield f"{room} holds {one['Session']} and {other['Session']} at once on {one['Date'].date()}"


def _people(sessions: list[Row], modules: list[Row]) -> Iterator[str]:
    """Two things at once that a whole cohort attends, or that so many do that somebody must be in both."""
    taken = {
        (m["Module code"], m["Taught as"], cohort): (int(people), int(of or people))
        for m in modules
        for cohort, people, of in re.findall(
            r"^(.*) \((?:all )?(\d+)(?: of (\d+))?\)$", m["Taken by"] or "", re.MULTILINE
        )
    }
    for cohort, rows in _by_name(sessions, "Cohorts").items():
        for one, other in _together(rows):
            if one["Block"] == other["Block"] and one["Session"] == other["Session"]:
                if one["Set"] and one["Set"] == other["Set"]:
                    yield f"{one['Set']} of {cohort} is listed twice on {one['Date'].date()}"
                continue
            (some, of), (others, _) = (taken[r["Module code"], _delivery(r), cohort] for r in (one, other))
            if some + others > of:
                yield f"{cohort} is in {one['Block']} and {other['Block']} at once on {one['Date'].date()}"


def _by_name(sessions: list[Row], column: str) -> dict[str, list[Row]]:
    found: dict[str, list[Row]] = defaultdict(list)
    for row in sessions:
        for name in (row[column] or "").split("; "):
            if name:
                found[name].append(row)
    return found
