"""What a returned form says: the tutor's answers day by day, and every fault with its cell."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime

from hsmc_scheduler.domain.availability import ALL_DAY_CAN, CHOICES, DaySaid, answer_of
from hsmc_scheduler.domain.problem import Problem
from hsmc_scheduler.domain.problems.wording import british
from hsmc_scheduler.exchange.availability.identity import GRID, Identity, WeekRow, digest
from hsmc_scheduler.exchange.availability.recognising import identity_of
from hsmc_scheduler.exchange.tables.table import ErrorValue, Sheet, Tables, Value
from hsmc_scheduler.exchange.unreadable import one_line
from hsmc_scheduler.projections.short_dates import day_short

MOST_TYPED_OVER = 10
"""More dates that are not where they were are told in one line."""
MOST_WORDS = 1_000
"""Letters of a reason or a comment."""
SHORT = 30


@dataclass(frozen=True, slots=True)
class Said:
    """Words a tutor wrote, and their cell."""

    text: str
    where: str


@dataclass(frozen=True, slots=True)
class Returned:
    """A form that came back. `days`: every day asked about. `reasons`: by the Monday of their week.

    `untouched`: no answer differs from what it was sent with, and nothing was added.
    """

    file: str
    identity: Identity
    days: dict[date, DaySaid]
    reasons: dict[date, Said]
    comment: Said
    faults: tuple[Problem, ...]
    untouched: bool


def returned(tables: Tables) -> Returned | None:
    """What the form says; None: the file is no form of ours."""
    identity = identity_of(tables)
    sheet = next((s for s in tables.sheets if s.title == GRID), None)
    if identity is None or sheet is None:
        return None
    grid = _Grid(tables.name, sheet, identity)
    moved = grid.moved()
    faults = moved or [*grid.typed_over(), *grid.other_words()]
    days = grid.days()
    reasons = {} if moved else grid.reasons()
    row, column = identity.comment
    comment = Said(_words(sheet.value(row - 1, column - 1)), f"{tables.name}, {sheet.where(row - 1, column - 1)}")
    untouched = not faults and not comment.text and digest(days) == identity.as_sent
    return Returned(tables.name, identity, days, reasons, comment, tuple(faults), untouched)


class _Grid:
    """One form's grid; rows and columns of the identity count from 1, those of a sheet from 0."""

    def __init__(self, file: str, sheet: Sheet, identity: Identity) -> None:
        self.file, self.sheet, self.identity = file, sheet, identity

    def moved(self) -> list[Problem]:
        """One problem where the dates are no longer in their cells: sorted, cut out, or rows put in."""
        wrong = sum(1 for _ in self.typed_over())
        if wrong <= MOST_TYPED_OVER:
            return []
        what = f"{wrong} dates are not where they were: rows or columns were moved"
        return [Problem(f"{self.file}, {self.sheet.title}", what, "Ask for the answers in the form as it was sent.")]

    def typed_over(self) -> Iterator[Problem]:
        """Dates something else was typed over."""
        for _, day, row, column in self._cells():
            value = self.sheet.value(row, column)
            if _date(value) != day:
                what = f"{_shown(value)} stands where {day_short(day)} was"
                mend = f"Put the date {british(day)} back, and the answer in the cell to its right."
                yield Problem(self._where(row, column), what, mend)

    def other_words(self) -> Iterator[Problem]:
        """Cells that hold none of the answers."""
        for _, day, row, column in self._cells():
            value = self.sheet.value(row, column + 1)
            if value is not None and (not isinstance(value, str) or answer_of(value) is None):
                answers = f"{', '.join(CHOICES[:-1])} or {CHOICES[-1]}"
                what = f"{_shown(value)} is no answer for {day_short(day)}"
                mend = f"Write {answers}; an empty cell means can."
                yield Problem(self._where(row, column + 1), what, mend)

    def days(self) -> dict[date, DaySaid]:
        """Every day asked about with its answer; what is no answer counts as can, and is a fault."""
        found: dict[date, DaySaid] = {}
        for _, day, row, column in self._cells():
            value = self.sheet.value(row, column + 1)
            found[day] = (answer_of(value) if isinstance(value, str) else None) or ALL_DAY_CAN
        return found

    def reasons(self) -> dict[date, Said]:
        """The reason given for each week."""
        column = self.identity.reason_column - 1
        found: dict[date, Said] = {}
        for week in self.identity.weeks:
            text = _words(self.sheet.value(week.row - 1, column)) if "1" in week.open else ""
            if text:  # the week two academic years share has two rows
                before = found.get(week.monday)
                both = text if before is None or before.text == text else f"{before.text}; {text}"
                found[week.monday] = Said(both, self._where(week.row - 1, column))
        return found

    def _cells(self) -> Iterator[tuple[WeekRow, date, int, int]]:
        """Every day asked about, with the row and the column of its date, from 0."""
        for week in self.identity.weeks:
            for day, column in self.identity.cells(week):
                yield week, day, week.row - 1, column - 1

    def _where(self, row: int, column: int) -> str:
        return f"{self.file}, {self.sheet.where(row, column)}"


def _date(value: Value) -> date | None:
    if isinstance(value, datetime):
        return value.date()
    return value if isinstance(value, date) else None


def _shown(value: Value) -> str:
    if value is None:
        return "nothing"
    day = _date(value)
    return day_short(day) if day else f"“{one_line(str(value), SHORT)}”"


def _words(value: Value) -> str:
    """What was written into a cell for words; a date Excel made of them is written out again."""
    if value is None or isinstance(value, ErrorValue):
        return ""
    day = _date(value)
    return british(day) if day else one_line(str(value), MOST_WORDS)
