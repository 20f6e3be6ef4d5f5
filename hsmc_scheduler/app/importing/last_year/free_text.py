"""A line without columns taken apart: the dates in it, the number of its block, and the words beside them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise

from hsmc_scheduler.app.pasted.date_words import Kind, words_of

MOST_LETTERS = 400
_BLOCK = re.compile(r"\b(?:block|blk)\s*(?:no\.?|number)?\s*(\d{1,2})\b(?!\s*(?:st|nd|rd|th))", re.IGNORECASE)
_COUNTING = re.compile(
    r"\b(?:session|day|week|workshop|residential|part|seminar|module|meeting|unit)\s*$", re.IGNORECASE
)
_TIMES = re.compile(r"\b\d{1,2}:\d{2}\s*(?:am|pm)?(?:\s*(?:-|\u2013|to)\s*\d{1,2}:\d{2}\s*(?:am|pm)?)?", re.IGNORECASE)
_PIECES = re.compile(r"[^\s,;:|()]+|[,;:|()]")
_EDGES = " \t,;:|()-\u2013\u2014."
_OF_DATES = {Kind.NUMBER, Kind.YEAR, Kind.MONTH, Kind.WEEKDAY, Kind.NUMERIC}


@dataclass(frozen=True, slots=True)
class Parts:
    """What a line holds. `asks`: two ways to read the dates ("Session 19 May": 19 May, or session 1 on 9 May).

    `counts`: the second way takes a number apart from the dates by a comma ("Session 2, 12 May"), as others will too.
    """

    words: str
    dates: str = ""
    block: str = ""
    asks: tuple[str, str] | None = None
    counts: bool = False


def taken_apart(line: str) -> Parts:
    """Take a line apart; the words before the dates and those after them stay together, a comma between."""
    line = _TIMES.sub(" ", line[:MOST_LETTERS])
    block = _BLOCK.search(line)
    if block:
        line = f"{line[: block.start()]}, {line[block.end() :]}"
    pieces = list(_PIECES.finditer(line))
    spans = _runs(line, pieces)
    if not spans:
        return Parts(line.strip(_EDGES), block=block[1] if block else "")
    start, end = spans[0][0], spans[-1][1]
    if len(spans) > 1 and any(c.isalpha() for c in _between(line, spans)):
        start, end = max(spans, key=lambda s: s[1] - s[0])
    before, dates = line[:start], line[start:end]
    counted = _COUNTING.search(before)
    asks, counts = None, False
    if counted and (found := re.match(r"(\d{1,2})\s+(?=\d)", dates)):  # Study day 1 15 September 2023
        before, dates = before + found[0], dates[found.end() :]
    elif counted and (found := re.match(r"\d{1,2}\s*,\s*(?=[\dA-Za-z])", dates)):  # Session 2, 12 May
        asks, counts = (dates, dates[found.end() :]), True
    elif counted and (found := re.match(r"([1-9])([1-9])(?=\s)", dates)):
        asks = (dates, found[2] + dates[2:])
    words = ", ".join(p for p in (before.strip(_EDGES), line[end:].strip(_EDGES)) if p)
    return Parts(words, dates.strip(" ,;"), block[1] if block else "", asks, counts)


def _between(line: str, spans: list[tuple[int, int]]) -> str:
    gaps = (line[a[1] : b[0]] for a, b in pairwise(spans))
    return "".join(w for gap in gaps for w in re.findall(r"[^\W\d]+", gap) if w.casefold() != "and")


def _runs(line: str, pieces: list[re.Match[str]]) -> list[tuple[int, int]]:
    """Where dates stand: pieces in a row that are parts of a date, with a month or a date in figures among them."""
    found: list[tuple[int, int]] = []
    row: list[re.Match[str]] = []
    for piece in (*pieces, None):
        if piece is not None and _part_of_a_date(piece[0]):
            row.append(piece)
            continue
        while row and not _kinds(row[0][0]) & _OF_DATES:
            row.pop(0)
        while row and not _kinds(row[-1][0]) & (_OF_DATES | {Kind.HALF}):
            row.pop()
        if row and _kinds(line[row[0].start() : row[-1].end()]) & {Kind.MONTH, Kind.NUMERIC}:
            found.append((row[0].start(), row[-1].end()))
        row = []
    return found


def _part_of_a_date(piece: str) -> bool:
    return piece == "," or (piece not in "|():;" and Kind.UNKNOWN not in _kinds(piece))


def _kinds(text: str) -> set[Kind]:
    return {word.kind for word in words_of(text)}
