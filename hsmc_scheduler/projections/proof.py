"""How a timetable came about and how good it is proven to be, in words."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from math import ceil

SAYS_NOTHING = 0.995
"""A gap that wide says no more than that a timetable cannot cost less than nothing."""


@dataclass(frozen=True, slots=True)
class Proof:
    """The facts of one solve. `status` is one of the engine's words; costs are in the rules' own units.

    `solved_at` is local time. `objective`, `bound` or `time_limit` (seconds) None: not known. `version` is the
    program's; `proves` the fingerprint of the timetable it speaks of. `kept`: what was not open to change, to go after
    "with": "everything before Wed 1 March 2028 kept as it is"; empty where everything was open.
    """

    status: str
    objective: int | None
    bound: int | None
    seconds: float
    seed: int
    solved_at: datetime
    version: str = ""
    time_limit: float | None = None
    proves: str = ""
    kept: str = ""

    @property
    def gap(self) -> float | None:
        """How far from the best it may be, as a share of its own cost."""
        if self.objective is None or self.bound is None:
            return None
        return max(0, self.objective - self.bound) / self.objective if self.objective > 0 else 0.0

    @property
    def proven(self) -> bool:
        """Whether no timetable can be better: also where a search was cut off that had nothing left to win."""
        return self.status == "proven" or self.gap == 0.0

    def says_more_than(self, other: Proof) -> bool:
        """Whether this one, of the same timetable, comes nearer to the best: where no less was open to change."""
        if self.kept not in ("", other.kept):
            return False
        return self.bound is not None and (other.bound is None or self.bound > other.bound)


def unproven(now: datetime) -> Proof:
    """Of a timetable nobody has proven anything of: changed by hand, or made for another plan."""
    return Proof("stopped", None, None, 0.0, 0, now.astimezone().replace(tzinfo=None, microsecond=0))


def status_words(proof: Proof) -> str:
    """The status as the status line says it."""
    if proof.proven:
        return f"Best possible with {proof.kept}" if proof.kept else "Proven best timetable"
    if proof.gap is None or proof.gap >= SAYS_NOTHING:
        return "Timetable found; how good it is was not worked out"
    return f"Timetable within {_percent(proof.gap)} of the best possible{f' with {proof.kept}' if proof.kept else ''}"


def proof_words(proof: Proof) -> str:
    """What is known, in a sentence or two, for somebody who wants to rely on it."""
    if proof.objective is None:
        return "The cost of this timetable was not worked out."
    cost = f"All departures from what was preferred cost {proof.objective:,} points together."
    narrowed = f", with {proof.kept}," if proof.kept else ""
    if proof.proven:
        return f"{cost} It is proven that no timetable that keeps every requirement{narrowed} costs less."
    if proof.bound is None:
        return f"{cost} How much less the best possible would cost is not known."
    return (
        f"{cost} It is proven that none that keeps every requirement{narrowed} costs less than {proof.bound:,}, so the "
        f"best possible is at most {_percent(proof.gap or 0.0)} cheaper."
    )


def _percent(share: float) -> str:
    tenths = ceil(share * 1000 - 1e-9)  # never said better than it is
    return f"{tenths / 10:g} %"
