"""What a pasted list of dates can mean: what is understood, what is asked about, what means nothing."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from hsmc_scheduler.app.pasted.date_words import WEEKDAYS
from hsmc_scheduler.domain.daypart import DayPart
from hsmc_scheduler.domain.problems.wording import british, one_line


@dataclass(frozen=True, slots=True)
class Reading:
    """What a piece of text can mean: these dates, in order, and the part of each of them."""

    days: tuple[date, ...]
    part: DayPart = DayPart.WHOLE

    def __str__(self) -> str:
        first, last = self.days[0], self.days[-1]
        named = f"{WEEKDAYS[first.weekday()][:3]} {british(first)}"
        if first != last:
            row = len(self.days) == (last - first).days + 1
            named += f" {'to' if row else 'and others up to'} {WEEKDAYS[last.weekday()][:3]} {british(last)}"
        return named if self.part is DayPart.WHOLE else f"{named}, {self.part}"


@dataclass(frozen=True, slots=True)
class Understood:
    """A piece of a line (counted from 1) that can mean one thing only."""

    line: int
    text: str
    reading: Reading


@dataclass(frozen=True, slots=True)
class Asked:
    """A piece of a line that can mean several things; where figures do, day before month comes first."""

    line: int
    text: str
    readings: tuple[Reading, ...]
    question: str


@dataclass(frozen=True, slots=True)
class Fault:
    """A piece of a line that means nothing: what is wrong, and how to mend it. Plain text."""

    line: int
    text: str
    what: str
    mend: str

    def __str__(self) -> str:
        return f"Line {self.line}, “{one_line(self.text)}”: {self.what} {self.mend}"


@dataclass(frozen=True, slots=True)
class PastedDates:
    """Everything a pasted text says, in order of its lines."""

    understood: tuple[Understood, ...] = ()
    asked: tuple[Asked, ...] = ()
    faults: tuple[Fault, ...] = ()
