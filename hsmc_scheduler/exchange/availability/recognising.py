"""Recognising a returned form by its hidden sheet, however the file is called and whatever became of it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime

from hsmc_scheduler.exchange.availability.identity import HIDDEN, MARK, VERSION, Identity, WeekRow
from hsmc_scheduler.exchange.tables.table import Tables, Value

MOST_WEEKS = 1_000
MOST_ROWS, MOST_COLUMNS = 20_000, 256


def identity_of(tables: Tables) -> Identity | None:
    """Whose form it is; None: it is none, or its facts were changed so that they say nothing."""
    sheet = next((s for s in tables.sheets if s.title == HIDDEN), None)
    if sheet is None or sheet.value(0, 0) != MARK or _number(sheet.value(0, 1)) != VERSION:
        return None
    facts: dict[str, Sequence[Value]] = {}
    weeks: list[WeekRow] = []
    try:
        for row in sheet.rows[1 : MOST_WEEKS + 20]:
            name, values = (row[0], row[1:]) if row else (None, ())
            if name == "Week":
                weeks.append(WeekRow(_within(values[0], MOST_ROWS), _day(values[1]), _text(values[2])))
            elif isinstance(name, str):
                facts[name] = values
        first_column, reason_column = (_within(v, MOST_COLUMNS) for v in facts["Columns"][:2])
        comment = tuple(_within(v, most) for v, most in zip(facts["Comment"], (MOST_ROWS, MOST_COLUMNS), strict=False))
        return Identity(
            plan=_text(_one(facts, "Plan")),
            tutor=_text(_one(facts, "Tutor")),
            name=_text(_one(facts, "Name")),
            asked=_day(_one(facts, "Asked")),
            due=_day(_one(facts, "Answer by")),
            fingerprint=_text(_one(facts, "Plan version")),
            as_sent=_text(_one(facts, "As sent")),
            weekdays=tuple(int(c) for c in _text(_one(facts, "Weekdays")) if c in "0123456"),
            first_column=first_column,
            reason_column=reason_column,
            comment=(comment[0], comment[1]),
            weeks=tuple(weeks) if weeks else _none(),
        )
    except (KeyError, ValueError, IndexError):
        return None


def _none() -> tuple[WeekRow, ...]:
    raise ValueError("no week")


def _one(facts: dict[str, Sequence[Value]], name: str) -> Value:
    return facts[name][0] if facts[name] else ""


def _text(value: Value) -> str:
    return "" if value is None else str(value)


def _day(value: Value) -> date:
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, date):
        return value
    raise ValueError("not a date")


def _number(value: Value) -> int:
    if isinstance(value, bool) or not isinstance(value, int | float):
        return 0
    return int(value)


def _within(value: Value, most: int) -> int:
    number = _number(value)
    if not 1 <= number <= most:
        raise ValueError("not a cell")
    return number
