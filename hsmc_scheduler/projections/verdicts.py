"""Where one block can go: every date of its window, judged by the rules alone."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from hsmc_scheduler.domain.calendar import days_between
from hsmc_scheduler.domain.index import PlanIndex
from hsmc_scheduler.domain.plan import Plan
from hsmc_scheduler.domain.timetable import Timetable
from hsmc_scheduler.projections.judge import SAME_ON_EVERY_DATE, Judge, moved_to, scope_of, touched

__all__ = [
    "SAME_ON_EVERY_DATE",
    "State",
    "Verdict",
    "change_words",
    "iter_verdicts",
    "moved_to",
    "scope_of",
    "touched",
    "verdicts",
    "window_of",
]

LITTLE = 60
"""A change in cost is little up to this: two steps of a preference of medium importance, less than one of high."""


class State(StrEnum):
    """What a date means for a block."""

    FINE = "fine"
    """No requirement is broken, and no preference is worse off."""
    AT_A_COST = "at a cost"
    BLOCKED = "blocked"
    """On this date the block breaks a requirement."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """A block started on one date.

    `change`: what the cost of the whole timetable goes up by, below 0 where it gets better; None where it is blocked.
    `reasons`: the requirements it would break, or else the preferences that would be worse off, as sentences. A date
    the block cannot lie on at all (weekend, closed, another week) has that reason alone.
    """

    start: date
    end: date
    state: State
    change: int | None
    reasons: tuple[str, ...]
    current: bool

    @property
    def words(self) -> str:
        """What the date is like beside the present one, for a cell or a card: "a little worse", "blocked"."""
        return State.BLOCKED.value if self.change is None else change_words(self.change)


def change_words(change: int) -> str:
    """A change in cost in words, never a number: nothing, up to LITTLE, or more."""
    if not change:
        return "as good"
    return f"{'a little ' if abs(change) <= LITTLE else ''}{'worse' if change > 0 else 'better'}"


def verdicts(
    plan: Plan | PlanIndex, timetable: Timetable, delivery: str, block: int, earlier: Timetable | None = None
) -> tuple[Verdict, ...]:
    """Every date of the block's window, in order; the block keeps its days (in a row), tutors and rooms.

    `earlier` is a timetable to stay close to. Raises KeyError where that block is not in the timetable.
    """
    found = iter_verdicts(plan, timetable, delivery, block, earlier)
    return tuple(sorted(found, key=lambda v: v.start))


def iter_verdicts(
    plan: Plan | PlanIndex, timetable: Timetable, delivery: str, block: int, earlier: Timetable | None = None
) -> Iterator[Verdict]:
    """The same one by one, from the present date outwards, each worked out when it is asked for.

    The first takes some milliseconds, each further one well under two. Raises KeyError at once where the block is not
    in the timetable, or holds what the plan does not know.
    """
    index = plan if isinstance(plan, PlanIndex) else PlanIndex(plan)
    placement = next((p for p in timetable.placements if p.key == (delivery, block)), None)
    if placement is None or any((delivery, s.session) not in index.sessions for s in placement.sittings):
        raise KeyError(f"{delivery}#{block}")
    first, last = window_of(index, delivery)
    days = sorted(days_between(first, last), key=lambda day: abs((day - placement.start).days))

    def one_by_one() -> Iterator[Verdict]:
        judge = Judge(index, timetable, placement, earlier)
        for day in days:
            yield _verdict(judge, day)

    return one_by_one()


def window_of(index: PlanIndex, delivery: str) -> tuple[date, date]:
    """The first and the last date a block of the delivery can start on, as far as year and window go."""
    found = index.deliveries[delivery]
    year, window = index.year_of(found), found.window
    if not window.active:
        return year.start, year.end
    return max(year.start, window.earliest or year.start), min(year.end, window.latest or year.end)


def _verdict(judge: Judge, start: date) -> Verdict:
    there, broken = judge.broken_on(start)
    current = start == judge.placement.start
    if broken:
        return Verdict(start, there.end, State.BLOCKED, None, judge.sentences(broken), current)
    change, worse = judge.cost_on(start)
    state = State.AT_A_COST if change > 0 else State.FINE
    return Verdict(start, there.end, state, change, judge.sentences(worse), current)
