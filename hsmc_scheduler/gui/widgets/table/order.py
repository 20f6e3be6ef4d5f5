"""Which rows a sorted or filtered table shows, and in which order, after its list changed under it.

As in Excel: what is typed moves no row and hides none, or the next word would be typed into another row. Sorting or
filtering again puts them in their place.
"""

from __future__ import annotations

from collections.abc import Sequence

from hsmc_scheduler.domain.place import Step


def order_kept(before: Sequence[int], steps: Sequence[Step], now: Sequence[Step], fresh: Sequence[int]) -> list[int]:
    """The numbers (from 0) to show, in order.

    Args:
        before: the numbers shown until now, in the list as it was.
        steps: the steps of the list as it was.
        now: the steps of the list as it is.
        fresh: the numbers that would be shown if it were sorted and filtered now.
    """
    if len(now) != len(steps) and any(isinstance(step, int) for step in (*steps, *now)):
        return list(fresh)  # things without a name: nobody can say which is which
    number_now, known = {step: number for number, step in enumerate(now)}, set(steps)
    kept: list[int] = []
    for number in before:
        here = number_now.get(steps[number])
        if here is None and len(now) == len(steps) and now[number] not in known:
            here = number  # under a new name
        if here is not None:
            kept.append(here)
    return _with_new(kept, fresh)


def _with_new(kept: list[int], fresh: Sequence[int]) -> list[int]:
    """Those, and each of `fresh` that is not among them after the one it follows there."""
    known, last = set(kept), -1
    for number in fresh:
        if number not in known:
            kept.insert(kept.index(last) + 1 if last >= 0 else 0, number)
        last = number
    return kept
