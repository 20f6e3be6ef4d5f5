"""Making any text safe for a cell, a sheet's title, a page header."""

from __future__ import annotations

import re
from collections.abc import Iterable

MOST_IN_CELL = 32_767
MOST_IN_TITLE = 31

_NOT_IN_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_NOT_IN_TITLE = re.compile(r"[\\/?*\[\]:\x00-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069]+")
_FORMULA = re.compile(r"[\s\ufeff]*[=+\-@#{＝＋－＠]|[\t\r\n]")
_RESERVED = "history"
"""Excel keeps this title for itself."""


def cell_text(text: str) -> str:
    """The text without what a workbook cannot hold, lines ended by a line feed, cut where Excel would refuse it."""
    text = _NOT_IN_XML.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))
    return _cut(text, MOST_IN_CELL)


def begins_like_formula(text: str) -> bool:
    """Whether a spreadsheet might take the text for a formula when somebody edits or pastes it."""
    return _FORMULA.match(text) is not None


def sheet_title(wanted: str, taken: Iterable[str]) -> str:
    """A legal title that is none of those taken; capitals and small letters count as the same."""
    base = " ".join(_NOT_IN_TITLE.sub(" ", _NOT_IN_XML.sub("", wanted)).split()).strip("' ") or "Sheet"
    used = {title.casefold() for title in taken} | {_RESERVED}
    number, title = 1, _cut(base, MOST_IN_TITLE).rstrip("' ")
    while title.casefold() in used:
        number += 1
        ending = f" ({number})"
        title = _cut(base, MOST_IN_TITLE - len(ending)).rstrip("' ") + ending
    return title


def header_text(text: str, most: int) -> str:
    """One line for a page's header or footer, where an ampersand would be read as an order."""
    line = " ".join(_NOT_IN_TITLE.sub(" ", _NOT_IN_XML.sub("", text)).split()) if text else ""
    return _cut(line, most).replace("&", "&&")


def _cut(text: str, most: int) -> str:
    """At most so many UTF-16 units, as Excel counts; an ellipsis stands for what is left out."""
    if len(text) * 2 <= most or len(text.encode("utf-16-le")) // 2 <= most:
        return text
    kept = text.encode("utf-16-le")[: (most - 1) * 2].decode("utf-16-le", "ignore")
    return f"{kept}…"
