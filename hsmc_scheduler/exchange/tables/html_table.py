"""The tables of a web page: their text alone; nothing in it is followed, loaded or run."""

from __future__ import annotations

from dataclasses import dataclass, field

from hsmc_scheduler.exchange.tables.csv_text import decoded
from hsmc_scheduler.exchange.tables.html_pieces import pieces, spans
from hsmc_scheduler.exchange.tables.limits import (
    MEGABYTE,
    MOST_CELLS,
    MOST_COLUMNS,
    MOST_PASTED,
    MOST_ROWS,
    MOST_SHEETS,
)
from hsmc_scheduler.exchange.tables.table import MOST_LETTERS, Sheet, Tables, Value, text_value, trimmed
from hsmc_scheduler.exchange.unreadable import UnreadableError, unreadable

LINE_ENDS = {"br", "p", "div", "li", "/p", "/div", "/li"}
FEWER = "Copy the table alone."


def read_page(name: str, data: bytes) -> Tables:
    """The tables of a page in a file. Raises UnreadableError."""
    text, notes = decoded(name, data)
    return Tables(name, page_tables(name, text), notes)


def page_tables(name: str, text: str) -> tuple[Sheet, ...]:
    """The tables of a page, in order. A cell that spans several stands in the first. Raises UnreadableError."""
    if len(text) > MOST_PASTED:
        raise unreadable(name, f"is longer than {MOST_PASTED // MEGABYTE} million characters", FEWER)
    page = _Page(name)
    for tag, piece in pieces(text):
        page.take(tag, piece)
    if not page.tables:
        raise unreadable(name, "has no table", "Copy the table itself, with its headings.")
    return tuple(Sheet(f"Table {n}", trimmed(rows)) for n, rows in enumerate(page.tables, 1))


@dataclass(slots=True)
class _Open:
    """A table that is not closed yet. `text`: of the open cell; `below`: for how many rows a column is taken."""

    rows: list[list[Value]]
    text: list[str] | None = None
    across: int = 1
    below: dict[int, int] = field(default_factory=dict)


class _Page:
    """A table in a table is a table of its own; the outer cell keeps only its own text."""

    def __init__(self, name: str) -> None:
        self._name = name
        self.tables: list[list[list[Value]]] = []
        self._open: list[_Open] = []
        self._cells = 0

    def take(self, tag: str, piece: str) -> None:
        if tag == "table":
            if len(self.tables) >= MOST_SHEETS:
                raise self._too_much(f"{MOST_SHEETS} tables")
            self.tables.append([])
            self._open.append(_Open(self.tables[-1]))
        elif not self._open:
            return
        elif tag == "/table":
            self._end_cell(self._open.pop())
        elif tag == "tr":
            self._begin_row(self._open[-1])
        elif tag in ("td", "th"):
            self._begin_cell(self._open[-1], spans(piece))
        elif tag in ("/td", "/th", "/tr"):
            self._end_cell(self._open[-1])
        elif (text := self._open[-1].text) is not None and (not tag or tag in LINE_ENDS):
            text.append("\n" if tag else piece.replace("\n", " "))

    def _begin_row(self, table: _Open) -> None:
        self._end_cell(table)
        if len(table.rows) >= MOST_ROWS:
            raise self._too_much(f"{MOST_ROWS} rows")
        table.rows.append([])
        table.below = {column: left - 1 for column, left in table.below.items() if left > 1}

    def _begin_cell(self, table: _Open, spanned: dict[str, int]) -> None:
        self._end_cell(table)
        if not table.rows:
            self._begin_row(table)
        row = table.rows[-1]
        while len(row) in table.below:
            row.append(None)
        table.text, table.across = [], max(spanned.get("colspan", 1), 1)
        if (down := min(spanned.get("rowspan", 1), MOST_ROWS)) > 1 and table.across <= MOST_COLUMNS:
            table.below |= dict.fromkeys(range(len(row), len(row) + table.across), down)
        self._cells += table.across
        if self._cells > MOST_CELLS or len(row) + table.across > MOST_COLUMNS:
            raise self._too_much(f"{MOST_COLUMNS} columns or {MOST_CELLS} cells")

    def _end_cell(self, table: _Open) -> None:
        if table.text is None:
            return
        text = "".join(table.text)[: MOST_LETTERS * 2]
        lines = (" ".join(line.split()) for line in text.split("\n"))
        table.rows[-1].append(text_value("\n".join(line for line in lines if line)))
        table.rows[-1].extend([None] * (table.across - 1))
        table.text = None

    def _too_much(self, what: str) -> UnreadableError:
        return unreadable(self._name, f"has more than {what}", FEWER)
