"""Whether a delivery can be cut into blocks at all, and if not, what stands in the way."""

from __future__ import annotations

from dataclasses import replace
from functools import cached_property

from hsmc_scheduler.domain.delivery import Delivery
from hsmc_scheduler.domain.problems.wording import counted, listed
from hsmc_scheduler.domain.split import block_is_allowed

MOST_DAYS = 200
"""In a delivery; one academic year has about as many days to teach on."""


class Cuts:
    """Every way to cut a delivery, without listing the ways one by one. `longest`: no block has more days."""

    def __init__(self, delivery: Delivery, longest: int = 7) -> None:
        self.total = len(delivery.days)
        lengths = [n for n in sorted(set(delivery.block_lengths)) if n <= longest]
        self._after: dict[int, list[int]] = {}
        for day in reversed(range(self.total)):
            fits = [n for n in lengths if day + n == self.total or self._after.get(day + n)]
            self._after[day] = [n for n in fits if block_is_allowed(delivery, day, n)]

    @property
    def possible(self) -> bool:
        """Whether there is any."""
        return bool(self._after.get(0))

    @cached_property
    def lengths(self) -> tuple[frozenset[int], ...]:
        """The lengths the first, second, ... block can have; as many entries as there can be blocks."""
        found = []
        starts = {0}
        while starts := {s for s in starts if s < self.total and self._after[s]}:
            found.append(frozenset(n for s in starts for n in self._after[s]))
            starts = {s + n for s in starts for n in self._after[s]}
        return tuple(found)


def why_not(delivery: Delivery) -> str:
    """What keeps a delivery from being cut, in words; "" where it can be."""
    if Cuts(delivery).possible:
        return ""
    lengths = listed((str(n) for n in sorted(set(delivery.block_lengths))), "or")
    what = f"{counted(len(delivery.days), 'day')} cannot be cut into blocks of {lengths}"
    apart = tuple(replace(s, keep_with_next=False) for s in delivery.sessions)
    if not Cuts(replace(delivery, block_limits=(), sessions=apart)).possible:
        return what
    limits = (
        listed(f"at most {counted(limit.most, limit.kind.value)} in a block" for limit in delivery.block_limits)
        if delivery.block_limits
        else ""
    )
    if Cuts(replace(delivery, block_limits=())).possible:
        return f"{what} with {limits}"
    kept = "the days that must stay together"
    if Cuts(replace(delivery, sessions=apart)).possible:
        return f"{what} with {kept}"
    return f"{what} with {kept} and {limits}"
