"""What one tutor answered, all that was read of a round, and both in words."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from hsmc_scheduler.domain.problem import Problem
from hsmc_scheduler.domain.tutor import Absence, AbsenceKind
from hsmc_scheduler.projections.messages.words import counted
from hsmc_scheduler.projections.short_dates import span_short

VERBS = {
    AbsenceKind.AWAY: "cannot",
    AbsenceKind.COMMITMENT: "busy elsewhere",
    AbsenceKind.PREFER_NOT: "would rather not",
}


@dataclass(frozen=True, slots=True)
class Received:
    """One tutor's answer. `absences` and `comment` are what the tutor has with it; `added` and `removed` what changes.

    `faults` keep it from being taken over until they are mended; `untouched`: it came back as it was sent.
    """

    tutor: str
    name: str
    file: str
    asked: date
    answered: date
    absences: tuple[Absence, ...]
    added: tuple[Absence, ...]
    removed: tuple[Absence, ...]
    cannot: int
    rather_not: int
    said: str
    comment: str
    faults: tuple[Problem, ...]
    untouched: bool

    @property
    def ready(self) -> bool:
        """Whether it can be taken over."""
        return not self.faults


@dataclass(frozen=True, slots=True)
class Round:
    """All that was read: the answers, in the plan's order of tutors, and what is to be said of the files."""

    received: tuple[Received, ...]
    problems: tuple[Problem, ...]

    @property
    def ready(self) -> tuple[Received, ...]:
        """The answers that can be taken over; those that came back untouched are left to the planner."""
        return tuple(r for r in self.received if r.ready and not r.untouched)


def summary(one: Received) -> str:
    """Cannot on 12 days, would rather not on 3."""
    if one.untouched:
        return "came back as it was sent"
    parts = [f"cannot on {counted(one.cannot, 'day')}" if one.cannot else ""]
    parts.append(f"would rather not on {counted(one.rather_not, 'day')}" if one.rather_not else "")
    return ", ".join(part for part in parts if part) or "can teach on every day"


def absence_words(absence: Absence) -> str:
    """Cannot on Tue 7 – Thu 9 Mar 2028: Annual leave."""
    verb = VERBS[absence.kind]
    part = "" if len(absence.part.halves) == 2 else f" ({absence.part})"
    return f"{verb} on {span_short(absence.start, absence.end)}{part}" + (
        f": {absence.reason}" if absence.reason else ""
    )


def counts_words(new: int, gone: int) -> str:
    """88 new absences, 2 taken out."""
    parts = [counted(new, "new absence") if new else "", f"{gone} taken out" if gone else ""]
    return ", ".join(part for part in parts if part) or "no new absence"


def without_untouched(found: Round) -> Round:
    """The same with every untouched form taken as an answer: the tutor can teach on every other day."""
    return replace(found, received=tuple(replace(r, untouched=False) for r in found.received))
