"""The tables of a web page: their text alone; nothing in it is followed, loaded or run."""

from __future__ import annotations

from html.parser import HTMLParser

from hsmc_scheduler.exchange.tables.csv_text import decoded
from hsmc_scheduler.exchange.tables.limits import (
    MEGABYTE,
    MOST_CELLS,
    MOST_COLUMNS,
    MOST_PASTED,
    MOST_ROWS,
    MOST_SHEETS,
)
from hsmc_scheduler.exchange.tables.table import Sheet, Tables, Value, text_value, trimmed
from hsmc_scheduler.exchange.unreadable import unreadable

SILENT = {"script", "style", "head", "template", "noscript"}
LINE_ENDS = {"br", "p", "div", "li"}
FEWER = "Copy the table alone."


def read_page(name: str, data: bytes) -> Tables:
    """The tables of a page in a file. Raises UnreadableError."""
    text, notes = decoded(name, data)
    found = page_tables(name, text)
    return Tables(name, found, notes)


def page_tables(name: str, text: str) -> tuple[Sheet, ...]:
    """The tables of a page, in order. A cell that spans several stands in the first. Raises UnreadableError."""
    if len(text) > MOST_PASTED:
        what = f"is longer than {MOST_PASTED // MEGABYTE} million characters"
        raise unreadable(name, what, FEWER)
    page = _Page(name)
    page.feed(text)
    page.close()
    if not page.tables:
        raise unreadable(name, "has no table", "Copy the table itself, with its headings.")
    return tuple(Sheet(f"Table {n}", trimmed(rows)) for n, rows in enumerate(page.tables, 1))


class _Page(HTMLParser):
    """A table in a table is a table of its own; the outer cell keeps only its own text."""

    def __init__(self, name: str) -> None:
        super().__init__(convert_charrefs=True)
        self._name = name
        self.tables: list[list[list[Value]]] = []
        self._open: list[list[list[Value]]] = []
        self._text: list[list[str] | None] = []
        self._span: list[int] = []
        self._below: list[dict[int, int]] = []
        self._silent = 0
        self._cells = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in SILENT:
            self._silent += 1
        elif tag == "table":
            self._begin_table()
        elif not self._open:
            return
        elif tag == "tr":
            self._end_cell()
            self._begin_row()
        elif tag in ("td", "th"):
            self._end_cell()
            self._begin_cell(dict(attrs))
        elif tag in LINE_ENDS and (text := self._text[-1]):
            text.append("\n")

    def handle_endtag(self, tag: str) -> None:
        if tag in SILENT:
            self._silent = max(0, self._silent - 1)
        elif tag == "table" and self._open:
            self._end_cell()
            self._open.pop()
            self._text.pop()
            self._span.pop()
            self._below.pop()
        elif tag in ("td", "th", "tr") and self._open:
            self._end_cell()

    def handle_data(self, data: str) -> None:
        if self._open and not self._silent and (text := self._text[-1]) is not None:
            text.append(" ".join(data.split()) if data.strip() else " ")
            if data[-1:].isspace():
                text.append(" ")

    def _begin_table(self) -> None:
        if len(self.tables) >= MOST_SHEETS:
            raise unreadable(self._name, f"has more than {MOST_SHEETS} tables", FEWER)
        rows: list[list[Value]] = []
        self.tables.append(rows)
        self._open.append(rows)
        self._text.append(None)
        self._span.append(1)
        self._below.append({})

    def _begin_row(self) -> None:
        rows, below = self._open[-1], self._below[-1]
        if len(rows) >= MOST_ROWS:
            raise unreadable(self._name, f"has more than {MOST_ROWS} rows", FEWER)
        rows.append([])
        for column in [c for c, left in below.items() if left <= 1]:
            del below[column]
        for column in below:
            below[column] -= 1

    def _begin_cell(self, attributes: dict[str, str | None]) -> None:
        if not self._open[-1]:
            self._begin_row()
        row, below = self._open[-1][-1], self._below[-1]
        while len(row) in below:
            row.append(None)
        across = _spanned(attributes.get("colspan"))
        if (down := _spanned(attributes.get("rowspan"))) > 1:
            below.update(dict.fromkeys(range(len(row), len(row) + across), down))
        self._text[-1], self._span[-1] = [], across
        self._cells += across
        if self._cells > MOST_CELLS or len(row) + across > MOST_COLUMNS:
            raise unreadable(self._name, f"has more than {MOST_COLUMNS} columns or {MOST_CELLS} cells", FEWER)

    def _end_cell(self) -> None:
        text = self._text[-1]
        if text is None:
            return
        self._text[-1] = None
        lines = (" ".join(line.split()) for line in "".join(text).split("\n"))
        row = self._open[-1][-1]
        row.append(text_value("\n".join(line for line in lines if line)))
        row.extend([None] * (self._span[-1] - 1))


def _spanned(number: str | None) -> int:
    return min(max(int(number), 1), MOST_COLUMNS) if number and number.isdecimal() and len(number) < 6 else 1
