"""Every way one delivery can be put on dates, before any solver is asked."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property

from hsmc_scheduler.domain.calendar import days_between, monday_of
from hsmc_scheduler.domain.delivery import Delivery
from hsmc_scheduler.domain.split import block_is_allowed
from hsmc_scheduler.rules.weeks import week_of


@dataclass(frozen=True, slots=True)
class Start:
    """One block (from 1) of a split into `blocks`, holding `length` days from day number `first`, begun on `day`."""

    blocks: int
    block: int
    first: int
    length: int
    day: date

    @property
    def end(self) -> date:
        """Its last day, inclusive."""
        return self.day + timedelta(days=self.length - 1)

    @property
    def week(self) -> int:
        """The number of the week it lies in (rules/weeks.py)."""
        return week_of(self.day)

    @property
    def taught(self) -> list[tuple[int, date]]:
        """The delivery's day numbers it holds, each with its date."""
        return [(self.first + k, self.day + timedelta(days=k)) for k in range(self.length)]


class Course:
    """A delivery with every admissible start of every block of every split."""

    def __init__(self, delivery: Delivery, starts: tuple[Start, ...]) -> None:
        self.delivery = delivery
        self.starts = starts

    @cached_property
    def block_counts(self) -> tuple[int, ...]:
        """The numbers of blocks it can be cut into, with dates for every block of one."""
        wanted = {s.blocks for s in self.starts}
        having = {n: {s.block for s in self.starts if s.blocks == n} for n in wanted}
        return tuple(sorted(n for n in wanted if len(having[n]) == n))

    @cached_property
    def of_block(self) -> dict[tuple[int, int], list[int]]:
        """Positions in `starts` by (blocks, block)."""
        found: dict[tuple[int, int], list[int]] = defaultdict(list)
        for position, start in enumerate(self.starts):
            found[start.blocks, start.block].append(position)
        return dict(found)

    @cached_property
    def of_week(self) -> dict[tuple[int, int, int], list[int]]:
        """Positions in `starts` by (blocks, block, week)."""
        found: dict[tuple[int, int, int], list[int]] = defaultdict(list)
        for position, start in enumerate(self.starts):
            found[start.blocks, start.block, start.week].append(position)
        return dict(found)

    @cached_property
    def covering(self) -> dict[date, list[tuple[int, int]]]:
        """For each date, the starts that teach then: (position, day number)."""
        found: dict[date, list[tuple[int, int]]] = defaultdict(list)
        for position, start in enumerate(self.starts):
            for number, day in start.taught:
                found[day].append((position, number))
        return dict(found)

    @cached_property
    def most_in_a_week(self) -> int:
        """The most blocks one week can hold."""
        shortest = min(self.delivery.block_lengths)
        gap = self.delivery.gaps.min_days if self.delivery.gaps.active else 1
        return (7 - shortest) // (shortest - 1 + gap) + 1

    @cached_property
    def weeks(self) -> tuple[int, ...]:
        """Every week some block may lie in, in order."""
        return tuple(sorted({s.week for s in self.starts}))


def cuts_of(delivery: Delivery) -> dict[int, dict[int, list[tuple[int, int]]]]:
    """For each number of blocks, for each block (from 1), the (first day number, length) it may have in some split."""
    total = len(delivery.days)
    lengths = sorted(set(delivery.block_lengths))
    allowed = {(i, n) for i in range(total) for n in lengths if block_is_allowed(delivery, i, n)}
    most = total // min(lengths)
    reached: list[set[int]] = [{0}]
    for _ in range(most):
        reached.append({i + n for i in reached[-1] for n in lengths if (i, n) in allowed})
    found: dict[int, dict[int, list[tuple[int, int]]]] = {}
    for blocks in range(1, most + 1):
        if total not in reached[blocks]:
            continue
        ends = {total}
        layers: dict[int, list[tuple[int, int]]] = {}
        for block in range(blocks, 0, -1):
            layers[block] = [
                (i, n) for i in sorted(reached[block - 1]) for n in lengths if (i, n) in allowed and i + n in ends
            ]
            ends = {i for i, _ in layers[block]}
        found[blocks] = layers
    return found


def lay_out(
    delivery: Delivery,
    first: date,
    last: date,
    admits_day: Callable[[int, date], bool],
    admits_start: Callable[[Start], bool],
) -> Course:
    """Every start between two dates (inclusive) whose every day, and which as a whole, is admitted."""
    dates = list(days_between(first, last))
    cuts = cuts_of(delivery)
    day_ok: dict[tuple[int, date], bool] = {}

    def admitted(number: int, day: date) -> bool:
        key = (number, day)
        if key not in day_ok:
            day_ok[key] = admits_day(number, day)
        return day_ok[key]

    starts = []
    for blocks, layers in cuts.items():
        for block in range(1, blocks + 1):
            for number, length in layers[block]:
                for day in dates:
                    if monday_of(day) + timedelta(days=7) < day + timedelta(days=length):
                        continue
                    if all(admitted(number + k, day + timedelta(days=k)) for k in range(length)):
                        start = Start(blocks, block, number, length, day)
                        if admits_start(start):
                            starts.append(start)
    return Course(delivery, tuple(starts))
