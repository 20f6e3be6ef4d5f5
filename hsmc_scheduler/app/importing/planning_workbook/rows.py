"""The rows of a found sheet, each cell read, every fault noted with its cell."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import MISSING, dataclass, field
from datetime import date, time
from typing import Any

from hsmc_scheduler.app.edits.errors import EditError
from hsmc_scheduler.app.importing.planning_workbook.cells import read_cell
from hsmc_scheduler.app.importing.planning_workbook.found import FoundSheet
from hsmc_scheduler.app.importing.planning_workbook.keys import Keys
from hsmc_scheduler.domain.problem import Problem
from hsmc_scheduler.domain.problems.wording import quoted
from hsmc_scheduler.exchange.planning_workbook.grids import things_of
from hsmc_scheduler.exchange.planning_workbook.kinds import (
    Choice,
    Day,
    Key,
    Number,
    Pairs,
    Reference,
    Text,
    Texts,
    Weekdays,
)
from hsmc_scheduler.exchange.planning_workbook.quoting import items_in, text_in
from hsmc_scheduler.exchange.planning_workbook.registry import SHEETS
from hsmc_scheduler.exchange.planning_workbook.spec import PARENT, Column, default_of, value_of
from hsmc_scheduler.exchange.tables.table import ErrorValue, Value

NAMES = ("name", "title", "award")
LISTS = (Texts, Pairs, Weekdays)


@dataclass(slots=True)
class ReadRow:
    """A row (from 0) of a sheet: its fields, and which of them could not be read and hold something else instead."""

    found: FoundSheet
    number: int
    values: dict[str, Any] = field(default_factory=dict)
    faulty: set[str] = field(default_factory=set)

    def problem(self, name: str, what: str, mend: str) -> Problem:
        """A fault of one of its cells."""
        self.faulty.add(name)
        plain = what.rstrip(".")
        return Problem(self.found.where(self.number, name), plain, mend)

    def is_faulty_at(self, where: str) -> bool:
        """Whether the cell of that address is one that could not be read."""
        return any(self.found.where(self.number, name) == where for name in self.faulty & set(self.found.columns))


Old = Callable[[str, str], Any]
"""The thing of the plan a row is merged into, by the sheet's title and the key; None: there is none."""


def keys_of(sheets: dict[str, FoundSheet], base: Any) -> Keys:
    """What everything is called: by the workbook where it has the sheet, else by the plan."""
    keys = Keys()
    for spec in SHEETS:
        if spec.key is None:
            continue
        name = next((c.field for c in spec.columns if c.field in NAMES), "")
        also = next((c.field for c in spec.columns if isinstance(c.kind, Texts) and c.field == "aliases"), "")
        own = sheets.get(spec.title)
        if own is None:
            for _, thing in things_of(base, spec) if base is not None else ():
                others = (getattr(thing, name) if name else "", *(getattr(thing, also) if also else ()))
                keys.add(spec.title, getattr(thing, spec.key.field), others)
            continue
        for number in range(own.top + 1, len(own.sheet.rows)):
            if _unread(own, number, spec.key):
                keys.unread.add(spec.title)
            key, named, aliases = (_plain_text(own, number, f) for f in (spec.key.field, name, also))
            if key:
                keys.add(spec.title, key, (named, *items_in(aliases)))
    return keys


def read_rows(own: FoundSheet, keys: Keys, old: Old, problems: list[Problem]) -> Iterator[ReadRow]:
    """Every row that says something."""
    spec = own.spec
    if spec.groups:
        row = ReadRow(own, 0)
        for column in spec.columns:
            number = own.columns.get(column.field)
            if number is not None:
                _read(row, column, own.sheet.value(number, own.top), keys, problems)
        yield row
        return
    shown = set(own.columns) - set(spec.bare)
    for number in range(own.top + 1, len(own.sheet.rows)):
        said = {name for name, n in own.columns.items() if own.sheet.value(number, n) is not None}
        if not said & shown:
            continue
        row = ReadRow(own, number)
        for column in spec.read:
            if column.field in own.columns:
                _read(row, column, own.sheet.value(number, own.columns[column.field]), keys, problems)
        _fill_in(row, old, problems)
        yield row


def _read(row: ReadRow, column: Column, cell: Value, keys: Keys, problems: list[Problem]) -> None:
    default = MISSING if column.field == PARENT else default_of(row.found.spec.of, column.field)
    if cell is None:
        row.values[column.field] = _blank(column, default)
        if row.values[column.field] is MISSING:
            row.values[column.field] = _filler(column, default)
            what = f"{quoted(column.heading)} is missing"
            problems.append(row.problem(column.field, what, f"Fill it in. {column.comment}"))
        return
    try:
        row.values[column.field] = read_cell(cell, column.kind, default, keys)
    except EditError as fault:
        row.values[column.field] = _filler(column, default)
        problems.append(row.problem(column.field, fault.what, fault.mend))


def _blank(column: Column, default: Any) -> Any:
    if default is not MISSING:
        return default
    if column.field != PARENT and isinstance(column.kind, Text | Key):
        return ""
    many = isinstance(column.kind, LISTS) or (isinstance(column.kind, Reference) and column.kind.many)
    return () if many else MISSING


def _filler(column: Column, default: Any) -> Any:
    """What stands for a value that could not be read, so that the rest of its row can be looked at; MISSING: a date."""
    if default is not MISSING:
        return default
    match column.kind:
        case Text() | Key() | Reference(many=False):
            return ""
        case Choice():
            return next(iter(column.kind.words.values()))
        case Number():
            return max(column.kind.low, 1)
        case Day():
            return MISSING
        case _:
            return ()


def _fill_in(row: ReadRow, old: Old, problems: list[Problem]) -> None:
    """Fields without a column are as the plan has them, or else as in anything new."""
    own, spec = row.found, row.found.spec
    key = row.values.get(spec.key.field, "") if spec.key else ""
    thing = old(spec.title, key) if key else None
    for column in spec.read:
        if column.field in row.values or column.field == PARENT:
            continue
        default = default_of(spec.of, column.field)
        value = value_of(thing, column.field) if thing is not None else _blank(column, default)
        if value is MISSING:
            what = f"there is no column {quoted(column.heading)}"
            problems.append(Problem(own.sheet.where(own.top, 0), what, f"Add it. {column.comment}"))
            row.faulty.add(column.field)
            value = _filler(column, default)
        row.values[column.field] = value


def _cell(own: FoundSheet, row: int, name: str) -> Value:
    return own.sheet.value(row, own.columns[name]) if name in own.columns else None


def _unread(own: FoundSheet, row: int, key: Column) -> bool:
    """Whether a row's key is there but for a fault of its cell."""
    cell = _cell(own, row, key.field)
    made = isinstance(key.kind, Key) and key.kind.made_from
    left_out = cell is None and not made and any(_cell(own, row, name) is not None for name in own.columns)
    return left_out or isinstance(cell, ErrorValue | date | time)


def _plain_text(own: FoundSheet, row: int, name: str) -> str:
    """A cell's text, as far as it can be one; "" where the sheet has no such column."""
    cell = _cell(own, row, name)
    if cell is None or isinstance(cell, ErrorValue):
        return ""
    return text_in(f"{cell:g}" if isinstance(cell, float) else str(cell))
