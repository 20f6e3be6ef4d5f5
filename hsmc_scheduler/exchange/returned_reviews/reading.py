"""What a module lead wrote on the sheet they were sent, found by its headings wherever they stand now."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime

from hsmc_scheduler.domain.problem import Problem
from hsmc_scheduler.exchange.returned_reviews.form import COMMENT, MARK, OK, REF, SEEN, SHEET, YES
from hsmc_scheduler.exchange.tables.table import ErrorValue, Sheet, Tables, Value

ROWS_LOOKED_AT = 30
MOST_LETTERS = 2000
"""Of a comment; the rest is cut."""
YES_WORDS = {"ok", "okay", "yes", "y", "x", "✓", "✔", "1", "true", "checked", "fine"}
SEND_ANEW = "send this module lead a new pack"
_NAMED = re.compile(rf"{SHEET}: (?P<name>.+)")


@dataclass(frozen=True, slots=True)
class Said:
    """What was said of one block, of which dates. `where`: the cell of its reference."""

    delivery: str
    block: int
    dates: tuple[date, ...]
    checked: bool
    comment: str
    where: str


@dataclass(frozen=True, slots=True)
class Returned:
    """One workbook that came back. `lead`: the tutor's id as it was; `name` what they were called."""

    file: str
    lead: str
    name: str
    said: tuple[Said, ...]
    problems: tuple[Problem, ...]


def read_reviews(tables: Tables) -> Returned:
    """What it says; every fault is among its problems."""
    found = next(((s, row) for s in tables.sheets if not s.hidden if (row := _headings(s)) is not None), None)
    lead, name = _whose(tables)
    if found is None:
        what = f"it has no sheet with the headings “{REF}” and “{OK}”"
        return Returned(
            tables.name,
            lead,
            name,
            (),
            (Problem(tables.name, what, f"choose the workbook of a module lead's pack, or {SEND_ANEW}"),),
        )
    sheet, row = found
    columns = _columns(sheet, row)
    problems = [
        Problem(f"{tables.name}, {sheet.title}", f"the column “{title}” is missing", SEND_ANEW)
        for title in (COMMENT, SEEN)
        if title not in columns
    ]
    if not name:
        problems.append(Problem(tables.name, "it does not say whose it is", SEND_ANEW))
    if problems:
        return Returned(tables.name, lead, name, (), tuple(problems))
    said = list(_rows(tables.name, sheet, row + 1, columns, problems))
    return Returned(tables.name, lead, name, tuple(said), tuple(problems))


def _headings(sheet: Sheet) -> int | None:
    for number in range(min(ROWS_LOOKED_AT, len(sheet.rows))):
        if {REF, OK} <= _columns(sheet, number).keys():
            return number
    return None


def _columns(sheet: Sheet, row: int) -> dict[str, int]:
    """Where each heading stands; the first of two of a name counts."""
    wanted = {_plain(title): title for title in (REF, OK, COMMENT, SEEN)}
    found: dict[str, int] = {}
    for column, value in enumerate(sheet.rows[row]):
        title = wanted.get(_plain(value)) if isinstance(value, str) else None
        if title is not None:
            found.setdefault(title, column)
    return found


def _plain(text: str) -> str:
    return "".join(c for c in text.casefold() if c.isalnum())


def _whose(tables: Tables) -> tuple[str, str]:
    """The id and the name of whom it was sent to: of the hidden sheet, or else of the title."""
    for sheet in tables.sheets:
        if sheet.value(0, 0) == MARK:
            facts = {str(sheet.value(n, 0)): str(sheet.value(n, 1) or "") for n in range(len(sheet.rows))}
            return facts.get("Lead", ""), facts.get("Name", "")
    for sheet in tables.sheets:
        title = _NAMED.fullmatch(str(sheet.value(0, 0) or ""))
        if title:
            return "", title["name"]
    return "", ""


def _rows(file: str, sheet: Sheet, first: int, columns: dict[str, int], problems: list[Problem]) -> Iterator[Said]:
    seen: set[tuple[str, int]] = set()
    for row in range(first, len(sheet.rows)):

        def fault(title: str, what: str, mend: str, row: int = row) -> None:
            problems.append(Problem(f"{file}, {sheet.where(row, columns[title])}", what, mend))

        reference, ok, comment = (sheet.value(row, columns[t]) for t in (REF, OK, COMMENT))
        if reference is None and ok is None and comment is None:
            continue
        delivery, _, number = _text(reference).rpartition("#")
        if not delivery or not number.isdecimal() or len(number) > 4:
            fault(REF, f"“{_short(reference)}” names no block", SEND_ANEW)
            continue
        key = (delivery, int(number))
        if key in seen:
            fault(REF, f"the block “{_short(reference)}” is there twice", "keep one of the two rows")
        seen.add(key)
        checked = _checked(ok)
        if checked is None:
            fault(OK, f"“{_short(ok)}” is no answer here", f"choose {YES}, or leave it empty and write a comment")
            continue
        dates = _dates(sheet.value(row, columns[SEEN]))
        if dates is None:
            fault(SEEN, "the dates as sent are not readable any more", SEND_ANEW)
            continue
        words = " ".join(_text(comment).split())[:MOST_LETTERS]
        if checked or words:
            yield Said(*key, dates, checked, words, f"{file}, {sheet.where(row, columns[REF])}")


def _text(value: Value) -> str:
    return "" if value is None else str(value)


def _short(value: Value) -> str:
    text = " ".join(_text(value).split())
    return text if len(text) <= 40 else f"{text[:39]}…"


def _checked(value: Value) -> bool | None:
    """Whether it is ticked; None: it says something else."""
    if isinstance(value, bool):
        return value
    if value is None or value == 0:
        return False
    if isinstance(value, ErrorValue | date):
        return None
    return True if _text(value).strip().casefold().rstrip(".!") in YES_WORDS else None


def _dates(value: Value) -> tuple[date, ...] | None:
    """The dates of a block; None: they cannot be read."""
    if isinstance(value, datetime):
        return (value.date(),)
    if isinstance(value, date):
        return (value,)
    try:
        return tuple(date.fromisoformat(text) for text in _text(value).split()) or None
    except ValueError:
        return None
