"""Cells as Excel puts them on the clipboard and takes them from it: a rectangle of text, tabs between, a line a row."""

from __future__ import annotations

import re
from collections.abc import Sequence

from hsmc_scheduler.app.edits.errors import EditError

MOST_CELLS = 50_000
_BREAK = re.compile(r"\s*[\t\r\n\v\f\x85\u2028\u2029]\s*")
_END = re.compile(r"\t|\r\n|\r|\n|\Z")


def read_cells(text: str) -> list[list[str]]:
    """The rows of pasted text, all as long as the longest; quoted cells may hold tabs, line breaks and "" for ".

    Raises:
        EditError: there is more than a table of a plan can hold.
    """
    text = text.replace("\0", "")
    rows: list[list[str]] = [[]]
    place = count = 0
    while place < len(text):
        cell, place = _cell(text, place)
        rows[-1].append(cell)
        count += 1
        if count > MOST_CELLS:
            raise EditError(f"More than {MOST_CELLS} cells were pasted.", "Paste it in parts.")
        end = _END.match(text, place)
        mark = end[0] if end else ""
        place += len(mark)
        if mark == "\t" and place == len(text):
            rows[-1].append("")
        elif mark not in ("", "\t"):
            rows.append([])
    if not rows[-1]:
        rows.pop()
    width = max((len(row) for row in rows), default=0)
    return [[*row, *[""] * (width - len(row))] for row in rows]


def on_one_line(text: str) -> str:
    """The text of a cell where it must stand on one line: a space for each line break or tab."""
    return _BREAK.sub(" ", text.strip())


def write_cells(rows: Sequence[Sequence[str]]) -> str:
    """The text to put on the clipboard for Excel; a cell with a tab, a line break or a quotation mark is quoted."""
    return "".join("\t".join(map(_written, row)) + "\r\n" for row in rows)


def _cell(text: str, place: int) -> tuple[str, int]:
    """The cell that starts there, and where it ends."""
    if text[place] == '"':
        end = place + 1
        while (end := text.find('"', end)) >= 0:
            if text[end + 1 : end + 2] == '"':
                end += 2
            elif _END.match(text, end + 1):
                return text[place + 1 : end].replace('""', '"'), end + 1
            else:
                break
    found = _END.search(text, place)
    end = found.start() if found else len(text)
    return text[place:end], end


def _written(cell: str) -> str:
    cell = cell.replace("\0", "")
    return '"' + cell.replace('"', '""') + '"' if re.search(r'[\t\r\n"]', cell) else cell
