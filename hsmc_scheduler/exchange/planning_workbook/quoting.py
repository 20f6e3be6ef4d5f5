"""Texts and lists of texts in a cell, so that every one can be told again exactly.

What a person would write is written as it is. What would be read otherwise (blanks at its ends, a separator within)
stands in quotation marks, those within doubled.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

_QUOTED = re.compile(r'"((?:[^"]|"")*)"', re.DOTALL)
_LIKE_ESCAPE = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")
SEPARATORS = ";\n"
ID_SEPARATORS = ";,\n"
"""Between ids a comma will do."""


def cell_of(text: str) -> str:
    """A text as its cell."""
    return text if text_in(text) == text else _quoted(text)


def text_in(cell: str) -> str:
    """The text of a cell."""
    stripped = cell.strip()
    found = _QUOTED.fullmatch(stripped)
    return found[1].replace('""', '"') if found else stripped


def list_cell(items: Iterable[str], separators: str = SEPARATORS) -> str:
    """Several texts as their cell."""
    return "; ".join(
        item if items_in(item, separators) == [item] and not item.startswith('"') else _quoted(item) for item in items
    )


def items_in(cell: str, separators: str = SEPARATORS) -> list[str]:
    """The texts of a cell; what is blank between separators is none."""
    found = []
    rest = cell.strip()
    while rest:
        quoted = _QUOTED.match(rest)
        after = rest[quoted.end() :].lstrip() if quoted else "?"
        if quoted and (not after or after[0] in separators):
            found.append(quoted[1].replace('""', '"'))
            rest = after[1:].strip()
            continue
        end = next((n for n, c in enumerate(rest) if c in separators), len(rest))
        if item := rest[:end].strip():
            found.append(item)
        rest = rest[end + 1 :].strip()
    return found


def in_file(text: str) -> str:
    """A cell's text as a workbook's file holds it: what looks like an escaped character there (_x0041_) is none."""
    return _LIKE_ESCAPE.sub("_x005F_", text)


def _quoted(text: str) -> str:
    doubled = text.replace('"', '""')
    return f'"{doubled}"'
