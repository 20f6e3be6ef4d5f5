"""How the time of one solve is spent, in seconds or, where it must be repeatable, in the solver's own count of work."""

from __future__ import annotations

import os
import time
from dataclasses import dataclass, field
from math import ceil

from hsmc_scheduler.engine.api import Options
from hsmc_scheduler.engine.cancel import CancelToken
from hsmc_scheduler.engine.search import Limits

MOST_WORKERS = 8
MOST_AT_ONCE = 4
LEAST_SECONDS = 1.0


@dataclass
class Budget:
    """Time and cores. A repeatable solve looks at no clock: what is left is counted in deterministic seconds."""

    options: Options
    cancel: CancelToken
    started: float = field(default_factory=time.monotonic)
    spent: float = 0.0
    """Deterministic seconds the searches have taken."""

    def __post_init__(self) -> None:
        cores = os.cpu_count() or 1
        spare = cores if cores <= 2 else min(cores - 1, MOST_WORKERS)
        self.workers = self.options.workers or (1 if self.options.repeatable else spare)
        if self.workers < 1:
            raise ValueError("a solve needs at least one worker")

    @property
    def elapsed(self) -> float:
        """Seconds since the start, by the clock."""
        return time.monotonic() - self.started

    @property
    def left(self) -> float:
        """What is left until the limit; 0 once stopped."""
        used = self.spent if self.options.repeatable else self.elapsed
        return 0.0 if self.cancel.asked else max(0.0, self.options.time_limit - used)

    def at_once(self, parts: int) -> int:
        """How many of so many parts are searched at a time; one by one where the order must not vary."""
        return 1 if self.options.repeatable else max(1, min(self.workers, MOST_AT_ONCE, parts))

    def slot(self, waiting: int, at_once: int, keep: float = 0.0) -> float:
        """The time for one of the parts that wait, when it starts. `keep`: the share of the limit for what follows."""
        left = self.left - keep * self.options.time_limit
        return min(self.left, max(LEAST_SECONDS, left / ceil(max(1, waiting) / at_once)))

    def limits(self, seconds: float, at_once: int = 1) -> Limits:
        """The limits of one search out of so many at a time."""
        workers = max(1, self.workers // at_once)
        return Limits(seconds, workers, self.options.seed, self.options.repeatable)
