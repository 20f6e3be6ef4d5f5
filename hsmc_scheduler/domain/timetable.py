"""Timetables: blocks on dates, with rooms and tutors; and the releases made of them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class SetSitting:
    """One action learning set of a sitting: who facilitates it, where. None: not yet known."""

    learning_set: str
    tutor: str | None
    room: str | None


@dataclass(frozen=True, slots=True)
class Sitting:
    """One session on its date, with the tutors who teach it (ids), its main room and its sets."""

    session: str
    day: date
    tutors: tuple[str, ...] = ()
    room: str | None = None
    sets: tuple[SetSitting, ...] = ()

    @property
    def people(self) -> tuple[str, ...]:
        """Everyone who teaches or facilitates in it, once for each place they have."""
        return (*self.tutors, *(s.tutor for s in self.sets if s.tutor))


@dataclass(frozen=True, slots=True)
class Placement:
    """One block (counted from 1 within its delivery) on dates."""

    delivery: str
    block: int
    sittings: tuple[Sitting, ...]

    def __post_init__(self) -> None:
        if not self.sittings:
            raise ValueError("a block needs at least one session")

    @property
    def start(self) -> date:
        """Its first day."""
        return min(s.day for s in self.sittings)

    @property
    def end(self) -> date:
        """Its last day, inclusive."""
        return max(s.day for s in self.sittings)

    @property
    def days(self) -> tuple[date, ...]:
        """Its dates in order, each once."""
        return tuple(sorted({s.day for s in self.sittings}))

    @property
    def key(self) -> tuple[str, int]:
        """What names it in its timetable."""
        return (self.delivery, self.block)


@dataclass(frozen=True, slots=True)
class RunChoice:
    """The run (a delivery id) one cohort attends of a set of repeat runs (named by their title)."""

    cohort: str
    runs: str
    delivery: str


@dataclass(frozen=True, slots=True)
class Timetable:
    """All placements, in order of delivery and block; may be partial. `plan_fingerprint`: the plan it answers."""

    placements: tuple[Placement, ...] = ()
    run_choices: tuple[RunChoice, ...] = ()
    plan_fingerprint: str = ""


@dataclass(frozen=True, slots=True)
class Release:
    """A published timetable, frozen, with what changed since the one before and why."""

    number: int
    published: date
    title: str
    timetable: Timetable
    changes: tuple[str, ...] = ()
    reason: str = ""
