"""Reading the answers in a returned letter about room bookings, whatever became of its order and its headings."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from hsmc_scheduler.domain.problem import Problem
from hsmc_scheduler.exchange.tables.headings import find_headings
from hsmc_scheduler.exchange.tables.table import Sheet, Tables, Value
from hsmc_scheduler.exchange.unreadable import one_line

HEADINGS = {
    "ref": ("reference", "ref", "our reference", "our ref", "your reference", "your ref", "booking reference"),
    "answer": ("answer", "your answer", "park house answer", "decision", "outcome", "response", "reply", "result"),
    "status": ("status", "booking status", "state"),
    "offered": ("room offered", "offered", "offered room", "offer", "room given", "room allocated", "allocated room"),
    "comment": ("comment", "comments", "note", "notes", "remark", "remarks", "reason", "reasons"),
    "day": ("date", "booking date", "event date"),
    "room": ("room", "room requested", "requested room", "room name"),
}
"""What each column may be called. The first is what the letter calls it."""
SAID = ("answer", "status")
MOST_LETTERS = 300
"""Of a comment."""


@dataclass(frozen=True, slots=True)
class Written:
    """What stands in one cell, and where it is; an empty `where`: there is no such column."""

    value: Value = None
    where: str = ""

    @property
    def text(self) -> str:
        """It as one line of text; whole numbers without decimals."""
        value = self.value
        if isinstance(value, float) and value.is_integer():
            value = int(value)
        return "" if value is None else one_line(str(value), MOST_LETTERS)


@dataclass(frozen=True, slots=True)
class AnsweredRow:
    """One row of a returned letter, as it is written."""

    ref: Written
    answer: Written
    status: Written
    offered: Written
    comment: Written
    day: Written
    room: Written


def answered_rows(tables: Tables) -> tuple[tuple[AnsweredRow, ...], tuple[Problem, ...]]:
    """Every row that is about a booking; a problem where no sheet is a letter about bookings."""
    found: list[AnsweredRow] = []
    letters = 0
    for sheet in tables.sheets:
        if headings := find_headings(sheet, HEADINGS, lambda said: "ref" in said and not said.isdisjoint(SAID)):
            letters += 1
            found += _rows(sheet, *headings)
    if letters:
        return tuple(found), ()
    what = "no sheet has a heading Reference beside a heading Answer or Status"
    return (), (Problem(one_line(tables.name, 120), what, "choose the workbook that was sent to be filled in"),)


def _rows(sheet: Sheet, top: int, columns: dict[str, int]) -> Iterator[AnsweredRow]:
    for number in range(top + 1, len(sheet.rows)):
        cells = {
            name: Written(sheet.value(number, column), sheet.where(number, column)) for name, column in columns.items()
        }
        row = AnsweredRow(*(cells.get(name, Written()) for name in HEADINGS))
        if row.ref.text or row.answer.text or row.offered.text:
            yield row
