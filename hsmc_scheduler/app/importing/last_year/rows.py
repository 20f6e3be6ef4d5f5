"""The lines of a list as they are written, each with what its columns hold; nothing is understood yet."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime

from hsmc_scheduler.app.importing.last_year.columns import Columns
from hsmc_scheduler.app.importing.last_year.free_text import taken_apart
from hsmc_scheduler.app.importing.last_year.meanings import Meaning
from hsmc_scheduler.domain.problems.wording import british
from hsmc_scheduler.exchange.tables.table import ErrorValue, Tables, Value

MOST_LINES = 2000
MOST_IN_CELL = 600
"""Characters; more is no date and no name."""
_SPACES = re.compile(r"[^\S\n]+")


@dataclass(frozen=True, slots=True)
class Row:
    """One line. `number` counts from 1 over the whole list; `where` is its address, `text` the line as it stands.

    `says`: what each meaning's column holds, those of one meaning together. `inherited`: its module is named above it.
    """

    number: int
    where: str
    text: str
    says: Mapping[Meaning, tuple[str, ...]]
    inherited: bool = False
    asks: tuple[str, str] | None = None
    """Two ways to read its dates, where its words run into them."""
    counts: bool = False
    """Whether the question is the same for every such line: is the number before the comma one of the dates?"""

    def get(self, meaning: Meaning) -> str:
        """What it says of that, in one text."""
        return " ".join(self.says.get(meaning, ()))


def rows_of(tables: Tables, columns: Columns) -> Iterator[Row]:
    """Every line that holds something, headings left out; a module is carried down to the lines under it."""
    above: dict[Meaning, tuple[str, ...]] = {}
    for number, row in enumerate(_rows(tables, columns), 1):
        if number > MOST_LINES:
            return
        module = row.says.get(Meaning.MODULE, ())
        if module:
            above = {m: row.says[m] for m in (Meaning.MODULE, Meaning.COHORT) if m in row.says}
            yield replace(row, number=number)
        else:
            yield replace(row, number=number, says={**above, **row.says}, inherited=bool(above))


def _rows(tables: Tables, columns: Columns) -> Iterator[Row]:
    for sheet_number, first in columns.starts:
        sheet = tables.sheets[sheet_number]
        for n in range(first, len(sheet.rows)):
            cells = sheet.rows[n]
            written = [shown(cell) for cell in cells if cell is not None]
            if not written:
                continue
            if columns.free:
                text = ", ".join(written)
                part = taken_apart(text)
                says = {Meaning.MODULE: (part.words,), Meaning.DATES: (part.dates,), Meaning.BLOCK: (part.block,)}
                kept = {m: s for m, s in says.items() if s[0]}
                yield Row(0, f"Line {n + 1}", text, kept, asks=part.asks, counts=part.counts)
                continue
            found: dict[Meaning, tuple[str, ...]] = {}
            for meaning, cell in zip(columns.meanings, cells, strict=False):
                if cell is not None and meaning is not Meaning.IGNORED:
                    found[meaning] = (*found.get(meaning, ()), written_as(cell))
            if [*map(str, cells)][: len(columns.headings)] != [*columns.headings]:  # headings said again on a new page
                yield Row(0, sheet.where(n, 0), " | ".join(written), found)


def written_as(cell: Value) -> str:
    """A cell as the readers of dates and numbers take it."""
    if isinstance(cell, date):
        return f"{cell:%Y-%m-%d}"
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return _SPACES.sub(" ", str(cell)[:MOST_IN_CELL]).strip()


def shown(cell: Value) -> str:
    """A cell as a person reads it."""
    if isinstance(cell, datetime):
        return british(cell.date())
    if isinstance(cell, date):
        return british(cell)
    return cell.text if isinstance(cell, ErrorValue) else " ".join(written_as(cell).split())
