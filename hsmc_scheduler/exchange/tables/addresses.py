"""Where a cell is, as Excel writes it."""

from __future__ import annotations

import re

_ADDRESS = re.compile(r"\$?([A-Za-z]{1,4})\$?([0-9]{1,9})")
_PLAIN_TITLE = re.compile(r"[^\W\d][\w.]*")
_LIKE_A_CELL = re.compile(r"[A-Za-z]{1,3}\d+|[Rr]\d*[Cc]?\d*|[Cc]\d*")


def place_of(address: str) -> tuple[int, int] | None:
    """Row and column, both from 1, of `B7` or `$B$7`; None where it is no address."""
    found = _ADDRESS.fullmatch(address)
    return None if found is None else (int(found[2]), _number(found[1]))


def letters(column: int) -> str:
    """The letters of a column: 0 is A, 26 is AA."""
    found = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        found = chr(ord("A") + rest) + found
    return found


def quoted(title: str) -> str:
    """A sheet's title as it stands before the ! of an address."""
    if _PLAIN_TITLE.fullmatch(title) and not _LIKE_A_CELL.fullmatch(title):
        return title
    return "'" + title.replace("'", "''") + "'"


def _number(column: str) -> int:
    found = 0
    for letter in column.upper():
        found = found * 26 + ord(letter) - ord("A") + 1
    return found
