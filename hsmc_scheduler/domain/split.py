"""How a delivery's days may be cut into blocks."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from hsmc_scheduler.domain.delivery import Delivery

Split = tuple[int, ...]
"""Block lengths in days, first block first: (3, 2)."""

MOST_SPLITS = 2000


def block_is_allowed(delivery: Delivery, first_day: int, length: int) -> bool:
    """Whether days `first_day`, ... (from 0) may stand as one block of `length` days.

    Lengths, limits per block and keep-together marks at both edges are judged; dates are not.
    """
    days = delivery.days
    if length not in delivery.block_lengths or first_day + length > len(days):
        return False
    if first_day and days[first_day - 1][-1].keep_with_next:
        return False
    if days[first_day + length - 1][-1].keep_with_next and first_day + length < len(days):
        return False
    kinds = Counter(s.kind for day in days[first_day : first_day + length] for s in day)
    return all(kinds[limit.kind] <= limit.most for limit in delivery.block_limits)


def allowed_splits(delivery: Delivery) -> tuple[Split, ...]:
    """Every way the delivery's own rules leave to cut it, most blocks first; at most MOST_SPLITS of them."""
    total = len(delivery.days)
    cuts = {
        day: [n for n in sorted(set(delivery.block_lengths)) if block_is_allowed(delivery, day, n)]
        for day in range(total)
    }
    finishes = {total}
    for day in reversed(range(total)):
        if any(day + n in finishes for n in cuts[day]):
            finishes.add(day)

    def from_day(day: int) -> Iterator[Split]:
        if day == total:
            yield ()
            return
        for length in cuts[day]:
            if day + length in finishes:
                for rest in from_day(day + length):
                    yield (length, *rest)

    found: list[Split] = []
    for split in from_day(0) if 0 in finishes else ():
        found.append(split)
        if len(found) == MOST_SPLITS:
            break
    return tuple(sorted(found, key=lambda s: (-len(s), s)))
