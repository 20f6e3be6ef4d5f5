"""What is asked of the engine, and what it answers."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from hsmc_scheduler.domain.timetable import Timetable
from hsmc_scheduler.rules.score import ScoreCard


class Status(StrEnum):
    """How a solve ended; a closed set."""

    PROVEN = "proven"
    """The timetable is proven as good as any can be."""
    WITHIN = "within"
    """A timetable, proven within a known distance of the best, no further than the limit asked for."""
    STOPPED = "stopped"
    """A timetable, found before time ran out or Stop was pressed."""
    IMPOSSIBLE = "impossible"
    """No timetable can keep every requirement; a second opinion agrees."""
    NOTHING_FOUND = "nothing-found"
    """No timetable was found in the time given; there may be one."""
    INVALID = "invalid"
    """The plan contradicts itself, or the engine failed: a fault to report."""


@dataclass(frozen=True, slots=True)
class Options:
    """How to solve. Times are seconds. `workers` None: as many as the machine has cores, at most 8.

    `good_enough` is the gap (0.02 is 2 %) at which a stopped solve is called "within". With `repeatable` the same plan
    and seed give the same timetable on any machine: limits are then counted in deterministic time, not seconds.
    """

    time_limit: float = 180.0
    workers: int | None = None
    seed: int = 1
    good_enough: float = 0.02
    repeatable: bool = False


@dataclass(frozen=True, slots=True)
class Progress:
    """News from a running solve. `objective` None: no timetable yet; `bound`: no timetable can cost less.

    `timetable` is given when a better one was found; it has passed the rules.
    """

    seconds: float
    objective: int | None
    bound: int
    message: str
    timetable: Timetable | None = None


@dataclass(frozen=True, slots=True)
class Result:
    """The answer. `objective` and `bound` are in the rules' own units (rules/score.py).

    `score` judges the timetable by the rules. `reasons` are plain sentences for what is not a timetable.
    """

    status: Status
    timetable: Timetable | None
    objective: int | None
    bound: int | None
    seconds: float
    score: ScoreCard | None = None
    reasons: tuple[str, ...] = ()
    seed: int = 1

    @property
    def gap(self) -> float | None:
        """How far the timetable may be from the best, as a share of its own cost; 0 where proven."""
        if self.objective is None or self.bound is None:
            return None
        return 0.0 if self.objective <= self.bound else (self.objective - self.bound) / self.objective
