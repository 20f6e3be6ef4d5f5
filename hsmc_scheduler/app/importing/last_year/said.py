"""What a list says: its lines as they were understood, what was asked, and what is wrong with them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from hsmc_scheduler.app.importing.last_year.columns import Columns
from hsmc_scheduler.domain.problem import Problem

LEAVE_ASIDE = "Leave it aside"


@dataclass(frozen=True, slots=True)
class Question:
    """Something that can mean several things. `key` names it; an answer is the number of a choice, from 0."""

    key: str
    where: str
    text: str
    choices: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Run:
    """Days in a row that one line names, or several lines of a day each. `lines`: their numbers.

    `codes`: the modules, taught together where there are several; in a list read without a plan what it calls them.
    """

    codes: tuple[str, ...]
    days: tuple[date, ...]
    lines: tuple[int, ...]
    block: str = ""
    room: str = ""
    tutors: str = ""
    cohort: str = ""
    names: tuple[str, ...] = ()
    """The module as the list has it: the cells of its columns."""

    @property
    def named(self) -> str:
        """The same in one text."""
        return " ".join(self.names)


@dataclass(frozen=True, slots=True)
class Line:
    """One line (counted from 1): where it stands, its text, and what came of it. `remarks` are doubts, no faults."""

    number: int
    where: str
    text: str
    module: str = ""
    runs: tuple[Run, ...] = ()
    problems: tuple[Problem, ...] = ()
    asked: tuple[str, ...] = ()
    """The keys of the questions that keep it from being understood."""
    remarks: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Listed:
    """The whole list. `notes`: what was left out of it."""

    columns: Columns
    lines: tuple[Line, ...]
    questions: tuple[Question, ...] = ()
    notes: tuple[str, ...] = ()

    @property
    def runs(self) -> tuple[Run, ...]:
        """Every run of days, in the order of the lines."""
        return tuple(run for line in self.lines for run in line.runs)

    @property
    def problems(self) -> tuple[Problem, ...]:
        """Everything wrong with it, in the order of the lines."""
        return tuple(p for line in self.lines for p in line.problems)


def in_row(days: tuple[date, ...]) -> list[tuple[date, ...]]:
    """Dates parted wherever one does not follow the day before."""
    rows: list[tuple[date, ...]] = []
    for day in days:
        if rows and day - rows[-1][-1] == timedelta(days=1):
            rows[-1] = (*rows[-1], day)
        else:
            rows.append((day,))
    return rows
