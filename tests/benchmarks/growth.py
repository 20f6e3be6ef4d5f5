"""How a figure grows with the size of the plan."""

from __future__ import annotations

from collections.abc import Sequence
from math import log


def exponent(points: Sequence[tuple[float | None, float | None]]) -> float | None:
    """The power of n a figure grows with: the slope of the least-squares line through the logarithms.

    None where fewer than two sizes have a figure.
    """
    known = [(log(n), log(value)) for n, value in points if n and value]
    if len({n for n, _ in known}) < 2:
        return None
    mean_n, mean_value = (sum(column) / len(known) for column in zip(*known, strict=True))
    spread: float = sum((n - mean_n) ** 2 for n, _ in known)
    together: float = sum((n - mean_n) * (value - mean_value) for n, value in known)
    return together / spread
