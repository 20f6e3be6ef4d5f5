"""Which sheets and columns of a workbook are those of a planning workbook, in any order and under any alias."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from hsmc_scheduler.domain.problem import Problem
from hsmc_scheduler.domain.problems.wording import counted, listed, quoted
from hsmc_scheduler.exchange.planning_workbook.grids import GROUP_HEADINGS
from hsmc_scheduler.exchange.planning_workbook.kinds import Shown
from hsmc_scheduler.exchange.planning_workbook.registry import SHEETS
from hsmc_scheduler.exchange.planning_workbook.spec import PARENT, Column, SheetSpec
from hsmc_scheduler.exchange.planning_workbook.version import VERSION
from hsmc_scheduler.exchange.tables.headings import plain
from hsmc_scheduler.exchange.tables.table import Sheet, Tables

ABOUT = "about"
LOOKED_AT = 20
"""Rows in which the headings are looked for."""


@dataclass(slots=True)
class FoundSheet:
    """A sheet with its headings (`top`, a row from 0) and the column (from 0) of each field found."""

    spec: SheetSpec
    sheet: Sheet
    top: int
    columns: dict[str, int] = field(default_factory=dict)

    def where(self, row: int, name: str) -> str:
        """The address of a field's cell; of the row's first where the field has no column."""
        if self.spec.groups:
            return self.sheet.where(self.columns.get(name, 0), self.top)
        return self.sheet.where(row, self.columns.get(name, min(self.columns.values(), default=0)))


@dataclass(slots=True)
class Found:
    """What was found of a workbook."""

    sheets: dict[str, FoundSheet] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)


def find_sheets(tables: Tables) -> Found:
    """Every sheet that is one of the planning workbook's."""
    found = Found(notes=list(tables.notes))
    titles = {plain(name): spec for spec in SHEETS for name in (*spec.aliases, spec.title)}
    strange: list[str] = []
    ours = any(row[:1] == (VERSION,) for sheet in tables.sheets if plain(sheet.title) == ABOUT for row in sheet.rows)
    for sheet in tables.sheets:
        spec = titles.get(plain(sheet.title))
        if spec is None:
            strange += [] if plain(sheet.title) == ABOUT else [sheet.title]
        elif spec.title in found.sheets:
            what = f"the workbook has the sheet {quoted(spec.title)} twice"
            found.problems.append(Problem(sheet.where(0, 0), what, "Delete one, or give it another name."))
        else:
            found.sheets[spec.title] = _with_columns(spec, sheet, found)
    if not found.sheets:
        what = "none of its sheets is one of a planning workbook"
        found.problems.append(Problem(tables.name, what, "Write one with “Planning workbook” first, and fill it in."))
    elif found.problems and not ours and len(strange) >= len(found.sheets):
        what = f"{len(strange)} of its {counted(len(tables.sheets), 'sheet')} are no part of a plan"
        mend = "Is it a planning workbook? Choose one that was written by “Planning workbook”."
        return Found({}, [Problem(tables.name, what, mend)], list(tables.notes))
    elif strange:
        words = counted(len(strange), "sheet is", "sheets are")
        found.notes.append(f"{words} not part of a plan and left aside: {listed(map(quoted, strange))}.")
    return found


def _with_columns(spec: SheetSpec, sheet: Sheet, found: Found) -> FoundSheet:
    if spec.groups:
        return _with_settings(spec, sheet, found)
    headings = _headings(spec.columns)
    top = max(range(min(LOOKED_AT, len(sheet.rows)) or 1), key=lambda row: (_known(sheet, row, headings), -row))
    own = FoundSheet(spec, sheet, top)
    strange: list[str] = []
    for number, text in _texts(sheet, top):
        column = headings.get(plain(text))
        if column is None:
            strange.append(text)
        elif column.field in own.columns:
            what = f"the column {quoted(column.heading)} is there twice"
            found.problems.append(Problem(sheet.where(top, number), what, "Delete one, or give it another heading."))
        else:
            own.columns[column.field] = number
    for column in spec.columns:
        if isinstance(column.kind, Shown):
            own.columns.pop(column.field, None)
    first = next(c for c in spec.columns if c.field in (PARENT, *spec.bare, spec.key.field if spec.key else ""))
    if first.field not in own.columns:
        what = f"there is no column {quoted(first.heading)}"
        mend = f"Give the column that holds it that heading. {first.comment}"
        found.problems.append(Problem(sheet.where(top, 0), what, mend))
    if strange:
        words = counted(len(strange), "column is", "columns are")
        named = listed(map(quoted, strange))
        found.notes.append(f"Sheet {spec.title}: {words} not part of a plan and left aside: {named}.")
    return own


def _with_settings(spec: SheetSpec, sheet: Sheet, found: Found) -> FoundSheet:
    """A sheet of settings, one a row: here `columns` are rows, and `top` the column of the values."""
    headings = _headings(spec.columns)
    heads = {plain(text): number for row in range(min(2, len(sheet.rows))) for number, text in _texts(sheet, row)}
    name, value = (heads.get(plain(heading), n) for n, heading in enumerate(GROUP_HEADINGS[:2]))
    own = FoundSheet(spec, sheet, value)
    strange: list[str] = []
    for row in range(len(sheet.rows)):
        text = sheet.value(row, name)
        if not isinstance(text, str) or plain(text) == plain(GROUP_HEADINGS[0]):
            continue
        column = headings.get(plain(text))
        if column is None:
            strange.append(text)
        elif column.field in own.columns:
            what = f"{quoted(column.heading)} is there twice"
            found.problems.append(Problem(sheet.where(row, name), what, "Delete one."))
        else:
            own.columns[column.field] = row
    if strange:
        words = counted(len(strange), "setting is", "settings are")
        named = listed(map(quoted, strange))
        found.notes.append(f"Sheet {spec.title}: {words} not part of a plan and left aside: {named}.")
    return own


def _headings(columns: Iterable[Column]) -> dict[str, Column]:
    """Columns by what they may be called; a heading counts for more than an alias."""
    found: dict[str, Column] = {}
    for column in columns:
        for name in (*column.aliases, column.field if column.field != PARENT else column.heading):
            found.setdefault(plain(name), column)
    return found | {plain(column.heading): column for column in columns}


def _texts(sheet: Sheet, row: int) -> list[tuple[int, str]]:
    cells = sheet.rows[row] if row < len(sheet.rows) else ()
    return [(number, str(cell)) for number, cell in enumerate(cells) if cell is not None]


def _known(sheet: Sheet, row: int, headings: dict[str, Column]) -> int:
    return sum(plain(text) in headings for _, text in _texts(sheet, row))
